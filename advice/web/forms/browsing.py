"""What a reader asks to see, read from the address: filters, order, place."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from advice.language import is_known
from advice.web.drawing import read_seed
from advice.web.listing import Cursor
from advice.web.ordering import BEST, ORDERS, RANDOM

MOST_VALUES = 12  # of one parameter; nobody ticks more, and every one of them costs a subquery
_NUMBER = re.compile(r"[0-9]{1,15}", re.ASCII)
_CURSOR = re.compile(r"[0-9]{1,15}(-[0-9]{1,15}){0,5}", re.ASCII)


@dataclass(frozen=True)
class Selection:
    """Which advice, in which order, from which place on.

    `languages` empty means all; `explicit` says that the address named them. `candidate` leaves what the site proposes for playbooks. `after` is the
    place of the page before, in the numbers of its order (ORDERS); `seed` is what an order of chance goes by. `reads` are the languages of the reader,
    best first; `originals` the numbers of translated rows whose original they asked for. `problems` are sentences on what was not understood and
    therefore left out.
    """

    strategies: tuple[str, ...] = ()
    match: Literal["any", "all"] = "any"
    without: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    explicit: bool = False
    situation: int | None = None
    topic: str = ""
    candidate: bool = False
    sort: str = BEST
    seed: int = 0
    after: Cursor = ()
    reads: tuple[str, ...] = ()
    originals: frozenset[int] = frozenset()
    problems: tuple[str, ...] = ()

    @property
    def tongues(self) -> tuple[str, ...]:
        """In which languages the rows are to be read, best first: those asked for, else the reader's own; none means as they were written."""
        return self.languages or self.reads

    @property
    def narrowed(self) -> bool:
        """Whether a filter other than the reader's own languages is set."""
        named = self.strategies or self.without or self.situation or self.topic or self.candidate
        return bool(named or (self.explicit and self.languages))

    @property
    def query(self) -> str:
        """The address of this selection from its first page on, with the question mark ("?" alone where there is nothing to say)."""
        return self.query_after(())

    def query_after(self, after: Cursor) -> str:
        """The address of the page behind this row."""
        pairs = [("strategy", slug) for slug in self.strategies]
        pairs += [("match", self.match)] if self.match == "all" else []
        pairs += [("without", slug) for slug in self.without]
        if self.explicit:
            pairs += [("lang", code) for code in self.languages or ("all",)]
        pairs += [("situation", str(self.situation))] if self.situation else []
        pairs += [("topic", self.topic)] if self.topic else []
        pairs += [("candidate", "1")] if self.candidate else []
        pairs += [("sort", self.sort)] if self.sort != BEST else []
        pairs += [("seed", str(self.seed))] if self.seed else []
        pairs += [("after", "-".join(map(str, after)))] if after else []
        return f"?{urlencode(pairs)}"

    @property
    def own_pairs(self) -> list[tuple[str, str]]:
        """What the address says besides the filters of every list: a search has words."""
        return []

    @property
    def cleared(self) -> "Selection":
        """Without any filter."""
        return Selection(reads=self.reads)

    @property
    def in_all_languages(self) -> "Selection":
        return replace(self, languages=(), explicit=True, after=())

    @property
    def in_my_languages(self) -> "Selection":
        """The same without languages in the address: those the reader reads."""
        return replace(self, explicit=False, after=())

    def in_order(self, name: str) -> "Selection":
        """The same in another order, from its beginning on; a chance has no seed yet."""
        return replace(self, sort=name, seed=0, after=())


def read_selection(
    data: QueryDict,
    *,
    strategies: Collection[str],
    merged: Mapping[str, str] | None = None,
    topics: Collection[str] = (),
    reads: tuple[str, ...] = (),
    here: bool = False,
    places: int = 0,
) -> Selection:
    """The selection of an address. What is unknown is left out and named in `problems`; nothing raises.

    `strategies` and `topics` are the slugs there are; `merged` leads from those there were to what they are part of; `reads` the languages of
    who names none in the address; `here` says that the page is of one situation, so that the address names no other; `places`, how many numbers
    name a row, where the order is another list's.
    """
    problems: list[str] = []
    wanted, without = (
        _strategies(data.getlist(key), strategies, merged or {}, problems) for key in ("strategy", "without")
    )
    languages, explicit = _languages(data.getlist("lang"), problems)
    return Selection(
        strategies=wanted,
        match="all" if data.get("match") == "all" else "any",
        without=tuple(slug for slug in without if slug not in wanted),
        languages=languages if explicit else reads,
        explicit=explicit,
        situation=None if here else _number(data.get("situation", ""), problems),
        topic="".join(_known([data.get("topic", "")], topics, _("There is no topic “%(slug)s”."), problems)),
        candidate=data.get("candidate") == "1",
        **_order(data, places, problems),
        reads=reads,
        originals=read_originals(data),
        problems=tuple(problems),
    )


def _strategies(
    values: list[str], there: Collection[str], merged: Mapping[str, str], problems: list[str]
) -> tuple[str, ...]:
    return _known([merged.get(slug, slug) for slug in values], there, _("There is no strategy “%(slug)s”."), problems)


def _languages(values: list[str], problems: list[str]) -> tuple[tuple[str, ...], bool]:
    """The languages named, and whether any were; "all" gives way to a language beside it."""
    codes = [code for code in values if code and code != "all"]
    chosen = _known(codes, None, _("There is no language “%(code)s” here."), problems)
    return chosen, bool(chosen) or "all" in values


def _known(values: Iterable[str], there: Collection[str] | None, problem: str, problems: list[str]) -> tuple[str, ...]:
    kept = []
    for value in list(dict.fromkeys(values))[:MOST_VALUES]:
        if value and (is_known(value) if there is None else value in there):
            kept.append(value)
        elif value:
            problems.append(problem % {"slug": shown(value), "code": shown(value)})
    return tuple(kept)


def read_originals(data: QueryDict) -> frozenset[int]:
    """The numbers of the translated contributions whose original the address asks for."""
    return frozenset(filter(None, map(read_number, data.getlist("original")[:MOST_VALUES])))


def read_number(value: str) -> int | None:
    """The number a stranger gave; None for anything else, and for one that no row of a database can have."""
    return int(value) if _NUMBER.fullmatch(value) else None


def _number(value: str, problems: list[str]) -> int | None:
    number = read_number(value)
    if value and number is None:
        problems.append(_("There is no situation “%(number)s”.") % {"number": shown(value)})
    return number


def _order(data: QueryDict, places: int, problems: list[str]) -> dict[str, Any]:
    """The order, what its chance goes by where it is one of chance, and the place in it."""
    sort = data.get("sort", "") if data.get("sort") in ORDERS else BEST
    seed = read_seed(data.get("seed", "")) if sort == RANDOM else 0
    lengths = {places} if places else ORDERS[sort].lengths
    return {"sort": sort, "seed": seed, "after": _cursor(data.get("after", ""), lengths, problems)}


def _cursor(value: str, lengths: Collection[int], problems: list[str]) -> Cursor:
    cursor = tuple(int(part) for part in value.split("-")) if _CURSOR.fullmatch(value) else ()
    if value and len(cursor) not in lengths:
        problems.append(_("The place in this list was not understood: here is its beginning."))
        return ()
    return cursor


def shown(value: str) -> str:
    """A stranger's value as it may stand in a sentence: printable, and short."""
    return "".join(char for char in value if char.isprintable())[:40]
