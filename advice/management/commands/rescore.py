"""`manage.py rescore`: bring the ranking's priors and all scores up to date."""

from typing import Any

from advice.actions.rescoring import rescore
from advice.management.teaching import TeachingCommand

HELP = """\
Recompute the site's share of helpful votes and each language's weight, and every score that depends on them, so that "Best"
follows what readers say. Votes alone never need it: each keeps the score of its own contribution. Safe at any time.

  manage.py rescore   run it every night
"""


class Command(TeachingCommand):
    help = HELP

    def handle(self, *args: Any, **options: Any) -> None:
        done = rescore()
        weights = ", ".join(f"{code or 'unknown'} {weight}" for code, weight in sorted(done.weights.items()))
        self.stdout.write(f"Helpful on the whole site: {done.permille / 10:.1f} %. Weights: {weights or 'none yet'}.")
        self.stdout.write(f"{done.changed} scores changed.")
