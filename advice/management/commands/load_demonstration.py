"""`manage.py load_demonstration`: fill an empty site with the demonstration site."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from advice.actions.demonstrating import CURATOR, PASSWORD, is_empty, load_demonstration
from advice.management.progress import Bar
from advice.management.teaching import TeachingCommand

HELP = """\
Fill an empty site with the demonstration site: situations, contributions in ten languages, votes, teams and a playbook.
Everything goes through the same verbs as in the site. A site that holds people or situations already is left as it is.

  manage.py load_demonstration              refuses where the site is not empty
  manage.py load_demonstration --if-empty   does nothing there, without an error: for scripts
"""
FOLDER = Path(settings.BASE_DIR) / "fixtures" / "demonstration"


class Command(TeachingCommand):
    help = HELP

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing, without an error, where the site has people or situations",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_empty():
            if options["if_empty"]:
                return
            raise CommandError(
                "This site is not empty: the demonstration site is only for a new database. Nothing was changed."
            )
        counts = load_demonstration(FOLDER, report=Bar(self.stdout, "situations"))
        nouns = ", ".join(f"{count} {noun}" for noun, count in counts.items())
        self.stdout.write(f"The demonstration site has {nouns}.")
        self.stdout.write(f"Sign in as {CURATOR} with the password {PASSWORD}.")
