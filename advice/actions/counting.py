"""Count: let in the votes that waited, forget the presses of long ago, and write the public log."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from advice.actions.tallying import lock_contributions, tally
from advice.integrity.gate import gate_of, through
from advice.models import User, Vote, VoteChange, VoteCluster, VoteMonth

KEPT = timedelta(days=90)  # what the log of changes holds, longer than any limit looks back
AT_ONCE = 500  # contributions locked together: the next voter waits for no more than these


@dataclass(frozen=True)
class Counting:
    """What a count did: votes that count from now on, votes that still wait, and changes that were forgotten."""

    joined: int
    waiting: int
    forgotten: int


def count_votes() -> Counting:
    """Let every vote count whose voter's account does by now, prune the log of changes, write the months. Repeating it changes nothing.

    A transaction for each 500 contributions and one for the months; run it every night, and as often as you like.
    """
    joined = _join(Vote.objects.waiting())
    forgotten, _by_model = VoteChange.objects.filter(created__lt=timezone.now() - KEPT).delete()
    _write_months()
    return Counting(joined, Vote.objects.waiting().count(), forgotten)


def count_votes_of(voter: User) -> int:
    """Let this person's votes count, where their account does by now; says how many began to (one or two queries where none waits)."""
    if not gate_of(voter).is_open(timezone.now()):
        return 0
    return _join(Vote.objects.waiting().filter(voter=voter))


def _join(waiting: "QuerySet[Vote]") -> int:
    ready = waiting.filter(through(timezone.now()))
    pks = sorted(set(ready.values_list("contribution", flat=True)))
    joined = 0
    for start in range(0, len(pks), AT_ONCE):
        with transaction.atomic():
            rows = lock_contributions(pks[start : start + AT_ONCE])
            votes = ready.filter(contribution__in=rows)
            votes.exclude(set_aside=None).update(waiting=False)
            joined += votes.update(waiting=False, counted=True)
            tally(rows)
    return joined


def _write_months() -> None:
    """One row a month, from the votes and clusters there are (seven queries and two for each month, one transaction)."""
    months = defaultdict[date, dict[str, int]](dict)
    votes, clusters = Vote.objects.order_by(), VoteCluster.objects.order_by()
    for name, rows, moment in (
        ("given", votes, "created"),
        ("waiting", votes.filter(waiting=True), "created"),
        ("set_aside", votes.exclude(set_aside=None), "set_aside__decided"),
        ("found", clusters, "found"),
        ("confirmed", clusters.filter(state=VoteCluster.State.CONFIRMED), "decided"),
        ("dismissed", clusters.filter(state=VoteCluster.State.DISMISSED), "decided"),
    ):
        counted = rows.annotate(month=TruncMonth(moment)).values_list("month").annotate(count=Count("pk"))
        for month, count in counted:
            months[month.date()][name] = count
    with transaction.atomic():
        VoteMonth.objects.exclude(month__in=months).delete()
        for month, counts in months.items():
            blank = dict.fromkeys(("given", "waiting", "set_aside", "found", "confirmed", "dismissed"), 0)
            VoteMonth.objects.update_or_create(month=month, defaults=blank | counts)
