"""How alike sets are: against the plain way to say it."""

import random
from itertools import combinations

import pytest

from advice.integrity.likeness import alike, beyond_chance, cores


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((6, 6, 6, 100), 1.0),
        ((50, 50, 25, 100), 0.0),
        ((50, 50, 0, 100), 0.0),
        ((10, 10, 10, 10), 0.0),
        ((10, 20, 8, 100), 0.549),
    ],
    ids=["the same", "chance", "nothing", "all there is", "more than chance"],
)
def test_beyond_chance(sizes, expected):
    assert beyond_chance(*sizes) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("seed", range(20))
def test_alike_finds_the_pairs_that_a_comparison_of_all_finds(seed):
    chance = random.Random(seed)
    sets = {key: frozenset(chance.sample(range(14), chance.randint(0, 12))) for key in range(40)}

    found = list(alike(sets, 0.6, 5))

    expected = {
        (one, other)
        for one, other in combinations(sets, 2)
        if len(sets[one] & sets[other]) >= 5 and len(sets[one] & sets[other]) >= 0.6 * len(sets[one] | sets[other])
    }
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert expected  # the comparison has something to find


def test_cores_leave_out_whoever_has_one_partner():
    chain, triangle, square = [(1, 2), (2, 3)], [(4, 5), (5, 6), (6, 4), (6, 7)], [(8, 9), (9, 10), (10, 11), (11, 8)]

    assert cores([*chain, *triangle, *square]) == [frozenset({4, 5, 6}), frozenset({8, 9, 10, 11})]
