"""How many new votes somebody may give, and until when they wait."""

from datetime import UTC, datetime, timedelta

import pytest

from advice.integrity import limits


@pytest.mark.parametrize(("days", "most"), [(0, 50), (14, 50), (15, 75), (49, 75), (50, 100), (400, 100)])
def test_votes_a_day_grow_with_the_days_somebody_voted(days, most):
    assert limits.votes_a_day(days) == most


NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ago(*seconds: float) -> list[datetime]:
    return [NOW - timedelta(seconds=each) for each in seconds]


@pytest.mark.parametrize(
    ("given", "on_author", "days", "expected"),
    [
        ([], [], 0, None),
        (ago(*range(10, 1, -1)), [], 0, None),  # nine in ten seconds
        (ago(9, *range(9, 0, -1)), [], 0, ("moment", 10, 1)),
        (ago(10, *range(9, 0, -1)), [], 0, None),  # the tenth is ten seconds old
        (ago(*range(5000, 50, -100)), [], 0, ("day", 50, 86_400 - 5000)),
        (ago(*range(5000, 50, -100)), [], 15, None),
        (ago(*range(1000, 0, -100)), ago(*range(1000, 0, -100)), 0, ("author", 10, 86_400 - 1000)),
        (ago(*range(900, 0, -100)), ago(*range(900, 0, -100)), 50, None),
    ],
    ids=["none", "quick", "too quick", "just", "a day", "a day, active", "one author", "nine on one author"],
)
def test_vote_limit_says_which_and_until_when(given, on_author, days, expected):
    limit = limits.vote_limit(given, on_author, active_days=days, now=NOW)

    assert limit == (expected and (*expected[:2], NOW + timedelta(seconds=expected[2])))
