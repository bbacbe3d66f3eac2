"""How many new votes somebody may give, by their number and by whom they are on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

# the limits of new votes (design papers, ranking 4); the about page says them
VOTES_A_DAY = 50
VOTES_A_DAY_ON_ONE_AUTHOR = 10
VOTES_IN_TEN_SECONDS = 10
DAY, TEN_SECONDS = timedelta(days=1), timedelta(seconds=10)


class Limit(NamedTuple):
    """A limit that is reached: which ("moment", "author" or "day"), how many votes it allows, and from when on there may be another."""

    name: str
    most: int
    until: datetime


def votes_a_day(active_days: int) -> int:
    """How many new votes within 24 hours: half as many again after 15 days on which somebody voted, twice as many after 50."""
    return VOTES_A_DAY * (4 if active_days >= 50 else 3 if active_days >= 15 else 2) // 2


def vote_limit(
    given: Sequence[datetime], on_author: Sequence[datetime], *, active_days: int, now: datetime
) -> Limit | None:
    """The limit that another new vote would break, None where there is none.

    `given` is when the new votes of the last 24 hours were given, the oldest first, `on_author` those of them on this author's advice.
    """
    of_the_day = votes_a_day(active_days)
    limits = [
        Limit(name, most, times[-most] + span)
        for name, times, most, span in (
            ("moment", given, VOTES_IN_TEN_SECONDS, TEN_SECONDS),
            ("author", on_author, VOTES_A_DAY_ON_ONE_AUTHOR, DAY),
            ("day", given, of_the_day, DAY),
        )
        if len(times) >= most and times[-most] > now - span
    ]
    return max(limits, key=lambda limit: limit.until, default=None)
