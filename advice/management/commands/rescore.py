"""`manage.py rescore`: bring the ranking's priors and all scores up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from advice.actions.rescoring import rescore


class Command(BaseCommand):
    help = (
        "Recompute the site's share of helpful votes and each language's weight, and every score that depends on them. "
        "Run it nightly; it is safe at any time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = rescore()
        weights = ", ".join(f"{code or 'unknown'} {weight}" for code, weight in sorted(done.weights.items()))
        self.stdout.write(f"Helpful on the whole site: {done.permille / 10:.1f} %. Weights: {weights or 'none yet'}.")
        self.stdout.write(f"{done.changed} scores changed.")
