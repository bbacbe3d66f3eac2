"""One page of advice for a selection: its rows, the counts beside its filters, and where to look when there is nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from django.core.paginator import Paginator
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest

from advice.language import native_name
from advice.models import Contribution, Strategy, Topic
from advice.models.contribution import TAGGINGS, ContributionQuerySet
from advice.versions import choose_versions
from advice.web.forms.browsing import Selection
from advice.web.listing import Cursor, Listing
from advice.web.ordering import ORDERS, Order
from advice.web.tallies import tallied
from advice.web.widening import widened

ROWS = 20
M = TypeVar("M", bound=models.Model)


class Catalogue(dict[str, Strategy]):
    """The strategies by slug, in their order; `merged` leads from the slug of one that is part of another to that other's."""

    merged: Mapping[str, str] = {}


@dataclass(frozen=True)
class Choice:
    """One value of a filter: how many contributions it would show, and whether it is set; the language of its label where it has one of its own."""

    value: str
    label: str
    count: int
    chosen: bool
    left_out: bool = False
    language: str = ""


@dataclass(frozen=True)
class Looser:
    """A wider selection that finds something, and a sentence on what it gives up."""

    selection: Selection
    words: str


@dataclass(frozen=True)
class Page:
    """What a reader sees of a selection. `total` counts all its pages, `elsewhere` what cannot be read in the languages asked for."""

    selection: Selection
    rows: Sequence[Contribution]
    next_query: str
    strategies: Sequence[Choice]
    languages: Sequence[Choice]
    total: int
    elsewhere: int
    looser: Looser | None

    @property
    def everywhere(self) -> int:
        """How many there are in all languages."""
        return self.total + self.elsewhere

    @property
    def order(self) -> Order:
        return ORDERS[self.selection.sort]

    @property
    def orders(self) -> Sequence[tuple[str, Order, str]]:
        """The name of every order, the order, and the address of the same list in it."""
        return [(name, order, self.selection.in_order(name).query) for name, order in ORDERS.items()]


def numbered(request: HttpRequest, rows: "models.QuerySet[M]") -> dict[str, object]:
    """A page of a short list, by its number in the address; a number that leads nowhere gives the nearest page (two queries)."""
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    return {"rows": page.object_list, "page": page}


def wants_rows_alone(request: HttpRequest) -> bool:
    """Whether the page is there already and only what comes behind its last row is asked for."""
    return request.headers.get("hx-target") == "further"


def catalogue(*, in_all_languages: bool = False) -> Catalogue:
    """All strategies by slug, in their order, with the words that the page says, or with all of them (two queries)."""
    wanted = Strategy.objects.labelled() if in_all_languages else Strategy.objects.named()
    rows = {strategy.pk: strategy for strategy in wanted}
    there = Catalogue((row.slug, row) for row in rows.values() if row.merged_into_id is None)
    there.merged = {row.slug: _end(row, rows).slug for row in rows.values() if row.merged_into_id}
    return there


def _end(strategy: Strategy, rows: Mapping[int, Strategy]) -> Strategy:
    while strategy.merged_into_id:
        strategy = rows[strategy.merged_into_id]
    return strategy


def topics() -> dict[str, Topic]:
    """All topics with their names, by slug (two queries)."""
    return {topic.slug: topic for topic in Topic.objects.named()}


def browse(
    base: ContributionQuerySet,
    selection: Selection,
    reader: object,
    there: Catalogue,
    *,
    size: int = ROWS,
    choices: bool = True,
    few: bool = False,
) -> Page:
    """The page of a selection out of `base`, each row in the version its reader is shown.

    Three queries, and what the order needs beyond its own (none to two); one more where rows are translated for the reader, and a few where nothing is
    found, to offer something wider.

    Without `choices` the strategies are not counted, which is the dearest of these counts; `few` says that `base` is of one situation or one person.
    """
    base = ORDERS[selection.sort].of(base, reader)
    counted = _with_each_strategy(base, selection) if choices else None
    tallies = tallied(narrowed(base, replace(selection, languages=())), selection.languages, counted, few=few)
    stretch = ORDERS[selection.sort].read(_listing(base, selection, reader, there, size, tallies.shown))
    rows = stretch.rows
    prefetch_related_objects(rows, TAGGINGS)
    dress(rows, there)
    choose_versions(rows, selection.tongues, originals=selection.originals)
    return Page(
        selection=selection,
        rows=rows,
        next_query=selection.query_after(stretch.after) if stretch.after else "",
        strategies=_strategy_choices(tallies.strategies, selection, there),
        languages=language_choices(tallies.readable, selection.languages),
        total=tallies.shown,
        elsewhere=tallies.everywhere - tallies.shown,
        looser=None if tallies.everywhere else _looser(base, selection, there),
    )


