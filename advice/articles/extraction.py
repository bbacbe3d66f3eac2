"""HTML, whole pages and stray tags alike, into plain lines."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Final

from advice.articles.marks import is_separator
from advice.articles.tags import BLOCKS, tame

_PARAGRAPHS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section", "table", "pre"}
)
# Where the source of a page breaks its lines as it likes; directly in the body, line breaks are more often meant.
_FLOWING: Final = (BLOCKS - {"pre", "body", "html", "main"}) | {"td", "th"}
_CELLS: Final = frozenset({"td", "th"})
_DEEPEST_LIST: Final = 6
_TITLE: Final = re.compile(r"<title(?:\s[^<>]*)?>", re.IGNORECASE)


def extract_text(source: str) -> str:
    """The text of `source` with block tags as line breaks, `<hr>` as a separator, `<h1>` as `# `, entities as characters.

    Plain text comes back as it is. List entries start with `• ` or, in ordered lists, with `1. `. Linear in its length.
    """
    if "<" not in source and "&" not in source:
        return source
    tamed = tame(source)
    reader = _LineReader(flowing="<html>" in tamed or "<body>" in tamed)
    reader.feed(tamed)
    reader.close()
    text = reader.text()
    first = next((line for line in text.split("\n") if line.strip()), "")
    return f"# {_title(source)}\n{text}" if is_separator(first) and _title(source) else text


def _title(source: str) -> str:
    """What a page calls itself in its `<title>`, on one line: its title where the page itself starts with a separator."""
    start = _TITLE.search(source)
    end = source.find("</", start.end()) if start is not None else -1
    return " ".join(unescape(source[start.end() : end]).split()) if start is not None and end > 0 else ""


class _LineReader(HTMLParser):
    """Collects text; must be fed tamed source only."""

    def __init__(self, *, flowing: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._flowing = flowing
        self._block = "body"
        self._lists: list[int | None] = []
        self._mark = ""
        self._at_line_start = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._append("\n")
        elif tag in _CELLS:
            self._append(" ")
            self._block = tag
        elif tag in BLOCKS:
            self._open_block(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            self._append("\n")
        elif tag in BLOCKS:
            self._break_line(tag)
            self._block = "body"
            if tag == "li":
                self._mark = ""
            if tag in ("ol", "ul") and self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        if self._flowing and self._block in _FLOWING and not any(map(is_separator, data.splitlines())):
            data = self._flowed(data)
        self._append(data)

    def text(self) -> str:
        return "".join(self._pieces)

    def _open_block(self, tag: str) -> None:
        self._break_line(tag)
        self._block = tag
        if tag == "hr":
            self._append("---\n")
        elif tag == "h1":
            self._mark = "# "
        elif tag in ("ol", "ul"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._next_mark()

    def _next_mark(self) -> str:
        count = self._lists[-1] if self._lists else None
        # A list within an entry stands further in, or its entries would count as contributions of their own.
        indent = "  " * min(len(self._lists) - 1, _DEEPEST_LIST)
        if count is None:
            return f"{indent}• "
        self._lists[-1] = count + 1
        return f"{indent}{count + 1}. "

    def _break_line(self, tag: str) -> None:
        if not self._at_line_start:
            self._pieces.append("\n\n" if tag in _PARAGRAPHS and not self._lists else "\n")
            self._at_line_start = True

    def _flowed(self, data: str) -> str:
        words = " ".join(data.split())
        before = " " if data[:1].isspace() and not self._at_line_start else ""
        return f"{before}{words}{' ' if words and data[-1:].isspace() else ''}"

    def _append(self, data: str) -> None:
        # Between the entries of a list the source breaks its lines as it likes.
        if not data or (self._lists and self._at_line_start and data.isspace()):
            return
        if self._mark and data.strip():
            # A separator or a mark of its own needs no bullet before it.
            data = data.lstrip() if is_separator(data) else self._mark + data.lstrip()
            self._mark = ""
        elif self._mark:
            return
        self._pieces.append(data)
        self._at_line_start = data.endswith("\n")
