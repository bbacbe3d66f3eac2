"""Lots: every contribution has a place on a ring, drawn when it is written, so that chance is a walk along an index and never a sort of all rows.

A walk begins at a start of its own, goes up to the highest lot, and on from the lowest to where it began. Two rows with one lot stand in the order of
their numbers.
"""

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

from django.db import models
from django.db.models import Case, Q, Value, When

PLACES = 2**31  # of the ring: a lot is an integer of 32 bits, without its sign
SORTED = 1000  # a list of no more rows is sorted, which costs less than to look for them all along the ring

M = TypeVar("M", bound=models.Model)


def draw() -> int:
    """A lot for a new row."""
    return random.randrange(PLACES)


def spread(*what: int, below: int = PLACES) -> int:
    """A number from 0 to `below` (2^56 at most) that these numbers decide, and that nobody could tell from chance."""
    digest = hashlib.blake2b("-".join(map(str, what)).encode(), digest_size=8).digest()
    return int.from_bytes(digest) % below


def behind(start: int, lot: int, number: int) -> Q:
    """The rows that a walk from `start` on meets after the row with this lot and this number."""
    later = Q(lot__gt=lot) | Q(lot=lot, pk__gt=number)
    return later | Q(lot__lt=start) if lot >= start else Q(lot__lt=start) & later


def next_drawn(
    rows: "models.QuerySet[M]", start: int, after: Sequence[int], count: int, *, few: bool
) -> "models.QuerySet[M] | list[M]":
    """The first rows of a walk from `start` on, behind the place `after` (lot, number) if one is given.

    One query where `few` says that `rows` are no more than are quickly sorted; else it is a walk along the index, and two where it passes the end of the ring.
    """
    if after:
        rows = rows.filter(behind(start, after[0], after[1]))
    if few:
        wrapped = Case(When(lot__gte=start, then=Value(0)), default=Value(1))
        return rows.order_by(wrapped, "lot", "pk")[:count]
    found: list[M] = []
    for arc in (Q(lot__gte=start), Q(lot__lt=start)):
        if len(found) < count:
            found += rows.filter(arc).order_by("lot", "pk")[: count - len(found)]
    return found
