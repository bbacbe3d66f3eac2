"""Whether two languages share a text about evenly, so that nobody could name one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from advice.language.evidence import Word

EVENLY, EVENLY_IF_SHORT = 0.4, 0.3  # the lesser language's share of the words, from which on a text is in both
_SHORT = 12  # words
_LEAST_WORDS = 2  # that the lesser language has to say in a row
_CLOSE = [
    frozenset(codes.split())
    for codes in (
        "da nb nn sv",
        "cs sk",
        "bs hr sr sl mk bg",
        "ru uk be",
        "id ms",
        "nl af",
        "es gl pt ca",
        "hi mr ne",
        "az tr uz",
        "et fi",
        "cs sl hr",
        "sk sl hr",
    )
]


def rivals(words: Sequence[Word], top: str) -> Iterator[tuple[str, list[Word]]]:
    """The languages that have about as many words in a text as `top`, some of them in a row, each with the words that go to it.

    Languages as near as Danish and Norwegian are no rivals. A word of both languages or of neither goes with the one before it.
    """
    telling = [word for word in words if not word.shared]
    for code in sorted({code for word in telling for code in word.codes if top not in word.codes}):
        if not _are_close(top, code) and (part := _share(telling, top, code)):
            yield code, part


def _share(words: Sequence[Word], top: str, other: str) -> list[Word]:
    """The words that go to the other language, or none where they are too few, or nowhere two in a row."""
    marks = [_mark(word, top, other) for word in words]
    known = [mark for mark in marks if mark]
    if any(_longest_run(known, code) < _LEAST_WORDS for code in (top, other)):
        return []
    current, parts = known[0], dict[str, list[Word]]({top: [], other: []})
    for word, mark in zip(words, marks, strict=True):
        current = mark or current
        parts[current].append(word)
    evenly = EVENLY_IF_SHORT if len(words) < _SHORT else EVENLY
    return parts[other] if min(map(len, parts.values())) >= evenly * len(words) else []


def _longest_run(marks: Iterable[str], code: str) -> int:
    return max((len(list(run)) for mark, run in groupby(marks) if mark == code), default=0)


def _mark(word: Word, top: str, other: str) -> str:
    if (top in word.codes) == (other in word.codes):
        return ""
    return top if top in word.codes else other


def _are_close(one: str, two: str) -> bool:
    return any(one in codes and two in codes for codes in _CLOSE)
