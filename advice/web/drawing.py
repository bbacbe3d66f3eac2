"""A list in an order of chance, which stays as it is for whoever has its address."""

import functools
import random
import re
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from advice.models.lots import SORTED, next_drawn, spread
from advice.web.listing import Listing, Stretch

PAGES = 10  # in a chapter
TURNS = 2**48
LENGTHS = frozenset({1, 3})  # numbers of a place: (turn) in the first chapter, in a later one (lot, number, turn)
_SEED = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
P = ParamSpec("P")


def shuffle(listing: Listing) -> Stretch:
    """A page of the list in the order of its seed (two queries, three where a long list passes the end of the ring).

    Read in chapters of ten pages: each is the next part of the ring of lots, from a start that is the seed's, in a second order that the seed gives each row.
    So what stands side by side for one reader does not for another, a site of a few hundred rows is shuffled whole, and a million are never sorted.
    """
    place, turn = listing.after[:-1], listing.after[-1] if listing.after else 0
    few = listing.total <= SORTED
    rows = (listing.best(()) if few else listing.rows).only("pk", "lot")
    size = PAGES * listing.size
    found = list(next_drawn(rows, spread(listing.seed), place, size + 1, few=few))
    chapter = found[:size]
    left = sorted((1 + spread(listing.seed, row.pk, below=TURNS), row.pk) for row in chapter)
    left = [each for each in left if each[0] > turn]
    page = left[: listing.size]
    numbers = [number for _turn, number in page]
    by_number = {row.pk: row for row in listing.shown(listing.rows.filter(pk__in=numbers), listing.size)}
    shown = [by_number[number] for number in numbers if number in by_number]
    if len(left) > len(page):
        return Stretch(shown, (*place, page[-1][0]))
    return Stretch(shown, (chapter[-1].lot, chapter[-1].pk, 0) if len(found) > size else ())


def read_seed(value: str) -> int:
    """The seed a stranger gave; 0 for anything else."""
    return int(value) if _SEED.fullmatch(value) else 0


def draws(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A view that hands out a seed: who asks for chance without one is sent to an address that keeps it."""

    @functools.wraps(view)
    def seeded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.GET.get("sort") != "random" or read_seed(request.GET.get("seed", "")):
            return view(request, *args, **kwargs)
        query = request.GET.copy()
        query["seed"] = str(random.randrange(1, 10**9))
        return redirect(f"{request.path}?{query.urlencode()}")

    return seeded
