"""Which part of the gap map a reader asks to see, read from the address: languages, strategies, topic, order, place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args
from urllib.parse import urlencode

from django.http import QueryDict

from advice.web.forms.browsing import MOST_VALUES, read_selection
from advice.web.listing import Cursor

LINES = 30  # on a page, one for each situation and language: with fifteen strategies 450 places
MOST = 20  # situations on a page
FEWEST = 3
OF_ALL = 5  # situations on a page in all languages, of which nobody knows beforehand how many there are
Order = Literal["fewest", "answered", "new"]


@dataclass(frozen=True)
class GapSelection:
    """Which situations, languages and strategies, in which order, from which place on; the fields mean what they mean for advice.

    `after` is the last situation of the page before: (contributions, number), or (number,) for the newest.
    """

    strategies: tuple[str, ...] = ()
    topic: str = ""
    languages: tuple[str, ...] = ()
    explicit: bool = False
    sort: Order = "fewest"
    after: Cursor = ()
    problems: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many situations stand on a page: fewer where there are many languages, so that a page stays one."""
        return max(FEWEST, min(MOST, LINES // len(self.languages))) if self.languages else OF_ALL

    @property
    def narrowed(self) -> bool:
        return bool(self.strategies or self.topic or self.explicit)

    @property
    def query(self) -> str:
        """The address of this selection from its first page on, with the question mark ("?" alone where there is nothing to say)."""
        return self.query_after(())

    def query_after(self, after: Cursor) -> str:
        """The address of the page behind this situation."""
        pairs = [("strategy", slug) for slug in self.strategies]
        pairs += [("topic", self.topic)] if self.topic else []
        if self.explicit:
            pairs += [("lang", code) for code in self.languages or ("all",)]
        pairs += [("sort", self.sort)] if self.sort != "fewest" else []
        pairs += [("after", "-".join(map(str, after)))] if after else []
        return f"?{urlencode(pairs)}"

    @property
    def in_all_languages(self) -> "GapSelection":
        return replace(self, languages=(), explicit=True, after=())

    @property
    def on_all_topics(self) -> "GapSelection":
        return replace(self, topic="", after=())

    @property
    def orders(self) -> list[tuple[Order, str]]:
        """Each order there is, with its address."""
        return [(order, replace(self, sort=order, after=()).query) for order in get_args(Order)]


def read_gaps(
    data: QueryDict,
    *,
    strategies: Collection[str],
    merged: Mapping[str, str],
    topics: Collection[str],
    reads: tuple[str, ...],
) -> GapSelection:
    """The selection of an address; what is unknown is left out and named in `problems`. Nothing raises."""
    asked = data.get("sort", "")
    sort: Order = "new" if asked == "new" else "answered" if asked == "answered" else "fewest"
    shared = read_selection(
        data,
        strategies=strategies,
        merged=merged,
        topics=topics,
        reads=reads[:MOST_VALUES],
        here=True,
        places=1 if sort == "new" else 2,
    )
    return GapSelection(
        strategies=shared.strategies,
        topic=shared.topic,
        languages=shared.languages,
        explicit=shared.explicit,
        sort=sort,
        after=shared.after,
        problems=shared.problems,
    )
