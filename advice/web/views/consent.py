"""What an author allows: who may use a text, and having a withdrawn one erased for good."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from advice import policy
from advice.actions import erasing, limiting
from advice.models import Contribution
from advice.web.forms.contributions import EraseForm, UseForm
from advice.web.posting import actor, form_page, posted, refusals_on, signed_in, way_back

SAID = {
    Contribution.Use.PUBLIC: gettext_lazy("From now on anybody may use your advice, under the licence of the site."),
    Contribution.Use.TEAM: gettext_lazy(
        "From now on your advice goes into no playbook but those that only their team reads."
    ),
    Contribution.Use.SITE: gettext_lazy("From now on your advice stays on this site and goes into no file."),
}


@require_POST
@signed_in("contribution")
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what playbooks may do with a text, from its card."""
    contribution = _visible(request, pk)
    form = UseForm(request.POST)
    if form.is_valid():
        limiting.limit(contribution, form.cleaned_data["use"], by=actor(request))
        messages.success(request, str(SAID[form.cleaned_data["use"]]))
    else:
        messages.error(request, _("Nothing was changed."))
    page = way_back(request, reverse("contribution", args=[pk])).partition("#")[0]
    return redirect(f"{page}#c-{pk}")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase a withdrawn text, once its author has read what goes and what stays, and typed that they mean it."""
    contribution = _visible(request, pk)
    policy.require(policy.may_withdraw(request.user, contribution), _("Only its author may have this erased."))
    if contribution.published:
        return render(request, "contribution/erase_not_yet.html", {"contribution": contribution})
    form = EraseForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            erasing.erase(contribution, by=actor(request))
            messages.success(request, _("Your advice is erased for good."))
            return redirect(actor(request))
    return form_page(request, "contribution/erase.html", form, contribution=contribution)


def _visible(request: HttpRequest, pk: int) -> Contribution:
    """A contribution this person may see. Raises Http404."""
    rows = Contribution.objects.visible_to(request.user).select_related("author", "situation")
    return get_object_or_404(rows, pk=pk)
