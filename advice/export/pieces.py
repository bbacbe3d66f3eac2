"""What a book is made of: chapters of headings, passages, lines and facts, whatever the format."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from advice.language import direction
from advice.markup import Block, first_direction

Way: TypeAlias = Literal["ltr", "rtl"]
_LEFT_TO_RIGHT = ("date", "address", "code")


_SAFE = r"(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9\-._~:/?@!$&'()*+,;=])"
_URI = re.compile(rf"(?:https?://|mailto:){_SAFE}+(?:#{_SAFE}*)?")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True)
class Said:
    """Words on one line, in one language (None where nobody could name it).

    `role` is "", "label", "number", "soft", "strategy", "date", "address" or "code"; `link` an absolute address, or "#" and an anchor of the book.
    """

    text: str
    language: str | None
    role: str = ""
    link: str = ""

    @property
    def way(self) -> Way:
        """The direction it is read in."""
        return "ltr" if self.role in _LEFT_TO_RIGHT else way(self.text, self.language)


@dataclass(frozen=True)
class Heading:
    """Of a section or a play; levels run from 1 without a gap."""

    level: int
    said: tuple[Said, ...]
    anchor: str


@dataclass(frozen=True)
class Line:
    """A paragraph of one kind: "team", "title", "edition", "part", "strategies" or "tombstone"."""

    kind: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Passage:
    """What somebody wrote, under a `head` that is no heading: "intro", "changes", "text", "translation", "tension" or "note"."""

    kind: str
    head: tuple[Said, ...]
    blocks: tuple[Block, ...]
    language: str | None
    way: Way


@dataclass(frozen=True)
class Fact:
    """What is said of something; without a label where it is a sentence."""

    label: Said | None
    values: tuple[Said, ...]


@dataclass(frozen=True)
class Facts:
    """Facts in rows that stand on a line each: those of the "cover", the "provenance" of a play, or the "colophon"."""

    kind: str
    rows: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True)
class Entry:
    """A line of the contents; `level` as that of the heading it leads to."""

    level: int
    said: tuple[Said, ...]
    anchor: str


@dataclass(frozen=True)
class Contents:
    title: Said
    entries: tuple[Entry, ...]


Piece: TypeAlias = Heading | Line | Passage | Facts | Contents


@dataclass(frozen=True)
class Chapter:
    """`kind` is "cover", "front", "tensions", "section" or "colophon"; one of level 2 belongs to that of level 1 before it."""

    kind: str
    anchor: str
    title: Said
    level: int
    pieces: tuple[Piece, ...]


def way(text: str, code: str | None) -> Way:
    """How a text in this language is read; of an unknown language the first letter says it."""
    known = direction(code)
    if known == "auto":
        return "rtl" if first_direction(text) == "rtl" else "ltr"
    return known


def linkable(url: str) -> str:
    """The address, or "" for what a strict reader would not take for one."""
    return url if _URI.fullmatch(url) else ""


def tag(code: str | None) -> str:
    """The language tag, "" where there is none that a strict reader would take."""
    return code if code and _TAG.fullmatch(code) else ""
