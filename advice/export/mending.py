"""What the glyphs of a PDF stand for, where the typesetter says it twice.

A letter with a mark above it is drawn with two glyphs. Where the mark is moved up, the typesetter draws it apart and says of both glyphs that they stand
for the letter and the mark, so that whoever copies the text gets both twice. Here the first glyph stands for all of the cluster and the others for
nothing, and programs that only ask the fonts learn of each glyph its own share. Nothing that is seen, and no tag, is touched.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from unicodedata import bidirectional, category

from advice.export.pdf_objects import PdfObjects
from advice.export.pdf_showing import Glyph, operator, shown

_DRAWN = re.compile(
    rb"(/Span<</ActualText<([0-9A-F]+)>>>BDC)?(?:/ReversedChars BMC)?\s*0 Tr/(\w+) [\d.]+ Tf [-\d. ]+Tm(?=[\[(<])"
)
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")

Tables: TypeAlias = Mapping[int, dict[int, str]]


@dataclass(eq=False)
class Unit:
    """Glyphs that are said to stand for one text together, in the order they stand in; `said` is what is to be said of them instead, None to leave it."""

    table: int
    glyphs: list[Glyph]
    text: str
    said: str | None = None

    @property
    def codes(self) -> list[int]:
        return [glyph.code for glyph in self.glyphs]


@dataclass(eq=False)
class Drawing:
    """What one operator draws. `name` is where in the page its text is said, None where the font says it; `place` where its glyphs stand."""

    name: tuple[int, int] | None
    place: tuple[int, int]
    units: list[Unit]


@dataclass
class Learned:
    """By table and glyph: what it stands for, how often; and the texts of which it is only a part."""

    shares: dict[tuple[int, int], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wholes: dict[tuple[int, int], set[str]] = field(default_factory=lambda: defaultdict(set))


def mended(file: bytes) -> bytes:
    """The same pages, whose glyphs say what they stand for; the file as it is where it is laid out in another way."""
    try:
        return _mended(PdfObjects(file))
    except (ValueError, KeyError, IndexError, zlib.error):
        return file


def _mended(pdf: PdfObjects) -> bytes:
    pages = dict(_pages(pdf))
    tables = {number: _mapping(pdf, number) for fonts in pages.values() for number in set(fonts.values())}
    marked = {number: rows for number, rows in tables.items() if any(map(_has_mark, rows.values()))}
    learned = Learned()
    for contents, fonts in pages.items():
        content = pdf.stream(contents)
        drawings = list(_drawings(content, fonts, marked))
        for cluster in _clusters(unit for drawing in drawings for unit in drawing.units):
            _share_out(cluster, learned)
        if any(unit.said is not None for drawing in drawings for unit in drawing.units):
            pdf.write_stream(contents, _renamed(content, drawings))
    for number, mapping in tables.items():
        if _correct(number, mapping, learned):
            _write_mapping(pdf, number, mapping)
    return pdf.to_bytes()


def _pages(pdf: PdfObjects) -> Iterator[tuple[int, dict[bytes, int]]]:
    """The number of what each page shows, and of the tables of its fonts by their names on it."""
    for number in pdf.numbers():
        body = pdf.body(number)
        if b"/Type/Page/" in body:
            resources = pdf.body(pdf.reference(number, b"Resources"))
            fonts = re.findall(rb"/(\w+) (\d+) 0 R", resources.partition(b"/Font<<")[2].partition(b">>")[0])
            tables = {name: pdf.reference(int(font), b"ToUnicode") for name, font in fonts}
            yield pdf.reference(number, b"Contents"), tables


def _mapping(pdf: PdfObjects, table: int) -> dict[int, str]:
    rows = _MAPPED.findall(pdf.stream(table).partition(b"beginbfchar")[2])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}


def _drawings(content: bytes, fonts: dict[bytes, int], marked: Tables) -> Iterator[Drawing]:
    """What a page draws in fonts that have marks, glyph by glyph; the rest as something to which nothing belongs."""
    for found in _DRAWN.finditer(content):
        table = fonts[found[3]]
        if not found[1] and table not in marked:
            yield Drawing(None, (0, 0), [Unit(table, [], "")])
            continue
        glyphs, end = shown(content, found.end())
        if found[1]:
            text = bytes.fromhex(found[2].decode()).decode("utf-16")
            yield Drawing(found.span(1), (found.end(), end), [Unit(table, glyphs, text)])
        else:
            units = [Unit(table, [glyph], marked[table].get(glyph.code, "")) for glyph in glyphs]
            yield Drawing(None, (found.end(), end), units)


def _has_mark(text: str) -> bool:
    return any(category(sign).startswith("M") for sign in text[1:])


def _clusters(units: Iterator[Unit]) -> Iterator[list[Unit]]:
    """Neighbours that are said to stand for the same text, in the order they are read in; none alone."""
    cluster: list[Unit] = []
    for unit in units:
        if cluster and not _goes_on(cluster, unit):
            if len(cluster) > 1:
                yield cluster[::-1] if _from_right(cluster[0].text) else cluster
            cluster = []
        if _has_mark(unit.text):
            cluster.append(unit)
    if len(cluster) > 1:
        yield cluster[::-1] if _from_right(cluster[0].text) else cluster


def _goes_on(cluster: list[Unit], unit: Unit) -> bool:
    # the same glyph again is the next of two like letters
    drawn = {code for row in cluster for code in row.codes}
    return (unit.table, unit.text) == (cluster[0].table, cluster[0].text) and drawn.isdisjoint(unit.codes)


def _from_right(text: str) -> bool:
    return bidirectional(text[0]) in ("R", "AL")


def _share_out(cluster: list[Unit], learned: Learned) -> None:
    """Says the text of the first alone, and learns from it what each glyph stands for."""
    text = cluster[0].text
    parts = _parts(text, [len(unit.glyphs) for unit in cluster])
    for unit, part in zip(cluster, parts, strict=True):
        unit.said = text if unit is cluster[0] else ""
        codes = unit.codes[::-1] if _from_right(text) else unit.codes
        shares = list(part) if len(part) == len(codes) else [part] if len(codes) == 1 else []
        for code, share in zip(codes, shares, strict=False):
            learned.shares[unit.table, code][share] += 1
            learned.wholes[unit.table, code].add(text)


def _parts(text: str, counts: list[int]) -> list[str]:
    """The text in as many parts as there are units, which have so many glyphs."""
    if sum(counts) == len(text):
        ends = [sum(counts[: place + 1]) for place in range(len(counts))]
        return [text[end - count : end] for end, count in zip(ends, counts, strict=True)]
    if _from_right(text):
        # marks that are one glyph together
        return [*text[: len(counts) - 1], text[len(counts) - 1 :]]
    parts, rest = [], text
    for count in counts[:0:-1]:
        marked = count == 1 and len(rest) > 1 and category(rest[-1]).startswith("M")
        parts.append(rest[-1] if marked else "")
        rest = rest[:-1] if marked else rest
    return [rest, *parts[::-1]]


def _correct(table: int, mapping: dict[int, str], learned: Learned) -> bool:
    """Puts into a table what a glyph stands for, where a whole cluster stands there. Whether it did."""
    changed = False
    for code, text in mapping.items():
        shares = learned.shares.get((table, code))
        if shares and text in learned.wholes[table, code]:
            best = min(shares, key=lambda share: (-shares[share], share))
            mapping[code] = best or text
            changed = changed or mapping[code] != text
    return changed


def _write_mapping(pdf: PdfObjects, table: int, mapping: dict[int, str]) -> None:
    head, mark, rows = pdf.stream(table).partition(b"beginbfchar")

    def row(found: re.Match[bytes]) -> bytes:
        return b"<%s> <%s>" % (found[1], _hex(mapping[int(found[1], 16)]))

    pdf.write_stream(table, head + mark + _MAPPED.sub(row, rows))


def _renamed(content: bytes, drawings: list[Drawing]) -> bytes:
    """What a page shows, with what is said of some of it changed."""
    parts, done = [], 0
    for drawing in drawings:
        if all(unit.said is None for unit in drawing.units):
            continue
        if drawing.name:
            (start, end), changed = drawing.name, _named(drawing.units[0].said or "")
        else:
            (start, end), changed = drawing.place, b"".join(_drawn(unit) for unit in drawing.units)
        parts += [content[done:start], changed]
        done = end
    return b"".join([*parts, content[done:]])


def _drawn(unit: Unit) -> bytes:
    drawn = operator(unit.glyphs)
    return drawn if unit.said is None else b"%s%sEMC\n" % (_named(unit.said), drawn)


def _named(text: str) -> bytes:
    return b"/Span<</ActualText<FEFF%s>>>BDC" % _hex(text)


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().upper().encode()
