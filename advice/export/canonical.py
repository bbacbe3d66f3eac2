"""The one canonical text of a document, which an edition keeps, and the digests made of it."""

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from advice.export.document import SCHEMA, Document, PlayEntry


def to_json(document: Document) -> str:
    """The one canonical text of a document: sorted keys, no spaces, characters as they are."""
    return _canonical(as_data(document))


def as_data(document: Document) -> dict[str, Any]:
    """What a document says, as objects, lists, texts and numbers: the fields that its schema has."""
    data: dict[str, Any] = _data(document, document.schema)
    return data


def from_json(text: str) -> Document:
    """The document of a canonical text, of any schema there was. Raises ValueError for anything that `to_json` could not have written."""
    try:
        document: Document = from_data(json.loads(text))
    except RecursionError:
        raise ValueError("document: nested too deep") from None
    if to_json(document) != text:
        raise ValueError("document: not in canonical form")
    return document


def from_data(data: object) -> Document:
    """The document that `as_data` wrote. Raises ValueError that says where it is none."""
    schema = data.get("schema", 1) if isinstance(data, dict) else 1
    if type(schema) is not int or not 1 <= schema <= SCHEMA or (schema == 1 and "schema" in _keys(data)):
        raise ValueError(f"document: schema {schema!r} is not one of 1 to {SCHEMA}")
    document: Document = _built(data, Document, "document", schema)
    return replace(document, schema=schema)


def play_to_json(play: PlayEntry) -> str:
    """The canonical text of one play, for a play that came from elsewhere."""
    return _canonical(_data(play, SCHEMA))


def play_from_json(text: str) -> PlayEntry:
    """The play that `play_to_json` wrote. Raises ValueError."""
    play: PlayEntry = _built(json.loads(text), PlayEntry, "play", SCHEMA)
    return play


def digest(document: Document) -> str:
    """The digest of the edition: SHA-256 of the canonical text it was frozen with, as 64 hexadecimal digits."""
    return document.sealed or text_digest(document)


def text_digest(document: Document) -> str:
    """SHA-256 of the canonical text of what this document says itself, as 64 hexadecimal digits."""
    return hashlib.sha256(to_json(document).encode()).hexdigest()


def content_digest(document: Document) -> str:
    """The same for two documents that differ only in when, by whom, as which number and with whose approval they came out."""
    bare = replace(document, edition=0, published="", published_by="")
    return text_digest(replace(bare, approved_by="", approved="", approved_by_link=False, scope=""))


def play_digest(play: PlayEntry) -> str:
    """SHA-256 of the canonical text of a play, wherever it stands: without its number and without the digest itself."""
    return hashlib.sha256(play_to_json(replace(play, number=0, digest="", tombstone="")).encode()).hexdigest()


def digest_of(play: PlayEntry) -> str:
    """The digest that a play was frozen with; editions of the first schema name none, so that it is made of what they say. "" if that is gone."""
    return play.digest or ("" if play.tombstone else play_digest(play))


def _canonical(data: Any) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _keys(data: object) -> set[str]:
    return set(data) if isinstance(data, dict) else set()


def _data(value: Any, schema: int) -> Any:
    if isinstance(value, tuple):
        return [_data(row, schema) for row in value]
    if is_dataclass(value):
        return {name: _data(getattr(value, name), schema) for name in _names(value.__class__, schema)}
    return value


@cache
def _names(kind: Any, schema: int) -> tuple[str, ...]:
    """The fields of a kind of entry in the canonical text of a schema."""
    return tuple(
        row.name for row in fields(kind) if row.metadata.get("since", 1) <= schema and not row.metadata.get("beside")
    )


_hints = cache(get_type_hints)


def _built(value: object, kind: Any, place: str, schema: int) -> Any:
    """`value` as a `kind`: a dataclass, a tuple of one kind, text, whole number, truth value, or one of these or None."""
    if get_origin(kind) is UnionType:
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        return None if value is None else _built(value, inner, place, schema)
    if get_origin(kind) is tuple:
        rows = _checked(value, list, place)
        return tuple(_built(row, get_args(kind)[0], f"{place}[{index}]", schema) for index, row in enumerate(rows))
    if is_dataclass(kind):
        return _built_entry(_checked(value, dict, place), kind, place, schema)
    return _checked(value, kind, place)


def _built_entry(row: dict[str, object], kind: Any, place: str, schema: int) -> Any:
    names = _names(kind, schema)
    if row.keys() != set(names):
        raise ValueError(f"{place}: unexpected or missing keys {sorted(row.keys() ^ set(names))}")
    hints = _hints(kind)
    return kind(**{name: _built(row[name], hints[name], f"{place}.{name}", schema) for name in names})


def _checked(value: object, kind: type, place: str) -> Any:
    # not isinstance: True is no number here
    if type(value) is not kind:
        raise ValueError(f"{place}: expected {kind.__name__}, found {type(value).__name__}")
    return value
