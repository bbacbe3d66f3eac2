"""Translations: all versions of a contribution, a new one, and what people may do with each."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from advice import policy
from advice.actions import translating
from advice.machines import current_machine
from advice.models import Contribution, Revision, Translation
from advice.versions import choose_versions, show_version
from advice.web import composing
from advice.web.forms.browsing import read_number
from advice.web.forms.translations import ReviewForm, TargetForm, TranslationForm, WordsForm
from advice.web.history import compared
from advice.web.posting import actor, form_page, posted, refusals_on
from advice.web.reading import languages_read
from advice.web.views.situations import read_or_write


@dataclass(frozen=True)
class Version:
    """A translation on the page of all versions, and what its reader may do with it."""

    translation: Translation
    may_revise: bool
    may_review: bool
    may_withdraw: bool


@require_safe
def translations(request: HttpRequest, pk: int) -> HttpResponse:
    """The original and every translation the reader may see, the best first (three queries, the account's aside)."""
    return _page(request, _original(request, pk), None)


@login_required
@read_or_write
def translate(request: HttpRequest, pk: int) -> HttpResponse:
    contribution = _original(request, pk)
    policy.require(policy.may_translate(request.user, contribution), _("Withdrawn advice is not translated."))
    form = TranslationForm(
        composing.submitted(request, {}),
        initial={"source": contribution.revision_count, "language": composing.known_language(request.GET.get("to"))},
        reads=languages_read(request),
        without={contribution.language},
        draft=f"translation-{pk}",
    )
    if composing.publishing(request) and form.is_valid():
        with refusals_on(form):
            language, by = form.cleaned_data["language"], actor(request)
            translating.translate(contribution, by=by, language=language, aware=_aware(request, language), **form.words)
            messages.success(request, _("Your translation is published, as a draft until somebody else reviews it."))
            return redirect("contribution_translations", pk=pk)
    return _compose(request, form, contribution, None)


@login_required
@read_or_write
def machine(request: HttpRequest, pk: int) -> HttpResponse:
    contribution = _original(request, pk)
    if request.method != "POST":  # the page of a refusal, asked for anew
        return redirect("contribution_translations", pk=pk)
    form = TargetForm(request.POST, reads=languages_read(request), without={contribution.language})
    if form.is_valid():
        with refusals_on(form):
            translating.translate_by_machine(contribution, by=actor(request), language=form.cleaned_data["language"])
            messages.success(request, _("The machine has translated it. Read it with care, and mark it as reviewed."))
            return redirect("contribution_translations", pk=pk)
    return _page(request, contribution, form)


@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a card in one version: the piece for htmx, the contribution's own page without it."""
    contribution = _original(request, pk)
    number, original = read_number(request.GET.get("translation", "")), "original" in request.GET
    shown = contribution.translations.visible_to(request.user).listed().filter(pk=number).first() if number else None
    if shown is None:
        choose_versions([contribution], languages_read(request), originals={pk} if original else ())
    else:
        show_version(contribution, shown, original=original)
    if "hx-request" in request.headers:
        return render(request, "translation/_version.html", {"contribution": contribution})
    asked = f"&original={pk}" if original else ""
    return redirect(f"{contribution.situation.get_absolute_url().partition('#')[0]}?focus={pk}{asked}#c-{pk}")


@login_required
@read_or_write
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    translation = _translation(request, pk)
    why_not = _("Who translated this, who wrote the original, curators, and who reads both languages may change it.")
    policy.require(policy.may_revise_translation(request.user, translation), why_not)
    initial = {"body": translation.body, "source": translation.contribution.revision_count}
    sent, draft = composing.submitted(request, {}), f"translation-{pk}-edit"
    form = WordsForm(sent, initial=initial, draft=draft, language=translation.language)
    if composing.publishing(request) and form.is_valid():
        with refusals_on(form):
            aware = _aware(request, translation.language)
            translating.revise_translation(translation, by=actor(request), aware=aware, **form.words)
            messages.success(request, _("Your changes are published, as a draft until somebody else reviews them."))
            return redirect("contribution_translations", pk=translation.contribution_id)
    return _compose(request, form, translation.contribution, translation)


@login_required
@read_or_write
def review(request: HttpRequest, pk: int) -> HttpResponse:
    translation = _translation(request, pk)
    form = ReviewForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            translating.review(translation, by=actor(request), revision=form.cleaned_data["revision"])
            messages.success(request, _("Thank you: readers see that it was reviewed."))
            return redirect("contribution_translations", pk=translation.contribution_id)
    row = _offered(request, translation.contribution, translation)
    return form_page(request, "translation/review.html", form, translation=translation, row=row)


@login_required
@read_or_write
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    translation = _translation(request, pk)
    if request.method == "POST":
        translating.withdraw_translation(translation, by=actor(request))
        undo, words = reverse("translation_restore", args=[pk]), _("The translation is withdrawn.")
        messages.success(request, format_html('{} <a href="{}">{}</a>', words, undo, _("Undo")))
        return redirect("contribution_translations", pk=translation.contribution_id)
    policy.require(policy.may_withdraw_translation(request.user, translation), _("Only its translator may do this."))
    return render(request, "translation/withdraw.html", {"translation": translation})


@login_required
@read_or_write
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    translation = _translation(request, pk)
    policy.require(policy.may_withdraw_translation(request.user, translation), _("Only its translator may do this."))
    refusal = None
    if request.method == "POST":
        try:
            translating.restore_translation(translation, by=actor(request))
        except ValidationError as error:
            refusal = error
        else:
            messages.success(request, _("The translation is published again, as a draft."))
            return redirect("contribution_translations", pk=translation.contribution_id)
    context = {"translation": translation, "refusal": refusal}
    return render(request, "translation/restore.html", context, status=422 if refusal else 200)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    translation = _translation(request, pk)
    comparison = compared(get_list_or_404(translation.revisions.select_related("editor")), request.GET)
    return render(request, "translation/history.html", {"translation": translation, "comparison": comparison})


def _original(request: HttpRequest, pk: int) -> Contribution:
    rows = Contribution.objects.visible_to(request.user).select_related("author", "situation")
    return get_object_or_404(rows, pk=pk)


def _translation(request: HttpRequest, pk: int) -> Translation:
    return get_object_or_404(Translation.objects.visible_to(request.user).listed(), pk=pk)


def _aware(request: HttpRequest, language: str) -> bool:
    """Whether the translator knows of the personal details there are now."""
    return bool(composing.answers(request, {"language": language}, {})["aware"])


def _page(request: HttpRequest, contribution: Contribution, form: TargetForm | None) -> HttpResponse:
    revisions = Prefetch("revisions", queryset=Revision.objects.defer("body").order_by("-number"))
    there = contribution.translations.visible_to(request.user).listed().prefetch_related(revisions)
    rows = [_offered(request, contribution, row) for row in there.best_first()]
    by_people = {row.translation.language for row in rows if row.translation.standing and not row.translation.engine}
    offered = policy.may_translate(request.user, contribution) and contribution.language
    standing = current_machine() if offered else None
    if standing and form is None:
        without = {contribution.language, *by_people}
        form = TargetForm(reads=languages_read(request), without=without)
    context = {"contribution": contribution, "rows": rows, "form": form, "machine": standing}
    return render(request, "translation/translations.html", context, status=422 if form and form.is_bound else 200)


def _offered(request: HttpRequest, contribution: Contribution, translation: Translation) -> Version:
    translation.contribution = contribution
    return Version(
        translation,
        may_revise=policy.may_revise_translation(request.user, translation),
        may_review=not translation.reviewed and policy.may_review(request.user, translation),
        may_withdraw=policy.may_withdraw_translation(request.user, translation),
    )


def _compose(
    request: HttpRequest, form: BaseForm, contribution: Contribution, translation: Translation | None
) -> HttpResponse:
    language = translation.language if translation else composing.known_language(form["language"].value())
    body = form["body"].value() or ""
    found = composing.composed(body, language, {}) if form.is_bound else None
    shown = found and not composing.publishing(request) and form.is_valid()
    context = {
        "form": form,
        "contribution": contribution,
        "translation": translation,
        "found": found if found and found.details else None,
        "preview": {"body": body, "language": language} if shown else None,
        "unaware": composing.may_be_aware(form),
        "behind": contribution.revision_count - translation.source_revision if translation else 0,
    }
    return render(request, "translation/compose.html", context, status=422 if form.errors else 200)
