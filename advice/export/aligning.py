"""Which plays and sections of two documents are the same, and what stands still while others move around it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, takewhile
from typing import TypeVar

from advice.export.changes import PlayKey
from advice.export.document import Document, PlayEntry, SectionEntry

Name = TypeVar("Name", bound=Hashable)
Spot = tuple[int, int]  # a section and a place in it, both from 1


@dataclass(frozen=True)
class Layout:
    """A document by its plays: each under its key, with where it stands."""

    document: Document

    @cached_property
    def plays(self) -> Mapping[PlayKey, PlayEntry]:
        return dict(zip(self.keys, self.document.plays, strict=True))

    @cached_property
    def keys(self) -> Sequence[PlayKey]:
        names = numbered((origin_of(play), play.contribution) for play in self.document.plays)
        return [PlayKey(origin, number, nth) for (origin, number), nth in names]

    @cached_property
    def rows(self) -> Sequence[Sequence[PlayKey]]:
        """The keys of each section, in order."""
        keys = iter(self.keys)
        return [[next(keys) for _play in row.plays] for row in self.document.sections]

    @cached_property
    def below(self) -> Sequence[frozenset[PlayKey]]:
        """The plays of each section; of one that has none itself, those of the sections below it."""
        found = [frozenset(row) for row in self.rows]
        for place, section in enumerate(self.document.sections):
            if not self.rows[place]:
                found[place] = frozenset(chain.from_iterable(self._rows_below(place, section.level)))
        return found

    def _rows_below(self, place: int, level: int) -> Iterable[Sequence[PlayKey]]:
        nested = takewhile(lambda row: row.level > level, self.document.sections[place + 1 :])
        return (row for row, _section in zip(self.rows[place + 1 :], nested, strict=False))

    @cached_property
    def spots(self) -> Mapping[PlayKey, Spot]:
        return {
            key: (section, place)
            for section, row in enumerate(self.rows, start=1)
            for place, key in enumerate(row, start=1)
        }


def origin_of(play: PlayEntry) -> str:
    """The scheme and host of the site that a play's advice comes from, without the rest of its permalink, whose language part may change."""
    return origin_at(play.permalink)


def origin_at(address: str) -> str:
    """The scheme and host of an address, in small letters; "" for one that has none."""
    scheme, sign, rest = address.partition("://")
    return f"{scheme}{sign}{rest.partition('/')[0]}".lower() if sign else ""


def numbered(names: Iterable[Name]) -> list[tuple[Name, int]]:
    """Each name with how often it has come so far, from 1, which tells equal ones apart."""
    seen: Counter[Name] = Counter()
    rows = []
    for name in names:
        seen[name] += 1
        rows.append((name, seen[name]))
    return rows


def standing(places: Sequence[int]) -> set[int]:
    """The most of these different numbers that stand in rising order already (a longest increasing subsequence, in n log n)."""
    ends, lasts, before = list[int](), list[int](), list[int]()
    for index, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(lasts[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            lasts.append(index)
        else:
            ends[length], lasts[length] = place, index
    kept, index = set[int](), lasts[-1] if lasts else -1
    while index >= 0:
        kept.add(places[index])
        index = before[index]
    return kept


def same_sections(before: Layout, after: Layout) -> dict[int, int]:
    """Which section of the later document is which of the earlier one, as places from 0.

    It is one with the same title; else one that kept at least half of its plays, which was renamed; else one that is untitled too.
    """
    found = dict[int, int]()
    taken = set[int]()
    for old, new in _likely(before, after):
        if new not in found and old not in taken:
            found[new] = old
            taken.add(old)
    return found


def _likely(before: Layout, after: Layout) -> Iterator[tuple[int, int]]:
    """Pairs that may be the same section, the likeliest first: with more plays in common, then nearer to each other."""
    titled, later = _by_title(before.document.sections), after.document.sections
    alike = [(old, new) for new, row in enumerate(later) for old in titled.get(row.title, ())]
    shared = _shared(before.below, after.below)
    sizes = ((pair, max(len(before.below[pair[0]]), len(after.below[pair[1]]))) for pair in shared)
    ranks = (
        [pair for pair in alike if later[pair[1]].title],
        [pair for pair, size in sizes if 2 * shared[pair] >= size],
        [pair for pair in alike if not later[pair[1]].title],
    )
    for pairs in ranks:
        yield from sorted(pairs, key=lambda pair: (-shared.get(pair, 0), abs(pair[0] - pair[1]), pair))


def _by_title(sections: Sequence[SectionEntry]) -> dict[str, list[int]]:
    places = defaultdict[str, list[int]](list)
    for place, row in enumerate(sections):
        places[row.title].append(place)
    return places


def _shared(before: Sequence[frozenset[PlayKey]], after: Sequence[frozenset[PlayKey]]) -> dict[tuple[int, int], int]:
    """How many plays each earlier section has in common with each later one, where there are any."""
    where = defaultdict[PlayKey, list[int]](list)
    for place, plays in enumerate(before):
        for play in plays:
            where[play].append(place)
    return Counter((old, new) for new, plays in enumerate(after) for play in plays for old in where.get(play, ()))
