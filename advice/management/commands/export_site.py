"""`manage.py export_site FILE`: the whole site in one file."""

import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from advice.archive.writing import write_archive
from advice.management.progress import Bar
from advice.management.teaching import TeachingCommand

HELP = """\
Write the whole site into one file: a zip with one file of JSON Lines for each noun (a row a line), and manifest.json with the number
of rows and the SHA-256 of each, and a digest of all. `manage.py import_site` makes an identical site of it, on either database.

The file holds everything: accounts with their e-mail addresses and the hashes of their passwords, votes, and what teams keep to
themselves. It is written for its owner alone (mode 600); keep it as you keep the database. Sessions are not in it, nor the search
index, which is made anew. The site goes on meanwhile, and the file shows it as it was at the moment the command began.

  manage.py export_site backup.zip     an existing file is replaced once the new one is whole
"""


class Command(TeachingCommand):
    help = HELP

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="where to write, such as backup.zip")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if path.is_dir():
            raise CommandError(f"{path} is a folder: name a file, such as {path / 'backup.zip'}.")
        try:
            descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
        except OSError as error:
            raise CommandError(f"{path} could not be written: {error.strerror}.") from error
        try:
            with os.fdopen(descriptor, "wb") as file:
                told = write_archive(file, report=Bar(self.stdout, "rows"))
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        rows = sum(part["rows"] for part in told["files"].values())
        self.stdout.write(f"{path}: {rows:,} rows of {len(told['files'])} nouns. Digest {told['digest']}")
