"""Texts as the pages of a PDF take them: lines and blocks with their language and direction, as JSON has it."""

import re
from dataclasses import asdict
from typing import Any, Final

from advice.export.coverage import replaced
from advice.language import direction, primary
from advice.markup import Block, CodeBlock, Listing, Paragraph, Quote, blocks, first_direction, one_line

DEPTH: Final = 8
# from there on a word may run off the page
_LONG = re.compile(r"\S{40}")
_TAG = re.compile(r"[a-z]{2,3}")


def passage(text: str, code: str | None) -> dict[str, Any]:
    """One line in its language; of an unknown language the first letter says the direction, and no language is named."""
    line = one_line(text)
    return {"text": line, "lang": _tag(code), "dir": _settled(line, code)}


def long_passage(source: str, code: str | None) -> dict[str, Any]:
    """A text of any length: its blocks, and whether words in it are so long that they may have to break."""
    return {
        "blocks": _blocks(blocks(source)),
        "lang": _tag(code),
        "dir": _settled(source, code),
        "long": bool(_LONG.search(source)),
    }


def drawable(value: Any) -> tuple[Any, int]:
    """`value` with boxes for what no font can draw, and how many."""
    if isinstance(value, str):
        return replaced(value)
    if isinstance(value, dict):
        pairs = {name: drawable(part) for name, part in value.items()}
        return {name: part for name, (part, _) in pairs.items()}, sum(count for _, count in pairs.values())
    if isinstance(value, list):
        parts = [drawable(part) for part in value]
        return [part for part, _ in parts], sum(count for _, count in parts)
    return value, 0


def _tag(code: str | None) -> str:
    # the typesetter takes no other tags
    tag = primary(code) if code else ""
    return tag if _TAG.fullmatch(tag) else ""


def _settled(text: str, code: str | None) -> str:
    known = direction(code)
    return (first_direction(text) or "ltr") if known == "auto" else known


def _blocks(rows: tuple[Block, ...], depth: int = 0) -> list[dict[str, Any]]:
    # the typesetter gives up on deep nesting: from there on, what is inside stands in line
    flat = depth >= DEPTH
    return [block for row in rows for block in (_flattened(row, depth) if flat else [_block(row, depth + 1)])]


def _flattened(row: Block, depth: int) -> list[dict[str, Any]]:
    match row:
        case Quote(inner):
            return _blocks(inner, depth)
        case Listing(entries=entries):
            return [block for entry in entries for block in _blocks(entry, depth)]
    return [_block(row, depth)]


def _block(row: Block, depth: int) -> dict[str, Any]:
    match row:
        case Paragraph(runs):
            return {"kind": "paragraph", "runs": [asdict(run) for run in runs]}
        case CodeBlock(text):
            return {"kind": "code", "text": text}
        case Quote(inner):
            return {"kind": "quote", "blocks": _blocks(inner, depth)}
        case Listing(ordered, start, entries):
            kind = "ordered" if ordered else "bulleted"
            return {"kind": kind, "start": start, "entries": [_blocks(entry, depth) for entry in entries]}
