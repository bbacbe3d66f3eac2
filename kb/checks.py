"""System checks of the whole site."""

import sqlite3
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.db import connections

Version = tuple[int, int, int]

FIXED: Version = (3, 51, 3)
BACKPORTS: dict[tuple[int, int], Version] = {(3, 44): (3, 44, 6), (3, 50): (3, 50, 7)}


def has_wal_fix(version: Version) -> bool:
    """Whether this SQLite cannot damage a database in WAL mode with several writers (WAL-reset bug, 3.7.0 to 3.51.2)."""
    return version >= BACKPORTS.get(version[:2], FIXED)


def check_sqlite(app_configs: object = None, *, version: Version | None = None, **_: Any) -> list[CheckMessage]:
    """Warn (kb.W001) when a database of the site is opened by a SQLite without the fix. Opens no database."""
    using = version or sqlite3.sqlite_version_info
    if has_wal_fix(using) or not any(connection.vendor == "sqlite" for connection in connections.all()):
        return []
    return [
        Warning(
            f"SQLite {'.'.join(map(str, using))} can, very rarely, damage a database that several people write to.",
            hint="Use SQLite 3.51.3 or newer (on Linux: pip install pysqlite3), 3.50.7 or 3.44.6; or PostgreSQL.",
            id="kb.W001",
        )
    ]
