"""Contributions: all of them, a new one, and what its author and its readers may do."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from advice import policy
from advice.actions import contributing, correcting
from advice.actions.wording import refuse_personal
from advice.language import detect
from advice.models import Contribution, Playbook, Situation
from advice.models.contribution import ContributionQuerySet
from advice.web import browsing, composing
from advice.web.drawing import draws
from advice.web.forms.browsing import read_selection
from advice.web.forms.contributions import ContributionForm, LanguageForm, as_typed
from advice.web.history import compared
from advice.web.posting import actor, posted, refusals_on
from advice.web.reading import languages_read
from advice.web.views.situations import read_or_write

DRAFT = "draft"  # the session's key for what somebody wrote before signing in


@require_safe
@draws
def contributions(request: HttpRequest) -> HttpResponse:
    there, topics = browsing.catalogue(), browsing.topics()
    reads = languages_read(request)
    selection = read_selection(request.GET, strategies=there, merged=there.merged, topics=topics, reads=reads)
    base = Contribution.objects.published()
    context = {
        "page": browsing.browse(base, selection, request.user, there),
        "topics": topics.values(),
        "situation": Situation.objects.published().filter(pk=selection.situation).first()
        if selection.situation
        else None,
        "playbooks": Playbook.objects.editable_by(request.user),
    }
    further = browsing.wants_rows_alone(request)
    return render(request, "contribution/_rows.html" if further else "contribution/contributions.html", context)


@require_safe
def contribution(request: HttpRequest, pk: int) -> HttpResponse:
    contribution = get_object_or_404(_visible(request), pk=pk)
    return redirect(f"{contribution.situation.get_absolute_url()}?focus={pk}#c-{pk}")


@read_or_write
def create(request: HttpRequest, pk: int) -> HttpResponse:
    situation = get_object_or_404(Situation.objects.visible_to(request.user), pk=pk)
    kept = request.session.get(DRAFT, {})
    there = browsing.catalogue()
    initial = (kept if kept.get("situation") == pk else {}) | composing.asked_for(request.GET, there)
    sent = composing.submitted(request, there)
    form = ContributionForm(sent, initial=initial, strategies=there, draft=f"situation-{pk}", situation=pk)
    if composing.publishing(request) and form.is_valid():
        with refusals_on(form):
            words = form.cleaned_data | composing.answers(request, form.cleaned_data, there)
            if not request.user.is_authenticated:
                return _sign_in_first(request, pk, words)
            contribution = contributing.contribute(situation, by=actor(request), **words)
            request.session.pop(DRAFT, None)
            _thank(request, contribution)
            return redirect("contribution", pk=contribution.pk)
    return _compose(request, form, there, situation, None)


@login_required
@read_or_write
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    contribution = get_object_or_404(_visible(request), pk=pk)
    policy.require(policy.may_revise(request.user, contribution), _("Only its author may change this."))
    there = browsing.catalogue()
    sent = composing.submitted(request, there)
    about: dict[str, Any] = {"draft": f"advice-{pk}", "situation": contribution.situation_id, "contribution": pk}
    form = ContributionForm(sent, initial=as_typed(contribution), strategies=there, **about)
    if composing.publishing(request) and form.is_valid():
        with refusals_on(form):
            words = form.cleaned_data | composing.answers(request, form.cleaned_data, there)
            contributing.revise(contribution, by=actor(request), **words)
            messages.success(request, _("Your changes are published. What it said before stays readable."))
            return redirect("contribution", pk=pk)
    return _compose(request, form, there, contribution.situation, contribution)


@login_required
@read_or_write
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    contribution = get_object_or_404(_visible(request), pk=pk)
    if request.method == "POST":
        contributing.withdraw(contribution, by=actor(request))
        undo = reverse("contribution_restore", args=[pk])
        words = _("Your advice is withdrawn: nobody else sees it now.")
        messages.success(request, format_html('{} <a href="{}">{}</a>', words, undo, _("Undo")))
        return redirect(contribution.situation)
    policy.require(policy.may_withdraw(request.user, contribution), _("Only its author may take this back."))
    return render(request, "contribution/withdraw.html", {"contribution": contribution})


@login_required
@read_or_write
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    contribution = get_object_or_404(_visible(request), pk=pk)
    policy.require(policy.may_withdraw(request.user, contribution), _("Only its author may restore this."))
    refusal = None
    if request.method == "POST":
        try:
            contributing.restore(contribution, by=actor(request))
        except ValidationError as error:
            refusal = error
        else:
            messages.success(request, _("Your advice is published again, with its votes."))
            return redirect("contribution", pk=pk)
    context = {"contribution": contribution, "refusal": refusal}
    return render(request, "contribution/restore.html", context, status=422 if refusal else 200)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    contribution = get_object_or_404(_visible(request), pk=pk)
    comparison = compared(get_list_or_404(contribution.revisions.select_related("editor")), request.GET)
    return render(request, "contribution/history.html", {"contribution": contribution, "comparison": comparison})


@login_required
@read_or_write
def correct_language(request: HttpRequest, pk: int) -> HttpResponse:
    contribution = get_object_or_404(_visible(request), pk=pk)
    form = LanguageForm(posted(request), initial={"language": contribution.language})
    if request.method == "POST" and form.is_valid():
        correcting.correct_language(contribution, by=actor(request), language=form.cleaned_data["language"])
        messages.success(request, _("Thank you: the language is corrected."))
        return redirect("contribution", pk=pk)
    likely = composing.likely_languages(contribution)
    context = {"contribution": contribution, "form": form, "likely": likely}
    return render(request, "contribution/language.html", context, status=422 if form.errors else 200)


def _visible(request: HttpRequest) -> ContributionQuerySet:
    return Contribution.objects.visible_to(request.user).select_related("author", "situation")


def _thank(request: HttpRequest, contribution: Contribution) -> None:
    if contribution.language:
        messages.success(request, _("Your advice is published."))
        return
    choose = reverse("contribution_language", args=[contribution.pk])
    words = _("Your advice is published. We could not tell its language.")
    messages.success(request, format_html('{} <a href="{}">{}</a>', words, choose, _("Choose the language")))


def _sign_in_first(request: HttpRequest, pk: int, words: dict[str, Any]) -> HttpResponse:
    """Keep what a visitor wrote until they have signed in. Raises PersonalDetails before anything is kept."""
    refuse_personal(words["body"], words["language"] or detect(words["body"]).language or "", aware=words["aware"])
    kept = {name: words[name] for name in ("body", "language", "strategies", "use")}
    request.session[DRAFT] = {"situation": pk, **kept}
    messages.info(request, _("Sign in to publish. What you wrote is kept."))
    return redirect_to_login(request.path)


def _compose(
    request: HttpRequest,
    form: ContributionForm,
    there: browsing.Catalogue,
    situation: Situation,
    contribution: Contribution | None,
) -> HttpResponse:
    body, found = form["body"].value() or "", None
    ticked = [strategy for strategy, ticked in form.ticked if ticked]
    if form.is_bound:
        found = composing.composed(body, composing.known_language(form["language"].value()), there)
        about = {"situation": situation.pk, "but": contribution.pk if contribution else None}
        slugs = [strategy.slug for strategy in ticked]
        found = composing.with_alike(found, body, request, there, **about, ticked=slugs)
    shown = found and not composing.publishing(request) and form.is_valid()
    context = {
        "form": form,
        "situation": situation,
        "contribution": contribution,
        "found": found,
        "preview": {"body": body, "language": found.language, "strategies": ticked} if found and shown else None,
        "unaware": composing.may_be_aware(form),
    }
    return render(request, "contribution/compose.html", context, status=422 if form.errors else 200)
