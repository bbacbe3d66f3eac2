"""The ring of lots: every row once from any start, the same with and without sorting, and one walk along its index."""

import pytest
from django.db import connection

from advice.models import Contribution, Situation
from advice.models.lots import PLACES, draw, next_drawn, spread
from tests import factories as f

pytestmark = pytest.mark.django_db
LOTS = [0, 5, 5, 70, PLACES - 1, 5, 9_000]


@pytest.fixture
def ring() -> list[int]:
    """Numbers of rows with these lots, two of them the same."""
    situation = f.make_situation()
    rows = [f.make_contribution(situation).pk for _lot in LOTS]
    for number, lot in zip(rows, LOTS, strict=True):
        Contribution.objects.filter(pk=number).update(lot=lot)
    return rows


@pytest.mark.parametrize("start", [0, 5, 6, 70, 9_001, PLACES - 1])
@pytest.mark.parametrize("few", [True, False])
@pytest.mark.parametrize("count", [1, 2, 3, 50])
def test_walk_meets_every_row_once_and_ends(ring, start, few, count):
    walked, after = [], ()
    while step := list(next_drawn(Contribution.objects.all(), start, after, count, few=few)):
        walked += [(row.lot, row.pk) for row in step]
        after = walked[-1]

    places = sorted(zip(LOTS, ring, strict=True))
    assert walked == [place for place in places if place[0] >= start] + [place for place in places if place[0] < start]


def test_every_new_row_draws_its_lot():
    assert {0 <= draw() < PLACES for _ in range(50)} == {True}
    assert len({f.make_contribution().lot for _ in range(5)}) == 5


def test_spread_is_decided_by_its_numbers_and_even():
    numbers = [spread(7, number) for number in range(1000)]

    assert numbers == [spread(7, number) for number in range(1000)]
    assert 400 < sum(number < PLACES // 2 for number in numbers) < 600
    assert len(set(numbers)) == 1000


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
def test_a_long_list_is_a_walk_along_the_index_of_lots(ring):
    rows = Contribution.objects.published().filter(lot__gte=7)

    plans = [each.order_by("lot", "pk")[:20].explain() for each in (rows, rows.best_first_after(820_000, 20, 7))]

    assert [("contribution_lot" in plan, "TEMP B-TREE" in plan) for plan in plans] == [(True, False)] * 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
def test_a_list_is_counted_in_an_index_alone(ring):
    lists = Contribution.objects.published(), Contribution.objects.shown_under(Situation.objects.get())

    plans = [rows.tally_of_written().explain() for rows in lists]

    assert ["COVERING INDEX contribution_tally (state=?" in plan for plan in plans] == [True, True]
    assert "situation_id=?" in plans[1]
