"""Train the letter model and the judge on labelled texts: logistic regressions by adaptive gradient steps, from a fixed seed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from advice.suggestions.grams import BUCKETS, grams
from advice.suggestions.judge import Judge
from advice.suggestions.learned import Floats, Letters, Model, softmax, vector
from advice.suggestions.trials import FOLDS, Trial, fit, trials
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


def train(
    examples: Sequence[Example], slugs: Sequence[str], *, report: Callable[[int, int], None] = lambda done, of: None
) -> tuple[Model, Judge]:
    """The letter model and the judge of these examples. `report(done, of)` is called after each part. A minute or two for 20,000; raises ValueError for none.

    The judge learns from texts as the letter model sees those it was not trained on: in each of five rounds, another fifth is kept from it.
    """
    if not examples:
        raise ValueError("There is nothing to learn from.")
    parts = FOLDS + 2
    counted = [[bucket for bucket, _at in grams(words(each.text, each.language))] for each in examples]
    rarity = _rarity(counted)
    rows, wanted = [vector(buckets, rarity) for buckets in counted], _shares(examples, slugs)
    cases = list[Trial]()
    for fold in range(FOLDS):
        others = [at for at in range(len(rows)) if at % FOLDS != fold]
        model = _model(slugs, rarity, [rows[at] for at in others], wanted[others])
        for each in examples[fold::FOLDS]:
            found = trials(each.text, each.language, each.strategies, model)
            cases += [trial for trial in found if trial.case.slug in slugs]
        report(fold + 1, parts)
    judge = fit(cases, slugs)
    report(FOLDS + 1, parts)
    model = _model(slugs, rarity, rows, wanted)
    report(parts, parts)
    return model, judge


def _model(slugs: Sequence[str], rarity: Floats, rows: Sequence[Letters], wanted: Floats) -> Model:
    weights, bias = _fit(rows, wanted)
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    return Model(tuple(slugs), rarity, np.round(weights / scale).astype(np.int8), scale.astype(np.float32), bias)


def _shares(examples: Sequence[Example], slugs: Sequence[str]) -> Floats:
    """What each text should give each strategy and, last, none: one whole, in equal parts."""
    told = np.array([[slug in example.strategies for slug in slugs] for example in examples], dtype=np.float32)
    shares = np.hstack([told, told.sum(axis=1, keepdims=True) == 0])
    return np.asarray(shares / shares.sum(axis=1, keepdims=True), dtype=np.float32)


def _rarity(texts: Sequence[Sequence[int]]) -> Floats:
    held: npt.NDArray[np.float32] = np.zeros(BUCKETS, dtype=np.float32)
    for buckets in texts:
        held[list(set(buckets))] += 1
    # as it is stored, so that what is learned and what is read are the same
    return (np.log((1 + len(texts)) / (1 + held)) + 1).astype(np.float16).astype(np.float32)


def _fit(rows: Sequence[Letters], wanted: Floats) -> tuple[Floats, Floats]:
    width = wanted.shape[1]
    weights, paid = np.zeros((BUCKETS, width), dtype=np.float32), np.full((BUCKETS, width), 1e-3, dtype=np.float32)
    bias, bias_paid = np.zeros(width, dtype=np.float32), np.ones(width, dtype=np.float32)
    order = np.random.default_rng(SEED)
    for _round in range(ROUNDS):
        for at in order.permutation(len(rows)):
            buckets, values = rows[at].buckets, rows[at].values
            error = softmax(values @ weights[buckets] + bias) - wanted[at]
            slope = values[:, None] * error
            paid[buckets] += slope * slope
            weights[buckets] -= STEP / np.sqrt(paid[buckets]) * slope
            bias_paid += error * error
            bias -= STEP / np.sqrt(bias_paid) * error
    return weights, bias
