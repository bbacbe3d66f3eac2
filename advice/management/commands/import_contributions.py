"""`manage.py import_contributions`: contributions by the thousand, a line each."""

import json
import os
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError, reset_queries

from advice.actions.receiving import receive
from advice.actions.rehearsing import Rehearsal
from advice.management.printing import printable, summary
from advice.management.progress import Bar
from advice.management.receipts import Ledger, Receipt, refused, reported
from advice.management.sources import Source
from advice.management.teaching import TeachingCommand
from advice.markup import one_line

ABOUT = """\
Import contributions from JSON Lines: UTF-8, one object a line. A name that ends in .gz is unpacked, - reads standard input.

  {"id": "a-17", "text": "Hear her out first.", "situation": "A client shouts at me", "language": "en", "strategies": ["listen"],
   "topic": "Complaints", "author": "Jo", "created": "2024-05-31", "helpful": 12}

  id          a string or a number, at most 120 characters; what has an id that the site knows is left as it is ("unchanged")
  text        the advice, as Markdown, at most 20,000 characters
  situation   the title of a situation, made where there is none, or the number of one that is there already
  language    optional: a code such as de or pt-BR; left out, it is found in the text; null: nobody knows
  strategies  optional: a list of slugs, or of any names the strategies have in any language; left out, none are stored: what the
              site finds is only counted, for nothing is saved that nobody has seen
  topic       optional: the slug or a name of the topic of a new situation, made where there is none
  author      optional: a username of this site; any other name is shown as the author's, with "imported"
  created     optional: ISO 8601, in UTC where it names no zone, not in the future
  helpful     optional: how many found it helpful where it comes from; shown as that, and no part of the order of "Best"

Every 500 lines are stored at once. Run the same command again after an interruption, or after mending the file: it goes on where it
stopped, and a run that has finished changes nothing any more. A text that stands under its situation already is skipped ("repeated").
A line that cannot be imported is written to FILE.rejects.jsonl (stdin.rejects.jsonl for a pipe) with its number and the reason, and
the rest goes on.
Personal details in a text do not keep it out unless --block-personal is given or the site takes none; they are counted, by their kind.

  manage.py import_contributions --dry-run advice.jsonl     say what would happen, and store nothing
  manage.py import_contributions advice.jsonl.gz
  zcat advice.jsonl.gz | manage.py import_contributions - --rejects rejects.jsonl --json

The exit status is 1 if any line was rejected, and 130 after Ctrl-C.
"""


def _size(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 5000:
        raise ArgumentTypeError("has to be from 1 to 5000")
    return int(value)


class Command(TeachingCommand):
    help = ABOUT

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a file of JSON lines; - reads standard input")
        parser.add_argument(
            "--dry-run", action="store_true", help="store nothing; no rejects are written unless --rejects asks"
        )
        parser.add_argument("--rejects", metavar="PATH", help="where refused lines go (default: FILE.rejects.jsonl)")
        parser.add_argument("--report", metavar="PATH", help="write what became of every line, as JSON lines")
        parser.add_argument("--block-personal", action="store_true", help="reject what gives personal details away")
        parser.add_argument(
            "--source", metavar="NAME", help="shown as where the texts come from (default: the file's name)"
        )
        parser.add_argument(
            "--batch", metavar="LINES", type=_size, default=500, help="lines stored at once (default: 500)"
        )
        parser.add_argument("--json", action="store_true", help="print the summary as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        begun, receipt = time.monotonic(), Receipt()
        try:
            with closing(Source(options["file"])) as source:
                ledgers = _ledgers(source, options)
                interrupted = self._receive(source, receipt, ledgers, options)
            for ledger in ledgers:
                if ledger and not interrupted:
                    ledger.close()
        except OSError as error:
            name = error.filename if error.filename is not None else options["file"]
            raise CommandError(printable(f"{name}: {error.strerror or error}.", self.stderr)) from error
        except DatabaseError as error:
            stored = f"{receipt.kinds['imported']} are stored" if not options["dry_run"] else "Nothing is stored"
            words = f"The database failed: {error}. {stored}; run the command again to go on."
            raise CommandError(f"{words}\nTables that are missing are made by: manage.py migrate") from error
        rejects = str(ledgers[0].path) if ledgers[0] and ledgers[0].lines else None
        facts = {
            "file": source.title,
            "dry_run": options["dry_run"],
            "interrupted": interrupted,
            "damage": source.damage,
            **receipt.as_json(),
            "rejects": rejects,
            "seconds": round(time.monotonic() - begun, 2),
        }
        self.stdout.write(json.dumps(facts) if options["json"] else printable(summary(facts), self.stdout))
        if status := 130 if interrupted else int(bool(receipt.kinds["rejected"] or source.damage)):
            sys.exit(status)

    def _receive(
        self, source: Source, receipt: Receipt, ledgers: Sequence[Ledger | None], options: dict[str, Any]
    ) -> bool:
        """Import the file, batch by batch; whether somebody pressed Ctrl-C meanwhile."""
        bar, rehearsal = Bar(self.stderr, "bytes"), Rehearsal() if options["dry_run"] else None
        rejects, report = ledgers
        name = one_line(options["source"] or source.title)[:300] or "-"
        try:
            for batch in source.batches(options["batch"]):
                outcomes = receive(
                    batch, by=None, source=name, block_personal=options["block_personal"], rehearsal=rehearsal
                )
                for outcome in outcomes:
                    receipt.add(outcome)
                if rejects:
                    paired = zip(outcomes, batch, strict=True)
                    rejects.write(refused(each, raw) for each, (_line, raw) in paired if each.kind == "rejected")
                if report:
                    report.write(map(reported, outcomes))
                reset_queries()  # with DEBUG on they are kept, and would fill the memory
                if source.size:
                    bar(min(source.done, source.size), source.size)
        except KeyboardInterrupt:
            return True
        return False


def _ledgers(source: Source, options: dict[str, Any]) -> tuple[Ledger | None, Ledger | None]:
    """The files of refused lines and of all lines, as far as they are wanted."""
    asked, report = options["rejects"], options["report"]
    paths = [Path(asked) if asked else source.rejects, *([Path(report)] if report else [])]
    if any(path.exists() and source.is_at(path) for path in paths):
        raise CommandError("The rejects or the report would replace the file that is read: choose another place.")
    if len({os.path.realpath(path) for path in paths}) < len(paths):
        raise CommandError("The rejects and the report need a file each.")
    rejects = Ledger(paths[0], at_once=bool(asked)) if asked or not options["dry_run"] else None
    return rejects, Ledger(Path(report), at_once=True) if report else None
