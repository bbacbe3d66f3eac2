"""What a line of a bulk import says: read, checked, and cleaned as the site keeps it."""

import json
import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from advice.actions.wording import cleaned_body, cleaned_title
from advice.language import is_known, primary
from advice.markup import one_line

LONGEST_LINE = 1_000_000  # bytes; the longest text the site takes, every character escaped, is a quarter of that
LONGEST_KEY, LONGEST_AUTHOR, LONGEST_NAME = 120, 80, 100
MOST_HELPFUL = 2**31 - 1  # what the column holds
EARLIEST = 1000  # an older year is a slip, and not every calendar can show it
REQUIRED = ("id", "text", "situation")


class LineRefused(ValueError):
    """A line that cannot be imported. Its text is a sentence that says why, and quotes nothing: a summary and a report go from hand to hand."""


@dataclass(frozen=True)
class Line:
    """One contribution as its line says it. `situation` is a title or the number of one; `silent` says that no language was mentioned."""

    key: str
    body: str
    situation: str | int
    language: str
    silent: bool
    strategies: tuple[str, ...]
    topic: str
    author: str
    created: datetime | None
    helpful: int | None


def read_line(raw: bytes) -> Line:
    """What a line says. Raises LineRefused for all that is no JSON object with these fields, each of its type; no query."""
    row = _object(raw)
    for name in REQUIRED:
        if row.get(name) is None:
            raise LineRefused(f"“{name}” is missing.")
    read = {name: _read(name, row.get(field)) for name, (field, _reader) in _READERS.items()}
    return Line(**read, silent="language" not in row or row["language"] == "")


def _object(raw: bytes) -> dict[str, Any]:
    if len(raw) > LONGEST_LINE:
        raise LineRefused(f"This line is longer than {LONGEST_LINE:,} bytes.")
    try:
        row = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise LineRefused("This line is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise LineRefused(f"This line is not JSON: {error.msg} at character {error.colno}.") from None
    except LineRefused:
        raise
    except (RecursionError, ValueError):  # brackets a thousand deep, a number of thousands of digits
        raise LineRefused("This line is not JSON that can be read.") from None
    if not isinstance(row, dict):
        raise LineRefused("This line has to be an object with “id”, “text” and “situation”.")
    for place, name in enumerate(row, start=1):
        if name not in FIELDS:
            raise LineRefused(f"Field {place} is none of the fields that there are: {', '.join(FIELDS)}.")
    return row


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise LineRefused("This line gives the same field twice.")
    return row


def _no_number(name: str) -> Any:
    raise LineRefused(f"{name} is not JSON.")


def _read(name: str, value: Any) -> Any:
    field, read = _READERS[name]
    try:
        return read(value)
    except ValidationError as error:
        raise LineRefused(f"“{field}”: {' '.join(error.messages)}") from None
    except LineRefused as error:
        raise LineRefused(f"“{field}” {error}") from None


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise LineRefused("has to be a string.")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise LineRefused("has to be a whole number.")
    return value


def _key(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value in (math.inf, -math.inf):
        raise LineRefused("has to be a string or a number.")
    key = str(value)
    if not key.strip() or len(key) > LONGEST_KEY or any(unicodedata.category(char) in ("Cc", "Cs") for char in key):
        raise LineRefused(f"has to have 1 to {LONGEST_KEY} characters that can be printed.")
    return key


def _body(value: Any) -> str:
    return cleaned_body(_string(value))


def _situation(value: Any) -> str | int:
    if isinstance(value, str) and not (value.isascii() and value.isdigit()):
        return cleaned_title(value)
    number = _whole(int(value) if isinstance(value, str) and len(value) < 20 else value)
    if not 0 < number < 2**63:
        raise LineRefused("has to be a title, or the number of a situation.")
    return number


def _language(value: Any) -> str:
    if not value and isinstance(value, str | None):
        return ""
    code = primary(_string(value))
    if not is_known(code):
        raise LineRefused("is not a language this site knows.")
    return code


def _strategies(value: Any) -> tuple[str, ...]:
    rows = [] if value is None else value
    if not isinstance(rows, list) or not all(isinstance(each, str) and each for each in rows):
        raise LineRefused("has to be a list of names.")
    return tuple(rows)


def _name(most: int) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        name = one_line(_string("" if value is None else value))
        if len(name) > most:
            raise LineRefused(f"is {len(name)} characters long; {most} at most.")
        return name

    return read


def _created(value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(_string(value))
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        if isinstance(error, LineRefused):
            raise
        raise LineRefused("is no date as ISO 8601 writes it, such as 2024-05-31 or 2024-05-31T09:30:00Z.") from None
    if moment > timezone.now():
        raise LineRefused("lies in the future.")
    if moment.year < EARLIEST:
        raise LineRefused(f"lies before the year {EARLIEST}.")
    return moment


def _helpful(value: Any) -> int | None:
    if value is None:
        return None
    if not 0 <= _whole(value) <= MOST_HELPFUL:
        raise LineRefused(f"has to be from 0 to {MOST_HELPFUL}.")
    return _whole(value)


_READERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "key": ("id", _key),
    "body": ("text", _body),
    "situation": ("situation", _situation),
    "language": ("language", _language),
    "strategies": ("strategies", _strategies),
    "topic": ("topic", _name(LONGEST_NAME)),
    "author": ("author", _name(LONGEST_AUTHOR)),
    "created": ("created", _created),
    "helpful": ("helpful", _helpful),
}
FIELDS = {field: name for name, (field, _reader) in _READERS.items()}
