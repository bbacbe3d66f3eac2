"""In which orders a page reads advice. An order more is one entry of ORDERS: its tab, its sentence and its place in the address follow from that."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from advice.models import Contribution, ContributionQuerySet
from advice.web import drawing, exploring
from advice.web.listing import Listing, Reading, Stretch, walk

BEST = "best"
RANDOM = "random"


@dataclass(frozen=True)
class Order:
    """An order: its tab, what readers are told of it, how many numbers name a place in it, how a page of it is read, and which rows it is `of`."""

    label: Promise
    why: tuple[Promise, ...]
    lengths: frozenset[int]
    read: Reading
    of: Callable[[ContributionQuerySet, object], ContributionQuerySet] = lambda rows, reader: rows


def _needing_view(listing: Listing) -> Stretch:
    """The newest first; in a list of all languages those first that the reader reads, and from there on the others (one query, two where both meet)."""
    rows, first = listing.rows, listing.first
    parts = [rows.in_languages(*first), rows.in_other_languages(*first)] if first else [rows]
    part, number = listing.after or (0, 0)
    part = min(part, len(parts) - 1)
    found: list[tuple[Contribution, int]] = []
    for index in range(part, len(parts)):
        if len(found) <= listing.size:
            behind = number and index == part
            ordered = parts[index].newest_first_after(number) if behind else parts[index].newest_first()
            found += [(row, index) for row in listing.shown(ordered, listing.size + 1 - len(found))]
    shown = found[: listing.size]
    after = (shown[-1][1], shown[-1][0].pk) if len(found) > listing.size else ()
    return Stretch([row for row, _part in shown], after)


ORDERS: dict[str, Order] = {
    BEST: Order(
        _("Best"),
        (
            _(
                "Ordered by the share of readers who found it helpful, as if 10 typical votes were already in"
                " (fewer in languages with fewer readers), so one early vote cannot win and a small language is not pushed down."
            ),
            _(
                "Every fifth place goes to advice that fewer than 10 readers have voted on and that would stand further down; it says so."
            ),
        ),
        exploring.LENGTHS,
        exploring.explore,
    ),
    "new": Order(
        _("Newest"),
        (_("What was written last comes first, whatever readers said of it."),),
        frozenset({1}),
        walk(ContributionQuerySet.newest_first, ContributionQuerySet.newest_first_after, lambda row: (row.pk,)),
    ),
    "needs": Order(
        _("Needs your view"),
        (
            _(
                "Advice that fewer than 10 readers have voted on, the newest first and in your languages first:"
                " not your own, and nothing that you have voted on."
            ),
        ),
        frozenset({2}),
        _needing_view,
        of=lambda rows, reader: rows.needing_view_of(reader),
    ),
    "worked": Order(
        _("Worked"),
        (
            _(
                "Advice that somebody has tried, what worked best first; the outcomes count as the votes do, apart from them."
            ),
        ),
        frozenset({3}),
        walk(
            ContributionQuerySet.worked_first,
            ContributionQuerySet.worked_first_after,
            lambda row: (row.worked_score or 0, row.outcome_count, row.pk),
        ),
        of=lambda rows, reader: rows.worked_first(),
    ),
    RANDOM: Order(
        _("Random"),
        (
            _(
                "In an order of chance that stays while you read on, and that whoever has the address sees too. Choose it again for another one."
            ),
        ),
        drawing.LENGTHS,
        drawing.shuffle,
    ),
}
"""Every order by its name in the address, as the tabs have them."""
