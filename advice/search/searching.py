"""Search: from what somebody typed to contributions in order, with the counts beside the filters.

The way of section 2.5 of the design paper: each word becomes the stems it was indexed under in any language; the newest 5,000 that fit are counted,
the 200 best of them by score are read and put in order here in Python, so that both databases answer alike.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from typing import Literal

from advice.models import IndexEntry
from advice.search.engines import CONTRIBUTIONS, Match, engine
from advice.search.expressions import AllOf, Node, Run, any_of
from advice.search.filters import Filters
from advice.search.names import Naming, named_strategies, named_topics
from advice.search.queries import Query
from advice.search.rows import UNKNOWN, about, tagged
from advice.search.scoring import Sought, fit, rarity
from advice.search.units import Unit, nearby, units_of

MOST, READ, ENOUGH = 5_000, 200, 10  # matches counted, matches read, hits from which on nothing wider is tried
COMMON = 0.05  # the share of all texts from which on a word need not be there, if a rarer one is
CARRIED = 10  # about every tenth text carries a strategy
SLIGHT = 0.2  # of the weight of a word that only holds a sentence together
MOST_UNITS = 8
Sort = Literal["fit", "best", "new"]


@dataclass(frozen=True)
class Tallies:
    """How many of the matches stand behind each filter: by language they can be read in, by that they were written in, by number of strategy, of
    situation and of topic."""

    languages: Mapping[str, int]
    written: Mapping[str, int]
    strategies: Mapping[int, int]
    situations: Mapping[int, int]
    topics: Mapping[int, int]


@dataclass(frozen=True)
class Found:
    """What a search found. `numbers` are contributions in order, at most 200, those in the reader's languages first, of which there are `own`.

    `total` counts all matches, the newest 5,000 at most, which `capped` says. `units` are the words as they were understood, `strategies` those the
    search names and that were looked for too; `wider` says that not all words were asked for any more, because too little has them all.
    """

    numbers: Sequence[int] = ()
    own: int = 0
    total: int = 0
    capped: bool = False
    tallies: Tallies = field(default_factory=lambda: Tallies({}, {}, {}, {}, {}))
    units: Sequence[Unit] = ()
    strategies: Sequence[int] = ()
    wider: bool = False

    @property
    def corrected(self) -> Sequence[Unit]:
        """The words that were taken for others, because nobody has written them here."""
        return [unit for unit in self.units if unit.meant]

    @property
    def unknown(self) -> Sequence[Unit]:
        """The words nobody has written here, nor anything like them."""
        return [unit for unit in self.units if not unit.known]


def search(
    query: Query,
    filters: Filters,
    *,
    reads: Sequence[str] = (),
    sort: Sort = "fit",
    names: bool = True,
    exact: bool = False,
) -> Found:
    """The contributions that fit a search and its filters: some ten queries, whatever it finds.

    `reads` are the languages of the reader, whose texts come first; without `names` the strategies that it names are not looked for besides,
    and with `exact` no word is corrected.
    """
    asked = _Asked(query, filters, names=names, exact=exact)
    matches, wider = asked.matches()
    if not matches:
        return Found(units=asked.units, strategies=asked.strategies)
    own = {codes: _own(codes, reads) for codes in {match.readable for match in matches}}
    chosen = nsmallest(READ, matches, key=lambda match: _rank(match, own[match.readable], sort))
    if sort == "fit" and asked.sought.units:
        chosen = _fitting_first(asked.sought, chosen, reads)
    return Found(
        numbers=[match.number for match in chosen],
        own=sum(own[match.readable] for match in chosen),
        total=len(matches),
        capped=len(matches) >= MOST,
        tallies=tallied(matches),
        units=asked.units,
        strategies=asked.strategies,
        wider=wider,
    )


def _fitting_first(sought: Sought, matches: Sequence[Match], reads: Sequence[str]) -> list[Match]:
    """These matches in the order in which they fit, those in the reader's languages first (one query)."""
    texts = engine().texts(CONTRIBUTIONS, [match.number for match in matches])
    there = [match for match in matches if match.number in texts]
    own = {codes: _own(codes, reads) for codes in {match.readable for match in there}}
    fits = {match.number: fit(sought, match, texts[match.number], reads) for match in there}
    return sorted(there, key=lambda match: (not own[match.readable], -fits[match.number], -match.score, match.number))


