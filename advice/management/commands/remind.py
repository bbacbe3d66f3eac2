"""`manage.py remind`: ask people by letter how what they tried went."""

from typing import Any

from django.utils import timezone

from advice.actions.reminding import remind
from advice.actions.rounds import Round
from advice.management.letters import ask_of_trials
from advice.management.rounds import RoundCommand

HELP = """\
Write one letter to each person who tries something whose day has come, and mark it, so that nobody is asked twice. Who wants no
letters, or has confirmed no address, finds the question on the site alone. A letter that fails costs no other: the next round
tries it again, and the exit status is 1.

  manage.py remind             run it every morning
  manage.py remind --dry-run   say how many letters there would be; write none, mark nothing
"""


class Command(RoundCommand):
    help = HELP
    of, them = "trials", "the question"

    def go_round(self, **options: Any) -> Round:
        return remind(timezone.localdate(), write=ask_of_trials, **options)
