"""Chapters as paragraphs and lists one after the other, as word processors have them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from advice.export.pieces import Chapter, Contents, Fact, Facts, Heading, Line, Passage, Said, Way, linkable
from advice.export.wording import Words, colon
from advice.language import direction
from advice.markup import Block, CodeBlock, Listing, Paragraph, Quote, Run

MARKS: dict[Way, str] = {"ltr": "\N{LEFT-TO-RIGHT MARK}", "rtl": "\N{RIGHT-TO-LEFT MARK}"}
_STYLES = {f"section-{level}": f"Heading{level}" for level in (1, 2, 3)} | {
    **{f"contents-{level}": f"TOC{level}" for level in (1, 2, 3)},
    "contents-head": "TOCHeading",
}
DEEPEST = 9  # levels of lists that word processors know


@dataclass(frozen=True)
class Span:
    """Text in one language and one style; "\\n" is a line break. `role` and `link` as those of `Said`."""

    text: str
    language: str | None
    role: str = ""
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True)
class Para:
    """A paragraph. `style` is the kind of its piece; of a heading "section-2" or "play-2", with its level; of the contents "contents-2".

    `anchor` names the place, or is where an entry of the contents leads.
    """

    style: str
    spans: tuple[Span, ...]
    way: Way
    anchor: str = ""
    head: bool = False  # stands above what follows, on the same page

    @property
    def entry(self) -> bool:
        """Whether it is one of the contents."""
        return self.style.startswith("contents-") and self.style != "contents-head"

    @property
    def level(self) -> int:
        """Of a heading; 0 of anything else."""
        kind, _, level = self.style.rpartition("-")
        return int(level) if kind in ("section", "play") else 0


@dataclass(frozen=True)
class Break:
    """What follows begins a page."""


@dataclass(frozen=True)
class Opening:
    """A list begins. Every `Point` after it is an entry, until the `Closing` of the same depth."""

    ordered: bool
    start: int


@dataclass(frozen=True)
class Point:
    first: bool  # of its list


@dataclass(frozen=True)
class Closing:
    pass


Step: TypeAlias = Para | Break | Opening | Point | Closing


def steps(chapter: Chapter, words: Words) -> Iterator[Step]:
    """The paragraphs of a chapter, save its contents; one of level 1 begins a page."""
    base = base_way(words)
    if chapter.level == 1 and chapter.kind != "cover":
        yield Break()
    for row in chapter.pieces:
        match row:
            case Heading(level, said, anchor):
                kind = "play" if anchor.startswith(("play-", "tension-")) else "section"
                yield Para(
                    f"{kind}-{min(level, 3 if kind == 'section' else 4)}",
                    _spans(said, said[-1].way, "  "),
                    said[-1].way,
                    anchor,
                    head=True,
                )
            case Line(kind, said):
                way = said[0].way if kind == "title" else base
                yield Para(kind, _spans(said, way, " · "), way, head=kind == "strategies")
            case Passage():
                yield from _passage(row, base)
            case Facts(kind, rows):
                for place, facts in enumerate(rows, start=1):
                    yield Para(kind, tuple(_facts(facts, words, base)), base, head=place < len(rows))


def contents(row: Contents, words: Words) -> tuple[Para, ...]:
    """A line for each entry, that leads to its anchor."""
    base = base_way(words)
    return tuple(
        Para(f"contents-{min(entry.level, 3)}", _spans(entry.said, base, "  "), base, entry.anchor)
        for entry in row.entries
    )


def style_of(name: str) -> str:
    """What the style of a kind of paragraph is called in the templates."""
    return _STYLES.get(name) or "".join(part.capitalize() for part in name.split("-"))


def base_way(words: Words) -> Way:
    """The direction of what the book says itself."""
    return "rtl" if direction(words.language) == "rtl" else "ltr"


def _passage(row: Passage, base: Way) -> Iterator[Step]:
    if row.head:
        way = row.way if row.kind == "note" else base
        yield Para(f"{row.kind}-head", _spans(row.head, way, " · "), way, head=True)
    yield from _blocks(row.blocks, row, 0)


def _blocks(rows: tuple[Block, ...], passage: Passage, depth: int, style: str = "") -> Iterator[Step]:
    named = style or passage.kind
    for row in rows:
        match row:
            case Paragraph(runs):
                yield Para(named, tuple(_run(run, passage.language) for run in runs), passage.way)
            case CodeBlock(text):
                yield Para("code", (Span(text, passage.language, code=True),), "ltr")
            case Quote(inner):
                yield from _blocks(inner, passage, depth, "quote")
            case Listing(entries=entries) if depth >= DEEPEST:
                for entry in entries:
                    yield from _blocks(entry, passage, depth, named)
            case Listing(ordered, start, entries):
                yield Opening(ordered, start)
                for place, entry in enumerate(entries):
                    yield Point(first=place == 0)
                    yield from _blocks(entry, passage, depth + 1, named)
                yield Closing()


def _run(run: Run, language: str | None) -> Span:
    return Span(run.text, language, "", run.bold, run.italic, run.code, linkable(run.link))


def _spans(said: tuple[Said, ...], way: Way, between: str) -> tuple[Span, ...]:
    spans = list[Span]()
    for place, one in enumerate(said):
        if place:
            spans.append(Span(between, None))
        spans.append(_span(one, way, alone=len(said) == 1))
    return tuple(spans)


def _facts(facts: tuple[Fact, ...], words: Words, base: Way) -> Iterator[Span]:
    for place, fact in enumerate(facts):
        if place:
            yield Span(" · ", None)
        if fact.label:
            yield Span(f"{fact.label.text}{colon(words)}", fact.label.language, "label")
        for following, value in enumerate(fact.values):
            if following:
                yield Span(" · ", None)
            yield _span(value, base, alone=False)


def _span(said: Said, way: Way, *, alone: bool) -> Span:
    # a mark on either side keeps the letters of another direction from moving their neighbours
    mark = "" if alone or said.way == way else MARKS[said.way]
    return Span(f"{mark}{said.text}{mark}", said.language, said.role, link=said.link)
