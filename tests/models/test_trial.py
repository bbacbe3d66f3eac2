"""What the database refuses of trials, whose they are, and the orders and filters made of their outcomes."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from advice.actions.asking import withdraw_situation
from advice.actions.contributing import withdraw
from advice.models import Contribution, Trial, User
from tests import factories as f

DAY = date(2026, 3, 1)


@pytest.fixture
def advice(db):
    return f.make_contribution()


def row(advice, **values) -> Trial:
    return Trial(person=f.dee(), contribution=advice, due=DAY, created=timezone.now(), **values)


def test_second_open_trial_is_refused_and_one_beside_a_reported_one_stands(advice):
    row(advice, outcome="worked", reported=timezone.now(), counted=True).save()
    row(advice).save()

    with pytest.raises(IntegrityError), transaction.atomic():
        row(advice).save()

    assert Trial.objects.count() == 2


@pytest.mark.parametrize(
    "values",
    [
        {"outcome": "great", "reported": True},
        {"outcome": "worked"},
        {"reported": True},
        {"counted": True},
        {"shown": True},
    ],
)
def test_trial_that_makes_no_sense_is_refused(advice, values):
    if values.get("reported"):
        values = values | {"reported": timezone.now()}

    with pytest.raises(IntegrityError), transaction.atomic():
        row(advice, **values).save()


def test_person_who_would_count_twice_is_refused(advice):
    row(advice, outcome="worked", reported=timezone.now(), counted=True).save()

    with pytest.raises(IntegrityError), transaction.atomic():
        row(advice, outcome="failed", reported=timezone.now(), counted=True).save()


@pytest.mark.parametrize(
    "values",
    [
        {"worked": 1},
        {"worked": 1, "outcome_count": 1},
        {"worked_score": 500_000},
        {"worked": 1, "outcome_count": 1, "worked_score": 1_000_001},
        {"worked": 1, "outcome_count": 1, "worked_score": -1},
    ],
)
def test_counts_that_no_outcomes_could_make_are_refused(advice, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.filter(pk=advice.pk).update(**values)


def test_trials_are_seen_by_nobody_else(advice):
    trial = f.make_trial(advice)

    seen = [list(Trial.objects.visible_to(reader)) for reader in (f.dee(), f.bo(), f.cy(), AnonymousUser(), None)]

    assert seen == [[trial], [], [], [], []]


def test_trials_leave_with_their_person(advice):
    f.make_trial(advice)

    f.dee().delete()

    assert (Trial.objects.count(), Contribution.objects.count()) == (0, 1)


def test_due_are_open_ones_whose_day_has_come_on_advice_that_stands(advice):
    today, trials = DAY, [f.make_trial(by=f.make_user()) for _ in range(4)]
    for trial, days in zip(trials, (-1, 0, 1, -1), strict=True):
        f.make_due(trial, today + timedelta(days=days))
    f.make_due(f.make_trial(advice), today)
    withdraw(trials[3].contribution, by=f.bo())
    f.make_due(f.make_trial(f.make_contribution(by=f.ana(), situation=f.make_situation()), by=f.cy()), today)
    withdraw_situation(Trial.objects.get(person=f.cy()).contribution.situation, by=f.ana())
    reported = f.make_trial(by=f.make_user(), outcome="worked")
    Trial.objects.filter(pk=reported.pk).update(due=today)

    due = Trial.objects.due(today).order_by("pk")

    assert list(due) == [*trials[:2], Trial.objects.get(contribution=advice)]


def test_listed_begins_with_the_most_urgent_and_ends_with_the_oldest_past(advice):
    late, soon = (f.make_due(f.make_trial(), day) for day in (DAY + timedelta(days=3), DAY))
    past = [f.make_trial(outcome="worked") for _ in range(2)]

    assert list(Trial.objects.visible_to(f.dee()).listed()) == [soon, late, *reversed(past)]


def test_has_something_due_from_the_day_on(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: DAY)

    days = (None, DAY - timedelta(days=1), DAY, DAY + timedelta(days=1))

    assert [User(next_due=day).has_something_due for day in days] == [False, True, True, False]


@pytest.fixture
def tried(db):
    """Best first: what worked for four of seven, for one of one, half for one, not for one; and one that nobody tried."""
    rows = [f.make_contribution() for _ in range(5)]
    for each, counts in zip(rows, [(4, 2, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)], strict=True):
        f.make_outcomes(each, **dict(zip(("worked", "mixed", "failed"), counts, strict=True)))
    return rows


def test_worked_first_lists_what_was_tried_and_nothing_else(tried):
    assert list(Contribution.objects.worked_first()) == tried[:4]


def test_worked_first_then_by_the_number_of_outcomes_then_by_age(db):
    rows = [f.make_contribution() for _ in range(3)]
    for each, counts in zip(rows, [(1, 0, 1), (2, 0, 2), (1, 0, 1)], strict=True):
        f.make_outcomes(each, worked=counts[0], failed=counts[2])

    assert list(Contribution.objects.worked_first()) == [rows[1], rows[0], rows[2]]


def test_worked_first_after_goes_on_behind_each_row(tried):
    equal = f.make_outcomes(f.make_contribution(), mixed=1)
    order = [*tried[:3], equal, tried[3]]

    for number, each in enumerate(order):
        place = (each.worked_score, each.outcome_count, each.pk)
        assert list(Contribution.objects.worked_first_after(*place)) == order[number + 1 :]


def test_with_outcome_is_what_somebody_tried(tried):
    assert list(Contribution.objects.with_outcome().order_by("pk")) == tried[:4]


@pytest.mark.parametrize("after", [(), (600_000, 1, 2)])
def test_worked_first_walks_one_index_and_sorts_nothing(tried, after):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL sorts so few rows rather than walk an index")
    rows = Contribution.objects.filter(state="published")

    plan = (rows.worked_first_after(*after) if after else rows.worked_first())[:20].explain()

    assert "contribution_worked (state=? AND worked_score" in plan
    assert "TEMP B-TREE" not in plan


def test_reader_is_shown_their_own_open_trial_alone(advice):
    trial = f.make_trial(advice)
    f.make_trial(f.make_contribution(), outcome="worked")

    seen = [
        list(Contribution.objects.read_by(reader).order_by("pk").values_list("own_trial", flat=True))
        for reader in (f.dee(), f.cy(), AnonymousUser())
    ]

    assert seen == [[trial.pk, None], [None, None], [None, None]]
