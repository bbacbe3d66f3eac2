"""The one Markdown parser: CommonMark cut down to what a short piece of advice needs, as a token stream."""

import threading
import unicodedata
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from advice.markup.cleaning import clean

SCHEMES = ("http", "https", "mailto")
NESTING = 60
_PREFIXES = ("http://", "https://", "mailto:")
_CONTAINERS = {"blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open"}
_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}

_local = threading.local()  # the link finder keeps state between calls, so threads must not share a parser


def parse(source: str) -> list[Token]:
    """The tokens of a text: paragraphs, lists, quotes, code.

    Headings become bold paragraphs; rules and images do not exist. What is nested deeper than `NESTING`
    (a list counts twice) is left out. Every link is absolute, in one of `SCHEMES`.
    """
    return parser().parse(clean(source))


def parser() -> MarkdownIt:
    """The parser of this thread."""
    if not hasattr(_local, "parser"):
        _local.parser = _build()
    built: MarkdownIt = _local.parser
    return built


def _build() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True, "maxNesting": NESTING})
    markdown.enable("linkify")
    # a reference definition would vanish from the page; a line of dashes would make the text above it a heading
    markdown.disable(["image", "html_block", "html_inline", "reference", "lheading"])
    if markdown.linkify is not None:
        markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": True})  # type: ignore[no-untyped-call]
    markdown.validateLink = _is_safe  # type: ignore[method-assign]
    markdown.core.ruler.push("shape", _shape)
    return markdown


def _is_safe(url: str) -> bool:
    return url.strip().lower().startswith(_PREFIXES)


def _shape(state: StateCore) -> None:
    """Demotes headings, drops rules, and gives every block its direction."""
    state.tokens = [token for token in state.tokens if token.type != "hr"]
    for place, token in enumerate(state.tokens):
        if token.type == "heading_open":
            words = state.tokens[place + 1]
            words.children = _bold(words.children or [])
        if token.type in ("heading_open", "heading_close"):
            token.type, token.tag = token.type.replace("heading", "paragraph"), "p"
    _direct(state.tokens)


def _bold(children: list[Token]) -> list[Token]:
    plain = [child for child in children if child.tag != "strong"]
    return [Token("strong_open", "strong", 1), *plain, Token("strong_close", "strong", -1)]


def _direct(tokens: list[Token]) -> None:
    """`dir` for each block. A container cannot say "auto": browsers skip the text of blocks that say it themselves."""
    around: list[Token] = []
    for token in tokens:
        if token.type in _CONTAINERS:
            around.append(token)
        elif token.nesting == -1 and token.type.replace("_close", "_open") in _CONTAINERS:
            around.pop()
        elif token.type == "paragraph_open":
            target = around[-1] if token.hidden and around else token
            target.attrSet("dir", "auto")
        elif token.type == "inline":
            _settle(around, first_direction(token.content))


def _settle(around: list[Token], direction: str | None) -> None:
    for container in around if direction else ():
        if container.attrGet("dir") is None:
            container.attrSet("dir", str(direction))


def first_direction(text: str) -> str | None:
    """The direction of the first letter that has one (UAX 9, rules P2 and P3); None for a text without any."""
    found: Iterator[str] = (unicodedata.bidirectional(letter) for letter in text)
    return next((_DIRECTIONS[kind] for kind in found if kind in _DIRECTIONS), None)
