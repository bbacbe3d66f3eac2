"""`manage.py count_votes`: let the votes that waited count."""

from typing import Any

from advice.actions.counting import count_votes
from advice.management.teaching import TeachingCommand

HELP = """\
A vote is kept at once, and counts once its voter's account is a day old and its e-mail address confirmed. Let every vote in that
may be by now, forget the log of changes older than 90 days, and write the months of the public log. Safe at any time.

  manage.py count_votes   run it every night, or every hour; rescore does it too
"""


class Command(TeachingCommand):
    help = HELP

    def handle(self, *args: Any, **options: Any) -> None:
        done = count_votes()
        self.stdout.write(
            f"{done.joined} votes count from now on, {done.waiting} wait. {done.forgotten} changes forgotten."
        )
