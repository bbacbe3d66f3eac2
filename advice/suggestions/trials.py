"""What the judge learns from: strategies that labelled texts name, and whether they recommend them."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from advice.suggestions.grams import BUCKETS
from advice.suggestions.judge import OWN, TRAITS, Case, Judge
from advice.suggestions.judge import case as case_of
from advice.suggestions.learned import Floats, Model
from advice.suggestions.named import named
from advice.suggestions.sentences import Sentences
from advice.suggestions.words import words

FOLDS = 5
ROUNDS = 8
STEP = 0.1
SEED = 1
TRAP = 3.0  # how much more than another case one counts whose strategy is named and not recommended


@dataclass(frozen=True)
class Trial:
    """A case and its verdict."""

    case: Case
    recommended: bool


def trials(text: str, language: str, strategies: Collection[str], model: Model) -> Iterator[Trial]:
    """Each strategy that a labelled text names. The model must not have been trained on the text: it would be too sure."""
    seen = words(text, language)
    if not seen:
        return
    sentences = Sentences(text, seen, model)
    for slug, marks in named(text, language, seen).marks.items():
        yield Trial(case_of(slug, marks, sentences, {}), slug in strategies)


class _Learning:
    """Weights that are learned, and what each has paid so far: the more one has moved, the less it moves."""

    def __init__(self, size: int) -> None:
        self.weights: Floats = np.zeros(size, dtype=np.float32)
        self.paid: Floats = np.full(size, 1e-2, dtype=np.float32)

    def step(self, places: npt.NDArray[np.int64] | slice, slope: Floats) -> None:
        """Move the weights at these places against the slope."""
        self.paid[places] += slope * slope
        self.weights[places] -= STEP / np.sqrt(self.paid[places]) * slope


def fit(cases: Sequence[Trial], slugs: Sequence[str]) -> Judge:
    """The judge that these trials teach."""
    letters = [_Learning(BUCKETS) for _column in range(len(slugs) + 2)]
    traits, own = _Learning(TRAITS), [_Learning(OWN) for _slug in slugs]
    order, all_of_it = np.random.default_rng(SEED), slice(None)
    for _round in range(ROUNDS):
        for at in order.permutation(len(cases)):
            case, recommended = cases[at].case, cases[at].recommended
            place = slugs.index(case.slug)
            read = ((letters[-2], case.sentences), (letters[place], case.clauses), (letters[-1], case.behind))
            odds = sum(float(part.values @ column.weights[part.buckets]) for column, part in read)
            odds += float(case.traits @ traits.weights) + float(case.own @ own[place].weights)
            error = 1 / (1 + math.exp(-odds)) - recommended
            error *= 1.0 if recommended else TRAP
            for column, part in read:
                column.step(part.buckets, part.values * error)
            traits.step(all_of_it, case.traits * error)
            own[place].step(all_of_it, case.own * error)
    columns = np.stack([column.weights for column in letters], axis=1)
    scale = np.maximum(np.abs(columns).max(axis=0), 1e-6) / 127
    return Judge(
        slugs=tuple(slugs),
        letters=np.round(columns / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        traits=traits.weights,
        own=np.stack([each.weights for each in own]),
    )
