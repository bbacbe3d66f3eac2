"""Rules: what a playbook would like to be filled with, what they propose now, and adding what was ticked of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from advice import policy
from advice.actions import curating
from advice.actions import filling as verbs
from advice.curation.filling import filling
from advice.models import Playbook, Rule
from advice.versions import choose_versions
from advice.web.browsing import catalogue
from advice.web.forms.rules import MOST_PICKS, FillForm, RuleForm, read_picks
from advice.web.forms.shelf import ticked
from advice.web.posting import actor, form_page, posted, refusals_on
from advice.web.reading import languages_read

asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@asked_or_sent
@login_required
def rules(request: HttpRequest, pk: int) -> HttpResponse:
    """The rules of a playbook, and a form for one more."""
    playbook, there = _curated(request, pk), catalogue()
    form = RuleForm(posted(request), strategies=there)
    if form.is_valid():
        with refusals_on(form):
            verbs.make_rule(playbook, by=actor(request), **form.said)
            messages.success(request, _("The rule is there. Nothing is added before you say so."))
            return redirect("playbook_rules", pk=pk)
    rows = playbook.rules.select_related("topic").prefetch_related("topic__names")
    return form_page(request, "rule/rules.html", form, playbook=playbook, rules=rows, strategies=there)


@asked_or_sent
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a rule asks for."""
    rule = _rule(request, pk)
    form = RuleForm(posted(request), strategies=catalogue(), rule=rule)
    if form.is_valid():
        with refusals_on(form):
            verbs.change_rule(rule, by=actor(request), **form.said)
            messages.success(request, _("Saved. What is in the playbook stays as it is."))
            return redirect("playbook_rules", pk=rule.playbook_id)
    return form_page(request, "rule/change.html", form, playbook=rule.playbook, rule=rule)


@require_POST
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a rule; the message that says so can bring it back."""
    rule = _rule(request, pk)
    verbs.remove_rule(rule, by=actor(request))
    messages.success(request, mark_safe(render_to_string("rule/_undo.html", {"rule": rule}, request)))
    return redirect("playbook_rules", pk=rule.playbook_id)


@asked_or_sent
@login_required
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """What the rules propose, all ticked; sent, what was ticked is added."""
    playbook = _curated(request, pk)
    sections, picks = playbook.sections.all(), read_picks(request.POST)
    form = FillForm(posted(request), sections=sections)
    if form.is_valid():
        with refusals_on(form):
            filled = verbs.fill(playbook, picks, by=actor(request), section=form.cleaned_data["into"])
            _tell(request, playbook, filled)
            return redirect(playbook) if filled.plays else redirect("playbook_fill", pk=pk)
    proposed = filling(playbook)
    shown = [row for _rule, piles in proposed.rules for pile in piles for row in pile.offers]
    choose_versions([row.contribution for row in shown], languages_read(request))
    context: dict[str, Any] = {"filling": proposed, "sections": sections, "strategies": catalogue()}
    return form_page(request, "rule/fill.html", form, playbook=playbook, picked=dict(picks), **context)


@require_POST
@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a filling: take out just what it added."""
    playbook = _curated(request, pk)
    plays, sections = ticked(request.POST, "play", MOST_PICKS), ticked(request.POST, "section")
    kept = len(verbs.take_back(playbook, plays, sections, by=actor(request)))
    messages.success(request, _("Taken out again."))
    if kept:
        said = ngettext(
            "%(count)d stays: somebody has written on it since.",
            "%(count)d stay: somebody has written on them since.",
            kept,
        )
        messages.info(request, said % {"count": kept})
    return redirect(playbook)


def _tell(request: HttpRequest, playbook: Playbook, filled: verbs.Filled) -> None:
    """Say what was added, with a press that undoes it, and what was left out and why."""
    if filled.plays:
        context = {"filled": filled, "playbook": playbook}
        messages.success(request, mark_safe(render_to_string("rule/_filled.html", context, request)))
    left_out = {
        ngettext(
            "%(count)d was withdrawn meanwhile and is left out.",
            "%(count)d were withdrawn meanwhile and are left out.",
            len(filled.withdrawn),
        ): filled.withdrawn,
        ngettext(
            "%(count)d may not stand in this playbook, as its author says now, and is left out.",
            "%(count)d may not stand in this playbook, as their authors say now, and are left out.",
            len(filled.limited),
        ): filled.limited,
        ngettext(
            "%(count)d stood in the playbook already.", "%(count)d stood in the playbook already.", len(filled.there)
        ): filled.there,
    }
    for said, rows in left_out.items():
        if rows:
            messages.warning(request, said % {"count": len(rows)})


def _curated(request: HttpRequest, pk: int) -> Playbook:
    """The playbook this person may change: 404 where they cannot see it, 403 where they only may read."""
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user).select_related("team"), pk=pk)
    policy.require(policy.may_curate(request.user, playbook), _(curating.REFUSAL))
    return playbook


def _rule(request: HttpRequest, pk: int) -> Rule:
    rule = get_object_or_404(Rule.objects.visible_to(request.user).select_related("playbook__team", "topic"), pk=pk)
    policy.require(policy.may_curate(request.user, rule.playbook), _(curating.REFUSAL))
    return rule
