"""What a confirmed cluster does to votes: of its members' votes on a target, one of each value counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advice.models import Vote, VoteCluster


@dataclass(frozen=True)
class Ring:
    """A confirmed cluster: whose votes count as one, and on what."""

    pk: int
    members: frozenset[int]
    targets: frozenset[int]


def rings(targets: Iterable[int] | None = None) -> list[Ring]:
    """The confirmed clusters, the oldest first: those that have one of these targets, or all (three queries)."""
    rows = VoteCluster.objects.confirmed()
    if targets is not None:
        rows = rows.filter(targets__in=list(targets)).distinct()
    return [
        Ring(row.pk, frozenset(each.pk for each in row.members.all()), frozenset(each.pk for each in row.targets.all()))
        for row in rows.order_by("pk").prefetch_related("members", "targets")
    ]


def set_aside(votes: Iterable[Vote], rings: Iterable[Ring]) -> Mapping[int, int]:
    """Which of these votes is set aside by which ring, by number. The votes are all there are on each contribution, or all by members.

    Kept is the oldest whose voter's account counts; the answer depends on nothing but votes and rings, so that undoing a decision undoes it wholly.
    """
    ordered = sorted(votes, key=lambda vote: (vote.waiting, vote.created, vote.pk))
    aside = dict[int, int]()
    for ring in rings:
        kept = set[tuple[int, int]]()
        for vote in ordered:
            if vote.pk in aside or vote.voter_id not in ring.members or vote.contribution_id not in ring.targets:
                continue
            if (vote.contribution_id, vote.value) in kept:
                aside[vote.pk] = ring.pk
            kept.add((vote.contribution_id, vote.value))
    return aside
