"""Tally: bring contributions in step with their votes after many of these changed at once, or one changed that stands in a cluster."""

from collections.abc import Collection, Sequence

from django.db.models import Count, Q, QuerySet

from advice.actions.contributing import copy_to_taggings
from advice.actions.noticing import notice
from advice.integrity.remedy import Ring, rings, set_aside
from advice.models import Contribution, Vote
from advice.ranking import current_priors


def lock_contributions(pks: Collection[int]) -> list[Contribution]:
    """These contributions, locked in the order of their numbers, so that two who lock many never wait for each other (one query).

    What only refers to them, such as a flag of the nightly review, need not wait.
    """
    return list(Contribution.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))


def tally(contributions: Sequence[Contribution]) -> None:
    """Apply the confirmed clusters to these contributions and count their votes anew: tallies, scores, copies. The caller has locked them.

    Seven queries, one for each cluster whose votes change, three for each contribution, and those of `notice` where playbooks hold any.
    """
    apply_clusters([row.pk for row in contributions])
    votes = Vote.objects.counted().filter(contribution__in=contributions).values_list("contribution")
    rows = votes.annotate(helpful=Count("pk", filter=Q(value=1)), count=Count("pk"))
    counts = {pk: (helpful, count) for pk, helpful, count in rows}
    priors = current_priors()
    for row in contributions:
        row.helpful, row.votes = counts.get(row.pk, (0, 0))
        row.score = priors.score(row.language, row.helpful, row.votes)
        row.save(update_fields=["helpful", "votes", "score"])
        copy_to_taggings(row)
    notice(row.pk for row in contributions)


def apply_clusters(pks: Collection[int]) -> None:
    """Set aside on these contributions what the confirmed clusters say, and nothing else (three queries and one for each cluster that has any)."""
    moved = dict[int | None, list[int]]()
    for vote, ring in decided_otherwise(rings(pks), Vote.objects.filter(contribution__in=pks)):
        moved.setdefault(ring, []).append(vote.pk)
    for ring, votes in moved.items():
        rows = Vote.objects.filter(pk__in=votes)
        if ring is None:
            rows.update(set_aside=None, counted=~Q(waiting=True))
        else:
            rows.update(set_aside=ring, counted=False)


def decided_otherwise(there: Sequence[Ring], votes: "QuerySet[Vote]") -> "list[tuple[Vote, int | None]]":
    """Which of these votes are not set aside, or not left, as these confirmed clusters say, with the number of the one that should (one query)."""
    concerned = Q(set_aside__isnull=False) | Q(voter__in={pk for ring in there for pk in ring.members})
    rows = list(votes.filter(concerned).order_by("pk"))
    wanted = set_aside(rows, there)
    return [(row, wanted.get(row.pk)) for row in rows if row.set_aside_id != wanted.get(row.pk)]
