"""Write an edition of a playbook to a file."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from advice.export.choosing import ChoiceRefused, read_choice
from advice.export.compile import compile_edition
from advice.export.document import WHOLE, Document
from advice.export.formats import FORMATS, ExportFailed, Format, UnknownFormat, file_name, format_named
from advice.export.showing import chosen
from advice.management.progress import Bar
from advice.management.teaching import TeachingCommand
from advice.models import Edition, Playbook

HELP = """Write a published edition of a playbook to a file, byte for byte what the site offers for download.

ID is the number in the playbook's address: /en/playbooks/7/when-it-burns/ has the number 7. Private playbooks are written as
well: whoever may run this command may read the database anyway. An existing file is replaced, in one step, so that a reader
never meets half of one; a device or a pipe is written to.

A part of an edition: --section 2 is the second section with those below it; --strategy and --language leave the plays that carry
one of the strategies, or can be read in one of the languages, and may be given several times. --texts translations --into fr puts
the French translation where there is one, --texts both beside the original. Only the JSON of a whole edition can be imported.

  manage.py export_playbook 7                                          Markdown of the latest edition, to the screen
  manage.py export_playbook 7 --format pdf --output book.pdf           the latest edition as PDF
  manage.py export_playbook 7 --edition 2 --format html --output exports/
                                                                       edition 2, under its usual name in that folder
  manage.py export_playbook 7 --format all --output exports/           every format at once
  manage.py export_playbook 7 --strategy listen --strategy pause --texts both --into ar --paper letter --format pdf --output exports/
"""
ALL = "all"


class Command(TeachingCommand):
    """`export_playbook ID`: parse, render, write."""

    help = HELP

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", metavar="ID", type=int, help="the number of the playbook")
        parser.add_argument("--edition", metavar="N", type=int, help="which edition (default: the latest)")
        parser.add_argument(
            "--format",
            metavar="FORMAT",
            default="markdown",
            help=f"one of {', '.join(FORMATS)}, or all (default: markdown)",
        )
        parser.add_argument(
            "--output", metavar="FILE", default="-", help="a file, a folder, or - for the screen (default: -)"
        )
        parser.add_argument("--section", metavar="N", help="only this section, from 1, and those below it")
        parser.add_argument("--strategy", metavar="SLUG", action="append", default=[], help="only plays with it")
        parser.add_argument("--language", metavar="CODE", action="append", default=[], help="only plays readable in it")
        parser.add_argument("--texts", metavar="KIND", help="originals, translations or both (default: originals)")
        parser.add_argument("--into", metavar="CODE", help="the language of the translations")
        parser.add_argument("--paper", metavar="SIZE", help="pages of a PDF: a4 or letter (default: a4)")

    def handle(self, *args: Any, **options: Any) -> None:
        output, every = options["output"], options["format"] == ALL
        try:
            wanted = list(FORMATS.values()) if every else [format_named(options["format"])]
            document = _document(options)
            if not output:
                raise CommandError("--output names no file: give a file, a folder, or - for the screen.")
            if every and (output == "-" or not Path(output).is_dir()):
                raise CommandError("All formats go into a folder that is there: name it with --output.")
            bar = Bar(self.stderr, "files")
            for done, each in enumerate(wanted, start=1):
                self._file(document, each, output, quiet=every and bar.shown)
                if every:
                    bar(done, len(wanted))
        except ChoiceRefused as error:
            raise CommandError(_in_options(error)) from error
        except (UnknownFormat, ExportFailed, ValueError) as error:
            raise CommandError(str(error)) from error

    def _file(self, document: Document, wanted: Format, output: str, *, quiet: bool) -> None:
        """Render a format and bring it to where it goes; `quiet` while a bar is drawn."""
        content = wanted.render(document)
        if output == "-":
            _print(self, content)
            return
        path = Path(output)
        try:
            path = path / file_name(document, wanted) if path.is_dir() else path
            _write(path, content)
        except OSError as error:
            raise CommandError(f"{path} could not be written: {error.strerror}.") from error
        if not quiet:
            self.stderr.write(f"{path}: {len(content):,} bytes")


def _document(options: dict[str, Any]) -> Document:
    """What is wanted of which edition. Raises CommandError and ChoiceRefused."""
    document = compile_edition(_edition(options["id"], options["edition"]), WHOLE)
    said = {name: [options[name]] for name in ("section", "texts", "into", "paper") if options[name] is not None}
    asked = {"strategy": options["strategy"], "lang": options["language"]} | said
    return chosen(document, read_choice(document, asked))


def _in_options(error: ChoiceRefused) -> str:
    """What is wrong with a choice, each problem with the option it is about."""
    names = {"lang": "--language", "": ""}
    return " ".join(
        f"{names.get(name, f'--{name}')}: {said}".removeprefix(": ") for name, said in error.problems.items()
    )


def _edition(playbook: int, number: int | None) -> Edition:
    found = Playbook.objects.filter(pk=playbook).first()
    if found is None:
        raise CommandError(f"There is no playbook {playbook}.")
    editions = found.editions.all() if number is None else found.editions.filter(number=number)
    edition = editions.first()
    if edition is None and found.edition_count == 0:
        raise CommandError(f"“{found}” has no edition yet: publish one first.")
    if edition is None:
        raise CommandError(f"“{found}” has no edition {number}; it has {_numbers(found)}.")
    return edition


def _numbers(playbook: Playbook) -> str:
    """Which editions there are: a playbook that came from elsewhere begins with its number there."""
    rows = list(playbook.editions.order_by("number").values_list("number", flat=True))
    if len(rows) > 1 and rows == list(range(rows[0], rows[-1] + 1)):
        return f"the editions {rows[0]} to {rows[-1]}"
    return f"edition {rows[0]}" if len(rows) == 1 else f"the editions {', '.join(map(str, rows))}"


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
