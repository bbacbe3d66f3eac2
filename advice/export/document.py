"""What an edition says: the frozen document that every format is made from, and its canonical JSON."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


@dataclass(frozen=True)
class StrategyMark:
    """A strategy on a play; `label` is in the playbook's language."""

    slug: str
    label: str


@dataclass(frozen=True)
class PlayEntry:
    """One play. `number` runs from 1 over the whole document; `body` and `why` are Markdown; `written` is an ISO date.

    `language` and `situation_language` are None where nobody could name them; `why` is in the playbook's language.
    """

    number: int
    contribution: int
    revision: int
    body: str
    language: str | None
    author: str
    licence: str
    permalink: str
    situation: str
    situation_language: str | None
    situation_url: str
    strategies: tuple[StrategyMark, ...]
    why: str
    helpful: int
    votes: int
    written: str


@dataclass(frozen=True)
class SectionEntry:
    """A section with its plays in order; an untitled one has the title ""."""

    title: str
    plays: tuple[PlayEntry, ...]


@dataclass(frozen=True)
class Document:
    """An edition. `language` is that of the playbook's own texts, `published` ISO 8601 in UTC with seconds."""

    playbook: int
    slug: str
    title: str
    intro: str
    language: str
    team: str
    edition: int
    published: str
    published_by: str
    note: str
    licence: str
    permalink: str
    sections: tuple[SectionEntry, ...]

    @property
    def plays(self) -> tuple[PlayEntry, ...]:
        """All plays of all sections, in order."""
        return tuple(play for section in self.sections for play in section.plays)


def to_json(document: Document) -> str:
    """The one canonical text of a document: sorted keys, no spaces, characters as they are."""
    return json.dumps(asdict(document), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Document:
    """The document of a canonical text. Raises ValueError for anything that `to_json` could not have written."""
    try:
        document: Document = _built(json.loads(text), Document, "document")
    except RecursionError:
        raise ValueError("document: nested too deep") from None
    if to_json(document) != text:
        raise ValueError("document: not in canonical form")
    return document


def digest(document: Document) -> str:
    """SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(to_json(document).encode()).hexdigest()


def _built(value: object, kind: Any, place: str) -> Any:
    """`value` as a `kind`: a dataclass, a tuple of one kind, text, whole number, or one of these or None."""
    if get_origin(kind) is UnionType:
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        return None if value is None else _built(value, inner, place)
    if get_origin(kind) is tuple:
        rows = _checked(value, list, place)
        return tuple(_built(row, get_args(kind)[0], f"{place}[{index}]") for index, row in enumerate(rows))
    if is_dataclass(kind):
        return _built_entry(_checked(value, dict, place), kind, place)
    return _checked(value, kind, place)


def _built_entry(row: dict[str, object], kind: Any, place: str) -> Any:
    hints = get_type_hints(kind)
    names = {field.name for field in fields(kind)}
    if row.keys() != names:
        raise ValueError(f"{place}: unexpected or missing keys {sorted(row.keys() ^ names)}")
    return kind(**{name: _built(row[name], hints[name], f"{place}.{name}") for name in names})


def _checked(value: object, kind: type, place: str) -> Any:
    # not isinstance: True is no number here
    if type(value) is not kind:
        raise ValueError(f"{place}: expected {kind.__name__}, found {type(value).__name__}")
    return value
