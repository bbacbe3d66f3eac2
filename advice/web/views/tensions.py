"""Tensions: opposite strategies in one playbook, and when the one, when the other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from advice import policy
from advice.actions import balancing
from advice.curation.tensions import Pull, pulls
from advice.models import Playbook, Strategy, interface_of
from advice.web.forms.playbooks import TensionForm
from advice.web.posting import actor, form_page, posted, refusals_on
from advice.web.views.playbooks import curated

asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def tensions(request: HttpRequest, pk: int) -> HttpResponse:
    """All tensions of a draft with both sides, for its team."""
    playbook = get_object_or_404(Playbook.objects.drafted_for(request.user).select_related("team"), pk=pk)
    context = {
        "playbook": playbook,
        "pulls": pulls(playbook),
        "curates": policy.may_curate(request.user, playbook),
    }
    return render(request, "playbook/tensions.html", context)


@asked_or_sent
@login_required
def explain(request: HttpRequest, pk: int, first: str, second: str) -> HttpResponse:
    """Say when the one and when the other."""
    playbook = curated(request, pk)
    pull = _pull(playbook, first, second)
    form = TensionForm(posted(request), initial={"body": pull.body or _beginning(pull, playbook.language)})
    if form.is_valid():
        with refusals_on(form):
            sides = (pull.first.strategy, pull.second.strategy)
            balancing.explain_tension(playbook, *sides, form.cleaned_data["body"], by=actor(request))
            messages.success(request, _("Saved. Editions that are out stay as they are."))
            return redirect("tensions", pk)
    draft = f"tension-{pk}-{first}-{second}"
    return form_page(request, "playbook/tension.html", form, draft=draft, playbook=playbook, pull=pull)


def _beginning(pull: Pull, language: str) -> str:
    """Words to begin with, to keep or to change: when each of the two is out of place, as the site says it in the playbook's language (four queries)."""
    words = [Strategy.objects.labelled().get(pk=side.strategy.pk).words_in(language) for side in pull.sides]
    lines = [f"- **{row.label}**: {row.when_not}" for row in words if row and row.when_not]
    with translation.override(interface_of(language)):
        return "\n".join([f"{_('When not to')}:", "", *lines]) if lines else ""


def _pull(playbook: Playbook, first: str, second: str) -> Pull:
    for row in pulls(playbook):
        if {row.first.strategy.slug, row.second.strategy.slug} == {first, second}:
            return row
    raise Http404
