"""Suggest strategies for a text: named by its cues and confirmed by the judge, or seen by the letter model; each with the words that say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from advice.suggestions.judge import Judge, case
from advice.suggestions.learned import Model
from advice.suggestions.named import Mark, named
from advice.suggestions.sentences import Sentences
from advice.suggestions.words import Word, words

FLOOR = 0.65  # below it nothing is suggested
CHIPS = 3  # how many the compose page shows
SURE = 0.8  # from here on, and with a cue, a chip is ticked beforehand
EVEN = 0.25  # the share in the letter model that is as likely as not, without a cue
REFUSED = 0.2  # of what the letter model gives a strategy that is named only to refuse it
MAXIMUM_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """A phrase of the text that speaks for a strategy; `start` and `end` count code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A strategy that the text seems to recommend: `score` 0 to 1, never without evidence; `cued` where a cue was found."""

    slug: str
    score: float
    evidence: tuple[Evidence, ...]
    cued: bool


@dataclass(frozen=True)
class Knowledge:
    """What suggestions rest on: the letter model, the judge, and how often each cue was right (by its key; the shipped strength where unknown)."""

    model: Model
    judge: Judge
    strengths: Mapping[str, float] = field(default_factory=dict)


def suggest(text: str, language: str | None, knowledge: Knowledge) -> list[Suggestion]:
    """The strategies of a text, the likeliest first (docs/suggestions.md).

    Without a language the cues of every language in that script are tried. About a millisecond for 200 characters; no query.
    """
    text = text[:MAXIMUM_CHARACTERS]
    seen = words(text, language)
    if not seen:
        return []
    naming, sentences = named(text, language, seen), Sentences(text, seen, knowledge.model)
    found = []
    for slug in dict.fromkeys([*naming.marks, *sentences.whole]):
        if marks := naming.marks.get(slug, ()):
            score = knowledge.judge.chance(case(slug, marks, sentences, knowledge.strengths))
        else:
            score = _uncued(sentences.whole[slug]) * (REFUSED if slug in naming.refused else 1)
        if score >= FLOOR and (evidence := _evidence(text, _places(slug, marks, seen, sentences, knowledge.model))):
            found.append(Suggestion(slug, round(score, 3), evidence, bool(marks)))
    return sorted(found, key=lambda each: (-each.score, each.slug))


def _uncued(share: float) -> float:
    return share / (share + EVEN)


def _places(
    slug: str, marks: Sequence[Mark], seen: Sequence[Word], sentences: Sentences, model: Model
) -> list[tuple[int, int]]:
    if marks:
        return [(mark.start, mark.end) for mark in marks]
    return [(seen[at].start, seen[at].end) for at in model.evidence(slug, sentences.runs)]


def _evidence(text: str, places: Sequence[tuple[int, int]]) -> tuple[Evidence, ...]:
    """The places as phrases: overlapping ones, and those with only a space between, are one."""
    merged = list[tuple[int, int]]()
    for start, end in sorted(places):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip(" ")):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Evidence(start, end, text[start:end]) for start, end in merged)
