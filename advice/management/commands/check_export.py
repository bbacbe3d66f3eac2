"""`manage.py check_export FILE…`: whether a file says where each of its plays comes from."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from advice.export.formats import UnknownFormat, format_named
from advice.export.manifest import faults, manifest_in
from advice.management.teaching import TeachingCommand

HELP = """\
Read the manifest inside exported playbooks, and say for each file whether every play in it has an author (or the reason why its
text is gone), a licence, a link and a digest. The exit status is 1 if anything is missing, or if there is no manifest.

The ending of its name says what a file is: .html .epub .docx .odt .md .csv .json. A PDF carries no file inside (PDF/A-2a forbids
it): its pages print the manifest, and a file of the same edition in another format can be checked. Nothing is changed, and the
database is not asked.

  manage.py check_export book.epub            one file
  manage.py check_export exports/*            every file of a folder
"""


class Command(TeachingCommand):
    """`check_export FILE…`: read, check, print."""

    help = HELP
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="+", help="an exported playbook")

    def handle(self, *args: Any, **options: Any) -> None:
        found = [self._checked(Path(name)) for name in options["files"]]
        if not all(found):
            sys.exit(1)

    def _checked(self, path: Path) -> bool:
        """Print what is to be said of a file, a line each; whether it has all it should."""
        try:
            manifest = manifest_in(path.read_bytes(), format_named(path.suffix.removeprefix(".")).name)
        except OSError as error:
            raise CommandError(f"{path} could not be read: {error.strerror}.") from error
        except UnknownFormat as error:
            raise CommandError(f"{path}: {error}") from error
        except ValueError as error:
            self.stdout.write(f"{path}: {error}")
            return False
        missing = faults(manifest)
        for fault in missing:
            self.stdout.write(f"{path}: {fault}")
        plays = manifest["plays"]
        gone = sum(bool(play.get("tombstone")) for play in plays)
        if not missing:
            self.stdout.write(f"{path}: {len(plays)} plays, {gone} of them gone; each has what it should")
        return not missing
