"""A list of advice, and the stretch of it that one page shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from advice.models import Contribution, ContributionQuerySet

Cursor = tuple[int, ...]


@dataclass(frozen=True)
class Listing:
    """A list to be read: all its `rows` in no order, and the best first behind a place.

    `total` is how many there are, `size` how many a page shows, `after` the place of the page before, in the numbers of its order; `seed` is what
    chance goes by, `first` the languages that come first where the list is in all of them.
    """

    rows: ContributionQuerySet
    best: Callable[[Cursor], ContributionQuerySet]
    reader: object
    size: int
    total: int
    after: Cursor = ()
    seed: int = 0
    first: Sequence[str] = ()

    def shown(self, rows: ContributionQuerySet, count: int) -> list[Contribution]:
        """The first of these rows with what a card needs, but for the strategies (one query)."""
        return list(rows.seen_by(self.reader)[:count])


@dataclass(frozen=True)
class Stretch:
    """The rows of a page, and the place behind them; none where the list ends."""

    rows: list[Contribution] = field(default_factory=list)
    after: Cursor = ()


Reading = Callable[[Listing], Stretch]
Ordered = Callable[[ContributionQuerySet], ContributionQuerySet]


def walk(
    ordered: Ordered,
    after: Callable[..., ContributionQuerySet],
    place: Callable[[Contribution], Cursor],
) -> Reading:
    """How to read an order that is one walk along an index: from its beginning, from behind a place on, and what place a row has (one query)."""

    def read(listing: Listing) -> Stretch:
        rows = after(listing.rows, *listing.after) if listing.after else ordered(listing.rows)
        found = listing.shown(rows, listing.size + 1)
        return cut(found, listing.size, place)

    return read


def cut(found: list[Contribution], size: int, place: Callable[[Contribution], Cursor]) -> Stretch:
    """A page of rows of which at least one more was fetched, if there is one."""
    rows = found[:size]
    return Stretch(rows, place(rows[-1]) if len(found) > size else ())
