"""The rules that are compared. Each turns counted votes into a key: the greater, the further up.

Our rule is not written here: it is imported from advice.ranking, so that what is simulated is what ships.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from advice.ranking import score
from bench.ranking.world import NIGHTS

HOURS = NIGHTS * 24.0


@dataclass(frozen=True)
class Votes:
    """What a rule may know: helpful and unhelpful votes, the priors in force, birth and now in hours. Arrays of one shape."""

    helpful: Any
    unhelpful: Any
    weight: Any  # the m of the language
    permille: Any  # the mean of the site
    born: Any
    now: float


def wilson(helpful: Any, unhelpful: Any, z: float) -> Any:
    """The lower bound of Wilson's interval for the share of helpful votes (Wilson 1927); 0 without votes."""
    votes = np.asarray(helpful + unhelpful, dtype=float)
    some = np.maximum(votes, 1)
    share = helpful / some
    middle = share + z * z / (2 * some)
    reach = z * np.sqrt((share * (1 - share) + z * z / (4 * some)) / some)
    return np.where(votes > 0, (middle - reach) / (1 + z * z / some), 0.0)


def _ours(votes: Votes) -> Any:
    return score(votes.helpful, votes.unhelpful, votes.weight, votes.permille)


def _average(weight: int) -> Callable[[Votes], Any]:
    return lambda votes: score(votes.helpful, votes.unhelpful, weight, votes.permille)


def _bound(z: float) -> Callable[[Votes], Any]:
    return lambda votes: 1e6 * wilson(votes.helpful, votes.unhelpful, z)


def _ratio(votes: Votes) -> Any:
    return 1e6 * votes.helpful / np.maximum(votes.helpful + votes.unhelpful, 1)


def _raw(votes: Votes) -> Any:
    return votes.helpful - votes.unhelpful


def _news(votes: Votes) -> Any:
    """Hacker News: points without one's own, over a power of the age in hours; large, so that old advice is not rounded into one place."""
    return 1e11 * (votes.helpful - votes.unhelpful) / (np.maximum(votes.now - votes.born, 0) + 2) ** 1.8


def _hot(votes: Votes) -> Any:
    """Reddit: the order of magnitude of the net votes, and the time of birth, where 12.5 hours are worth a factor of ten."""
    net = votes.helpful - votes.unhelpful
    return 1e6 * (np.sign(net) * np.log10(np.maximum(np.abs(net), 1)) + votes.born * 3600 / 45_000)


def _mean(votes: Votes) -> Any:
    return 1e6 * (votes.helpful + 2) / (votes.helpful + votes.unhelpful + 3)


@dataclass(frozen=True)
class Rule:
    """One way to order a page. `key` orders at any time; it may change as time goes (`ages`), or the page may be drawn anew (`draws`)."""

    name: str
    key: Callable[[Votes], Any]
    ages: bool = False
    draws: bool = False
    explores: str = (
        ""  # which advice with few votes gets every fifth slot: the "newest", the "best" placed, or by "lot"
    )


RULES = {
    "ours": Rule("ours", _ours),
    "explore-newest": Rule("ours, 5th slots to the newest", _ours, explores="newest"),
    "explore-best": Rule("ours, 5th slots to the best placed", _ours, explores="best"),
    "explore-lot": Rule("ours, 5th slots by lot", _ours, explores="lot"),
    "raw": Rule("raw score", _raw),
    "ratio": Rule("up ratio", _ratio),
    "wilson196": Rule("Wilson z=1.96", _bound(1.96)),
    "wilson128": Rule("Wilson z=1.2816", _bound(1.2816)),
    "bayes5": Rule("Bayes m=5", _average(5)),
    "bayes8": Rule("Bayes m=8", _average(8)),
    "bayes8-explore": Rule("Bayes m=8, 5th slots to the newest", _average(8), explores="newest"),
    "bayes10": Rule("Bayes m=10", _average(10)),
    "news": Rule("Hacker News", _news, ages=True),
    "hot": Rule("Reddit hot", _hot),
    "thompson": Rule("Thompson Beta(2,1)", _mean, draws=True),
}
