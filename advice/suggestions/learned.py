"""The learned model: how likely each strategy is by the letters of a text, and which words say so.

One multinomial logistic regression over hashed runs of letters (TF-IDF, sublinear, unit length), with "none" as an outcome of its own. Section 3 of the
ranking paper tried one regression per strategy; here the strategies compete, which did better by far (docs/decisions/0008).
"""

import io
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from advice.suggestions.grams import BUCKETS, grams
from advice.suggestions.words import Word

SHIPPED = Path(__file__).parent / "model.npz"
SHARE = 0.15  # of what speaks for a strategy, from which on a word is evidence
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Model:
    """`weights` has one row a bucket, one column a strategy of `slugs` and a last one for none; a column is scaled by `scale`, shifted by `bias`."""

    slugs: tuple[str, ...]
    rarity: npt.NDArray[np.float32]
    weights: npt.NDArray[np.int8]
    scale: Floats
    bias: Floats

    def read(self, text: Sequence[Word]) -> "Reading":
        """What the model makes of a text."""
        places = defaultdict[int, list[int]](list)
        for bucket, at in grams(text):
            places[bucket].append(at)
        buckets = np.fromiter(places, dtype=np.int64, count=len(places))
        counts = np.fromiter((len(at) for at in places.values()), dtype=np.float32, count=len(places))
        values = vector(buckets, counts, self.rarity)
        parts = values[:, None] * self.weights[buckets].astype(np.float32) * self.scale
        shares = softmax(parts.sum(axis=0) + self.bias)[:-1]
        return Reading(self.slugs, shares, parts, tuple(places.values()))


@dataclass(frozen=True)
class Reading:
    """The share of each strategy (all and "none" together are 1), and what each run of letters adds to it."""

    slugs: tuple[str, ...]
    shares: Floats
    parts: Floats
    places: tuple[list[int], ...]

    def share(self, slug: str) -> float:
        """0 to 1; 0 for a strategy the model does not know."""
        return float(self.shares[self.slugs.index(slug)]) if slug in self.slugs else 0.0

    def chance(self, slug: str, even: float) -> float:
        """How likely a strategy is, 0 to 1, where the share `even` is as likely as not."""
        share = self.share(slug)
        return share / (share + even)

    @property
    def runs(self) -> int:
        """How many different runs of letters the text has."""
        return len(self.places)

    @property
    def surest(self) -> float:
        """The largest share, of a strategy or of none."""
        return max(float(self.shares.max()), 1 - float(self.shares.sum()))

    def evidence(self, slug: str) -> list[int]:
        """The numbers of the words that say so: each with at least 15 % of what speaks for the strategy, else the strongest one."""
        said = defaultdict[int, float](float)
        own = self.parts[:, self.slugs.index(slug)] - self.parts.mean(axis=1)
        for part, at in zip(own.tolist(), self.places, strict=True):
            for place in at:
                said[place] += part / len(at)
        speaking = {at: part for at, part in said.items() if part > 0}
        whole = sum(speaking.values())
        strong = sorted(at for at, part in speaking.items() if part >= SHARE * whole)
        return strong or sorted(speaking, key=lambda at: -speaking[at])[:1]


def softmax(odds: Floats) -> Floats:
    """Shares that add up to 1."""
    powers = np.exp(odds - odds.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)


def vector(buckets: npt.NDArray[np.int64], counts: Floats, rarity: Floats) -> Floats:
    """The values of a text's buckets: sublinear counts times rarity, of unit length."""
    values = (1 + np.log(counts)) * rarity[buckets]
    length = math.sqrt(float((values * values).sum()))
    return (values / length if length else values).astype(np.float32)


def dump(model: Model) -> bytes:
    """The model as the bytes of a file, always the same for the same model."""
    stream = io.BytesIO()
    np.savez_compressed(
        stream,
        slugs=np.array(model.slugs),
        rarity=model.rarity.astype(np.float16),
        weights=model.weights,
        scale=model.scale,
        bias=model.bias,
    )
    return stream.getvalue()


def load(data: bytes) -> Model:
    """The model of such bytes. Raises ValueError for any others."""
    stored: Any = np.load(io.BytesIO(data), allow_pickle=False)
    model = Model(
        slugs=tuple(str(slug) for slug in stored["slugs"]),
        rarity=stored["rarity"].astype(np.float32),
        weights=stored["weights"],
        scale=stored["scale"].astype(np.float32),
        bias=stored["bias"].astype(np.float32),
    )
    if model.weights.shape != (BUCKETS, len(model.slugs) + 1):
        raise ValueError("This model was made for other runs of letters.")
    return model