def narrowed(base: ContributionQuerySet, selection: Selection) -> ContributionQuerySet:
    """What of `base` the selection's filters leave, in no order."""
    if selection.strategies:
        wanted = base.with_all_strategies if selection.match == "all" else base.with_any_strategy
        base = wanted(selection.strategies)
    if selection.without:
        base = base.without_strategies(selection.without)
    if selection.languages:
        base = base.in_languages(*selection.languages)
    if selection.situation:
        base = base.in_situation(selection.situation)
    if selection.topic:
        base = base.on_topic(selection.topic)
    return base.candidates() if selection.candidate else base


def dress(rows: Sequence[Contribution], there: Catalogue) -> None:
    """Give the strategy links of these rows their strategies from the catalogue, which spares two queries."""
    by_number = {strategy.pk: strategy for strategy in there.values()}
    for row in rows:
        for tagging in row.taggings.all():
            if tagging.tag_id in by_number:
                tagging.tag = by_number[tagging.tag_id]


def pinned(
    base: ContributionQuerySet, number: int, page: Page, reader: object, there: Catalogue
) -> Contribution | None:
    """The contribution somebody came for, where the page does not show it anyway (two queries and one for its translations, none if it does)."""
    if number in {row.pk for row in page.rows}:
        return None
    found = base.read_by(reader).filter(pk=number).first()
    rows = [found] if found else []
    dress(rows, there)
    choose_versions(rows, page.selection.tongues, originals=page.selection.originals)
    return found


def _listing(
    base: ContributionQuerySet, selection: Selection, reader: object, there: Catalogue, size: int, total: int
) -> Listing:
    return Listing(
        narrowed(base, selection),
        partial(_best, base, selection, there),
        reader,
        size,
        total,
        selection.after,
        selection.seed,
        () if selection.languages else selection.reads,
    )


def _best(base: ContributionQuerySet, selection: Selection, there: Catalogue, after: Cursor) -> ContributionQuerySet:
    """The best first, of one strategy along the index of its links."""
    if len(selection.strategies) == 1:
        rest = narrowed(base, replace(selection, strategies=(), languages=()))
        return rest.best_of(there[selection.strategies[0]], *selection.languages, after=after)
    rows = narrowed(base, selection)
    return rows.best_first_after(*after) if after else rows.best_first()


def _with_each_strategy(base: ContributionQuerySet, selection: Selection) -> ContributionQuerySet:
    """Out of which rows the number beside a strategy is counted: with "any" one more widens, so all the rest count; with "all" it narrows."""
    return narrowed(base, selection if selection.match == "all" else replace(selection, strategies=()))


def _strategy_choices(tallies: Mapping[str, int], selection: Selection, there: Catalogue) -> list[Choice]:
    return [
        Choice(
            slug,
            strategy.label,
            tallies.get(slug, 0),
            chosen=slug in selection.strategies,
            left_out=slug in selection.without,
            language=strategy.words.language if strategy.words else "",
        )
        for slug, strategy in there.items()
        if tallies.get(slug) or slug in selection.strategies or slug in selection.without
    ]


def language_choices(tallies: Mapping[str, int], chosen: Sequence[str]) -> list[Choice]:
    """The languages of these tallies and the chosen ones, the most frequent first."""
    codes = sorted({*tallies, *chosen} - {""}, key=lambda code: (-tallies.get(code, 0), code))
    return [Choice(code, native_name(code), tallies.get(code, 0), code in chosen) for code in codes]


def _looser(base: ContributionQuerySet, selection: Selection, there: Catalogue) -> Looser | None:
    start = replace(selection, after=(), problems=())
    for wider, words in widened(start, there):
        if narrowed(base, wider).exists():
            return Looser(wider, words)
    return None
