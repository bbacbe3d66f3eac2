"""What the database itself refuses of votes, whatever code stands before it."""

import pytest
from django.db import IntegrityError, connection, transaction

from advice.models import Contribution, Vote
from tests.makers import make_contribution, make_situation


@pytest.fixture
def advice(ana, bo):
    return make_contribution(make_situation(ana), bo)


def run(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_vote_row_of_a_reader_stands(advice, dee):
    Vote.objects.create(voter=dee, contribution=advice, value=1)

    assert Vote.objects.count() == 1


def test_vote_row_by_the_author_is_refused(advice, bo):
    with pytest.raises(IntegrityError, match="vote_not_ones_own"), transaction.atomic():
        Vote.objects.create(voter=bo, contribution=advice, value=1)

    assert Vote.objects.count() == 0


def test_vote_rows_in_bulk_by_the_author_are_refused(advice, bo, dee):
    rows = [Vote(voter=dee, contribution=advice, value=1), Vote(voter=bo, contribution=advice, value=1)]

    with pytest.raises(IntegrityError, match="vote_not_ones_own"), transaction.atomic():
        Vote.objects.bulk_create(rows)

    assert Vote.objects.count() == 0


def test_vote_row_turned_over_to_the_author_by_hand_is_refused(advice, bo, dee):
    Vote.objects.create(voter=dee, contribution=advice, value=1)

    with pytest.raises(IntegrityError, match="vote_not_ones_own"), transaction.atomic():
        run("UPDATE advice_vote SET voter_id = %s", bo.pk)

    assert Vote.objects.get().voter == dee


def test_vote_row_moved_to_ones_own_advice_by_hand_is_refused(advice, ana, dee):
    own = make_contribution(advice.situation, dee)
    Vote.objects.create(voter=dee, contribution=advice, value=1)

    with pytest.raises(IntegrityError, match="vote_not_ones_own"), transaction.atomic():
        run("UPDATE advice_vote SET contribution_id = %s", own.pk)


def test_second_vote_row_is_refused(advice, dee):
    Vote.objects.create(voter=dee, contribution=advice, value=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(voter=dee, contribution=advice, value=-1)

    assert Vote.objects.get().value == 1


@pytest.mark.parametrize("value", [0, 2, -2, 1000])
def test_vote_row_of_an_odd_value_is_refused(advice, dee, value):
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(voter=dee, contribution=advice, value=value)


def test_vote_row_changed_to_an_odd_value_by_hand_is_refused(advice, dee):
    Vote.objects.create(voter=dee, contribution=advice, value=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        run("UPDATE advice_vote SET value = 5")


@pytest.mark.parametrize(
    ("voter", "value", "wrong"),
    [("bo", 1, "vote_not_ones_own"), ("dee", 1, "once_per_contribution|UNIQUE"), ("ana", 3, "vote_value_known")],
    ids=["one's own", "second", "odd"],
)
def test_vote_row_inserted_by_hand_is_refused(advice, dee, voter, value, wrong, request):
    insert = (
        "INSERT INTO advice_vote (voter_id, contribution_id, value, created, changed)"
        " VALUES (%s, %s, %s, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)"
    )
    run(insert, dee.pk, advice.pk, -1)

    with pytest.raises(IntegrityError, match=wrong), transaction.atomic():
        run(insert, request.getfixturevalue(voter).pk, advice.pk, value)

    assert [(row.voter, row.value) for row in Vote.objects.all()] == [(dee, -1)]


@pytest.mark.parametrize(
    "values", [{"helpful": 2, "votes": 1}, {"score": -1}, {"score": 1_000_001}, {"state": "hidden"}]
)
def test_tally_no_votes_could_make_is_refused(advice, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.update(**values)


def test_vote_rows_leave_with_their_reader(advice, dee):
    Vote.objects.create(voter=dee, contribution=advice, value=1)

    dee.delete()

    assert Vote.objects.count() == 0
