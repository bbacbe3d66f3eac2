"""Train the learned model on labelled texts: multinomial logistic regression by adaptive gradient steps, from a fixed seed."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from advice.suggestions.grams import BUCKETS, grams
from advice.suggestions.learned import Floats, Model, softmax, vector
from advice.suggestions.words import words

ROUNDS = 10
STEP = 0.3
SEED = 1


@dataclass(frozen=True)
class Example:
    """A text with the strategies it recommends."""

    text: str
    language: str
    strategies: frozenset[str]


Row = tuple[npt.NDArray[np.int64], Floats]


def train(
    examples: Sequence[Example], slugs: Sequence[str], *, report: Callable[[int, int], None] = lambda done, of: None
) -> Model:
    """The model of these examples. `report(round, of)` is called after each round. Some 20 s for 4,000 examples; raises ValueError for none."""
    if not examples:
        raise ValueError("There is nothing to learn from.")
    counted = [_counted(example) for example in examples]
    rarity = _rarity(counted)
    rows = [(buckets, vector(buckets, counts, rarity)) for buckets, counts in counted]
    weights, bias = _fit(rows, _shares(examples, slugs), report)
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    return Model(tuple(slugs), rarity, np.round(weights / scale).astype(np.int8), scale.astype(np.float32), bias)


def _shares(examples: Sequence[Example], slugs: Sequence[str]) -> Floats:
    """What each text should give each strategy and, last, none: one whole, in equal parts."""
    told = np.array([[slug in example.strategies for slug in slugs] for example in examples], dtype=np.float32)
    shares = np.hstack([told, told.sum(axis=1, keepdims=True) == 0])
    return np.asarray(shares / shares.sum(axis=1, keepdims=True), dtype=np.float32)


def _counted(example: Example) -> Row:
    counts = Counter(bucket for bucket, _at in grams(words(example.text, example.language)))
    buckets = np.fromiter(counts, dtype=np.int64, count=len(counts))
    return buckets, np.fromiter(counts.values(), dtype=np.float32, count=len(counts))


def _rarity(rows: Sequence[Row]) -> Floats:
    held = np.zeros(BUCKETS, dtype=np.float32)
    for buckets, _counts in rows:
        held[buckets] += 1
    # as it is stored, so that what is learned and what is read are the same
    return (np.log((1 + len(rows)) / (1 + held)) + 1).astype(np.float16).astype(np.float32)


def _fit(rows: Sequence[Row], wanted: Floats, report: Callable[[int, int], None]) -> tuple[Floats, Floats]:
    width = wanted.shape[1]
    weights, paid = np.zeros((BUCKETS, width), dtype=np.float32), np.full((BUCKETS, width), 1e-3, dtype=np.float32)
    bias, bias_paid = np.zeros(width, dtype=np.float32), np.ones(width, dtype=np.float32)
    order = np.random.default_rng(SEED)
    for done in range(1, ROUNDS + 1):
        for at in order.permutation(len(rows)):
            buckets, values = rows[at]
            error = softmax(values @ weights[buckets] + bias) - wanted[at]
            slope = values[:, None] * error
            paid[buckets] += slope * slope
            weights[buckets] -= STEP / np.sqrt(paid[buckets]) * slope
            bias_paid += error * error
            bias -= STEP / np.sqrt(bias_paid) * error
        report(done, ROUNDS)
    return weights, bias
