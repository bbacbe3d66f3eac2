"""The score of outcomes: where it begins, where each outcome moves it, and its edges."""

import pytest

from advice.ranking import worked_score


@pytest.mark.parametrize(
    ("worked", "mixed", "failed", "expected"),
    [
        (0, 0, 0, 500_000),
        (1, 0, 0, 600_000),
        (0, 1, 0, 500_000),
        (0, 0, 1, 400_000),
        (4, 2, 1, 636_363),
        (1, 0, 1, 500_000),
        (996, 0, 0, 998_000),
        (0, 0, 996, 2_000),
    ],
)
def test_worked_score(worked, mixed, failed, expected):
    assert worked_score(worked, mixed, failed) == expected


@pytest.mark.parametrize("counts", [(0, 0, 0), (3, 1, 2), (50, 50, 50)])
def test_one_more_that_worked_never_moves_it_down_nor_one_more_that_failed_up(counts):
    worked, mixed, failed = counts

    assert worked_score(worked + 1, mixed, failed) > worked_score(*counts) > worked_score(worked, mixed, failed + 1)


def test_many_that_worked_stand_before_one():
    assert worked_score(9, 1, 0) > worked_score(1, 0, 0)


@pytest.mark.parametrize("counts", [(10**9, 0, 0), (0, 0, 10**9), (0, 10**9, 0)])
def test_worked_score_stays_in_its_range(counts):
    assert 0 <= worked_score(*counts) <= 1_000_000
