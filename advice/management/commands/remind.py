"""`manage.py remind`: ask people by letter how what they tried went."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from advice.actions.reminding import Reminding, remind
from advice.management.letters import ask_of_trials
from advice.management.progress import Bar
from advice.management.teaching import TeachingCommand

HELP = """\
Write one letter to each person who tries something whose day has come, and mark it, so that nobody is asked twice. Who wants no
letters, or has confirmed no address, finds the question on the site alone. A letter that fails costs no other: the next round
tries it again, and the exit status is 1.

  manage.py remind             run it every morning
  manage.py remind --dry-run   say how many letters there would be; write none, mark nothing
"""


class Command(TeachingCommand):
    help = HELP

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="write no letter and mark nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        bar = Bar(self.stderr, "people")
        done = remind(timezone.localdate(), write=ask_of_trials, dry_run=options["dry_run"], report=bar)
        self.stdout.write(said(done, would=options["dry_run"]))
        if done.failed:
            sys.exit(1)


def said(done: Reminding, *, would: bool) -> str:
    """What came of it, in words."""
    lines = [
        f"{'Letters to write' if would else 'Letters written'}: {done.letters}, on {done.trials} trials.",
        f"People who find the question on the site alone: {done.without}.",
    ]
    if done.failed:
        lines.append(f"Letters that failed, for the next round: {done.failed}.")
    return "\n".join(lines)
