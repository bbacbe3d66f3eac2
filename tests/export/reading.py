"""What a screen reader finds in a PDF: the tree of its tags, with their languages and the words in them."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pikepdf

_SHOWING = {"Tj", "TJ"}


@dataclass
class Tag:
    """One element of the tree; `inside` are tags and texts in order."""

    kind: str
    language: str
    inside: list["Tag | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Tag"]:
        yield self
        for part in self.inside:
            if isinstance(part, Tag):
                yield from part.walk()

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)


def tree_of(file: bytes) -> Tag:
    """The whole tree. A language holds for all inside that names no other."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        words = {page.objgen: _words(page) for page in pdf.pages}
        root = Tag("Root", str(pdf.Root.Lang))
        _read(pdf.Root.StructTreeRoot.get("/K"), root, None, words)
    return root


def lines_of(tag: Tag, depth: int = 0) -> Iterator[str]:
    """The tree as lines: kind, language where it changes, and the words that stand in it directly."""
    for is_text, parts in groupby(tag.inside, lambda part: isinstance(part, str)):
        if is_text:
            yield f"{'  ' * depth}“{''.join(map(str, parts))}”"
            continue
        for part in parts:
            changed = f" [{part.language}]" if part.language != tag.language else ""
            yield f"{'  ' * depth}{part.kind}{changed}"
            yield from lines_of(part, depth + 1)


def untagged(file: bytes) -> int:
    """How many times a page draws letters that are neither tagged nor decoration."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return sum(not marks for page in pdf.pages for _, marks, _ in _shown(page))


def _read(node: Any, into: Tag, page: Any, words: dict[Any, dict[int, str]]) -> None:
    if isinstance(node, pikepdf.Array):
        for part in node:
            _read(part, into, page, words)
    elif isinstance(node, int):
        if text := words[page].get(node, ""):
            into.inside.append(text)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        tag = Tag(str(node.S)[1:], str(node.get("/Lang", into.language)))
        into.inside.append(tag)
        _read(node.get("/K"), tag, node.Pg.objgen if "/Pg" in node else page, words)
    elif isinstance(node, pikepdf.Dictionary) and "/MCID" in node:
        _read(int(node.MCID), into, node.Pg.objgen if "/Pg" in node else page, words)


def _words(page: Any) -> dict[int, str]:
    """The words of each piece of a page by its number."""
    found: dict[int, list[list[str]]] = {}
    reversed_ones = set()
    for glyphs, marks, named in _shown(page):
        number = next((mark for mark in marks if isinstance(mark, int)), None)
        if number is not None:
            found.setdefault(number, []).append([named] if named is not None else glyphs)
            reversed_ones |= {number} if "ReversedChars" in marks else set()
    glyphs_of = {number: [text for row in rows for text in row] for number, rows in found.items()}
    return {
        number: "".join(glyphs[::-1] if number in reversed_ones else glyphs) for number, glyphs in glyphs_of.items()
    }


def _shown(page: Any) -> Iterator[tuple[list[str], list[int | str], str | None]]:
    """For each time a page draws letters: what its glyphs stand for, the marks it stands in, and what it is said to be."""
    tables = {name: _table(font) for name, font in page.Resources.Font.items()}
    marks: list[int | str] = []
    names: list[str | None] = []
    table: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else {}
                marks.append(int(properties["/MCID"]) if "/MCID" in properties else str(operands[0])[1:])
                names.append(str(properties["/ActualText"]) if "/ActualText" in properties else None)
            case "EMC":
                marks.pop()
                names.pop()
            case "Tf":
                table = tables[str(operands[0])]
            case name if name in _SHOWING:
                strings = operands[0] if name == "TJ" else [operands[0]]
                codes = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
                glyphs = [
                    table.get(high << 8 | low, "\ufffd") for high, low in zip(codes[::2], codes[1::2], strict=True)
                ]
                yield glyphs, list(marks), next((said for said in reversed(names) if said is not None), None)


def _table(font: Any) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes().partition(b"beginbfchar")[2])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}
