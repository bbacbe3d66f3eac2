"""Restore: a whole site from its archive, into a database that holds nothing yet."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from advice.actions.demonstrating import is_empty
from advice.archive.nouns import columns, file_of, from_data, nouns, permissions
from advice.archive.writing import FORMAT, MANIFEST, VERSION, digests, manifest, migration

CHUNK = 500


class NotRestored(ValueError):
    """Nothing was stored; the message says which file and line, and what to do."""


def restore_site(source: Any, *, report: Callable[[int, int], None]) -> dict[str, Any]:
    """Store the site of an archive (a path or an open file), all or nothing, and return its manifest.

    The database has its tables and no account and no situation; what the migrations brought is replaced. At the end the site is read again and its
    digest compared with the archive's. Afterwards `reindex` has to be run. `report(done, of)` is called as the work goes on.
    Raises NotRestored.
    """
    if not is_empty():
        raise NotRestored("This site is not empty: an archive is only for a new database. Nothing was changed.")
    try:
        with ZipFile(source) as archive:
            told = _told(archive)
            with transaction.atomic():
                _store(archive, told, report)
    except (BadZipFile, OSError) as error:
        raise NotRestored(f"This is no archive of a site that can be read: {error}.") from error
    return told


def _told(archive: ZipFile) -> dict[str, Any]:
    try:
        told = json.loads(archive.read(MANIFEST))
        known = (told["format"], told["version"]) == (FORMAT, VERSION) and isinstance(told["files"], dict)
        made, digest = told["migration"], told["digest"]
    except (KeyError, TypeError, ValueError) as error:
        raise NotRestored(f"{MANIFEST} is missing or says nothing this version understands: {error}.") from error
    if not known or not isinstance(digest, str):
        raise NotRestored(f"{MANIFEST} is not that of a site, or of another version of archives.")
    if made != migration():
        raise NotRestored(
            f"The archive was made at the migration {made}, this database is at {migration()}. "
            "Restore it with the version that made it, then upgrade."
        )
    missing = [file_of(model) for model in nouns() if file_of(model) not in archive.namelist()]
    if missing:
        raise NotRestored(f"The archive has no {missing[0]}.")
    return dict(told)


def _store(archive: ZipFile, told: Mapping[str, Any], report: Callable[[int, int], None]) -> None:
    total, done = sum(part["rows"] for part in told["files"].values()), 0
    for model in reversed(nouns()):
        model._default_manager.all()._raw_delete(connection.alias)  # nothing hangs on what is replaced whole
    named = {name: number for number, name in permissions().items()}
    for model in nouns():
        rows = _rows(archive, model, named)
        while part := list(islice(rows, CHUNK)):
            _insert(model, part)
            report(done := done + len(part), total)
    _count_on()
    try:
        connection.check_constraints()
    except DatabaseError as error:
        raise NotRestored(f"A row points to one that is not in the archive: {error}.") from error
    found = manifest(digests())
    different = [name for name, part in found["files"].items() if part != told["files"].get(name)]
    if different or found["digest"] != told["digest"]:
        raise NotRestored(
            f"What was read back differs from the archive in {', '.join(different) or MANIFEST}. Nothing was changed."
        )


def _rows(archive: ZipFile, model: type[Model], named: Mapping[str, int]) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a file with the number of their line, as the database takes them."""
    fields, name = columns(model), file_of(model)
    wanted = {field.attname for field in fields}
    with archive.open(name) as file:
        for number, line in enumerate(file, start=1):
            try:
                row = json.loads(line)
                if not isinstance(row, dict) or row.keys() != wanted:
                    raise ValueError("the columns are not those of this version")
                values = [
                    field.get_db_prep_save(from_data(field, row[field.attname], named), connection) for field in fields
                ]
            except (ValueError, TypeError, ValidationError) as error:
                said = error.messages[0] if isinstance(error, ValidationError) else str(error)
                raise NotRestored(f"{name}, line {number}: {said}. Nothing was changed.") from error
            yield number, values


def _insert(model: type[Model], rows: list[tuple[int, list[Any]]]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in columns(model))
    places = ", ".join(["%s"] * len(columns(model)))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(statement, [values for _number, values in rows])
    except DatabaseError as error:
        if len(rows) == 1:
            said = " ".join(str(error).split())
            raise NotRestored(f"{file_of(model)}, line {rows[0][0]}: {said}. Nothing was changed.") from error
        for part in _halves(rows):
            _insert(model, part)


def _halves(rows: list[tuple[int, list[Any]]]) -> Iterable[list[tuple[int, list[Any]]]]:
    return rows[: len(rows) // 2], rows[len(rows) // 2 :]


def _count_on() -> None:
    """Let the numbers of new rows go on after the highest there is (PostgreSQL counts apart from the rows)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(nouns())):
            cursor.execute(statement)
