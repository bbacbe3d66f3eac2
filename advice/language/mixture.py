"""Whether two languages share a text about evenly, so that nobody could name one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from advice.language.evidence import Word, words_of

EVENLY, EVENLY_IF_SHORT = 0.4, 0.3  # the lesser language's share of the words, from which on a text is in both
_SHORT = 12  # words
_MOST_CLAUSES = 8
_CLAUSE_END = re.compile(r"[.,;:!?…。、，؟،।]+|\s[–—-]+\s")
_LEAST_WORDS = 2  # that the lesser language has to say in a row
_NEAR = "da nb nn sv|cs sk|bs hr sr sl mk bg|ru uk be|id ms|nl af|es gl pt ca|hi mr ne|az tr uz|et fi|cs sl hr|sk sl hr"
_SAME = "da nb|nb nn|cs sk|hr sr|hr bs|bs sr"
_CLOSE = [frozenset(codes.split()) for codes in _NEAR.split("|")]
_TWINS = {frozenset(codes.split()) for codes in _SAME.split("|")}


def are_twins(one: str, other: str) -> bool:
    """Whether two languages are so near that a short sentence may be both."""
    return frozenset((one, other)) in _TWINS


def rivals(words: Sequence[Word], top: str) -> Iterator[tuple[str, list[Word]]]:
    """The languages that have about as many words in a text as `top`, some of them in a row, each with the words that go to it.

    Languages as near as Danish and Norwegian are no rivals. A word of both languages or of neither goes with the one before it.
    """
    telling = [word for word in words if not word.shared]
    for code in sorted({code for word in telling for code in word.codes if top not in word.codes}):
        if not _are_close(top, code) and (part := _share(telling, top, code)):
            yield code, part


def clauses(text: str) -> list[list[Word]]:
    """The clauses of a text that have two words or more that could tell a language; neighbours go together where there would be more than eight."""
    found = [[word for word in words_of(part) if word.codes or not word.shared] for part in _CLAUSE_END.split(text)]
    found = [words for words in found if len(words) >= _LEAST_WORDS]
    step = -(-len(found) // _MOST_CLAUSES) or 1
    return [list(chain.from_iterable(found[start : start + step])) for start in range(0, len(found), step)]


def other_clauses(said: Sequence[tuple[str, int]], top: str) -> str | None:
    """The language of the largest other part, where the clauses (language, words) that are not in `top` are about half the text."""
    parts: Counter[str] = Counter()
    for code, length in said:
        parts[top if _are_close(code, top) else code] += length
    others = parts.total() - parts.pop(top, 0)
    if not parts or others < _evenly(sum(length for _code, length in said)) * sum(length for _code, length in said):
        return None
    return parts.most_common(1)[0][0]


def _evenly(words: int) -> float:
    return EVENLY_IF_SHORT if words < _SHORT else EVENLY


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
    return parts[other] if min(map(len, parts.values())) >= _evenly(len(words)) * len(words) else []


def _longest_run(marks: Iterable[str], code: str) -> int:
    return max((len(list(run)) for mark, run in groupby(marks) if mark == code), default=0)


def _mark(word: Word, top: str, other: str) -> str:
    if (top in word.codes) == (other in word.codes):
        return ""
    return top if top in word.codes else other


def _are_close(one: str, two: str) -> bool:
    return any(one in codes and two in codes for codes in _CLOSE)
