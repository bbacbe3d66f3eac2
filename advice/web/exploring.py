"""The best first, with every fifth place for advice that few have voted on: else what comes late is hardly seen, and hardly ever rises.

Source: design papers, ranking 1.1 (4). Of those that could be raised the best placed costs readers the least (docs/ranking.md, Exploration), and makes the
list the same for everybody and at every visit, so that it can be explained, and an address leads where it led.
"""

from advice.models import Contribution
from advice.models.reading import FEW
from advice.web.listing import Cursor, Listing, Stretch, cut

EVERY = 5
SHORT = 10  # rows: in a list of fewer everything is seen anyway
LENGTHS = frozenset(
    {3, 6}
)  # numbers of a place: (score, votes, number) of the last row at its own place, and of the last one raised


def explore(listing: Listing) -> Stretch:
    """A page of the best, places 5, 10, 15 … of which go to the best placed rows with few votes behind it (two queries, one where those are at hand).

    No row comes twice in a walk, and none is left out: between the end of a page and the last row raised, all with few votes have been raised already.
    Nothing is moved in a list of fewer than 10 rows, which is seen whole, nor in one that begins with a page of rows with few votes: there is no settled
    advice in whose shadow they stand, and moving them would only tell some of the untried from the others.
    """
    place, last = listing.after[:3], listing.after[3:]
    rows = listing.best(place)
    found = listing.shown(rows.settled_or_behind(*last) if last else rows, listing.size + 1)
    page = found[: listing.size]
    if not last and (place or len(page) < SHORT or all(row.votes < FEW for row in page)):
        return cut(found, listing.size, _place)
    places = len(page) // EVERY
    raised = _raised(listing, found, len(page) - places, places)
    return _woven(found, raised, listing.size, _place(raised[-1]) if raised else last)


def _raised(listing: Listing, found: list[Contribution], own: int, places: int) -> list[Contribution]:
    """The rows for the fifth places: the first with few votes behind the `own` rows of the page, and behind those that were raised before."""
    young = [row for row in found[own:] if row.votes < FEW]
    if len(young) >= places or len(found) <= listing.size:
        return young[:places]
    behind = max(_place(found[own - 1]), listing.after[3:], key=_rank)
    return listing.shown(listing.best(behind).with_few_votes(), places)


def _woven(found: list[Contribution], raised: list[Contribution], size: int, last: Cursor) -> Stretch:
    """The page of the rows found and of those raised, which stand where they were raised to and nowhere else."""
    moved = {row.pk for row in raised}
    own = [row for row in found if row.pk not in moved]
    rows = own[: size - len(raised)]
    after = (*_place(rows[-1]), *(last or _place(rows[-1]))) if len(own) > len(rows) else ()
    for number, row in enumerate(raised, start=1):
        row.raised = True
        rows.insert(EVERY * number - 1, row)
    return Stretch(rows, after)


def _place(row: Contribution) -> Cursor:
    return (row.score, row.votes, row.pk)


def _rank(place: Cursor) -> Cursor:
    """What places are compared by: the better one is the smaller; no place is better than all."""
    return (-place[0], -place[1], place[2]) if place else (-(10**9),)
