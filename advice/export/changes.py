"""What differs between two documents, as data: enough to make the later one of the earlier one."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from advice.export.document import PlayEntry, StrategyMark, TensionEntry, TranslationEntry

Value = str | int | bool | None | tuple[StrategyMark, ...] | tuple[TranslationEntry, ...] | tuple[TensionEntry, ...]


@dataclass(frozen=True)
class PlayKey:
    """Which play: the scheme and host of the site its advice comes from, and its number there; `nth` tells apart what a document holds twice."""

    origin: str
    contribution: int
    nth: int = 1


@dataclass(frozen=True)
class FieldChange:
    """One field of a document or of a play, as it was and as it is."""

    name: str
    before: Value
    after: Value


@dataclass(frozen=True)
class SectionChange:
    """A section that came, went, or is not as it was. `was` and `now` are its places from 1; None where it is new, or gone.

    `moved` says that it stands elsewhere among the sections that stayed.
    """

    was: int | None
    now: int | None
    title_before: str | None
    title_after: str | None
    level_before: int | None
    level_after: int | None
    moved: bool = False


@dataclass(frozen=True)
class PlayAdded:
    """A play that is new, at its `place` from 1 in the later document's `section`."""

    play: PlayKey
    section: int
    place: int
    entry: PlayEntry


@dataclass(frozen=True)
class PlayRemoved:
    """A play that is gone, from its place in the earlier document."""

    play: PlayKey
    section: int
    place: int
    entry: PlayEntry


@dataclass(frozen=True)
class PlayMoved:
    """A play that stands elsewhere: at another place among those that stayed in its section, or in another section.

    A play whose section moved as a whole has not moved.
    """

    play: PlayKey
    section_before: int
    place_before: int
    section_after: int
    place_after: int


@dataclass(frozen=True)
class PlayChanged:
    """What a play, wherever it stands, says now and did not say, or said otherwise."""

    play: PlayKey
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Changes:
    """All that differs between an earlier and a later document; false where nothing does.

    `document` are its own fields. `numbers` are those of the later document's plays where they are not what follows from their order: from 1 upwards
    where the earlier document numbered so, else each play's own.
    """

    document: tuple[FieldChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    added: tuple[PlayAdded, ...] = ()
    removed: tuple[PlayRemoved, ...] = ()
    moved: tuple[PlayMoved, ...] = ()
    changed: tuple[PlayChanged, ...] = ()
    numbers: tuple[int, ...] = field(default=())

    def __bool__(self) -> bool:
        return any(getattr(self, row.name) for row in fields(self))


def as_data(changes: Changes) -> dict[str, Any]:
    """The changes as objects, lists, texts and numbers, for JSON."""
    return asdict(changes)
