"""`manage.py rescore`: bring the ranking's priors and all scores up to date."""

from typing import Any

from advice.actions.bridging import mark_bridges
from advice.actions.counting import count_votes
from advice.actions.rescoring import rescore
from advice.management.progress import Bar
from advice.management.teaching import TeachingCommand

HELP = """\
Recompute the site's share of helpful votes and each language's weight, and every score that depends on them, so that "Best"
follows what readers say. Votes alone never need it: each keeps the score of its own contribution. Those that waited for their
voter's account are let in first, as by count_votes. Then mark what readers of different teams and languages find helpful, and
what is a candidate for a playbook; that follows the votes only here, so that a mark is as old as the last run. Safe at any time.

  manage.py rescore   run it every night
"""


class Command(TeachingCommand):
    help = HELP

    def handle(self, *args: Any, **options: Any) -> None:
        counting, done = count_votes(), rescore()
        self.stdout.write(f"{counting.joined} votes count from now on.")
        weights = ", ".join(f"{code or 'unknown'} {weight}" for code, weight in sorted(done.weights.items()))
        self.stdout.write(f"Helpful on the whole site: {done.permille / 10:.1f} %. Weights: {weights or 'none yet'}.")
        self.stdout.write(f"{done.changed} scores changed.")
        marked = mark_bridges(report=Bar(self.stdout, "contributions looked at for bridges"))
        self.stdout.write(
            f"{marked.bridged} bridge teams or languages, {marked.candidates} are candidates for a playbook."
        )
