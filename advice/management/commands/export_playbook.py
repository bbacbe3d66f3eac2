"""Write an edition of a playbook to a file."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from advice.export.compile import compile_edition
from advice.export.document import WHOLE
from advice.export.formats import FORMATS, UnknownFormat, file_name, format_named
from advice.export.pdf import ExportFailed
from advice.management.teaching import TeachingCommand
from advice.models import Edition, Playbook

HELP = """Write a published edition of a playbook to a file, byte for byte what the site offers for download.

ID is the number in the playbook's address: /en/playbooks/7/when-it-burns/ has the number 7. Private playbooks are written as
well: whoever may run this command may read the database anyway. An existing file is replaced, in one step, so that a reader
never meets half of one; a device or a pipe is written to.

  manage.py export_playbook 7                                          Markdown of the latest edition, to the screen
  manage.py export_playbook 7 --format pdf --output book.pdf           the latest edition as PDF
  manage.py export_playbook 7 --edition 2 --format html --output exports/
                                                                       edition 2, under its usual name in that folder
"""


class Command(TeachingCommand):
    """`export_playbook ID`: parse, render, write."""

    help = HELP

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", metavar="ID", type=int, help="the number of the playbook")
        parser.add_argument("--edition", metavar="N", type=int, help="which edition (default: the latest)")
        parser.add_argument(
            "--format", metavar="FORMAT", default="markdown", help=f"one of {', '.join(FORMATS)} (default: markdown)"
        )
        parser.add_argument(
            "--output", metavar="FILE", default="-", help="a file, a folder, or - for the screen (default: -)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            wanted = format_named(options["format"])
            document = compile_edition(_edition(options["id"], options["edition"]), WHOLE)
            content = wanted.render(document)
        except (UnknownFormat, ExportFailed, ValueError) as error:
            raise CommandError(str(error)) from error
        if options["output"] == "-":
            _print(self, content)
            return
        if not options["output"]:
            raise CommandError("--output names no file: give a file, a folder, or - for the screen.")
        path = Path(options["output"])
        try:
            path = path / file_name(document, wanted) if path.is_dir() else path
            _write(path, content)
        except OSError as error:
            raise CommandError(f"{path} could not be written: {error.strerror}.") from error
        self.stderr.write(f"{path}: {len(content):,} bytes")


def _edition(playbook: int, number: int | None) -> Edition:
    found = Playbook.objects.filter(pk=playbook).first()
    if found is None:
        raise CommandError(f"There is no playbook {playbook}.")
    editions = found.editions.all() if number is None else found.editions.filter(number=number)
    edition = editions.first()
    if edition is None and found.edition_count == 0:
        raise CommandError(f"“{found}” has no edition yet: publish one first.")
    if edition is None:
        raise CommandError(f"“{found}” has no edition {number}; it has the editions 1 to {found.edition_count}.")
    return edition


def _print(command: Command, content: bytes) -> None:
    screen = getattr(command.stdout, "_out", sys.stdout)
    binary = getattr(screen, "buffer", None)
    if binary is None:
        screen.write(content.decode("utf-8", errors="replace"))
        return
    try:
        binary.write(content)
        binary.flush()
    except BrokenPipeError as error:
        raise CommandError("The reader of the output went away.") from error


def _write(path: Path, content: bytes) -> None:
    """Write beside the place and rename, so that the file is the old one or the new one and never half of either.

    What is no plain file (a device, a pipe, a link to one) is written to where it is: a rename would put a file in its place.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        with path.open("wb") as place:
            place.write(content)
        return
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(beside, 0o666 & ~mask)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
