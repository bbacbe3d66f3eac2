"""`manage.py check_playbooks`: tell teams what changed in what their playbooks hold."""

from typing import Any

from advice.actions.noticing import notice_all
from advice.management.progress import Bar
from advice.management.teaching import TeachingCommand
from advice.models import Alert

HELP = """\
Look at every contribution that a playbook or an edition holds, raise an alert for what its team was not told of, and end those
whose cause is gone. Whoever changes advice does the same at once for what they change: this is the safety net, and it tells of
what changes all scores, such as rescore. No edition changes. Safe at any time; what was told once is not told again.

  manage.py check_playbooks   run it every night, after rescore
"""


class Command(TeachingCommand):
    help = HELP

    def handle(self, *args: Any, **options: Any) -> None:
        done = notice_all(report=Bar(self.stderr, "contributions that playbooks hold"))
        self.stdout.write(f"Alerts raised: {done.raised}. Ended, because their cause is gone: {done.ended}.")
        self.stdout.write(f"Open now: {Alert.objects.open().count()}.")
