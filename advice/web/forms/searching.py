"""What a reader searches for, read from the address: words and filters, each of which can be taken away by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, Self
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from advice.search.operators import OUTCOME
from advice.search.queries import Piece, Query, parse
from advice.search.searching import READ
from advice.web.forms.browsing import Selection, read_selection, shown
from advice.web.listing import Cursor

Order = Literal["fit", "best", "new"]


@dataclass(frozen=True)
class SearchSelection(Selection):
    """A selection with words. `author` is a username, `tried` asks for what has an outcome; without `names` the strategies that the words name are not
    looked for besides, and with `exact` no word is corrected. `after` is one number: how many rows come before.
    """

    words: str = ""
    author: str = ""
    tried: bool = False
    names: bool = True
    exact: bool = False
    order: Order = "fit"

    @property
    def sought(self) -> Query:
        """The words, taken apart."""
        return parse(self.words)

    @property
    def narrowed(self) -> bool:
        return bool(super().narrowed or self.author or self.tried)

    @property
    def own_pairs(self) -> list[tuple[str, str]]:
        """What the address says besides the filters of every list."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [("by", self.author)] if self.author else []
        pairs += [("has", OUTCOME)] if self.tried else []
        pairs += [("names", "0")] if not self.names else []
        pairs += [("exact", "1")] if self.exact else []
        return pairs + ([("order", self.order)] if self.order != "fit" else [])

    def query_after(self, after: Cursor) -> str:
        plain = Selection(**{each.name: getattr(self, each.name) for each in fields(Selection)} | {"sort": "best"})
        rest = plain.query_after(after).removeprefix("?")
        return f"?{'&'.join(filter(None, [urlencode(self.own_pairs), rest]))}"

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All that the address says, for a form that asks for other words with the same filters."""
        return parse_qsl(self.query.removeprefix("?"))

    @property
    def cleared(self) -> Self:
        return type(self)(words=self.words, reads=self.reads)

    @property
    def with_names(self) -> Self:
        return replace(self, names=True, after=())

    @property
    def by_fit(self) -> Self:
        return replace(self, order="fit", after=())

    @property
    def best_first(self) -> Self:
        return replace(self, order="best", after=())

    @property
    def newest_first(self) -> Self:
        return replace(self, order="new", after=())

    @property
    def in_own_languages_only(self) -> Self:
        """The same, in the languages the reader reads and in no other."""
        return replace(self, languages=self.reads, explicit=True, after=())

    @property
    def as_typed(self) -> Self:
        """The same with every word as it was typed."""
        return replace(self, exact=True, after=())

    @property
    def without_names(self) -> Self:
        """The same without the strategies that its words name."""
        return replace(self, names=False, after=())

    def without_piece(self, place: int) -> Self:
        """The same without one of its words."""
        return replace(self, words=self.sought.minus(place).words, after=(), names=True, exact=False)

    @property
    def pieces(self) -> list[tuple[Piece, Self]]:
        """Its words, each with what is left without it."""
        return [(piece, self.without_piece(place)) for place, piece in enumerate(self.sought.pieces)]

    def minus(self, name: str, value: Any) -> Self:
        """The same without one value of a filter."""
        kept = tuple(each for each in getattr(self, name) if each != value)
        changes: dict[str, Any] = {name: kept, "after": ()}
        if name == "languages":
            changes["explicit"] = bool(kept)
        return replace(self, **changes)

    def looser(self) -> Iterator[Self]:
        """The same with one filter less each time, the smallest loss first; at last with none at all."""
        start = replace(self, after=(), problems=())
        changes: list[tuple[bool, dict[str, Any]]] = [
            (self.explicit and bool(self.languages), {"languages": (), "explicit": True}),
            (bool(self.without), {"without": ()}),
            (self.tried, {"tried": False}),
            (bool(self.author), {"author": ""}),
            (bool(self.situation), {"situation": None}),
            (bool(self.topic), {"topic": ""}),
            (bool(self.strategies), {"strategies": ()}),
        ]
        for narrows, change in changes:
            if narrows:
                yield replace(start, **change)
        yield type(self)(words=self.words, reads=self.reads, explicit=True)


def read_search(data: QueryDict, unknown: Sequence[tuple[str, str]] = (), **there: Any) -> SearchSelection:
    """The search of an address; what is unknown is left out and named in `problems`, with the operators that lead nowhere.

    Takes what `read_selection` takes besides.
    """
    plain = read_selection(data, **there, places=1)
    nowhere = [
        _("“%(operator)s” leads nowhere, and was left out.") % {"operator": shown(f"{name}:{value}")}
        for name, value in unknown
    ]
    order = data.get("order", "fit")
    values = {each.name: getattr(plain, each.name) for each in fields(plain)}
    values |= {"sort": "best", "seed": 0, "candidate": False}
    values |= {"after": plain.after if plain.after and plain.after[0] < READ else ()}
    values |= {"languages": plain.languages if plain.explicit else (), "problems": (*plain.problems, *nowhere)}
    return SearchSelection(
        **values,
        words=parse(data.get("q", "")).words,
        author=data.get("by", "").strip()[:150].replace("\x00", ""),
        tried=data.get("has") == OUTCOME,
        names=data.get("names") != "0",
        exact=data.get("exact") == "1",
        order=order if order in ("best", "new") else "fit",  # type: ignore[arg-type]
    )
