"""Suggest strategies for a text: cues and the learned model together, each suggestion with the words that say so."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from advice.suggestions.cues import Cue, languages, lexicon
from advice.suggestions.learned import Model, Reading
from advice.suggestions.matching import Hit, read
from advice.suggestions.words import Word, words

FLOOR = 0.65  # below it nothing is suggested
CHIPS = 3  # how many the compose page shows
SURE = 0.8  # from here on, and with a cue, a chip is ticked beforehand
ALONE = 0.3  # the share in the model that is as likely as not, without a cue
BESIDE = 0.15  # the same beside a cue
DOUBT = 0.05  # the share in the model that halves what a cue is worth where the model is sure of something else
TELLING = 400  # different runs of letters, some sixteen words, from which on the model knows a text's company
REFUSED = 0.2  # of what the model gives a strategy that is named only to refuse it
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
    """What suggestions rest on: the learned model, and how often each cue was right (by its key; the shipped strength where unknown)."""

    model: Model | None = None
    strengths: Mapping[str, float] = field(default_factory=dict)


def suggest(text: str, language: str | None, knowledge: Knowledge) -> list[Suggestion]:
    """The strategies of a text, the likeliest first, by p = 1 - (1 - p of the cues)(1 - p of the model) (ranking paper, section 3).

    Without a language the cues of every language in that script are tried. About a millisecond for 200 characters; no query.
    """
    text = text[:MAXIMUM_CHARACTERS]
    seen = words(text, language)
    cued, refused = _cued(text, language, seen)
    reading = knowledge.model.read(seen) if knowledge.model and seen else None
    sentences = _sentences(seen, cued, knowledge)
    found = []
    for slug in dict.fromkeys([*cued, *(reading.slugs if reading else ())]):
        marks = cued.get(slug, [])
        learned = reading.chance(slug, BESIDE if marks else ALONE) if reading else 0.0
        learned *= REFUSED if slug in refused else 1.0
        cues = _by_cues(marks, knowledge)
        if marks and reading:
            cues *= _company(slug, [reading, *(sentences[mark.sentence] for mark in marks)])
        score = 1 - (1 - cues) * (1 - learned)
        if score >= FLOOR:
            places = _places(marks, seen, slug, reading)
            if evidence := _evidence(text, places):
                found.append(Suggestion(slug, round(score, 3), evidence, bool(marks)))
    return sorted(found, key=lambda each: (-each.score, each.slug))


@dataclass(frozen=True, slots=True)
class _Mark:
    cue: Cue
    start: int
    end: int
    sentence: int


def _sentences(seen: Sequence[Word], cued: Mapping[str, Sequence[_Mark]], knowledge: Knowledge) -> dict[int, Reading]:
    """What the model makes of each sentence that holds a cue: in a long text a strategy's share of the whole is small."""
    if knowledge.model is None:
        return {}
    numbers = {mark.sentence for marks in cued.values() for mark in marks}
    apart = {number: [word for word in seen if word.sentence == number] for number in numbers}
    return {number: knowledge.model.read(words) for number, words in apart.items()}


def _company(slug: str, readings: Sequence[Reading]) -> float:
    """What a cue is worth in its company, 0 to 1: little where the model is sure of something else in the whole text and in the cue's sentence."""
    share = max(reading.share(slug) for reading in readings)
    sure = min(reading.surest * min(1.0, reading.runs / TELLING) for reading in readings)
    return 1 - sure * (1 - share / (share + DOUBT))


def _cued(text: str, language: str | None, seen: Sequence[Word]) -> tuple[dict[str, list[_Mark]], frozenset[str]]:
    """The cues found, by strategy, and the strategies that are only refused."""
    found, refused = defaultdict[str, list[_Mark]](list), frozenset[str]()
    for code in [language] if language in languages() else _by_script(text) if language is None else []:
        own = seen if code == language else words(text, code)
        counted, gone = read(own, lexicon(code or ""))
        refused |= gone
        for hit in counted:
            found[hit.cue.strategy].append(_mark(hit, own))
    return found, refused - found.keys()


def _mark(hit: Hit, seen: Sequence[Word]) -> _Mark:
    first = seen[hit.first]
    return _Mark(hit.cue, first.start, seen[hit.behind - 1].end, first.sentence)


_SCRIPTS = {
    "ja": ("\u3040", "\u30ff"),
    "zh": ("\u4e00", "\u9fff"),
    "ar": ("\u0600", "\u06ff"),
    "ru": ("\u0400", "\u04ff"),
}


def _by_script(text: str) -> list[str]:
    for code, (first, last) in _SCRIPTS.items():
        if any(first <= char <= last for char in text):
            return [code]
    return sorted(languages() - set(_SCRIPTS))


def _by_cues(marks: Sequence[_Mark], knowledge: Knowledge) -> float:
    """How sure the cues make it: each place of the text counts once, by its strongest cue."""
    doubt, counted = 1.0, list[_Mark]()
    for mark in sorted(marks, key=lambda mark: (-_strength(mark.cue, knowledge), mark.start)):
        if not any(mark.start < other.end and other.start < mark.end for other in counted):
            doubt *= 1 - _strength(mark.cue, knowledge)
            counted.append(mark)
    return 1 - doubt


def _strength(cue: Cue, knowledge: Knowledge) -> float:
    return knowledge.strengths.get(cue.key, cue.strength)


def _places(marks: Sequence[_Mark], seen: Sequence[Word], slug: str, reading: Reading | None) -> list[tuple[int, int]]:
    if marks or reading is None:
        return [(mark.start, mark.end) for mark in marks]
    return [(seen[at].start, seen[at].end) for at in reading.evidence(slug)]


def _evidence(text: str, places: Sequence[tuple[int, int]]) -> tuple[Evidence, ...]:
    """The places as phrases: overlapping ones, and those with only a space between, are one."""
    merged = list[tuple[int, int]]()
    for start, end in sorted(places):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip(" ")):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Evidence(start, end, text[start:end]) for start, end in merged)
