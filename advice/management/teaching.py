"""A command whose help keeps its lines, so that it can show examples."""

from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser


class TeachingCommand(BaseCommand):
    """`help` is shown as it is written: what the command does, then how it is called."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        # the plain formatter would run the examples together
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)
