"""Whether advice is found helpful on more than one side: the bridge over known groups.

Source: design paper on ranking, section 1.3 (over known groups it did better there than hidden factors). A group is the team of a voter, else their
first language; only groups with a vote count. Pure functions of the tallies; no query.
"""

import math
from collections.abc import Iterable

START = 4  # typical votes that each group starts with
SIDES, VOICES = 2, 3  # a bridge stands on two groups at least, with three votes each
LEAST = 700  # thousandths: no group may fall below
ENOUGH, GOOD = 10, 800_000  # votes and score of what is proposed to playbooks

Groups = Iterable[tuple[int, int]]


def bridge(groups: Groups, permille: int) -> float:
    """B, 0 to 1: the geometric mean over the groups of (U + 4 p0) / (U + D + 4); p0 itself where nobody has voted.

    `groups` are pairs of helpful and unhelpful votes, `permille` is the site's share of helpful votes in thousandths.
    """
    shares = [(1000 * up + START * permille) / (1000 * (up + down + START)) for up, down in _heard(groups)]
    return math.exp(math.fsum(map(math.log, shares)) / len(shares)) if shares else permille / 1000


def is_bridge(groups: Groups, permille: int) -> bool:
    """Whether at least two groups have three votes or more, and no group's (U + 4 p0) / (U + D + 4) is below .70. In whole numbers: exact.

    Every group with a vote has a say, the small ones too; where the site's mean is below .625 one helpful vote alone does not reach .70.
    """
    heard = _heard(groups)
    large = [up for up, down in heard if up + down >= VOICES]
    return len(large) >= SIDES and all(
        1000 * up + START * permille >= LEAST * (up + down + START) for up, down in heard
    )


def is_candidate(helpful: int, votes: int, score: int, bridged: bool) -> bool:
    """Whether curators are asked to look at it for a playbook: ten votes, a score of 800,000 and the bridge. They decide.

    The tally comes as it is stored; how many of the votes were helpful is in the score already.
    """
    return votes >= ENOUGH and score >= GOOD and bridged


def _heard(groups: Groups) -> list[tuple[int, int]]:
    return [(up, down) for up, down in groups if up + down > 0]
