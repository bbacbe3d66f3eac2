"""Tensions: opposite strategies that one playbook holds both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from advice.export.canonical import play_from_json
from advice.models import Play, Playbook, Strategy, Tension
from advice.models.strategy import interface_labels


class Carrier(NamedTuple):
    """A play that carries a strategy; `number` is its place in the whole playbook, from 1."""

    number: int
    play: Play


@dataclass(frozen=True)
class Side:
    """One of the two, and the plays that carry it, in the order of the playbook."""

    strategy: Strategy
    plays: Sequence[Carrier]


@dataclass(frozen=True)
class Pull:
    """Two opposite strategies that a playbook holds both; `body` is what the team says on them, "" while it has not."""

    first: Side
    second: Side
    body: str

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.first, self.second

    @property
    def explained(self) -> bool:
        return bool(self.body)


def pulls(playbook: Playbook, plays: Sequence[Play] | None = None) -> list[Pull]:
    """The tensions of a playbook as its next edition would hold them, in the order of the strategies.

    `plays` are all of its plays in order, where the caller has loaded them with their contributions, situations, taggings and labels already: then one
    query, else five, however many plays; one more where some came from another site.
    """
    rows = _loaded(playbook) if plays is None else plays
    carried = _carried([play for play in rows if play.published])
    strategies = {strategy.pk: strategy for strategy in carried}
    said = {(row.first_id, row.second_id): row.body for row in Tension.objects.filter(playbook=playbook)}
    ordered = sorted(carried, key=lambda row: (row.position, row.slug))
    pairs = dict.fromkeys(_pair(row.pk, row.opposite_id) for row in ordered if row.opposite_id in strategies)
    sides = {number: Side(strategy, carried[strategy]) for number, strategy in strategies.items()}
    return [Pull(sides[first], sides[second], said.get((first, second), "")) for first, second in pairs]


def unexplained(playbook: Playbook, plays: Sequence[Play] | None = None) -> list[Pull]:
    """Those on which the team has not said yet when the one and when the other."""
    return [row for row in pulls(playbook, plays) if not row.explained]


def _pair(number: int, opposite: int | None) -> tuple[int, int]:
    first, second = sorted((number, opposite or number))
    return first, second


def _loaded(playbook: Playbook) -> Iterable[Play]:
    rows = playbook.plays.select_related("contribution__situation").order_by("section__position", "position")
    return rows.prefetch_related(interface_labels("contribution__taggings__tag__labels"))


def _carried(plays: Sequence[Play]) -> dict[Strategy, list[Carrier]]:
    """Which of these plays carry each strategy."""
    elsewhere = {
        play.pk: {mark.slug for mark in play_from_json(play.entry).strategies} for play in plays if play.foreign
    }
    wanted = set[str]().union(*elsewhere.values())
    known = list(Strategy.objects.filter(slug__in=wanted).named()) if wanted else []
    found: dict[Strategy, list[Carrier]] = {}
    for number, play in enumerate(plays, start=1):
        contribution = play.contribution
        tags = [row.tag for row in contribution.taggings.all()] if contribution else known
        for tag in tags:
            if contribution or tag.slug in elsewhere[play.pk]:
                found.setdefault(tag, []).append(Carrier(number, play))
    return found
