"""`manage.py digest`: write to teams once a week what is new in what their playbooks need."""

from typing import Any

from django.utils import timezone

from advice.actions.digesting import digest
from advice.actions.rounds import Round
from advice.management.letters import tell_news
from advice.management.rounds import RoundCommand

HELP = """\
Write one letter to each owner and editor of a team for whom something is new since their last one: advice that changed, plays
to look at again, approvals that wait for them. Nobody gets two within a week, however often this runs. Who wants no such
letters, or has confirmed no address, finds it on the page "Needs attention" alone. A letter that fails costs no other: the next
round tries it again, and the exit status is 1.

  manage.py digest             run it every Monday morning, after the nightly check_playbooks
  manage.py digest --dry-run   say how many letters there would be; write none, mark nothing
"""


class Command(RoundCommand):
    help = HELP
    of, them = "things", "them"

    def go_round(self, **options: Any) -> Round:
        return digest(timezone.now(), write=tell_news, **options)
