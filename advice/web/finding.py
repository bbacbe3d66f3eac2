"""One page of what a search finds: its rows with the words marked, the counts beside its filters, and where to look when there is nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advice.models import Contribution, Situation, Strategy, Topic
from advice.search.filters import Filters
from advice.search.highlighting import highlighted
from advice.search.operators import filters_of
from advice.search.searching import Found, search
from advice.search.suggesting import said_situations
from advice.versions import choose_versions
from advice.web.browsing import ROWS, Catalogue, Choice, dress, language_choices
from advice.web.forms.searching import SearchSelection

FACETS = 6  # situations shown beside the results
SITUATIONS = 3  # shown above them


@dataclass(frozen=True)
class SearchPage:
    """What a reader sees of a search. The rows in their languages come first, `others` behind them; `named` are the strategies that its words name."""

    selection: SearchSelection
    found: Found
    rows: Sequence[Contribution]
    others: Sequence[Contribution]
    next_query: str
    strategies: Sequence[Choice]
    languages: Sequence[Choice]
    topics: Sequence[tuple[Topic, int]]
    situations: Sequence[tuple[Situation, int]]
    said: Sequence[Situation]
    named: Sequence[Strategy]
    looser: SearchSelection | None

    @property
    def total(self) -> int:
        return self.found.total

    @property
    def ends_early(self) -> bool:
        """Whether there is more than is listed."""
        return self.found.total > len(self.found.numbers)

    @property
    def first(self) -> bool:
        """Whether this is its first page."""
        return not self.selection.after


def find(selection: SearchSelection, reader: object, there: Catalogue, topics: Mapping[str, Topic]) -> SearchPage:
    """The page of a search. Some twenty queries, the same for one row and for twenty; a few more where nothing is found, to offer something wider."""
    found = _search(selection)
    start = selection.after[0] if selection.after else 0
    numbers = found.numbers[start : start + ROWS]
    rows = _rows(numbers, selection, reader, there, found)
    own = max(found.own - start, 0)
    by_number = {strategy.pk: strategy for strategy in there.values()}
    return SearchPage(
        selection=selection,
        found=found,
        rows=rows[:own],
        others=rows[own:],
        next_query=selection.query_after((start + ROWS,)) if start + ROWS < len(found.numbers) else "",
        strategies=_strategies(selection, found, there),
        languages=language_choices(
            {code: n for code, n in found.tallies.languages.items() if code != "und"}, selection.languages
        ),
        topics=_topics(found, topics.values()),
        situations=_situations(found.tallies.situations),
        said=said_situations(selection.sought, selection.reads, most=SITUATIONS) if not start else (),
        named=[by_number[number] for number in found.strategies if number in by_number],
        looser=None if found.total else next((wider for wider in selection.looser() if _search(wider).total), None),
    )


def filters(selection: SearchSelection) -> Filters:
    """The filters of a selection (a query for each kind that is named)."""
    return filters_of(
        strategies=selection.strategies,
        every=selection.match == "all",
        without=selection.without,
        languages=selection.languages,
        situation=selection.situation,
        topic=selection.topic,
        author=selection.author,
        tried=selection.tried,
    )


def _search(selection: SearchSelection) -> Found:
    return search(
        selection.sought,
        filters(selection),
        reads=selection.reads,
        sort=selection.order,
        names=selection.names,
        exact=selection.exact,
    )


def _rows(
    numbers: Sequence[int], selection: SearchSelection, reader: object, there: Catalogue, found: Found
) -> list[Contribution]:
    visible = Contribution.objects.visible_to(reader).published().filter(pk__in=numbers)
    by_number = {row.pk: row for row in visible.read_by(reader)}
    rows = [by_number[number] for number in numbers if number in by_number]
    dress(rows, there)
    choose_versions(rows, selection.tongues, originals=selection.originals)
    for row in rows:
        shown = row.version or row
        shown.body_html = highlighted(shown.body_html, shown.language, found.units)
    return rows


def _strategies(selection: SearchSelection, found: Found, there: Catalogue) -> list[Choice]:
    return [
        Choice(
            slug,
            strategy.label,
            found.tallies.strategies.get(strategy.pk, 0),
            chosen=slug in selection.strategies,
            left_out=slug in selection.without,
            language=strategy.words.language if strategy.words else "",
        )
        for slug, strategy in there.items()
        if found.tallies.strategies.get(strategy.pk) or slug in selection.strategies or slug in selection.without
    ]


def _topics(found: Found, topics: Iterable[Topic]) -> list[tuple[Topic, int]]:
    rows = [(topic, found.tallies.topics.get(topic.pk, 0)) for topic in topics]
    return sorted((row for row in rows if row[1]), key=lambda row: (-row[1], row[0].slug))[:FACETS]


def _situations(tallies: Mapping[int, int]) -> list[tuple[Situation, int]]:
    largest = sorted(tallies.items(), key=lambda item: (-item[1], -item[0]))[:FACETS]
    there = Situation.objects.published().in_bulk([number for number, _count in largest])
    return [(there[number], count) for number, count in largest if number in there]
