"""900 votes from six processes at once: no error, and every tally equal to a recount.

SQLite hides a lost update, as it lets one writer in at a time: the same test on PostgreSQL is the one that would see it.
"""

from urllib.parse import quote

import pytest
from django.db import connection, connections
from django.db.models import Sum

from advice.actions.recounting import differences
from advice.integrity import limits
from advice.models import Contribution, Tagging, VoteChange
from bench.votes import Share, cast_all, drift
from tests.makers import make_contribution, make_situation, make_user

PROCESSES, VOTES, PEOPLE, CONTRIBUTIONS = 6, 150, 25, 3


def database_url() -> str:
    """The address of the test database, for another process."""
    of = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{of['NAME']}"
    port = f":{of['PORT']}" if of["PORT"] else ""
    return f"postgres://{of['USER']}:{quote(of['PASSWORD'])}@{quote(of['HOST'], safe='')}{port}/{of['NAME']}"


@pytest.mark.usefixtures("strategies")
def test_votes_from_six_processes_leave_no_drift_and_no_error():
    author = make_user()
    situation = make_situation(author)
    rows = [make_contribution(situation, author, strategies=["listen", "humour"]).pk for _ in range(CONTRIBUTIONS)]
    people = [make_user().pk for _ in range(PEOPLE)]
    connections.close_all()

    # two processes each cast the same votes: every press is pressed twice, at about the same time, from two places
    errors, _seconds = cast_all(
        [Share(database_url(), each // 2, VOTES, tuple(people), tuple(rows)) for each in range(PROCESSES)]
    )

    assert errors == []
    assert drift(rows) == []
    assert differences() == []
    tallies = Contribution.objects.filter(pk__in=rows).aggregate(votes=Sum("votes"), helpful=Sum("helpful"))
    assert PEOPLE < tallies["helpful"] < tallies["votes"] <= PEOPLE * CONTRIBUTIONS


@pytest.mark.usefixtures("strategies")
def test_limits_hold_across_processes():
    author, person = make_user(), make_user()
    rows = [make_contribution(make_situation(author), author).pk for _ in range(30)]
    connections.close_all()

    errors, _seconds = cast_all([Share(database_url(), each, 40, (person.pk,), tuple(rows), True) for each in range(3)])

    given = VoteChange.objects.filter(old=0).count()
    assert given == limits.VOTES_A_DAY_ON_ONE_AUTHOR
    assert {error.partition(":")[0] for error in errors} == {"TooManyVotes"}
    assert differences() == []


@pytest.mark.usefixtures("strategies")
def test_drift_would_be_found():
    author = make_user()
    row = make_contribution(make_situation(author), author, strategies=["listen"])
    row.votes = 1
    row.save()
    Tagging.objects.update(score=1)

    assert len(drift([row.pk])) == 2
