"""Bring database, demonstration site and static files up to date, in one process, doing only what has changed."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from advice.management.teaching import TeachingCommand
from advice.models import Contribution, IndexEntry, Situation, Sketch
from advice.search.engines import engine

HELP = """\
Migrate, load the demonstration site into an empty database, build the index of the search where there is none, and collect static
files: each only where needed, all in one process, so that the second start of script/server takes no time. Safe to run again at any moment.

  manage.py prepare                   before every start
  DEMONSTRATION=0 manage.py prepare   the same without the demonstration site
"""


class Command(TeachingCommand):
    help = HELP

    def handle(self, *args: Any, **options: Any) -> None:
        self._migrate()
        if settings.DEMONSTRATION and not Situation.objects.exists():
            self.stdout.write("Loading the demonstration site …")
            call_command("load_demonstration", "--if-empty")
        self._index()
        self._collect()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Bringing the database up to date …")
            call_command("migrate", interactive=False, verbosity=0)

    def _index(self) -> None:
        engine().settle()
        built = IndexEntry.objects.exists() and Sketch.objects.exists()
        if Contribution.objects.published().exists() and not built:
            call_command("reindex", stdout=self.stdout)

    def _collect(self) -> None:
        stamp, found = Path(settings.STATIC_ROOT) / ".collected", _static_digest()
        if stamp.is_file() and stamp.read_text() == found:
            return
        self.stdout.write("Collecting static files …")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(found)


def _static_digest() -> str:
    """Another one whenever a static file was added, changed or removed: 64 hexadecimal digits (SHA-256)."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
