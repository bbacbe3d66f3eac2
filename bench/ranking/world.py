"""The sites that are simulated: their advice, their accounts, and what a reader does who looks at a piece of advice."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LANGUAGES = ("en", "fr", "es", "de", "pt", "ja")
SHARES = np.array([0.60, 0.20, 0.10, 0.04, 0.03, 0.03])
ADVICE, ACCOUNTS, NIGHTS = 100, 1_500, 730
VISITS = {"sparse": 2_500, "dense": 10_000}

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Habits:
    """How readers behave: the numbers of the design paper, and what it leaves open (`rows`, `leaning`, `tail`; see bench/ranking.py)."""

    position: float = 0.9  # the place r is looked at with the chance r to the minus this
    rows: int = ADVICE  # beyond which nobody looks
    votes: float = 0.25  # the chance that somebody who looks and likes it says so
    dislikers: float = 0.5  # how often those vote who do not, beside those who do
    herding: float = 0.25
    viewpoint: float = 0.8
    leaning: str = "normal"  # how far advice leans to one viewpoint: "normal" or "uniform" (-1 to 1)
    tail: float = 1.25  # of the Pareto distribution of activity: the smaller, the more a few accounts come


@dataclass(frozen=True)
class World:
    """Replicate sites: [site, advice] and [site, account] arrays; advice is numbered in the order of arrival."""

    quality: Floats
    leaning: Floats
    language: Ints
    born: Floats  # 0 to 1, the time of arrival
    reads: Ints  # one bit for each language
    side: Floats  # +1 for 65 of 100, -1 for the others
    activity: Floats  # the chance that a visit is this account's
    habits: Habits

    def visitors(self, visits: int, chance: np.random.Generator) -> Ints:
        """Which account comes, [site, visit]."""
        drawn = chance.random((len(self.activity), visits))
        bounds = np.cumsum(self.activity, axis=1)
        found = [np.searchsorted(bound, row) for bound, row in zip(bounds, drawn, strict=True)]
        return np.minimum(np.array(found), ACCOUNTS - 1)


def build(sites: int, chance: np.random.Generator, habits: Habits) -> World:
    """So many sites, independent of each other."""
    advice, accounts = (sites, ADVICE), (sites, ACCOUNTS)
    late = np.sort(chance.uniform(0, 0.8, (sites, ADVICE // 2)), axis=1)
    activity = chance.pareto(habits.tail, accounts) + 1
    leaning = chance.normal(size=advice) if habits.leaning == "normal" else chance.uniform(-1, 1, advice)
    return World(
        quality=chance.beta(5, 3, advice),
        leaning=leaning,
        language=chance.choice(len(LANGUAGES), advice, p=SHARES),
        born=np.concatenate([np.zeros((sites, ADVICE // 2)), late], axis=1),
        reads=_reads(accounts, chance),
        side=np.where(chance.random(accounts) < 0.65, 1.0, -1.0),
        activity=activity / activity.sum(axis=1, keepdims=True),
        habits=habits,
    )


def _reads(accounts: tuple[int, int], chance: np.random.Generator) -> Ints:
    first = chance.choice(len(LANGUAGES), accounts, p=SHARES)
    other = chance.choice(np.arange(1, len(LANGUAGES)), accounts, p=SHARES[1:] / SHARES[1:].sum())
    again = chance.random(accounts)
    second = np.where(first == 0, np.where(again < 0.12, other, 0), np.where(again < 0.65, 0, first))
    return (1 << first) | (1 << second)
