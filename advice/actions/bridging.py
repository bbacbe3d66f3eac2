"""Bridge: mark what readers of different teams and languages find helpful, and what is a candidate for a playbook."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone

from advice.language.interface import INTERFACES
from advice.models import Contribution, Membership, SitePrior, Vote
from advice.ranking import current_priors, is_bridge, is_candidate
from advice.ranking.bridging import SIDES, VOICES

SLICE = 1000  # contributions whose votes are grouped at a time: what is held in memory, and how long a row is locked
LEAST = SIDES * VOICES  # votes without which nothing bridges

Groups = list[tuple[int, int]]


@dataclass(frozen=True)
class Marking:
    """How many contributions carry the marks now, and how many marks changed."""

    bridged: int
    candidates: int
    changed: int


def mark_bridges(*, report: Callable[[int, int], None] = lambda done, of: None) -> Marking:
    """Mark every contribution that bridges and every candidate for a playbook, and take the marks from the others; run it nightly.

    By the counted votes alone. The group of a vote is its voter's team, the one they joined first; without a team the first language they read, else
    that of their pages. Only the marks are stored, no group and no share. A transaction a slice of a thousand contributions, three queries each and one
    for each kind of change: memory does not grow with the votes, and a mark may be older than they are. `report(done, of)` is called after each slice.
    """
    rows = Contribution.objects.filter(Q(votes__gte=LEAST) | Q(bridged=True) | Q(candidate=True))
    of, done, changed, last = rows.count(), 0, 0, 0
    permille = current_priors().permille
    while numbers := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:SLICE]):
        changed += _mark(numbers, permille)
        done, last = done + len(numbers), numbers[-1]
        report(done, max(of, done))
    SitePrior.objects.update_or_create(pk=1, defaults={"bridges_marked": timezone.now()})
    marked = Contribution.objects.aggregate(
        bridged=Count("pk", filter=Q(bridged=True)), candidates=Count("pk", filter=Q(candidate=True))
    )
    return Marking(marked["bridged"], marked["candidates"], changed)


def _mark(numbers: Sequence[int], permille: int) -> int:
    with transaction.atomic():
        groups = dict(_groups(numbers))
        changes: dict[tuple[bool, bool], list[int]] = {}
        for row in Contribution.objects.filter(pk__in=numbers).only(
            "helpful", "votes", "score", "bridged", "candidate"
        ):
            bridged = is_bridge(groups.get(row.pk, []), permille)
            marks = (bridged, is_candidate(row.helpful, row.votes, row.score, bridged))
            if marks != (row.bridged, row.candidate):
                changes.setdefault(marks, []).append(row.pk)
        for (bridged, candidate), changed in changes.items():
            Contribution.objects.filter(pk__in=changed).update(bridged=bridged, candidate=candidate)
    return sum(map(len, changes.values()))


def _groups(numbers: Sequence[int]) -> Iterator[tuple[int, Groups]]:
    """The contributions with what each group of their voters said (one query, counted in the database)."""
    teams = Membership.objects.filter(member=OuterRef("voter")).order_by("created", "pk").values("team")
    rows = (
        Vote.objects.counted()
        .filter(contribution__in=numbers)
        .annotate(team=Subquery(teams[:1]), tongue=KeyTextTransform(0, "voter__reads"))
        .values_list("contribution", "team", "tongue", "voter__interface")
        .annotate(helpful=Count("pk", filter=Q(value=1)), votes=Count("pk"))
    )
    tallies: dict[int, dict[object, tuple[int, int]]] = {}
    for contribution, team, tongue, interface, helpful, votes in rows:
        group = team or tongue or _spoken(interface)
        tally = tallies.setdefault(contribution, {})
        yes, no = tally.get(group, (0, 0))
        tally[group] = (yes + helpful, no + votes - helpful)
    for contribution, tally in tallies.items():
        yield contribution, list(tally.values())


def _spoken(interface: str) -> str:
    """The language of pages, as it is named among the languages people read; English, which the pages are in at first, where they have not chosen."""
    return INTERFACES.get(interface, INTERFACES["en"]).content
