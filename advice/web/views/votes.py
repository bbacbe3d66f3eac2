"""Votes: a reader's answer to "Would this help?"."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from advice.actions import voting
from advice.models import Contribution
from advice.web.forms.contributions import VoteForm
from advice.web.posting import actor, signed_in, way_back


@require_POST
@signed_in("contribution")
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    htmx = "hx-request" in request.headers
    contribution = get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
    form = VoteForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_("A vote is 1, -1 or 0."))
    voting.vote(contribution, form.cleaned_data["value"], by=actor(request))
    if not htmx:
        page = way_back(request, reverse("contribution", args=[pk])).partition("#")[0]
        return redirect(f"{page}#c-{pk}")
    fresh = Contribution.objects.visible_to(request.user).read_by(request.user).get(pk=pk)
    context = {"contribution": fresh, "reader": request.user}
    return render(request, "contribution/_vote.html", context)
