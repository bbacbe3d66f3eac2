"""Compare two documents, and make the later one of the earlier one and what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple, TypeVar

from advice.export.aligning import Layout, same_sections, standing
from advice.export.changes import (
    Changes,
    FieldChange,
    PlayAdded,
    PlayChanged,
    PlayMoved,
    PlayRemoved,
    SectionChange,
)
from advice.export.document import Document, SectionEntry

Placed = TypeVar("Placed")


class Heading(NamedTuple):
    """A section of the later document without its plays; `was` is its place in the earlier one, from 1."""

    was: int | None
    title: str
    level: int


def diff(a: Document, b: Document) -> Changes:
    """What changed from `a` to `b`, as little as says it all: `diff(a, a)` is false, `applied(diff(a, b), a) == b`.

    A play is the same where its advice has the same number on the same site. Where order changed, as few plays and sections as possible have moved.
    Compares what documents say, not the two fields that stand beside it.
    """
    before, after = Layout(a), Layout(b)
    same = same_sections(before, after)
    moved = _moved(before, after, same)
    plain = Changes(
        document=_fields(a, b, leaving_out={"sections"}),
        sections=_sections(a, b, same),
        added=tuple(
            PlayAdded(key, *after.spots[key], after.plays[key]) for key in after.plays if key not in before.plays
        ),
        removed=tuple(
            PlayRemoved(key, *before.spots[key], before.plays[key]) for key in before.plays if key not in after.plays
        ),
        moved=moved,
        changed=_changed(before, after),
    )
    numbers = tuple(play.number for play in b.plays)
    return plain if numbers == _numbers(a, applied(plain, a)) else replace(plain, numbers=numbers)


def applied(changes: Changes, a: Document) -> Document:
    """The later document, made of the earlier one. Raises ValueError where the changes were not made from this document."""
    try:
        document = replace(a, **_values(a, changes.document))
        sections = _laid_out(changes, Layout(a))
    except (KeyError, IndexError) as error:
        raise ValueError("These changes were made from another document.") from error
    document = replace(document, sections=sections)
    numbers = iter(changes.numbers or _numbers(a, document))
    return replace(
        document,
        sections=tuple(
            replace(row, plays=tuple(replace(play, number=next(numbers, play.number)) for play in row.plays))
            for row in sections
        ),
    )


def _fields(before: Any, after: Any, *, leaving_out: set[str]) -> tuple[FieldChange, ...]:
    """The fields of an entry that differ."""
    pairs = [
        FieldChange(row.name, getattr(before, row.name), getattr(after, row.name))
        for row in fields(before)
        if row.name not in leaving_out and row.compare
    ]
    return tuple(pair for pair in pairs if pair.before != pair.after)


def _sections(a: Document, b: Document, same: Mapping[int, int]) -> tuple[SectionChange, ...]:
    still = standing([same[new] for new in sorted(same)])
    rows = []
    for new, section in enumerate(b.sections):
        old = same.get(new)
        was = None if old is None else a.sections[old]
        moved = old is not None and old not in still
        if was is None or moved or (was.title, was.level) != (section.title, section.level):
            rows.append(_section(old, was, new, section, moved=moved))
    gone = [old for old in range(len(a.sections)) if old not in set(same.values())]
    return (*rows, *(_section(old, a.sections[old], None, None) for old in gone))


def _section(
    old: int | None, was: SectionEntry | None, new: int | None, now: SectionEntry | None, *, moved: bool = False
) -> SectionChange:
    return SectionChange(
        was=None if old is None else old + 1,
        now=None if new is None else new + 1,
        title_before=was.title if was else None,
        title_after=now.title if now else None,
        level_before=was.level if was else None,
        level_after=now.level if now else None,
        moved=moved,
    )


def _moved(before: Layout, after: Layout, same: Mapping[int, int]) -> tuple[PlayMoved, ...]:
    """The plays of both that stand in another section, or at another place among those that stayed in theirs."""
    rows = []
    for new, keys in enumerate(after.rows):
        stayed = [key for key in keys if key in before.spots and before.spots[key][0] - 1 == same.get(new)]
        still = standing([before.spots[key][1] for key in stayed])
        quiet = {key for key in stayed if before.spots[key][1] in still}
        rows += [key for key in keys if key in before.spots and key not in quiet]
    return tuple(PlayMoved(key, *before.spots[key], *after.spots[key]) for key in rows)


def _changed(before: Layout, after: Layout) -> tuple[PlayChanged, ...]:
    rows = ((key, before.plays[key], play) for key, play in after.plays.items() if key in before.plays)
    found = (PlayChanged(key, _fields(was, now, leaving_out={"number"})) for key, was, now in rows)
    return tuple(row for row in found if row.fields)


def _numbers(a: Document, later: Document) -> tuple[int, ...]:
    """The numbers of the later document's plays if nobody says them: from 1 upwards where `a` numbers so, else each its own."""
    running = all(play.number == place for place, play in enumerate(a.plays, start=1))
    return tuple(place if running else play.number for place, play in enumerate(later.plays, start=1))


def _laid_out(changes: Changes, layout: Layout) -> tuple[SectionEntry, ...]:
    """The sections of the later document with their plays, which have the numbers they had."""
    changed = {row.play: _values(layout.plays[row.play], row.fields) for row in changes.changed}
    plays = {key: replace(play, **changed.get(key, {})) for key, play in layout.plays.items()}
    plays |= {row.play: row.entry for row in changes.added}
    slots = {(row.section, row.place): row.play for row in changes.added}
    slots |= {(row.section_after, row.place_after): row.play for row in changes.moved}
    gone = {row.play for row in changes.removed} | {row.play for row in changes.moved}
    sections = []
    for place, heading in enumerate(_headings(changes, layout.document), start=1):
        stayed = [key for key in layout.rows[heading.was - 1] if key not in gone] if heading.was else []
        fixed = {spot: key for (section, spot), key in slots.items() if section == place}
        sections.append(SectionEntry(heading.title, tuple(plays[key] for key in _filled(stayed, fixed)), heading.level))
    return tuple(sections)


def _headings(changes: Changes, a: Document) -> list[Heading]:
    """The sections of the later document, in order."""
    told = {row.was: _heading(row) for row in changes.sections if row.was and row.now}
    fixed = {row.now: _heading(row) for row in changes.sections if row.now and (row.was is None or row.moved)}
    away = {row.was for row in changes.sections if row.moved or not row.now}
    here = ((was, section) for was, section in enumerate(a.sections, start=1) if was not in away)
    return _filled((told.get(was, Heading(was, section.title, section.level)) for was, section in here), fixed)


def _heading(change: SectionChange) -> Heading:
    return Heading(change.was, change.title_after or "", change.level_after or 0)


def _filled(stayed: Iterable[Placed], fixed: Mapping[int, Placed]) -> list[Placed]:
    """What stays in its order, around what has a place from 1 of its own."""
    rows = list(stayed)
    for place in sorted(fixed):
        rows.insert(place - 1, fixed[place])
    return rows


def _values(entry: Any, changes: Iterable[FieldChange]) -> dict[str, Any]:
    """The later values of these fields. Raises KeyError where the entry does not say the earlier ones."""
    rows = list(changes)
    if any(getattr(entry, row.name) != row.before for row in rows):
        raise KeyError(entry)
    return {row.name: row.after for row in rows}
