"""Review: flag votes that look as if they were given together, and decide on them; every decision can be undone."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.tallying import lock_contributions, tally
from advice.actions.wording import cleaned_body
from advice.integrity.ballots import ballots
from advice.integrity.groups import Group, groups, same_people
from advice.integrity.signals import ties
from advice.models import User, VoteCluster

State = VoteCluster.State


@dataclass(frozen=True)
class Review:
    """What a review did: how many votes it looked at, clusters it found new, and open ones that it knew and brought up to date."""

    votes: int
    found: int
    known: int


def review_votes() -> Review:
    """Look at the votes of 90 days, and flag those that look as if they were given together; no vote changes. One transaction; run it nightly.

    What is open already is brought up to date. What was dismissed is not flagged again, unless half of its accounts or of its targets are new.
    """
    cast = ballots(timezone.now())
    seen = groups(ties(cast))
    found = known = 0
    with transaction.atomic():
        # one review at a time, or two would flag the same
        decided = list(VoteCluster.objects.select_for_update(no_key=True).prefetch_related("members", "targets"))
        for group in seen:
            if any(_dismissed(row, group) for row in decided):
                continue
            open_row = next((row for row in decided if row.state == State.OPEN and _same(row, group)), None)
            _flag(open_row, group)
            found, known = found + (open_row is None), known + (open_row is not None)
    return Review(len(cast), found, known)


def confirm_cluster(cluster: VoteCluster, *, by: User, reason: str) -> VoteCluster:
    """Say that somebody gave these votes together: of its members' votes on a target one of each value counts from now on, the others are kept aside.

    Raises PermissionDenied, and ValidationError without a reason or for what is decided already. One transaction; the targets are locked in order.
    """
    return _decide(cluster, State.CONFIRMED, by, reason)


def dismiss_cluster(cluster: VoteCluster, *, by: User, reason: str) -> VoteCluster:
    """Say that there is nothing to it: no vote changes. Raises as `confirm_cluster` does. One transaction."""
    return _decide(cluster, State.DISMISSED, by, reason)


def reopen_cluster(cluster: VoteCluster, *, by: User, reason: str) -> VoteCluster:
    """Undo either decision: every vote counts, or waits, as if it had never been taken. Raises as `confirm_cluster` does. One transaction."""
    return _decide(cluster, State.OPEN, by, reason)


def _decide(cluster: VoteCluster, state: VoteCluster.State, by: User, reason: str) -> VoteCluster:
    policy.require(policy.may_review_votes(by), _("Only curators and staff may decide on votes."))
    reason = cleaned_body(reason)
    with transaction.atomic():
        # contributions first, as a vote does: it looks for confirmed clusters while it holds one of them
        rows = lock_contributions(cluster.targets.values_list("pk", flat=True))
        cluster = VoteCluster.objects.select_for_update(no_key=True).get(pk=cluster.pk)
        seen = {row.pk for row in rows} == set(cluster.targets.values_list("pk", flat=True))
        if (cluster.state == State.OPEN) == (state == State.OPEN) or not seen:
            raise ValidationError(_("This has changed meanwhile. Look at the page again."), code="changed")
        moves_votes = State.CONFIRMED in (state, cluster.state)
        cluster.state, cluster.decider, cluster.reason, cluster.decided = state, by, reason, timezone.now()
        cluster.save(update_fields=["state", "decider", "reason", "decided"])
        if moves_votes:
            tally(rows)
    return cluster


def _dismissed(row: VoteCluster, group: Group) -> bool:
    """Whether this is what somebody dismissed: less than half of its accounts and less than half of its targets are new."""
    if row.state != State.DISMISSED:
        return False
    members, targets = _keys(row)
    return 2 * len(group.voters & members) > len(group.voters) and 2 * len(group.targets & targets) > len(group.targets)


def _same(row: VoteCluster, group: Group) -> bool:
    return same_people(_keys(row)[0], group.voters)


def _keys(row: VoteCluster) -> tuple[frozenset[int], frozenset[int]]:
    return frozenset(each.pk for each in row.members.all()), frozenset(each.pk for each in row.targets.all())


def _flag(row: VoteCluster | None, group: Group) -> None:
    row = row or VoteCluster.objects.create()
    row.signals = sorted({*row.signals, *group.signals})
    row.save(update_fields=["signals"])
    row.members.add(*group.voters)
    row.targets.add(*group.targets)
