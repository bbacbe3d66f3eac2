"""The judge: of a strategy that a text names by its cues, does the text recommend it?

A logistic regression over the letters of the sentences that hold the cues (shared by all strategies, and each strategy's own), the letters of the
sentences behind them, and a few traits of the place: how strong the cues are, whether the sentence asks, what the letter model makes of it. It never
looks at the whole text, so a long contribution is judged as a short one is (docs/decisions/0009).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from advice.suggestions.learned import Floats, Letters
from advice.suggestions.named import Mark, odds
from advice.suggestions.sentences import Sentences

TRAITS = 12  # shared by all strategies
OWN = 3  # of each strategy
_QUOTES = frozenset("\"'«»“”„‘’‚「」『』")
_ASKING, _CRYING = frozenset("?？؟"), frozenset("!！")
_NEAR = 3  # code points beside a cue in which a quotation mark quotes it
_SMALLEST = 1e-4  # a share below it says no more


@dataclass(frozen=True)
class Case:
    """One strategy that a text names, ready to be judged: `here` are the letters of its sentences, `behind` those of the next ones."""

    slug: str
    traits: Floats
    own: Floats
    here: Letters
    behind: Letters


@dataclass(frozen=True)
class Judge:
    """`letters` has one row a bucket; its columns are each strategy of `slugs`, then all together, then the sentences behind; a column is scaled by `scale`."""

    slugs: tuple[str, ...]
    letters: npt.NDArray[np.int8]
    scale: Floats
    traits: Floats
    own: Floats

    def chance(self, case: Case) -> float:
        """How likely the text recommends this strategy, 0 to 1."""
        shared, behind = len(self.slugs), len(self.slugs) + 1
        said = float(case.traits @ self.traits) + self._sum(case.here, shared) + self._sum(case.behind, behind)
        if case.slug in self.slugs:
            place = self.slugs.index(case.slug)
            said += float(case.own @ self.own[place]) + self._sum(case.here, place)
        return 1 / (1 + math.exp(-said))

    def _sum(self, letters: Letters, column: int) -> float:
        return float(letters.values @ self.letters[letters.buckets, column]) * float(self.scale[column])


def case(slug: str, marks: Sequence[Mark], sentences: Sentences, strengths: Mapping[str, float]) -> Case:
    """The case of one named strategy; `strengths` are what a site learned of its cues."""
    numbers = sorted({mark.sentence for mark in marks})
    behind = {number + 1 for number in numbers} - set(numbers)
    shares = [sentences.shares(number) for number in numbers]
    best = max(shares, key=lambda share: share.get(slug, 0.0))
    own = max(best.get(slug, 0.0), sentences.whole.get(slug, 0.0))
    none, rival = 1 - sum(best.values()), max((share for other, share in best.items() if other != slug), default=0.0)
    sure = min(odds(marks, strengths), 0.999)
    traits = [
        1.0,
        math.log(sure / (1 - sure)) / 4,
        max(mark.length for mark in marks) > 1,
        len(marks) > 1,
        any(sentences.ends(number, _ASKING) for number in numbers),
        any(sentences.ends(number, _CRYING) for number in numbers),
        any(sentences.near(mark.start, mark.end, _NEAR, _QUOTES) for mark in marks),
        any(sentences.opens(mark.start) for mark in marks),
        _log(best.get(slug, 0.0)),
        _log(own),
        _log(none),
        _log(rival),
    ]
    return Case(
        slug,
        np.array(traits, dtype=np.float32),
        np.array([1.0, _log(own), _log(none)], dtype=np.float32),
        sentences.letters(numbers),
        sentences.letters(sorted(behind)),
    )


def _log(share: float) -> float:
    return math.log(max(share, _SMALLEST)) / 5
