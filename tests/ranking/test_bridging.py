"""The bridge over known groups, against the worked values of the design paper on ranking, section 1.3."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from advice.ranking import bridge, is_bridge, is_candidate

WORKED = [
    ([(6, 0), (3, 1)], 0.844393, 0.775, True),
    ([(20, 0), (0, 4)], 0.621825, 0.400, False),
    ([(5, 1), (4, 1), (3, 0)], 0.834448, 0.800, True),
    ([(30, 2)], 0.922222, 0.922, False),  # one group
]
tallies = some.tuples(some.integers(0, 60), some.integers(0, 60))
groups = some.lists(tallies, max_size=6)
permilles = some.integers(600, 900)


@pytest.mark.parametrize(("tally", "expected", "lowest", "badge"), WORKED)
def test_bridge_equals_the_worked_value(tally, expected, lowest, badge):
    alone = [bridge([each], 800) for each in tally]

    assert bridge(tally, 800) == pytest.approx(expected, abs=5e-7)
    assert min(alone) == pytest.approx(lowest, abs=5e-4)
    assert is_bridge(tally, 800) is badge


def test_bridge_of_no_votes_is_the_prior():
    assert bridge([], 800) == 0.8
    assert bridge([(0, 0)], 800) == 0.8
    assert is_bridge([], 800) is False


@pytest.mark.parametrize(
    ("tally", "badge"),
    [
        ([(3, 0), (3, 0)], True),
        ([(3, 0), (2, 0)], False),  # two votes are no side
        ([(3, 0), (3, 0), (0, 0)], True),  # who has not voted has no say
        ([(3, 0), (3, 0), (1, 1)], True),  # (1 + 3.2) / 6 is .70 to the last digit
        ([(3, 0), (3, 0), (0, 1)], False),  # (0 + 3.2) / 5
        ([(9, 0), (3, 2)], False),  # (3 + 3.2) / 9
    ],
)
def test_bridge_needs_two_sides_and_nobody_against(tally, badge):
    assert is_bridge(tally, 800) is badge


def test_bridge_of_one_small_group_hangs_on_a_low_prior():
    assert is_bridge([(5, 0), (5, 0), (1, 0)], 625) is True
    assert is_bridge([(5, 0), (5, 0), (1, 0)], 624) is False


@pytest.mark.parametrize(
    ("votes", "score", "bridged", "expected"),
    [
        (10, 800_000, True, True),
        (9, 800_000, True, False),
        (10, 799_999, True, False),
        (10, 800_000, False, False),
    ],
)
def test_candidate_needs_votes_score_and_bridge(votes, score, bridged, expected):
    assert is_candidate(votes - 1, votes, score, bridged) is expected


@given(groups, permilles)
def test_bridge_lies_between_its_groups_whatever_their_order(tally, permille):
    shares = [bridge([each], permille) for each in tally if sum(each)] or [permille / 1000]

    found = bridge(tally, permille)

    assert min(shares) - 1e-9 <= found <= max(shares) + 1e-9
    assert bridge(tally[::-1], permille) == pytest.approx(found)


@given(groups, tallies, permilles)
def test_bridge_is_never_taken_away_by_a_helpful_vote_of_a_group_that_has_voted(tally, group, permille):
    (up, down) = group
    before = [*tally, (up, down)]
    after = [*tally, (up + 1, down)]

    assert bridge(after, permille) >= bridge(before, permille) or not up + down
    assert is_bridge(after, permille) >= is_bridge(before, permille) or not up + down


@given(groups, permilles)
def test_bridge_never_comes_from_one_group_however_large(tally, permille):
    assert is_bridge(tally[:1], permille) is False
