"""Situations: the list, one of them with its advice, and what its author may do."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from advice import policy
from advice.actions import asking, correcting
from advice.models import Contribution, Playbook, Situation
from advice.web import browsing, composing, outcomes
from advice.web.asked import browse_situations
from advice.web.drawing import draws
from advice.web.forms.browsing import read_number, read_selection
from advice.web.forms.contributions import ContributionForm, LanguageForm
from advice.web.forms.situations import SituationForm, as_asked, read_situations
from advice.web.history import compared
from advice.web.posting import actor, posted, refusals_on
from advice.web.reading import languages_read

ROWS = 30
read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def situations(request: HttpRequest) -> HttpResponse:
    topics = browsing.topics()
    selection = read_situations(request.GET, topics=topics, reads=languages_read(request))
    page = browse_situations(Situation.objects.published(), selection, topics)
    further = browsing.wants_rows_alone(request)
    template = "situation/_rows.html" if further else "situation/situations.html"
    return render(request, template, {"page": page, "topic": topics.get(selection.topic)})


@require_safe
@draws
def situation(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    situation = get_object_or_404(Situation.objects.visible_to(request.user).listed(), pk=pk)
    if slug != situation.slug:
        query = request.GET.urlencode()
        return redirect(situation.get_absolute_url() + (f"?{query}" if query else ""), permanent=True)
    there = browsing.catalogue()
    reads = languages_read(request)
    selection = read_selection(request.GET, strategies=there, merged=there.merged, reads=reads, here=True)
    base = Contribution.objects.shown_under(situation)
    page = browsing.browse(base, selection, request.user, there, size=ROWS, few=True)
    further = browsing.wants_rows_alone(request)
    mine = Contribution.objects.visible_to(request.user).in_situation(situation.pk)
    number = read_number(request.GET.get("focus", ""))
    pinned = browsing.pinned(mine, number, page, request.user, there) if number else None
    outcomes.tell([*page.rows, pinned])
    context = {
        "situation": situation,
        "page": page,
        "focus": number,
        "pinned": pinned,
        "form": ContributionForm(strategies=there, draft=f"situation-{situation.pk}", situation=situation.pk),
        "related": situation.related.published()[:6],
        "playbooks": Playbook.objects.editable_by(request.user),
    }
    return render(request, "contribution/_rows.html" if further else "situation/situation.html", context)


@login_required
@read_or_write
def ask(request: HttpRequest) -> HttpResponse:
    initial = {"title": request.GET.get("title", "")[:300]}
    form = SituationForm(composing.submitted(request, {}), draft="ask", initial=initial)
    if composing.publishing(request) and form.is_valid():
        with refusals_on(form):
            aware = composing.answers(request, form.cleaned_data, {})["aware"]
            situation = asking.ask(by=actor(request), aware=aware, **form.cleaned_data)
            messages.success(request, _("Your situation is published. Others can now advise."))
            return redirect(situation)
    return _compose(request, form, None)


@login_required
@read_or_write
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    situation = get_object_or_404(Situation.objects.visible_to(request.user), pk=pk)
    policy.require(policy.may_revise_situation(request.user, situation), _("Only who asked may change this."))
    form = SituationForm(composing.submitted(request, {}), initial=as_asked(situation), draft=f"situation-{pk}-edit")
    if composing.publishing(request) and form.is_valid():
        with refusals_on(form):
            aware = composing.answers(request, form.cleaned_data, {})["aware"]
            situation = asking.revise_situation(situation, by=actor(request), aware=aware, **form.cleaned_data)
            messages.success(request, _("Your changes are published."))
            return redirect(situation)
    return _compose(request, form, situation)


@login_required
@read_or_write
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    situation = get_object_or_404(Situation.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        asking.withdraw_situation(situation, by=actor(request))
        undo = reverse("situation_restore", args=[pk])
        words = _("Your situation is withdrawn: nobody else sees it now.")
        messages.success(request, format_html('{} <a href="{}">{}</a>', words, undo, _("Undo")))
        return redirect(situation)
    policy.require(policy.may_withdraw_situation(request.user, situation), _("Only while nobody else has answered."))
    return render(request, "situation/withdraw.html", {"situation": situation})


@login_required
@read_or_write
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    situation = get_object_or_404(Situation.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        asking.restore_situation(situation, by=actor(request))
        messages.success(request, _("Your situation is published again."))
        return redirect(situation)
    policy.require(policy.may_withdraw_situation(request.user, situation), _("Only who asked may restore this."))
    return render(request, "situation/restore.html", {"situation": situation})


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    situation = get_object_or_404(Situation.objects.visible_to(request.user), pk=pk)
    comparison = compared(get_list_or_404(situation.revisions.select_related("editor")), request.GET)
    return render(request, "situation/history.html", {"situation": situation, "comparison": comparison})


@login_required
@read_or_write
def correct_language(request: HttpRequest, pk: int) -> HttpResponse:
    situation = get_object_or_404(Situation.objects.visible_to(request.user), pk=pk)
    form = LanguageForm(posted(request), initial={"language": situation.language})
    if request.method == "POST" and form.is_valid():
        correcting.correct_language(situation, by=actor(request), language=form.cleaned_data["language"])
        messages.success(request, _("Thank you: the language is corrected."))
        return redirect(situation)
    context = {"situation": situation, "form": form, "likely": composing.likely_languages(situation)}
    return render(request, "situation/language.html", context, status=422 if form.errors else 200)


def _compose(request: HttpRequest, form: SituationForm, situation: Situation | None) -> HttpResponse:
    title, body, found = form["title"].value() or "", form["body"].value() or "", None
    if form.is_bound:
        found = composing.composed(f"{title}\n{body}", composing.known_language(form["language"].value()), {})
    shown = found and not composing.publishing(request) and form.is_valid()
    context = {
        "form": form,
        "situation": situation,
        "found": found,
        "preview": {"title": title, "body": body, "language": found.language} if found and shown else None,
        "unaware": composing.may_be_aware(form),
    }
    return render(request, "situation/compose.html", context, status=422 if form.errors else 200)
