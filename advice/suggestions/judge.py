"""The judge: of a strategy that a text names by its cues, does the text recommend it?

A logistic regression over the letters of the clauses that hold the cues (each strategy's own), of their sentences and of the sentences behind them
(shared by all strategies), and a few traits of the place: how strong the cues are, whether the sentence asks, what the letter model makes of it. It never
looks at the whole text, so a long contribution is judged as a short one is (docs/decisions/0009).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from advice.suggestions.learned import Floats, Letters
from advice.suggestions.named import Mark, odds
from advice.suggestions.sentences import Sentences

TRAITS = 14  # shared by all strategies
OWN = 3  # of each strategy
_QUOTES = frozenset("\"'«»“”„‘’‚「」『』")
_ASKING, _CRYING = frozenset("?？؟"), frozenset("!！")
_NEAR = 3  # code points beside a cue in which a quotation mark quotes it
_SMALLEST = 1e-4  # a share below it says no more


@dataclass(frozen=True)
class Case:
    """One strategy that a text names, ready to be judged: the letters of the clauses it stands in, of their sentences, and of the sentences behind."""

    slug: str
    traits: Floats
    own: Floats
    clauses: Letters
    sentences: Letters
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
        said = float(case.traits @ self.traits) + self._sum(case.sentences, shared) + self._sum(case.behind, behind)
        if case.slug in self.slugs:
            place = self.slugs.index(case.slug)
            said += float(case.own @ self.own[place]) + self._sum(case.clauses, place)
        return 1 / (1 + math.exp(-said))

    def _sum(self, letters: Letters, column: int) -> float:
        return float(letters.values @ self.letters[letters.buckets, column]) * float(self.scale[column])


def case(slug: str, marks: Sequence[Mark], sentences: Sentences, strengths: Mapping[str, float]) -> Case:
    """The case of one named strategy; `strengths` are what a site learned of its cues."""
    numbers = sorted({mark.sentence for mark in marks})
    behind = {number + 1 for number in numbers} - set(numbers)
    clauses = [sentences.clauses(mark.start, mark.end) for mark in marks]

    def likest(readings: Iterable[dict[str, float]]) -> dict[str, float]:
        return max(readings, key=lambda shares: shares.get(slug, 0.0))

    said = likest(sentences.shares(number) for number in numbers)
    whole = max(said.get(slug, 0.0), sentences.whole.get(slug, 0.0))
    shares = [
        _log(said.get(slug, 0.0)),
        _log(whole),
        _log(_none(said)),
        _log(max((share for other, share in said.items() if other != slug), default=0.0)),
        *_against_none(slug, likest(map(sentences.clause_shares, clauses))),
    ]
    return Case(
        slug,
        np.array([*_place(marks, sentences, strengths), *shares], dtype=np.float32),
        np.array([1.0, _log(whole), _log(_none(said))], dtype=np.float32),
        sentences.clause_letters(frozenset().union(*clauses)),
        sentences.letters(numbers),
        sentences.letters(sorted(behind)),
    )


def _place(marks: Sequence[Mark], sentences: Sentences, strengths: Mapping[str, float]) -> list[float]:
    """The traits that the letter model has no part in."""
    sure = min(odds(marks, strengths), 0.999)
    numbers = {mark.sentence for mark in marks}
    return [
        1.0,
        math.log(sure / (1 - sure)) / 4,
        max(mark.length for mark in marks) > 1,
        len(marks) > 1,
        any(sentences.ends(number, _ASKING) for number in numbers),
        any(sentences.ends(number, _CRYING) for number in numbers),
        any(sentences.near(mark.start, mark.end, _NEAR, _QUOTES) for mark in marks),
        any(sentences.opens(mark.start) for mark in marks),
    ]


def _against_none(slug: str, shares: Mapping[str, float]) -> tuple[float, float]:
    """A strategy's share, and the same with none as its only rival: several are recommended in a breath."""
    share = shares.get(slug, 0.0)
    return _log(share), _log(share / max(share + _none(shares), _SMALLEST))


def _none(shares: Mapping[str, float]) -> float:
    return 1 - sum(shares.values())


def _log(share: float) -> float:
    return math.log(max(share, _SMALLEST)) / 5
