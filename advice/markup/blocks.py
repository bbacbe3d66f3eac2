"""Markdown → blocks with runs of text, which is what a page, an export or an excerpt is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from markdown_it.token import Token

from advice.markup.cleaning import one_line
from advice.markup.parsing import parse


@dataclass(frozen=True)
class Run:
    """Text in one style; "\\n" is a line break. `link` is an absolute http, https or mailto address, or ""."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class CodeBlock:
    """Text to keep as it is, without the line break at its end."""

    text: str


@dataclass(frozen=True)
class Quote:
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Listing:
    """A list. `start` is the number of its first entry (1 where the list is not ordered)."""

    ordered: bool
    start: int
    entries: tuple[tuple["Block", ...], ...]


Block: TypeAlias = Paragraph | CodeBlock | Quote | Listing


def blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a text, in order; () for an empty one."""
    return tuple(_read(iter(parse(source))))


def to_text(source: str) -> str:
    """The words of a text on one line, without any marks; the caller cuts it to length."""
    return one_line(" ".join(_words(block) for block in blocks(source)))


def _words(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return "".join(run.text for run in runs)
        case CodeBlock(text):
            return text
        case Quote(inner):
            return " ".join(map(_words, inner))
        case Listing(entries=entries):
            return " ".join(_words(inner) for entry in entries for inner in entry)


def _read(tokens: Iterator[Token]) -> Iterator[Block]:
    """Blocks up to the end of the stream, or to the end of the container that the caller opened."""
    for token in tokens:
        if token.type in ("blockquote_close", "list_item_close"):
            return
        if token.type == "inline":
            yield Paragraph(tuple(_runs(token.children or [])))
        elif token.type in ("fence", "code_block"):
            yield CodeBlock(token.content.removesuffix("\n"))
        elif token.type == "blockquote_open":
            yield Quote(tuple(_read(tokens)))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield Listing(token.type == "ordered_list_open", int(token.attrGet("start") or 1), tuple(_entries(tokens)))


def _entries(tokens: Iterator[Token]) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type != "list_item_open":
            return
        yield tuple(_read(tokens))


def _runs(children: list[Token]) -> Iterator[Run]:
    """Runs of one paragraph; neighbours in the same style are one run."""
    style, pending = Run(""), Run("")
    for token in children:
        style = _styled(style, token)
        text = "\n" if token.type in ("softbreak", "hardbreak") else token.content
        if not text:
            continue
        now = replace(style, text="", code=token.type == "code_inline")
        if now == replace(pending, text=""):
            pending = replace(pending, text=pending.text + text)
            continue
        if pending.text:
            yield pending
        pending = replace(now, text=text)
    if pending.text:
        yield pending


def _styled(style: Run, token: Token) -> Run:
    opens = token.nesting == 1
    match token.type:
        case "strong_open" | "strong_close":
            return replace(style, bold=opens)
        case "em_open" | "em_close":
            return replace(style, italic=opens)
        case "link_open" | "link_close":
            return replace(style, link=str(token.attrGet("href") or "") if opens else "")
    return style
