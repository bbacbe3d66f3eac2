"""The letter model: how likely each strategy is by the letters of a text, and which words say so.

One multinomial logistic regression over hashed runs of letters (TF-IDF, sublinear, unit length), with "none" as an outcome of its own. Section 3 of the
ranking paper tried one regression per strategy; here the strategies compete, which did better by far (docs/decisions/0008).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SHARE = 0.15  # of what speaks for a strategy, from which on a word is evidence
Floats = npt.NDArray[np.float32]
Runs = Sequence[
    tuple[int, int]
]  # of a text: the bucket of each run of letters, and the number of the word it begins in


@dataclass(frozen=True)
class Letters:
    """The runs of letters of a stretch of text as a vector of unit length: its buckets, and the value of each."""

    buckets: npt.NDArray[np.int64]
    values: Floats


@dataclass(frozen=True)
class Model:
    """`weights` has one row a bucket, one column a strategy of `slugs` and a last one for none; a column is scaled by `scale`, shifted by `bias`."""

    slugs: tuple[str, ...]
    rarity: Floats
    weights: npt.NDArray[np.int8]
    scale: Floats
    bias: Floats

    def shares(self, letters: Letters) -> dict[str, float]:
        """What each strategy gets of a text; all, and what "none" gets, are 1 together."""
        said = letters.values @ self.weights[letters.buckets].astype(np.float32)
        return dict(zip(self.slugs, softmax(said * self.scale + self.bias)[:-1].tolist(), strict=True))

    def evidence(self, slug: str, runs: Runs) -> list[int]:
        """The numbers of the words that say so: each with at least 15 % of what speaks for the strategy, else the strongest one."""
        places = defaultdict[int, list[int]](list)
        for bucket, at in runs:
            places[bucket].append(at)
        letters = vector((bucket for bucket, _at in runs), self.rarity)
        parts = letters.values[:, None] * self.weights[letters.buckets].astype(np.float32) * self.scale
        own = parts[:, self.slugs.index(slug)] - parts.mean(axis=1)
        said = defaultdict[int, float](float)
        for bucket, part in zip(letters.buckets.tolist(), own.tolist(), strict=True):
            for place in places[bucket]:
                said[place] += part / len(places[bucket])
        speaking = {at: part for at, part in said.items() if part > 0}
        whole = sum(speaking.values())
        strong = sorted(at for at, part in speaking.items() if part >= SHARE * whole)
        return strong or sorted(speaking, key=lambda at: -speaking[at])[:1]


def softmax(odds: Floats) -> Floats:
    """Shares that add up to 1."""
    powers = np.exp(odds - odds.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)


def vector(buckets: Iterable[int], rarity: Floats) -> Letters:
    """These runs of letters as a vector: sublinear counts times rarity, of unit length."""
    counts = Counter(buckets)
    places = np.fromiter(counts, dtype=np.int64, count=len(counts))
    values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * rarity[places]
    length = math.sqrt(float((values * values).sum()))
    return Letters(places, (values / length if length else values).astype(np.float32))
