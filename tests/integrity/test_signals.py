"""The signals among a thousand organic voters: what they find of a planted brigade, what they do not, and whom they flag for nothing.

The figures stand in docs/votes.md. The crowd is simulated: it is not real people.
"""

import random
from collections.abc import Sequence

import pytest

from advice.integrity.ballots import Ballot
from advice.integrity.groups import Group, groups
from advice.integrity.signals import Signal, ties
from tests.integrity.crowd import (
    DAY,
    FIRST_PUPPET,
    brigade,
    make_advice,
    organic,
    prolific,
    puppets,
)

SEEDS = range(4)
MINUTE = 60


def found_among(crowd: Sequence[Ballot], planted: Sequence[Ballot]) -> tuple[float, int, set[str]]:
    """The share of the brigade that is flagged, how many others are, and by which signals the brigade is."""
    seen = groups(ties([*crowd, *planted]))
    flagged = {voter for group in seen for voter in group.voters}
    signals = {signal for group in seen if group.voters & puppets(planted) for signal in group.signals}
    return len(flagged & puppets(planted)) / len(puppets(planted)), len(flagged - puppets(planted)), signals


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("one_author", "plan", "signals"),
    [
        (True, {}, {"burst", "co_votes", "same_author", "same_minutes"}),
        (False, {}, {"burst", "co_votes", "same_minutes"}),
        (True, {"camouflage": 4}, {"burst", "same_author", "same_minutes"}),
        (False, {"camouflage": 4}, {"burst", "same_minutes"}),
        (True, {"slow": True}, {"co_votes", "same_author"}),
        (False, {"slow": True}, {"co_votes"}),
        (True, {"slow": True, "camouflage": 4}, {"same_author"}),
    ],
    ids=[
        "plain",
        "six authors",
        "camouflaged",
        "camouflaged, six authors",
        "slow",
        "slow, six authors",
        "slow, camouflaged",
    ],
)
def test_brigade_of_ten_on_six_targets_is_found_whole(seed, one_author, plan, signals):
    chance = random.Random(seed)
    advice = make_advice(chance)
    crowd = organic(chance, advice)

    recall, others, by = found_among(
        crowd, brigade(chance, advice, 10, author=prolific(advice) if one_author else None, **plan)
    )

    assert recall == 1.0
    assert others <= 10  # of a thousand
    assert by >= signals


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("accounts", "camouflage", "one_author"),
    [(10, 4, False), (20, 8, False), (20, 8, True)],
    ids=["ten, four votes of camouflage, six authors", "twenty, eight, six authors", "twenty, eight, one author"],
)
def test_slow_and_camouflaged_brigade_is_not_caught(seed, accounts, camouflage, one_author):
    """What the signals cannot see. Old accounts that take their time and vote on much else besides look like readers: that one is left to people."""
    chance = random.Random(seed)
    advice = make_advice(chance)
    crowd = organic(chance, advice)
    author = prolific(advice) if one_author else None

    recall, _others, _by = found_among(
        crowd, brigade(chance, advice, accounts, slow=True, camouflage=camouflage, author=author)
    )

    assert recall <= 0.2


@pytest.mark.parametrize("seed", SEEDS)
def test_two_rings_of_twenty_five_are_found_and_one_in_a_hundred_others_at_most(seed):
    chance = random.Random(seed)
    advice = make_advice(chance)
    crowd = organic(chance, advice)
    rings = [
        *brigade(chance, advice, 25, author=prolific(advice), camouflage=2),
        *brigade(chance, advice, 25, first=FIRST_PUPPET + 1000),
    ]

    recall, others, _by = found_among(crowd, rings)

    assert recall >= 0.9
    assert others <= 0.01 * len({each.voter for each in crowd})


def ballot(voter: int, contribution: int, *, author=None, value=1, at=0.0, age=400 * DAY, language="en") -> Ballot:
    return Ballot(voter, contribution, author, language, value, at, age)


def elsewhere(count: int) -> list[Ballot]:
    """Votes of as many people on as many other contributions, by authors of their own, each on another day."""
    return [ballot(5000 + each, 5000 + each, author=7000 + each, at=each * DAY) for each in range(count)]


def seen(ballots: Sequence[Ballot], signal: Signal) -> list[Group]:
    return groups(tie for tie in ties(ballots) if tie.signal == signal)


