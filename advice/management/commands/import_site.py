"""`manage.py import_site FILE`: the site of an archive, in an empty database."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from advice.actions.reindexing import reindex
from advice.actions.restoring import NotRestored, restore_site
from advice.management.progress import Bar
from advice.management.teaching import TeachingCommand

HELP = """\
Make the site of a file that `manage.py export_site` wrote, in a database that has its tables (`manage.py migrate`) and nothing in
them: no account and no situation. Everything is stored or nothing. At the end the site is read again and compared with the digest in
the file, so that what this command says is restored is identical; then the search index is built.

A file of another version is refused with the migration it was made at: restore it with that version, then upgrade.

  manage.py import_site backup.zip
"""


class Command(TeachingCommand):
    help = HELP

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="what export_site wrote")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = restore_site(options["file"], report=Bar(self.stdout, "rows"))
        except NotRestored as error:
            raise CommandError(str(error)) from error
        rows = sum(part["rows"] for part in told["files"].values())
        self.stdout.write(f"{rows:,} rows are stored, and the digest is that of the file: {told['digest']}")
        contributions, situations = reindex(report=Bar(self.stdout, "texts"))
        self.stdout.write(f"{contributions} contributions and {situations} situations can be found.")
