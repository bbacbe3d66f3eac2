"""What the site finds in a text while it is written, as the compose pages show it: language, strategies with their phrases, personal details,
and the advice that says it already."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy

from advice import privacy
from advice.actions.contributing import MAXIMUM_STRATEGIES
from advice.language import detect, is_known
from advice.models import Contribution, Situation, Strategy
from advice.suggestions import CHIPS, SURE, Suggestion
from advice.suggestions.analysis import Analysis, analyse
from advice.suggestions.engine import MAXIMUM_CHARACTERS
from advice.suggestions.knowledge import current_knowledge
from advice.web.browsing import Catalogue
from advice.web.forms.browsing import MOST_VALUES
from advice.web.reading import languages_read
from advice.web.said import Said, already_said

REASONS = {
    "person": gettext_lazy("the full name of a private person"),
    "email": gettext_lazy("an e-mail address"),
    "phone": gettext_lazy("a phone number"),
    "iban": gettext_lazy("a bank account"),
    "card": gettext_lazy("a payment card"),
    "address": gettext_lazy("a street address"),
    "ip": gettext_lazy("the address of somebody's machine"),
    "handle": gettext_lazy("somebody's account or profile"),
    "national_id": gettext_lazy("a number that the state gave one person"),
}

MOST_TICKED = 6  # strategies that advice like it has to carry


@dataclass(frozen=True)
class Chip:
    """A suggested strategy, the phrases that say so, and whether it is sure enough to be ticked beforehand."""

    strategy: Strategy
    phrases: tuple[str, ...]
    sure: bool


@dataclass(frozen=True)
class Detail:
    """A personal detail: its place in the text, what it is in words, and what it becomes when it is generalised."""

    place: str
    text: str
    reason: str
    replacement: str


@dataclass(frozen=True)
class Segment:
    """A stretch of the text: plain (""), evidence for a strategy ("evidence"), or a personal detail ("personal")."""

    text: str
    mark: str


@dataclass(frozen=True)
class Composed:
    """All of it. `said` is the language the author chose, `language` that or the one found ("" where nobody can tell)."""

    said: str
    language: str
    likely: tuple[str, ...]
    chips: tuple[Chip, ...]
    details: tuple[Detail, ...]
    segments: tuple[Segment, ...]
    alike: tuple[Said, ...] = ()

    @property
    def aware(self) -> str:
        """The word by which the author says that they know of these personal details."""
        return awareness(self.details)

    @property
    def sure(self) -> list[str]:
        return [chip.strategy.slug for chip in self.chips if chip.sure]


def composed(text: str, said: str, there: Mapping[str, Strategy]) -> Composed:
    """What the site finds in a text whose author says it is in `said` ("": they do not say). One query, two where the knowledge is new."""
    analysis = analyse(text, current_knowledge(), language=said or None)
    shown = [each for each in analysis.suggestions if each.slug in there][:CHIPS]
    language = analysis.language or ""
    details = [(span, privacy.generalise(text, span, language)) for span in analysis.personal]
    return Composed(
        said=said,
        language=language,
        likely=analysis.likely,
        chips=tuple(Chip(there[each.slug], _phrases(each), each.cued and each.score >= SURE) for each in shown),
        details=tuple(
            Detail(f"{span.start}-{span.end}", text[span.start : span.end], str(REASONS[span.kind]), word)
            for span, word in details
        ),
        segments=_segments(text, analysis, shown),
    )


def with_alike(
    found: Composed,
    text: str,
    request: HttpRequest,
    there: Catalogue,
    *,
    situation: int | None,
    but: int | None = None,
    ticked: Sequence[str] = (),
) -> Composed:
    """The same with the advice that says it already, by its words, or in this situation by its strategies: those ticked, else those suggested.

    `but` is the contribution that is being changed. Six queries at most.
    """
    known = [slug for slug in ticked if slug in there][:MOST_TICKED] or found.sure
    alike = already_said(
        text[:MAXIMUM_CHARACTERS],
        found.language,
        situation=situation,
        strategies=known or [chip.strategy.slug for chip in found.chips],
        but=but,
        reader=request.user,
        reads=languages_read(request),
        there=there,
    )
    return replace(found, alike=alike)


def likely_languages(text: Contribution | Situation) -> tuple[str, ...]:
    """The languages a text may well be in, the likeliest first, but for the one it is marked with; none where the site is sure of that."""
    found = detect(text.words)
    codes = dict.fromkeys([found.language, *found.alternatives])
    return tuple(code for code in codes if code and code != text.language)


def generalised(text: str, place: str, language: str) -> str:
    """The text with the personal detail at this place ("12-20"; "all": every one) replaced; unchanged where there is none there."""
    spans = privacy.find(text, languages=[language] if language else [])
    for span in sorted(spans, key=lambda span: -span.start):
        if place in ("all", f"{span.start}-{span.end}"):
            text = f"{text[: span.start]}{privacy.generalise(text, span, language)}{text[span.end :]}"
    return text


def whole_text(data: QueryDict) -> str:
    """What a compose form says: the advice; of a situation the title and, on the next line, what happened."""
    title, body = data.get("title"), data.get("body") or ""
    return body if title is None else f"{' '.join(str(title).split())}\n{body}"


def submitted(request: HttpRequest, there: Mapping[str, Strategy]) -> QueryDict | None:
    """What a compose form was sent with, and what its buttons ask for done to it; None when the page is only asked for.

    "generalise" replaces a personal detail; a preview ticks what is suggested for sure, unless its author saw it already.
    """
    if request.method != "POST":
        return None
    data = request.POST.copy()
    text, said = whole_text(data), data.get("language", "")
    if place := data.get("generalise"):
        text = generalised(text, place, said or detect(text).language or "")
        data["title"], _, data["body"] = text.partition("\n") if "title" in data else ("", "", text)
    if "preview" in data and "strategies" not in data:
        seen = set(data.getlist("shown"))
        sure = composed(text, known_language(said), there).sure
        data.setlist("strategies", [slug for slug in sure if slug not in seen])
    return data


def publishing(request: HttpRequest) -> bool:
    """Whether the form was sent to be published, not for a preview or a change."""
    return request.method == "POST" and not {"preview", "generalise"} & request.POST.keys()


def awareness(details: Sequence[Detail]) -> str:
    """What says that somebody knows of just these personal details: another one, and it is another word."""
    return hashlib.sha256("\n".join(detail.text for detail in details).encode()).hexdigest()[:16]


def may_be_aware(form: BaseForm) -> bool:
    """Whether the form was refused for personal details that its author may publish all the same."""
    return form.has_error(NON_FIELD_ERRORS, "personal") and settings.PERSONAL_DETAILS != "block"


def asked_for(data: QueryDict, there: Catalogue) -> dict[str, object]:
    """What the address of a compose page fills in beforehand: `strategy`, as often as wanted, and `lang`. What is unknown is left out in silence."""
    slugs = (there.merged.get(slug, slug) for slug in data.getlist("strategy")[:MOST_VALUES])
    kept = list(dict.fromkeys(slug for slug in slugs if slug in there))[:MAXIMUM_STRATEGIES]
    found = {"strategies": kept, "language": known_language(data.get("lang"))}
    return {name: value for name, value in found.items() if value}


def known_language(code: str | None) -> str:
    """The code somebody chose; "" where they chose none, or one the site does not know."""
    return code if code and is_known(code) else ""


def answers(request: HttpRequest, words: Mapping[str, Any], there: Mapping[str, Strategy]) -> dict[str, Any]:
    """What the author answered to what was found: the suggestions they saw, and whether they know of the personal details there are now."""
    given = request.POST.get("aware", "")
    aware = bool(given) and given == composed(whole_text(request.POST), words["language"], there).aware
    return {"shown": request.POST.getlist("shown")[: len(there)], "aware": aware}


def _phrases(suggestion: Suggestion) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.text for mark in suggestion.evidence))


def _segments(text: str, analysis: Analysis, shown: Sequence[Suggestion]) -> tuple[Segment, ...]:
    """The text cut where marks begin and end; a personal detail wins over evidence."""
    marks = [""] * len(text)
    for suggestion in shown:
        for mark in suggestion.evidence:
            marks[mark.start : mark.end] = ["evidence"] * (mark.end - mark.start)
    for span in analysis.personal:
        marks[span.start : span.end] = ["personal"] * (span.end - span.start)
    segments, begin = list[Segment](), 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marks[at] != marks[begin]:
            segments.append(Segment(text[begin:at], marks[begin]))
            begin = at
    return tuple(segments)