@pytest.mark.parametrize(("fans", "found"), [(3, 1), (2, 0)])
def test_same_author_wants_three_accounts(fans, found):
    ballots = [ballot(voter, number, author=9, at=voter * DAY) for voter in range(fans) for number in range(4)]

    assert len(seen([*ballots, *elsewhere(30)], Signal.SAME_AUTHOR)) == found


@pytest.mark.parametrize(("values", "found"), [([1, 1, 1, 1], 1), ([-1, -1, -1, -1], 1), ([1, 1, -1, -1], 0)])
def test_same_author_wants_the_same_answer(values, found):
    ballots = [ballot(v, n, author=9, value=values[n], at=v * DAY) for v in range(3) for n in range(4)]

    assert len(seen([*ballots, *elsewhere(30)], Signal.SAME_AUTHOR)) == found


def test_same_author_says_nothing_where_two_people_write():
    """In a language with two authors everybody who reads it gives half of their votes to one of them."""
    ballots = [
        ballot(voter, number, author=8 + number % 2, at=voter * DAY, language="eu")
        for voter in range(6)
        for number in range(8)
    ]

    assert seen([*ballots, *elsewhere(30)], Signal.SAME_AUTHOR) == []


@pytest.mark.parametrize(
    ("accounts", "minutes", "age", "found"),
    [(5, 10, 6 * DAY, 1), (4, 10, 6 * DAY, 0), (5, 13, 6 * DAY, 0), (5, 10, 8 * DAY, 0)],
    ids=["a burst", "four", "too slow", "old accounts"],
)
def test_burst_is_five_votes_of_new_accounts_in_ten_minutes(accounts, minutes, age, found):
    ballots = [ballot(v, 1, at=v * minutes * MINUTE / (accounts - 1), age=age) for v in range(accounts)]

    assert len(seen(ballots, Signal.BURST)) == found


def test_burst_names_who_was_in_it_and_not_who_came_by_later():
    ballots = [ballot(v, 1, at=v * MINUTE, age=DAY) for v in range(6)] + [ballot(50, 1, at=2 * DAY, age=DAY)]

    (group,) = seen(ballots, Signal.BURST)

    assert (group.voters, group.targets) == (frozenset(range(6)), frozenset([1]))


@pytest.mark.parametrize(
    ("accounts", "common", "own", "found"),
    [(3, 6, 0, 1), (3, 6, 2, 1), (3, 6, 3, 0), (2, 6, 0, 0), (3, 4, 0, 0)],
    ids=["alike", "mostly alike", "too little alike", "two", "four in common"],
)
def test_co_votes_are_of_three_who_agree_on_most(accounts, common, own, found):
    ballots = [ballot(v, n, at=(v * 10 + n) * DAY) for v in range(accounts) for n in range(common)]
    ballots += [ballot(v, 100 + 10 * v + n, at=(v * 10 + n) * DAY) for v in range(accounts) for n in range(own)]

    assert len(seen([*ballots, *elsewhere(60)], Signal.CO_VOTES)) == found


@pytest.mark.parametrize("signal", [Signal.CO_VOTES, Signal.SAME_MINUTES])
def test_readers_who_vote_on_all_there_is_in_their_language_are_no_pair(signal):
    ballots = [ballot(v, n, at=n * 5.0, language="eu") for v in range(8) for n in range(10)]

    assert seen([*ballots, *elsewhere(60)], signal) == []


@pytest.mark.parametrize(("apart", "found"), [(19, 1), (21, 0)])
def test_same_minutes_are_twenty(apart, found):
    ballots = [ballot(v, n, at=n * DAY + v * apart * MINUTE / 2) for v in range(3) for n in range(5)]

    assert len(seen([*ballots, *elsewhere(60)], Signal.SAME_MINUTES)) == found


def test_ties_of_the_same_people_are_one_group_and_of_others_another():
    one = [ballot(v, n, author=9, at=n * MINUTE, age=DAY) for v in range(5) for n in range(6)]
    other = [ballot(20 + v, 50 + n, author=99, at=v * DAY) for v in range(3) for n in range(6)]

    found = groups(ties([*one, *other, *elsewhere(60)]))

    assert [(sorted(each.voters), len(each.signals)) for each in found] == [([0, 1, 2, 3, 4], 4), ([20, 21, 22], 2)]
