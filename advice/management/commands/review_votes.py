"""`manage.py review_votes`: flag votes that look as if they were given together."""

from typing import Any

from advice.actions.reviewing import review_votes
from advice.management.teaching import TeachingCommand

HELP = """\
Look at the votes of the last 90 days for accounts that seem to vote together, and flag them for the moderators, who decide at
/clusters/. No vote changes by this. What is looked for, and what is not found, stands in docs/votes.md.

  manage.py review_votes   run it every night
"""


class Command(TeachingCommand):
    help = HELP

    def handle(self, *args: Any, **options: Any) -> None:
        done = review_votes()
        self.stdout.write(
            f"{done.votes} votes: {done.found} new clusters to look at, {done.known} that were open already."
        )
