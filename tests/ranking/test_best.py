"""The rule behind "Best", against the worked values of the design paper on ranking, section 1.2."""

from fractions import Fraction

import pytest

from advice.ranking import language_weight, score, site_permille

WORKED = [
    (0, 0, 10, 800, 800_000),
    (1, 0, 10, 800, 818_181),
    (1, 0, 5, 800, 833_333),
    (0, 1, 10, 800, 727_272),
    (5, 0, 10, 800, 866_666),
    (5, 0, 5, 800, 900_000),
    (10, 0, 10, 800, 900_000),
    (10, 1, 10, 800, 857_142),
    (100, 10, 10, 800, 900_000),
    (100, 5, 10, 800, 939_130),
    (40, 60, 10, 800, 436_363),
    (0, 3, 10, 800, 615_384),
    (3, 0, 8, 800, 854_545),
    (7, 2, 6, 800, 786_666),
    (1000, 300, 10, 800, 769_465),
]


@pytest.mark.parametrize(("helpful", "unhelpful", "weight", "permille", "expected"), WORKED)
def test_score_equals_the_worked_value(helpful, unhelpful, weight, permille, expected):
    assert score(helpful, unhelpful, weight, permille) == expected


@pytest.mark.parametrize(
    ("helpful", "unhelpful", "needed"), [(0, 0, 10), (10, 10, 90), (5, 5, 50), (30, 20, 160), (0, 3, 37)]
)
def test_score_reaches_nine_tenths_after_the_votes_the_paper_says(helpful, unhelpful, needed):
    before = score(helpful + needed - 1, unhelpful, 10, 800)
    after = score(helpful + needed, unhelpful, 10, 800)

    assert before < 900_000 <= after


def test_score_is_the_exact_average_rounded_down():
    for helpful in range(0, 40, 3):
        for unhelpful in range(0, 40, 3):
            exact = Fraction(1000 * helpful + 8 * 777, helpful + unhelpful + 8) * 1000

            assert score(helpful, unhelpful, 8, 777) == exact.numerator // exact.denominator


def test_score_stays_in_range_at_the_ends():
    assert score(1_000_000, 0, 5, 900) <= 1_000_000
    assert score(0, 1_000_000, 5, 600) >= 0


@pytest.mark.parametrize(
    ("voters", "largest", "expected"),
    [(0, 0, 10), (60, 100, 10), (59, 100, 8), (25, 100, 8), (24, 100, 7), (10, 100, 7), (9, 100, 6), (0, 100, 6)],
)
def test_language_weight_steps_at_the_shares_of_the_paper_to_the_weights_of_decision_10(voters, largest, expected):
    assert language_weight(voters, largest) == expected


@pytest.mark.parametrize(
    ("helpful", "unhelpful", "expected"),
    [(0, 0, 800), (40, 0, 833), (0, 40, 666), (100_000, 0, 900), (0, 100_000, 600)],
)
def test_site_permille_moves_with_the_votes_within_its_clip(helpful, unhelpful, expected):
    assert site_permille(helpful, unhelpful) == expected
