"""Which strategies a text names: the cues found in it, by strategy, with their places."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from advice.suggestions.cues import Cue, languages, lexicon
from advice.suggestions.matching import Hit, read
from advice.suggestions.words import Word, words

_SCRIPTS = {
    "ja": ("\u3040", "\u30ff"),
    "zh": ("\u4e00", "\u9fff"),
    "ar": ("\u0600", "\u06ff"),
    "ru": ("\u0400", "\u04ff"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue at a place: code points `start` to `end`, `length` words (signs, in a script without spaces) in the sentence of that number."""

    cue: Cue
    start: int
    end: int
    length: int
    sentence: int


@dataclass(frozen=True)
class Named:
    """The marks of each strategy that a text names, and the strategies it names only to refuse them, or in another sense."""

    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()


def named(text: str, language: str | None, seen: Sequence[Word]) -> Named:
    """What a text names; `seen` are its words in that language. Without a language the cues of every language in its script are tried. No query."""
    found, refused = defaultdict[str, list[Mark]](list), frozenset[str]()
    for code in [language] if language in languages() else _by_script(text) if language is None else []:
        own = seen if code == language else words(text, code)
        counted, gone = read(own, lexicon(code or ""))
        refused |= gone
        for hit in counted:
            found[hit.cue.strategy].append(_mark(hit, own))
    return Named(found, refused - found.keys())


def odds(marks: Sequence[Mark], strengths: Mapping[str, float]) -> float:
    """How likely the cues alone make it, 0 to 1: each place of the text counts once, by its strongest cue; `strengths` are what a site learned of them."""
    doubt, counted = 1.0, list[Mark]()

    def strength(mark: Mark) -> float:
        return strengths.get(mark.cue.key, mark.cue.strength)

    for mark in sorted(marks, key=lambda mark: (-strength(mark), mark.start)):
        if not any(mark.start < other.end and other.start < mark.end for other in counted):
            doubt *= 1 - strength(mark)
            counted.append(mark)
    return 1 - doubt


def _mark(hit: Hit, seen: Sequence[Word]) -> Mark:
    first = seen[hit.first]
    return Mark(hit.cue, first.start, seen[hit.behind - 1].end, hit.behind - hit.first, first.sentence)


def _by_script(text: str) -> list[str]:
    for code, (first, last) in _SCRIPTS.items():
        if any(first <= char <= last for char in text):
            return [code]
    return sorted(languages() - set(_SCRIPTS))
