"""`manage.py digest`: write to teams once a week what is new in what their playbooks need."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from advice.actions.digesting import Digesting, digest
from advice.management.letters import tell_news
from advice.management.progress import Bar
from advice.management.teaching import TeachingCommand

HELP = """\
Write one letter to each owner and editor of a team for whom something is new since their last one: advice that changed, plays
to look at again, approvals that wait for them. Nobody gets two within a week, however often this runs. Who wants no such
letters, or has confirmed no address, finds it on the page "Needs attention" alone. A letter that fails costs no other: the next
round tries it again, and the exit status is 1.

  manage.py digest             run it every Monday morning, after the nightly check_playbooks
  manage.py digest --dry-run   say how many letters there would be; write none, mark nothing
"""


class Command(TeachingCommand):
    help = HELP

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="write no letter and mark nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        bar = Bar(self.stderr, "people")
        done = digest(timezone.now(), write=tell_news, dry_run=options["dry_run"], report=bar)
        self.stdout.write(said(done, would=options["dry_run"]))
        if done.failed:
            sys.exit(1)


def said(done: Digesting, *, would: bool) -> str:
    """What came of it, in words."""
    lines = [
        f"{'Letters to write' if would else 'Letters written'}: {done.letters}, on {done.told} things.",
        f"People who find them on the site alone: {done.without}.",
    ]
    if done.failed:
        lines.append(f"Letters that failed, for the next round: {done.failed}.")
    return "\n".join(lines)
