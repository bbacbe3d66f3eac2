"""Votes: a reader's answer to "Would this help?", and the log that everybody may read."""

import math

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from advice.actions import voting
from advice.models import Contribution, VoteMonth
from advice.web.forms.contributions import VoteForm
from advice.web.posting import actor, signed_in, way_back

MONTHS = 24


@require_POST
@signed_in("contribution")
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    contribution = get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
    form = VoteForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_("A vote is 1, -1 or 0."))
    try:
        voting.vote(contribution, form.cleaned_data["value"], by=actor(request))
    except voting.TooManyVotes as limit:
        return _too_many(request, pk, limit)
    if "hx-request" not in request.headers:
        page = way_back(request, reverse("contribution", args=[pk])).partition("#")[0]
        return redirect(f"{page}#c-{pk}")
    return _piece(request, pk)


@require_POST
@signed_in("contribution")
def endorse(request: HttpRequest, pk: int) -> HttpResponse:
    """A vote for advice that says already what somebody was writing, and the way there. What they wrote is not sent, and stays on their device."""
    contribution = get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
    try:
        voting.vote(contribution, 1, by=actor(request))
    except voting.TooManyVotes as limit:
        return _too_many(request, pk, limit)
    messages.success(request, _("Thank you: you endorsed this advice."))
    return redirect("contribution", pk=pk)


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """The public log of votes: counts by month, of the last two years."""
    return render(request, "vote/log.html", {"months": VoteMonth.objects.all()[:MONTHS]})


def _piece(request: HttpRequest, pk: int, refusal: str = "", status: int = 200) -> HttpResponse:
    fresh = Contribution.objects.visible_to(request.user).read_by(request.user).get(pk=pk)
    context = {"contribution": fresh, "reader": request.user, "refusal": refusal}
    return render(request, "contribution/_vote.html", context, status=status)


def _too_many(request: HttpRequest, pk: int, limit: voting.TooManyVotes) -> HttpResponse:
    """A limit is reached: the sentence that says so and until when, in the card with htmx, on a page of its own without."""
    (refusal,) = limit.messages
    if "hx-request" in request.headers:
        answer = _piece(request, pk, refusal, status=429)
    else:
        context = {"refusal": refusal, "back": way_back(request, reverse("contribution", args=[pk]))}
        answer = render(request, "vote/too_many.html", context, status=429)
    answer["Retry-After"] = str(max(1, math.ceil((limit.again - timezone.now()).total_seconds())))
    return answer
