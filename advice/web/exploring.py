"""The best first, with every fifth place for advice that few have voted on: else what comes late is never seen, and never rises.

Source: design papers, ranking 1.1 (4): it lowers what is lost to readers, and is fairer to small languages, than an order without chance. What takes a place is
drawn from the whole list, along the ring of lots from a start that is the day's: the same for everybody who reads the list that day, so that an address
leads where it led, and another one tomorrow.
"""

from django.db.models import Q
from django.utils import timezone

from advice.models import Contribution
from advice.models.lots import GONE_ROUND, SORTED, behind, next_drawn, spread
from advice.models.orders import FEW
from advice.web.listing import Cursor, Listing, Stretch, cut

EVERY = 5
SHORT = 10  # rows: in a list of fewer everything is seen anyway
LENGTHS = frozenset(
    {3, 6}
)  # numbers of a place: (score, votes, number), and where lots are drawn (day, lot, number) of the last one drawn


def explore(listing: Listing) -> Stretch:
    """A page of the best, places 5, 10, 15 … of which go to rows with few votes (two queries, one where the rest of the list is at hand).

    No row comes twice in a walk, and none is left out: a row that was drawn is no longer met at its own place, and one that was met there is no longer drawn.
    Nothing is moved in a list of fewer than 10 rows, which is seen whole, nor in one that begins with a page of rows with few votes: there is no settled
    advice in whose shadow they stand, and moving them would only tell some of the untried from the others.
    """
    place, draws = listing.after[:3], listing.after[3:]
    places = listing.size // EVERY
    rows = listing.best(place)
    if draws:
        rows = rows.filter(Q(votes__gte=FEW) | behind(spread(draws[0]), draws[1], draws[2]))
    found = listing.shown(rows, listing.size + places + 1)
    begun = bool(listing.after)
    if not draws and (begun or len(found) < SHORT or all(row.votes < FEW for row in found[: listing.size])):
        return cut(found, listing.size, _place)
    day = draws[0] if draws else timezone.localdate().toordinal()
    drawn = _drawn(listing, found, places, day, draws[1:])
    return _woven(found, drawn, listing.size, (day, *_end(drawn, places)))


def _drawn(listing: Listing, found: list[Contribution], places: int, day: int, after: Cursor) -> list[Contribution]:
    """The rows for the places of this page: fewer than there are places once the ring has been gone round."""
    start, place = spread(day), listing.after[:3]
    if after >= GONE_ROUND:
        return []
    if len(found) <= listing.size + places:  # nothing is behind these
        young = [row for row in found if row.votes < FEW]
        return sorted(young, key=lambda row: (row.lot < start, row.lot, row.pk))[:places]
    few = listing.total <= SORTED
    # of a long list along the ring, whatever else could be walked
    rows = listing.best(place) if few else listing.rows.best_first_after(*place) if place else listing.rows
    return list(next_drawn(rows.with_few_votes().seen_by(listing.reader), start, after, places, few=few))


def _end(drawn: list[Contribution], places: int) -> Cursor:
    return (drawn[-1].lot, drawn[-1].pk) if len(drawn) == places else GONE_ROUND


def _woven(found: list[Contribution], drawn: list[Contribution], size: int, draws: Cursor) -> Stretch:
    """The page of the rows found and of those drawn, which stand where they were drawn to and nowhere else."""
    moved = {row.pk for row in drawn}
    own = [row for row in found if row.pk not in moved]
    rows = own[: size - len(drawn)]
    after = (*_place(rows[-1]), *draws) if len(own) > len(rows) else ()
    for number, row in enumerate(drawn, start=1):
        row.drawn = True
        rows.insert(EVERY * number - 1, row)
    return Stretch(rows, after)


def _place(row: Contribution) -> Cursor:
    return (row.score, row.votes, row.pk)
