"""Which contributions a rule chooses, in the order of "Best". Reads, never writes.

A rule takes the best of each of its strategies along the index of the strategy links, so that it costs what the walk has to pass to find enough, however
many contributions there are. Where its languages or its topic leave few to choose from, a walk would pass nearly everything: then those few are put in
order at hand. At a million contributions both take milliseconds, where a walk for a language hardly anybody writes took more than three seconds.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Value

from advice.models import Contribution, ContributionQuerySet, Playbook, Rule, Situation, Strategy, Translation

FEW = 2000  # contributions that are put in order at hand
Uses = tuple[Contribution.Use, ...]
# what its author allows in no file is left out: a playbook is there to be had as one
ALLOWED: Mapping[str, Uses] = {
    Playbook.Visibility.PUBLIC: (Contribution.Use.PUBLIC,),
    Playbook.Visibility.TEAM: (Contribution.Use.PUBLIC, Contribution.Use.TEAM),
}


class Pick(NamedTuple):
    """A contribution that a rule chooses: the `place`-th of a strategy, from 1, among what the rule lets through."""

    strategy: Strategy
    place: int
    contribution: int


def allowed_uses(playbook: Playbook) -> Uses:
    """What an author must allow for a contribution to be proposed: everything, where everybody may read the playbook."""
    return ALLOWED[playbook.visibility]


def covered(rule: Rule, strategies: Mapping[str, Strategy]) -> list[Strategy]:
    """The strategies that a rule looks at: those it names, as they are called today, else all (`strategies` by slug, with what they were merged into)."""
    if not rule.strategies:
        return [row for row in strategies.values() if row.merged_into_id is None]
    named = [strategies[slug].whole for slug in rule.strategies if slug in strategies]
    return list({row.pk: row for row in named}.values())


def picked(rule: Rule, playbook: Playbook, strategies: Sequence[Strategy]) -> list[Pick]:
    """The best of each of these strategies that the rule lets through, whether the playbook holds them or not.

    One query, one more where the rule names a topic and one where it names languages.
    """
    if not strategies:
        return []
    numbers = _few(rule)
    rows = Contribution.objects.published().filter(use__in=allowed_uses(playbook), helpful__gte=rule.helpful)
    links = _walked(rows, rule, strategies) if numbers is None else _at_hand(rows, rule, strategies, numbers)
    found: dict[int, list[tuple[int, int, int]]] = {}
    for strategy, number, score, votes in links:
        found.setdefault(strategy, []).append((-score, -votes, number))
    return [
        Pick(row, place, number)
        for row in strategies
        for place, (_score, _votes, number) in enumerate(sorted(found.get(row.pk, []))[: rule.most], start=1)
    ]


def _few(rule: Rule) -> list[int] | None:
    """The numbers of all that its topic or its languages let through, where they are few; None where each leaves many (a query each)."""
    there = Contribution.objects.published().order_by()
    sources = []
    if rule.topic_id:
        sources.append(there.filter(situation__topic=rule.topic_id).values_list("pk", flat=True))
    if rule.languages:
        written = there.filter(language__in=[*rule.languages, ""]).values_list("pk", flat=True)
        translated = Translation.objects.into(*rule.languages).values_list("contribution", flat=True)
        sources.append(written.union(translated, all=True))
    for numbers in [list(source[: FEW + 1]) for source in sources]:
        if len(numbers) <= FEW:
            return numbers
    return None


def _walked(rows: ContributionQuerySet, rule: Rule, strategies: Sequence[Strategy]) -> Iterable[tuple[int, ...]]:
    """(strategy, contribution, score, votes) of the best of each strategy (one query)."""
    if rule.topic_id:
        # looked up for each row, or SQLite begins with all situations of the topic and has to sort all that it finds
        rows = rows.filter(Exists(Situation.objects.filter(pk=OuterRef("situation"), topic=rule.topic_id)))
    parts = [_best(rows, rule, strategy) for strategy in strategies]
    return parts[0].union(*parts[1:], all=True)


def _best(rows: ContributionQuerySet, rule: Rule, strategy: Strategy) -> "QuerySet[Contribution, tuple[Any, ...]]":
    # within another query, for SQLite takes neither an order nor an end in a part of a union
    # who has fewer votes has fewer helpful ones: that the index says itself, without a look at the contribution
    best = rows.best_of(strategy, *rule.languages, votes=rule.helpful).values("pk")[: rule.most]
    found = Contribution.objects.filter(pk__in=best).annotate(of=Value(strategy.pk))
    return found.order_by().values_list("of", "pk", "score", "votes")


def _at_hand(
    rows: ContributionQuerySet, rule: Rule, strategies: Sequence[Strategy], numbers: Sequence[int]
) -> Iterable[tuple[int, ...]]:
    """(strategy, contribution, score, votes) of all that fit of these few (one query)."""
    if rule.languages:
        rows = rows.in_languages(*rule.languages)
    if rule.topic_id:
        rows = rows.filter(situation__topic=rule.topic_id)
    rows = rows.filter(pk__in=numbers, taggings__tag__in=[row.pk for row in strategies]).order_by()
    return rows.values_list("taggings__tag", "pk", "score", "votes")
