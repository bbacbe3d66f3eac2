"""A site → an archive: a zip of one file of JSON Lines a noun, and a manifest with their digests."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from advice.archive.nouns import columns, file_of, nouns, to_data

FORMAT, VERSION = "rapport-site", 1
MANIFEST = "manifest.json"
CHUNK = 2_000
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # so that the same site makes the same archive


@dataclass(frozen=True)
class Part:
    """One file of an archive."""

    file: str
    rows: int
    sha256: str


def write_archive(target: Any, *, report: Callable[[int, int], None]) -> dict[str, Any]:
    """Write the whole site as one moment saw it into a zip (a path or a file open for writing), and return its manifest.

    `report(done, of)` is called as the work goes on. The site goes on meanwhile. Memory does not grow with the site.
    """
    with one_moment(), ZipFile(target, "w", ZIP_DEFLATED) as archive:
        total, done, parts = sum(model._default_manager.count() for model in nouns()), 0, list[Part]()
        for model in nouns():
            seal, count = hashlib.sha256(), 0
            with archive.open(_entry(file_of(model)), "w", force_zip64=True) as file:
                for line in lines(model):
                    file.write(line)
                    seal.update(line)
                    count += 1
                    if count % CHUNK == 0:
                        report(done + count, total)
            done += count
            report(done, total)
            parts.append(Part(file_of(model), count, seal.hexdigest()))
        told = manifest(parts)
        archive.writestr(_entry(MANIFEST), json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return told


def digests() -> list[Part]:
    """What the archive of the site as it is now would hold, without writing it (a walk over every table)."""
    parts = []
    for model in nouns():
        seal, count = hashlib.sha256(), 0
        for line in lines(model):
            seal.update(line)
            count += 1
        parts.append(Part(file_of(model), count, seal.hexdigest()))
    return parts


def manifest(parts: list[Part]) -> dict[str, Any]:
    """What an archive says of itself; two sites with the same digest are the same site."""
    files = {part.file: {"rows": part.rows, "sha256": part.sha256} for part in parts}
    seal = hashlib.sha256(
        "".join(f"{part.file} {part.sha256}\n" for part in sorted(parts, key=lambda part: part.file)).encode()
    )
    return {"format": FORMAT, "version": VERSION, "migration": migration(), "files": files, "digest": seal.hexdigest()}


def migration() -> str:
    """The last migration of the database, which says what its tables look like."""
    applied = MigrationRecorder(connection).applied_migrations()
    return max(name for app, name in applied if app == "advice")


def lines(model: type[Model]) -> Iterator[bytes]:
    """The rows of a table in the order of their numbers, one a line, in the one form that makes a digest."""
    fields = columns(model)
    rows = model._default_manager.order_by("pk").values_list(*(field.attname for field in fields))
    for row in rows.iterator(chunk_size=CHUNK):
        data = {field.attname: to_data(field, value) for field, value in zip(fields, row, strict=True)}
        yield json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


@contextmanager
def one_moment() -> Iterator[None]:
    """Read the site as it is at one moment, while others write."""
    mode = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = None  # type: ignore[attr-defined]  # ours begins by locking out whoever else would write
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql" and not connection.savepoint_ids:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = mode  # type: ignore[attr-defined]


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, LONG_AGO)
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
    return entry
