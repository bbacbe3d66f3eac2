"""What a search names besides words: strategies, by their names in any language and by their cues, and topics by their names."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from advice.language.terms import Term, is_dense, plain, stem, terms
from advice.models import StrategyLabel, TopicName
from advice.models.strategy import Strategy
from advice.suggestions.cues import languages as cued_languages
from advice.suggestions.named import named
from advice.suggestions.words import words

SURE = 0.8  # of a cue: the weaker ones say too little in a search of two words
WHOLE = 0.6  # the share of a search that a name has to cover for the search to be about it


@dataclass(frozen=True, slots=True)
class Naming:
    """A strategy or a topic that a search names, by which part of it: code points `start` to `end`; `whole` where that is most of the search."""

    number: int
    start: int
    end: int
    whole: bool


def named_strategies(text: str, languages: Collection[str] = ()) -> list[Naming]:
    """The strategies a search names, in any language, the one named first first; those that became part of another by that other (two queries).

    `languages` are those its words are written in on the site: the cues of these are tried, or those of all where nobody has written such words.

    Its labels and their alternatives count, in thirty languages as a site begins; where they say nothing, so do the cues by which strategies are
    suggested to authors, in twelve: "push back the deadline" names the same strategy as "flex deadlines".
    """
    rows = {strategy.slug: strategy for strategy in Strategy.objects.select_related("merged_into")}
    if not text or not rows:
        return []
    said = _reading(text)
    by_number = {strategy.pk: strategy for strategy in rows.values()}
    found = dict[int, tuple[int, int]]()
    labels = StrategyLabel.objects.order_by("strategy__position", "pk").values_list(
        "strategy", "language", "label", "alternatives"
    )
    for number, language, label, alternatives in labels:
        for place in said(language).places([label, *alternatives], language):
            whole = by_number[number].whole.pk
            # the widest: "mostrare empatia" is all of a search, though "empatia" alone is a name too, and comes first
            found[whole] = max(found.get(whole, place), place, key=_width)
    if not found:
        for slug, place in _cued(text, languages).items():
            if slug in rows:
                found.setdefault(rows[slug].whole.pk, place)
    return _namings(found, text)


def _cued(text: str, languages: Collection[str]) -> dict[str, tuple[int, int]]:
    """The strategies that sure cues name, each with the place of the widest."""
    found = dict[str, tuple[int, int]]()
    codes: list[str | None] = [*sorted(cued_languages().intersection(languages))]
    for code in codes or [None]:
        for slug, marks in named(text, code, words(text, code)).marks.items():
            sure = [(mark.start, mark.end) for mark in marks if mark.cue.strength >= SURE]
            if sure:
                found[slug] = max([*sure, found.get(slug, (0, 0))], key=_width)
    return found


def _width(place: tuple[int, int]) -> int:
    return place[1] - place[0]


def named_topics(text: str) -> list[Naming]:
    """The topics a search names, in any language (one query)."""
    said, found = _reading(text), dict[int, tuple[int, int]]()
    for number, language, name in TopicName.objects.order_by("pk").values_list("topic", "language", "name"):
        for place in said(language).places([name], language):
            found.setdefault(number, place)
    return _namings(found, text)


def _namings(found: dict[int, tuple[int, int]], text: str) -> list[Naming]:
    length = sum(not char.isspace() for char in text)
    namings = [
        Naming(number, start, end, sum(not char.isspace() for char in text[start:end]) >= WHOLE * length)
        for number, (start, end) in found.items()
    ]
    return sorted(namings, key=lambda naming: (naming.start, naming.start - naming.end))


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a text that count, with the forms each has in one language, by which names are looked for among them."""

    words: Sequence[Term]
    forms: Sequence[set[str]]
    heard: set[str]
    dense: bool

    @classmethod
    def in_language(cls, language: str, text: str, spoken: Iterable[Term]) -> Self:
        words = [term for term in spoken if _counts(term)]
        # with its accents a word may have another stem than without them: of sieć a Polish one, of siec none
        forms = [
            {stem(plain(text[term.start : term.end]), language), stem(term.surface, language), term.surface}
            for term in words
        ]
        return cls(words, forms, set().union(*forms), bool(words) and all(is_dense(term.surface) for term in words))

    def places(self, names: Iterable[str], language: str) -> Iterable[tuple[int, int]]:
        """Where one of these names stands, whatever the forms of its words; a script that does not part its words may leave its end away."""
        for name in names:
            wanted = _wanted(name, language)
            if self.dense and len(wanted) <= 2 * len(self.words) + 1:
                wanted = wanted[: len(self.words)]
            if not wanted or wanted[0] not in self.heard:
                continue
            for place in range(len(self.words) - len(wanted) + 1):
                if all(root in self.forms[place + step] for step, root in enumerate(wanted)):
                    yield self.words[place].start, self.words[place + len(wanted) - 1].end


def _reading(text: str) -> Callable[[str], _Said]:
    """The text as it is compared with the names of a language: its words are given their forms once for each, however many names that has."""
    spoken = terms(text)
    return lru_cache(maxsize=None)(lambda language: _Said.in_language(language, text, spoken))


@lru_cache(maxsize=8192)
def _wanted(name: str, language: str) -> tuple[str, ...]:
    """The stems of a name, in their order."""
    return tuple(term.stem for term in terms(name, language) if _counts(term))


def _counts(term: Term) -> bool:
    return len(term.surface) > 1 or is_dense(term.surface)
