"""`manage.py verify`: recount what is kept twice."""

import sys
from argparse import ArgumentParser
from typing import Any

from advice.actions.recounting import all_differences, repair
from advice.management.teaching import TeachingCommand

HELP = """\
Recount everything the site keeps twice (tallies, scores, copies on strategy links, counts, pages made from texts, digests of
editions and what these hold, the index of the search) and print every difference, a line each. The exit status is 1 if there is any.

  manage.py verify            look, and change nothing
  manage.py verify --repair   put right what can be; editions are never touched
"""


class Command(TeachingCommand):
    help = HELP

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--repair", action="store_true", help="put the differences right (editions are never touched)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["repair"]:
            for each in repair():
                self.stdout.write(f"put right: {each}")
        left = all_differences()
        for each in left:
            self.stdout.write(each)
        self.stdout.write(f"{len(left)} difference{'' if len(left) == 1 else 's'}")
        if left:
            sys.exit(1)