class _Asked:
    """A search as it is put to the index."""

    def __init__(self, query: Query, filters: Filters, *, names: bool, exact: bool) -> None:
        wanted = query.wanted
        self.filters, self.exact, self.total = filters, exact, _size()
        self.units = _telling(units_of(wanted, exact=exact))
        self.gone = tuple(unit.node for unit in units_of(query.unwanted, exact=True) if unit.known)
        text = " ".join(piece.text for piece in wanted)
        named = names and not any(piece.phrase for piece in wanted)
        self.namings = named_strategies(text, _spoken(self.units)) if named else []
        topics = named_topics(text) if named else []
        self.strategies = list(dict.fromkeys(naming.number for naming in self.namings))
        self.sought = Sought(
            tuple(self.units),
            tuple(rarity(unit.documents, self.total) * (SLIGHT if unit.slight else 1) for unit in self.units),
            tuple((naming.number, self._named_by(naming), naming.whole) for naming in self.namings),
            tuple((naming.number, self._named_by(naming)) for naming in topics),
            _spoken(self.units),
        )

    def _named_by(self, naming: Naming) -> frozenset[int]:
        if naming.whole:
            return frozenset(range(len(self.units)))
        return frozenset(
            place for place, unit in enumerate(self.units) if unit.start < naming.end and naming.start < unit.end
        )

    def matches(self) -> tuple[list[Match], bool]:
        """What fits, the strictest first, and whether anything but the strictest was needed."""
        found, steps = dict[int, Match](), 0
        for likely, node in self._ladder():
            for match in engine().matches(node, most=MOST, likely=likely, highest=self.total):
                found.setdefault(match.number, match)
            steps += 1
            if len(found) >= ENOUGH:
                break
        return list(found.values()), steps > 1 and not any(naming.whole for naming in self.namings)

    def _ladder(self) -> Iterator[tuple[int, Node]]:
        """All words; then, while too little is found, other forms of them, one word less, and each word alone: about how many each finds, and what."""
        if not self.units:
            yield self.total, self.filters.narrow(without=self.gone)
            return
        firm, loose = self._parted()
        if firm or loose or self.namings:
            yield self._strictest(firm, loose)
        self._look_around()
        firm, loose = self._parted()
        if loose:
            yield self._step(firm, loose, lambda unit: unit.loose)
        for left in sorted(loose, key=lambda unit: -unit.documents) if len(loose) > 2 else ():
            yield self._step(firm, [unit for unit in loose if unit != left], lambda unit: unit.loose)
        for unit in sorted(loose, key=lambda unit: unit.documents):
            yield self._step(firm, [unit], lambda unit: unit.parts)
        if firm and loose:
            yield self._step(firm, [], lambda unit: unit.node)

    def _strictest(self, firm: list[Unit], loose: list[Unit]) -> tuple[int, Node]:
        """All words, or the strategies that most of the search names."""
        named = [Run((tagged(naming.number),)) for naming in self.namings if naming.whole]
        if not named:
            return self._step(firm, loose, lambda unit: unit.node)
        said = [AllOf(tuple(unit.node for unit in [*firm, *loose]))] if firm or loose else []
        return self.total // CARRIED, self._narrow([any_of([*said, *named])])

    def _parted(self) -> tuple[list[Unit], list[Unit]]:
        """The phrases, and of the words those that have to be there: not the common ones, where there are rarer ones."""
        firm = [unit for unit in self.units if unit.firm]
        loose = [unit for unit in self.units if not unit.firm and unit.known]
        rare = [unit for unit in loose if unit.documents <= COMMON * self.total and not unit.slight]
        return firm, rare or loose

    def _look_around(self) -> None:
        """Take other forms of the words in: too little has them as they are."""
        if not self.exact:
            self.units = [unit if unit.firm else nearby(unit) for unit in self.units]
            self.sought = replace(self.sought, units=tuple(self.units))

    def _step(self, firm: list[Unit], loose: list[Unit], form: Callable[[Unit], Node]) -> tuple[int, Node]:
        nodes = [unit.node for unit in firm] + [self._or_named(unit, form(unit)) for unit in loose]
        likely = min((unit.documents for unit in [*firm, *loose]), default=self.total)
        if any(places and not whole for _number, places, whole in self.sought.strategies):
            likely = max(likely, self.total // CARRIED)
        return likely, self._narrow(nodes)

    def _or_named(self, unit: Unit, node: Node) -> Node:
        """The unit, or a topic that it names, or a strategy along with other words of the search that are about something else."""
        place = self.units.index(unit)
        parts = [tagged(number) for number, places, whole in self.sought.strategies if place in places and not whole]
        parts += [about(number) for number, places in self.sought.topics if place in places]
        return any_of([node, *(Run((facet,)) for facet in parts)])

    def _narrow(self, nodes: list[Node]) -> Node:
        return self.filters.narrow(*nodes, without=self.gone)


def tallied(matches: Sequence[Match]) -> Tallies:
    """Count matches behind each filter; no query."""
    languages, strategies = Counter[str](), Counter[int]()
    for codes, count in Counter(match.readable for match in matches).items():
        for code in codes.split():
            languages[code] += count
    for numbers, count in Counter(match.strategies for match in matches).items():
        for number in numbers.split():
            strategies[int(number)] += count
    situations = Counter(match.situation for match in matches)
    topics = Counter(match.topic for match in matches if match.topic is not None)
    return Tallies(languages, Counter(match.language for match in matches), strategies, situations, topics)


def _size() -> int:
    """About how many texts there are: the highest number of one, for counting a million rows takes longer than the search."""
    return IndexEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _telling(units: list[Unit]) -> list[Unit]:
    """As many units as are looked for, in their order; of a long question the words that only hold it together go first."""
    kept = [unit for unit in units if not unit.slight] if len(units) > MOST_UNITS else units
    return (kept or units)[:MOST_UNITS]


def _spoken(units: Sequence[Unit]) -> frozenset[str]:
    """The languages in which most of these words are written on the site."""
    counted = Counter(language for unit in units for language in unit.languages)
    return frozenset(language for language, count in counted.items() if count == max(counted.values()))


def _own(codes: str, reads: Sequence[str]) -> bool:
    """Whether somebody who reads these languages can read what is readable in those; who reads none has not said so, and reads all."""
    return not reads or any(code in reads or code == UNKNOWN for code in codes.split())


def _rank(match: Match, own: bool, sort: Sort) -> tuple[bool, int, int, int]:
    if sort == "new":
        return not own, -match.number, 0, 0
    return not own, -match.score, -match.votes, match.number
