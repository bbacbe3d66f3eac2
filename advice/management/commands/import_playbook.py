"""`manage.py import_playbook`: a playbook exported as JSON into a team."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import CommandError

from advice import policy
from advice.actions.adopting import AlreadyHere, adopt
from advice.curation.adoption import Adoption, weigh
from advice.export.reading import LARGEST, NotImportable
from advice.language import native_name
from advice.management.printing import printable
from advice.management.teaching import TeachingCommand
from advice.models import Team, User

ABOUT = f"""\
Import an edition of a playbook, exported as JSON here or on another site, into a team. It becomes a playbook that only the team
may read: the draft as the edition says, and the edition exactly as it was, under its number and its digest, so that exporting it
gives the same bytes as where it came from.

  FILE      what export_playbook --format json wrote, or “JSON” on the page of an edition; - reads standard input;
            at most {LARGEST // 1_000_000} MB and 2,000 plays. Only a whole edition can be imported, no part of one.
  --team    the number in the team's address: /en/teams/3/ has the number 3
  --as      who imports it: an owner or editor of the team, by username

Advice of this site stays tied to it; of everything else the playbook keeps the words, and nothing of it becomes advice of this
site. What authors took back is left out of the draft.

  manage.py import_playbook book.json --team 3 --as ana --dry-run      say what it holds, and store nothing
  manage.py import_playbook book.json --team 3 --as ana
  manage.py import_playbook book.json --team 3 --as ana --again        although the team has this edition already
"""


class Command(TeachingCommand):
    """`import_playbook FILE`: read, weigh, call the verb, print."""

    help = ABOUT

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a playbook as JSON; - reads standard input")
        parser.add_argument("--team", metavar="NUMBER", type=int, required=True, help="the team it goes to")
        parser.add_argument("--as", metavar="USERNAME", dest="username", required=True, help="who imports it")
        parser.add_argument("--dry-run", action="store_true", help="say what it holds, and store nothing")
        parser.add_argument("--again", action="store_true", help="import it although the team has this edition")

    def handle(self, *args: Any, **options: Any) -> None:
        name = os.fsencode(options["file"]).decode("utf-8", errors="replace")
        team, person, content = _team(options["team"]), _person(options["username"]), _read(options["file"])
        try:
            self._import(content, team, person, options)
        except AlreadyHere as error:
            twin = error.edition.get_absolute_url()
            raise CommandError(
                f"{name}: “{team}” has this very edition already: {twin}. --again imports it."
            ) from error
        except (NotImportable, PermissionDenied, ValidationError) as error:
            said = error.messages[0] if isinstance(error, ValidationError) else str(error)
            raise CommandError(printable(f"{name}: {said}", self.stderr)) from error

    def _import(self, content: bytes, team: Team, person: User, options: dict[str, Any]) -> None:
        policy.require(policy.may_curate(person, team), f"{person.username} is no owner or editor of “{team}”.")
        self._print("\n".join(_told(weigh(team, content))))
        if options["dry_run"]:
            self._print("Nothing is stored.")
            return
        playbook = adopt(team, content, by=person, again=options["again"])
        self._print(f"Imported as playbook {playbook.pk}: {playbook.get_absolute_url()}")

    def _print(self, text: str) -> None:
        self.stdout.write(printable(text, self.stdout))


def _read(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read(LARGEST + 1)
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror or error}.") from error


def _team(number: int) -> Team:
    team = Team.objects.filter(pk=number).first()
    if team is None:
        raise CommandError(f"There is no team {number}.")
    return team


def _person(username: str) -> User:
    person = User.objects.filter(username=username).first()
    if person is None:
        raise CommandError(f"There is nobody called “{username}”.")
    return person


def _told(found: Adoption) -> list[str]:
    """What a file holds, in lines."""
    document = found.document
    spoken = ", ".join(f"{native_name(code) or 'unknown'} {n}" for code, n in found.languages.items())
    return [
        f"“{document.title}”, edition {document.edition} by {document.team} on {found.site}, {document.published[:10]}",
        f"{len(document.plays):>7,} plays in {len(document.sections)} sections: {spoken or 'no text'}",
        f"{found.here:>7,} of them advice of this site, {found.elsewhere:,} from elsewhere",
        f"{found.left_out:>7,} left out of the draft: their authors took them back",
        f"Digest {found.digest} "
        + ("fits." if found.whole else "cannot be checked as a whole: texts were taken back."),
    ]
