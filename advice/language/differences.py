"""What changed between two versions of a text, word by word, in any script."""

import difflib
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

# scripts written without spaces are compared sign by sign
_UNSPACED = (
    r"\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # no spaces
)
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@dataclass(frozen=True)
class Change:
    """A run of text that both versions have, that only the later has, or that only the earlier had."""

    kind: Literal["same", "added", "removed"]
    text: str

    @property
    def direction(self) -> str:
        """ "auto" for a run with letters; "" for signs and digits alone, which turn with the text around them, as brackets do."""
        return "auto" if any(unicodedata.bidirectional(sign) in _STRONG for sign in self.text) else ""


def changes(old: str, new: str) -> list[Change]:
    """The later text with what was removed from the earlier one in its place; texts of 20,000 characters take less than a tenth of a second.

    A run never parts a sign from its accents, vowels or joiners, nor a word of a script that joins its letters. Neighbouring words that all changed
    are one run. The runs that are not added make the earlier text, those that are not removed the later one.
    """
    find = _words().findall
    return list(_gathered(_runs(find(old), find(new))))


def direction_of(runs: Iterable[Change]) -> str:
    """In which direction the later text runs, "rtl" or "ltr", by its first letter; "auto" for texts without one.

    A browser would look past what stands in elements that say their own direction, and so past every run that changed.
    """
    rows = list(runs)
    later = [run.text for run in rows if run.kind != "removed"]
    earlier = [run.text for run in rows if run.kind == "removed"]
    found = (_STRONG.get(unicodedata.bidirectional(sign)) for text in [*later, *earlier] for sign in text)
    return next(filter(None, found), "auto")


def _runs(old: list[str], new: list[str]) -> Iterator[Change]:
    for kind, start, stop, other_start, other_stop in difflib.SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(old[start:stop]))
            continue
        if stop > start:
            yield Change("removed", "".join(old[start:stop]))
        if other_stop > other_start:
            yield Change("added", "".join(new[other_start:other_stop]))


def _gathered(runs: Iterable[Change]) -> Iterator[Change]:
    """The same with a space between two replaced words made part of both, so that a phrase is read whole and not in turns."""
    removed = added = between = ""
    for run in runs:
        if run.kind == "same":
            bridge = removed and added and not between and run.text.isspace() and "\n" not in run.text
            if bridge:
                between = run.text
                continue
            yield from _replaced(removed, added, between)
            removed = added = between = ""
            yield run
        elif run.kind == "removed":
            removed, added, between = removed + between + run.text, added + between, ""
        else:
            removed, added, between = removed + between, added + between + run.text, ""
    yield from _replaced(removed, added, between)


def _replaced(removed: str, added: str, after: str) -> Iterator[Change]:
    if removed:
        yield Change("removed", removed)
    if added:
        yield Change("added", added)
    if after:
        yield Change("same", after)


@cache
def _words() -> re.Pattern[str]:
    """A word, a sign of a script without spaces, a run of spaces, or any other sign, each with the marks that hang on it."""
    marks = "".join(re.escape(sign) for sign in map(chr, range(sys.maxunicode)) if unicodedata.category(sign)[0] == "M")
    hanging = rf"[{marks}\u200c\u200d\U0001f3fb-\U0001f3ff]*"
    sign = rf"[{_UNSPACED}]{hanging}(?:(?<=[\u1039\u17d2])[{_UNSPACED}]{hanging})*"  # stacked consonants stay together
    return re.compile(
        rf"\s+|{sign}|(?:[^\W_{_UNSPACED}]{hanging})+|[\U0001f1e6-\U0001f1ff]{{2}}"
        rf"|.{hanging}(?:(?<=\u200d)[^\w\s]{hanging})*",
        re.DOTALL,
    )
