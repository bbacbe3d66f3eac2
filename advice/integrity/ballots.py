"""Votes as the signals look at them, and how they are read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from advice.models import Vote

REVIEWED = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote: by whom, on what, whose text it is (None: imported) and in which language, when in seconds, and how old the account was then."""

    voter: int
    contribution: int
    author: int | None
    language: str
    value: int
    cast: float
    account_age: float


def ballots(now: datetime) -> list[Ballot]:
    """The votes of the last 90 days, waiting ones too, but for those that a confirmed cluster set aside (one query)."""
    rows = Vote.objects.filter(set_aside=None, created__gt=now - REVIEWED).values_list(
        "voter",
        "contribution",
        "contribution__author",
        "contribution__language",
        "value",
        "created",
        "voter__date_joined",
    )
    return [
        Ballot(voter, contribution, author, language, value, cast.timestamp(), (cast - joined).total_seconds())
        for voter, contribution, author, language, value, cast, joined in rows.iterator(chunk_size=10_000)
    ]
