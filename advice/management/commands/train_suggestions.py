"""`manage.py train_suggestions`: learn from what authors and curators accepted and refused."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from advice.actions.learning import learn, ship
from advice.management.progress import Bar
from advice.suggestions.measuring import Figures

ABOUT = """\
Train the suggestion of strategies anew, on the examples that ship with the site and on what authors and curators of this site accepted
and refused. A tenth of all texts is never learned from, only measured by. The result is put in use unless it finds fewer true
strategies among the first three than the one before; either way its figures are kept, and shown on the page about suggestions.

  manage.py train_suggestions

Run it when people have answered some dozens of suggestions, nightly if you like; the site goes on meanwhile.
"""


class Command(BaseCommand):
    help = ABOUT

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--ship",
            metavar="FILE",
            help="for developers: train on the shipped examples alone and write the model to FILE instead of the database",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bar = Bar(self.stdout, "parts")
        if options["ship"]:
            self._ship(Path(options["ship"]), bar)
            return
        learned = learn(report=bar)
        trained_on = learned.training.trained_on
        self.stdout.write(
            f"Trained on {trained_on['texts']} texts, {trained_on['of_this_site']} of them from this site"
            f" ({trained_on['accepted']} suggestions accepted, {trained_on['refused']} refused)."
        )
        self.stdout.write(f"Before: {_sentence(learned.before)}")
        self.stdout.write(f"Now:    {_sentence(learned.after)}")
        verdict = (
            "It is in use." if learned.training.promoted else "It is worse than the one before, which stays in use."
        )
        self.stdout.write(verdict)

    def _ship(self, path: Path, bar: Bar) -> None:
        model, figures = ship(report=bar)
        try:
            path.write_bytes(model)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}. Nothing was written.") from None
        self.stdout.write(f"{path}: {path.stat().st_size} bytes. {_sentence(figures)}")


def _sentence(figures: Figures) -> str:
    return (
        f"on {figures.texts} texts kept apart F1 {figures.whole.f1:.3f} (precision {figures.whole.precision:.3f}, "
        f"recall {figures.whole.recall:.3f}), {100 * figures.among_chips:.0f} % of the true strategies among the first three."
    )
