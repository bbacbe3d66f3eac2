"""Paragraphs as WordprocessingML, each run in its own language and direction."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from typing import Final

from advice.export.paragraphs import Break, Closing, Opening, Para, Point, Span, Step, style_of
from advice.export.pieces import Way, tag

_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ROLES = {"number": "Number", "soft": "Soft", "code": "Digest"}
EAST_ASIAN: Final = {"zh": "Microsoft YaHei", "ja": "Yu Gothic", "ko": "Malgun Gothic"}
_INDENT = 360  # of a level of a list, in twentieths of a point
_BULLETS = 1  # the numbering that all bulleted lists share
_EDGE = {
    "Note": '<w:{} w:val="single" w:sz="18" w:space="10" w:color="1D5C56"/>',
    "Quote": '<w:{} w:val="single" w:sz="12" w:space="10" w:color="C9CED3"/>',
}
_BASES = {"Note": 220, "Quote": 300}
_EDGED = {"Note": "Note", "NoteHead": "Note", "Tombstone": "Note", "Quote": "Quote"}


class Writer:
    """Turns steps into XML. Keeps what a document numbers: its bookmarks, its ordered lists, and its links by address."""

    def __init__(self) -> None:
        self.links = dict[str, str]()
        self.starts = list[tuple[int, int]]()  # of the ordered lists: level and first number
        self._marks = 0
        self._lists = list[int]()
        self._first = self._break = False

    def written(self, steps: Iterable[Step]) -> Iterator[str]:
        """The paragraphs, in order."""
        for step in steps:
            match step:
                case Break():
                    self._break = True
                case Opening(ordered, start):
                    self._lists.append(self._numbering(start) if ordered else _BULLETS)
                case Point():
                    self._first = True
                case Closing():
                    self._lists.pop()
                case Para():
                    yield self.paragraph(step)

    def paragraph(self, row: Para, before: str = "", after: str = "") -> str:
        """One paragraph; `before` and `after` stand around its runs."""
        runs = "".join(self._span(span, row.way) for span in row.spans)
        if row.entry:
            runs = f'<w:hyperlink w:anchor="{_mark(row.anchor)}" w:history="1">{runs}</w:hyperlink>'
        elif row.anchor:
            self._marks += 1
            begin = f'<w:bookmarkStart w:id="{self._marks}" w:name="{_mark(row.anchor)}"/>'
            runs = f'{begin}{runs}<w:bookmarkEnd w:id="{self._marks}"/>'
        return f"<w:p><w:pPr>{self._properties(row)}</w:pPr>{before}{runs}{after}</w:p>"

    def _properties(self, row: Para) -> str:
        """In the order that the schema wants."""
        style = style_of(row.style)
        parts = [f'<w:pStyle w:val="{style}"/>', "<w:keepNext/>" if row.head else ""]
        parts.append("<w:pageBreakBefore/>" if self._break else "")
        listed = bool(self._lists) and self._first
        if listed:
            level = len(self._lists) - 1
            parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self._lists[-1]}"/></w:numPr>')
        edge = _EDGED.get(style)
        if edge and row.way == "rtl":
            parts.append(_edges(edge))
        parts.append("<w:bidi/>" if row.way == "rtl" else "")
        if self._lists:
            parts.append('<w:spacing w:after="70"/>')
            hanging = f' w:hanging="{_INDENT}"' if listed else ""
            indent = _BASES.get(edge or "", 0) + _INDENT * len(self._lists)
            parts.append(f'<w:ind w:left="{indent}"{hanging}/>')
        self._break = self._first = False
        return "".join(parts)

    def _numbering(self, start: int) -> int:
        self.starts.append((len(self._lists), start))
        return _BULLETS + len(self.starts)

    def _span(self, span: Span, way: Way) -> str:
        runs = "".join(_run(text, span, rtl) for text, rtl in _stretches(span, way))
        if not span.link:
            return runs
        return f'<w:hyperlink r:id="{self._link(span.link)}" w:history="1">{runs}</w:hyperlink>'

    def _link(self, url: str) -> str:
        return self.links.setdefault(url, f"link{len(self.links) + 1}")


def edge(style: str, side: str) -> str:
    """The rule beside a note or a quotation."""
    return _EDGE[style].format(side)


def _edges(style: str) -> str:
    """The rules around a note or a quotation that is read from the right: those of the style, with the one beside it on the other side."""
    lines = [f'<w:{side} w:val="single" w:sz="4" w:space="5" w:color="EEF2F1"/>' for side in ("top", "bottom")]
    top, bottom = lines if style == "Note" else ("", "")
    return f'<w:pBdr>{top}<w:left w:val="nil"/>{bottom}{_EDGE[style].format("right")}</w:pBdr>'


def _mark(anchor: str) -> str:
    return anchor.replace("-", "_")


def _stretches(span: Span, way: Way) -> list[tuple[str, bool]]:
    """The text in stretches that are read from the right or not; signs without a direction go with the paragraph, or with the letters on both sides."""
    if span.role in ("date", "address", "code") or span.code:
        return [(span.text, False)]
    if way == "ltr" and not _FROM_THE_RIGHT.search(span.text):
        return [(span.text, False)]
    found = list[tuple[str, bool]]()
    base, waiting = way == "rtl", ""
    for sign in span.text:
        kind = unicodedata.bidirectional(sign)
        if kind not in ("L", "R", "AL"):
            waiting += sign
            continue
        rtl = kind != "L"
        before = found[-1][1] if found else base
        if waiting and before != rtl:
            found.append((waiting, base))
            waiting = ""
        found.append((waiting + sign, rtl))
        waiting = ""
    return _merged([*found, (waiting, base)] if waiting else found)


def _merged(rows: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    merged = list[tuple[str, bool]]()
    for text, rtl in rows:
        if merged and merged[-1][1] == rtl:
            merged[-1] = (merged[-1][0] + text, rtl)
        else:
            merged.append((text, rtl))
    return merged


def _run(text: str, span: Span, rtl: bool) -> str:
    style = "Hyperlink" if span.link and not span.role else "CodeText" if span.code else _ROLES.get(span.role, "")
    parts = [
        f'<w:rStyle w:val="{style}"/>' if style else "",
        _fonts(span.language),
        "<w:b/><w:bCs/>" if span.bold or span.role == "label" else "",
        "<w:i/><w:iCs/>" if span.italic else "",
        "" if tag(span.language) else "<w:noProof/>",
        "<w:rtl/>" if rtl else "",
        _lang(span.language),
    ]
    lines = "<w:br/>".join(_text(line) for line in text.split("\n"))
    return f"<w:r><w:rPr>{''.join(parts)}</w:rPr>{lines}</w:r>"


def _text(line: str) -> str:
    parts = (
        f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' if part else "" for part in line.split("\t")
    )
    return "<w:tab/>".join(parts)


@cache
def _fonts(code: str | None) -> str:
    """Han signs look different in each of these languages, and quotation marks among them are wide."""
    font = EAST_ASIAN.get((code or "")[:2])
    return f'<w:rFonts w:eastAsia="{font}" w:hint="eastAsia"/>' if font else ""


@cache
def _lang(code: str | None) -> str:
    known = tag(code) or "x-none"
    return f'<w:lang w:val="{known}" w:eastAsia="{known}" w:bidi="{known}"/>'
