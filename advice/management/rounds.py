"""A command that goes round with letters."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from advice.actions.rounds import Round
from advice.management.progress import Bar
from advice.management.teaching import TeachingCommand


class RoundCommand(TeachingCommand):
    """`go_round` goes; `of` says what the letters tell of, `them` what people find on the site alone."""

    go_round: Callable[..., Round]
    of: str
    them: str

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="write no letter and mark nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        would = options["dry_run"]
        done = self.go_round(dry_run=would, report=Bar(self.stderr, "people"))
        written = "Letters to write" if would else "Letters written"
        self.stdout.write(f"{written}: {done.letters}, on {done.told} {self.of}.")
        self.stdout.write(f"People who find {self.them} on the site alone: {done.without}.")
        if done.failed:
            self.stdout.write(f"Letters that failed, for the next round: {done.failed}.")
            sys.exit(1)
