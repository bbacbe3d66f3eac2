"""What a single line is to an article: a separator, a bullet, an end of the contributions, or text."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from advice.articles.folding import fold
from advice.articles.phrases import RATING_LINES, RELATED_HEADINGS, RELATED_HEADINGS_AFTER_RATING

_HYPHENS: Final = "-‐‑‒–—―−"
_SEPARATORS: Final = frozenset({*_HYPHENS, "•", "---", "–––", "———"})
# Lines that part contributions only in a page without any better mark, for within a contribution they may be ornament.
_WEAK_SEPARATORS: Final = frozenset({"*", "***", "___", "·", "●", "▪", "--", "⁂", "⸻", "~~~", "+", "+++"})
UNSEEN: Final = dict.fromkeys((0x00AD, 0x061C, 0x180E, *range(0x200B, 0x2010), 0x2060, 0xFE0E, 0xFE0F, 0xFEFF))
_LONGEST_MARK: Final = 200
_LONGEST_HEADING: Final = 160

# Marks of direction and word joiners stand before bullets where pages were copied; nobody sees them.
_INDENT: Final = r"[ \t\u00a0\u061c\u200b-\u200f\u2060]*"
_BULLET: Final = re.compile(
    rf"(?P<indent>{_INDENT})(?:[•●▪‣◦⁃][ \t\u00a0]*|[0-9]{{1,3}}\.(?:[ \t\u00a0]+|(?=[^\W\d_])))(?=\S)"
)
_WEAK_BULLET: Final = re.compile(rf"(?P<indent>{_INDENT})(?:[{_HYPHENS}*+·]|\(?[0-9]{{1,3}}[.)])[ \t\u00a0]+(?=\S)")


class Kind(Enum):
    """What a line is, as far as it shows without its neighbours."""

    TEXT = auto()
    BLANK = auto()
    SEPARATOR = auto()
    RATING = auto()
    RELATED = auto()
    RELATED_AFTER_RATING = auto()
    UNDERLINE = auto()
    PAGE_BREAK = auto()


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    kind: Kind


def bare(text: str) -> str:
    """`text` without white space and without characters that nobody sees."""
    return "".join(text.translate(UNSEEN).split())


def is_separator(text: str) -> bool:
    """Whether the line holds nothing but `-`, `–`, `•` or `---` (or another dash, or a longer rule of dashes)."""
    if len(text) > _LONGEST_MARK:
        return False
    mark = bare(text)
    return mark in _SEPARATORS or (len(mark) >= 3 and mark == "-" * len(mark))


def is_weak_separator(text: str) -> bool:
    return len(text) <= _LONGEST_MARK and bare(text) in _WEAK_SEPARATORS


def bullet(text: str) -> re.Match[str] | None:
    """The bullet that begins the line, `• ` or `1. `, with its `indent`; None without one."""
    return _BULLET.match(text)


def weak_bullet(text: str) -> re.Match[str] | None:
    """The bullet that begins the line in any form people use: `- `, `* `, `1) ` …; None without one."""
    return _WEAK_BULLET.match(text) or bullet(text)


def without_bullet(text: str) -> str:
    match = weak_bullet(text)
    return text[match.end() :].strip() if match else text.strip()


def to_lines(text: str) -> list[Line]:
    """The lines of a file, each with its kind; form feeds become lines of their own."""
    return [Line(line.rstrip(), _kind(line)) for line in text.replace("\f", "\n\f\n").split("\n")]


def _kind(line: str) -> Kind:
    if line == "\f":
        return Kind.PAGE_BREAK
    if len(line) > _LONGEST_HEADING:
        return Kind.SEPARATOR if is_separator(line) else Kind.TEXT
    mark = bare(line)
    if not mark:
        return Kind.BLANK
    if is_separator(line):
        return Kind.SEPARATOR
    if len(mark) >= 3 and mark == "=" * len(mark):
        return Kind.UNDERLINE
    return _kind_of_words(fold(line))


def _kind_of_words(words: str) -> Kind:
    # Stars and marks are gone already; what is left of "4/5" or "(12)" are numbers at the end.
    if words.rstrip(" 0123456789") in RATING_LINES:
        return Kind.RATING
    if words in RELATED_HEADINGS:
        return Kind.RELATED
    return Kind.RELATED_AFTER_RATING if words in RELATED_HEADINGS_AFTER_RATING else Kind.TEXT
