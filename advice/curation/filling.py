"""What the rules of a playbook would fill it with, and which of its plays they would not choose. Reads, never writes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from advice.curation.declining import Declined, declined
from advice.curation.picking import Pick, allowed_uses, covered, picked
from advice.models import Contribution, Play, Playbook, Rule, Section, Strategy
from advice.models.contribution import TAGGINGS


@dataclass(frozen=True)
class Offer:
    """A contribution that the playbook does not hold yet, and as what it was chosen: the first pick says where it would stand."""

    contribution: Contribution
    picks: list[Pick] = field(default_factory=list)


@dataclass(frozen=True)
class Pile:
    """The offers of one rule and one strategy: they go to a `section` that is there, or to a new one with this title."""

    strategy: Strategy
    title: str
    section: Section | None
    offers: list[Offer]


@dataclass(frozen=True)
class Filling:
    """What the rules propose, each rule with its piles, and the plays that none of them would choose. `counts` says how many each rule chooses."""

    rules: list[tuple[Rule, list[Pile]]]
    counts: Mapping[int, int]
    declined: list[Declined]

    @property
    def total(self) -> int:
        return sum(len(pile.offers) for _rule, piles in self.rules for pile in piles)


def section_title(strategy: Strategy, language: str) -> str:
    """What the section of a strategy is called in a playbook of this language (the labels must be loaded, or cost a query)."""
    return strategy.label_in(language)


def section_of(strategy: Strategy, language: str, sections: Iterable[Section]) -> Section | None:
    """The first of these sections that is called like the strategy, in any case."""
    title = section_title(strategy, language).casefold()
    return next((section for section in sections if section.title.strip().casefold() == title), None)


def filling(playbook: Playbook) -> Filling:
    """What the rules of a playbook propose now (three queries a rule at most, and ten more, however much they choose)."""
    rules = list(playbook.rules.select_related("topic").prefetch_related("topic__names"))
    strategies = {row.slug: row for row in Strategy.objects.labelled().select_related("merged_into")}
    for row in strategies.values():
        row.merged_into = strategies[row.merged_into.slug] if row.merged_into else None
    picks = {rule.pk: picked(rule, playbook, covered(rule, strategies)) for rule in rules}
    plays = list(
        playbook.plays.filter(contribution__isnull=False)
        .select_related("contribution__situation")
        .prefetch_related("contribution__taggings")
        .order_by("section__position", "position")
    )
    chosen = {pick.contribution for rows in picks.values() for pick in rows}
    left = [play for play in plays if play.contribution_id not in chosen]
    scopes = [(rule, {row.pk for row in covered(rule, strategies)}) for rule in rules]
    return Filling(
        rules=_proposed(playbook, rules, picks, plays),
        counts={number: len({pick.contribution for pick in rows}) for number, rows in picks.items()},
        declined=declined(left, scopes, allowed_uses(playbook)),
    )


def _proposed(
    playbook: Playbook, rules: Sequence[Rule], picks: Mapping[int, Sequence[Pick]], plays: Sequence[Play]
) -> list[tuple[Rule, list[Pile]]]:
    """The piles of each rule; what several rules or strategies choose stands once, where it was chosen first, with all its picks."""
    there = {play.contribution_id for play in plays}
    numbers = {pick.contribution for rows in picks.values() for pick in rows} - there
    found = Contribution.objects.filter(pk__in=numbers).select_related("author", "situation")
    offers = {row.pk: Offer(row) for row in found.prefetch_related(TAGGINGS)}
    sections, piled = list(playbook.sections.all()), []
    for rule in rules:
        piles: dict[int, list[Offer]] = {}
        for pick in picks[rule.pk]:
            offer = offers.get(pick.contribution)
            if offer is not None:
                if not offer.picks:
                    piles.setdefault(pick.strategy.pk, []).append(offer)
                offer.picks.append(pick)
        named = {pick.strategy.pk: pick.strategy for pick in picks[rule.pk]}
        piled.append((rule, [_pile(named[number], playbook, sections, rows) for number, rows in piles.items()]))
    return piled


def _pile(strategy: Strategy, playbook: Playbook, sections: Sequence[Section], rows: list[Offer]) -> Pile:
    title = section_title(strategy, playbook.language)
    return Pile(strategy, title, section_of(strategy, playbook.language, sections), rows)
