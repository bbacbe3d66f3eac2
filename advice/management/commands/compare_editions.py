"""Say what changed between two editions of a playbook."""

import json
from typing import Any

from django.core.management.base import CommandError, CommandParser

from advice.export.changes import as_data
from advice.export.comparing import diff
from advice.export.document import WHOLE
from advice.export.telling import tell
from advice.export.today import compile_today
from advice.management.printing import printable
from advice.management.teaching import TeachingCommand
from advice.management.telling import said, told
from advice.models import Edition, Playbook

HELP = """Say what changed between two editions of a playbook, in words or as data.

ID is the number in the playbook's address: /en/playbooks/7/when-it-burns/ has the number 7. Without --from and --to the latest
edition is compared with the one before it. What an author took back since is told in neither. In the words, [-this-] is what was
removed and {+this+} what was added; + is a play that is new, - one that is gone, * one that changed.

  manage.py compare_editions 7                          the latest edition and the one before it
  manage.py compare_editions 7 --from 1 --to 3          any two
  manage.py compare_editions 7 --from 1 --json          everything that differs, as data: made to the one edition, it gives the other
"""


class Command(TeachingCommand):
    """`compare_editions ID`: parse, compare, print."""

    help = HELP

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", metavar="ID", type=int, help="the number of the playbook")
        parser.add_argument(
            "--from", dest="earlier", metavar="N", type=int, help="an edition (default: the one before the other)"
        )
        parser.add_argument("--to", dest="later", metavar="M", type=int, help="an edition (default: the latest)")
        parser.add_argument("--json", action="store_true", help="print data in place of words")

    def handle(self, *args: Any, **options: Any) -> None:
        playbook = Playbook.objects.filter(pk=options["id"]).first()
        if playbook is None:
            raise CommandError(f"There is no playbook {options['id']}.")
        old, new = _pair(playbook, options["earlier"], options["later"])
        before, after = compile_today(old, WHOLE), compile_today(new, WHOLE)
        changes = diff(before, after)
        story = tell(changes, before, after)
        if options["json"]:
            data = {"from": old.number, "to": new.number, "counts": story.counts, "changes": as_data(changes)}
            self.stdout.write(json.dumps(data, ensure_ascii=True, indent=1))
            return
        lines = [f"“{said(after.title)}”: from edition {old.number} to edition {new.number}", *told(story)]
        self.stdout.write(printable("\n".join(lines), self.stdout))


def _pair(playbook: Playbook, earlier: int | None, later: int | None) -> tuple[Edition, Edition]:
    there = {row.number: row for row in playbook.editions.all()}
    if not there:
        raise CommandError(f"“{playbook}” has no edition yet: publish one first.")
    new = max(there) if later is None else later
    old = max((number for number in there if number < new), default=None) if earlier is None else earlier
    if old is None:
        raise CommandError(f"“{playbook}” has no edition before {new}: name two with --from and --to.")
    for number in (old, new):
        if number not in there:
            numbers = ", ".join(map(str, sorted(there)))
            raise CommandError(f"“{playbook}” has no edition {number}; it has {numbers}.")
    return there[old], there[new]
