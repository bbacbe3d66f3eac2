"""`manage.py reindex`: build the index of the search anew, while the site runs."""

from typing import Any

from advice.actions.reindexing import reindex
from advice.management.progress import Bar
from advice.management.teaching import TeachingCommand

HELP = """\
Build what the search reads anew: the full-text tables, the entries that are counted and ordered by, the words of the site and the
ways to mistype them. The site goes on meanwhile: every 500 texts are one short transaction, and readers find them as they were until
it is done. Every verb keeps its own texts in the index, so this is needed only after an upgrade that says so, after `manage.py verify`
has found stale rows, or after rows were written by hand.

  manage.py reindex   some four minutes for 100,000 contributions
"""


class Command(TeachingCommand):
    help = HELP

    def handle(self, *args: Any, **options: Any) -> None:
        contributions, situations = reindex(report=Bar(self.stdout, "texts"))
        self.stdout.write(f"{contributions} contributions and {situations} situations can be found.")
