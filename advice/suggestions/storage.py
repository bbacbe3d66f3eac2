"""What was learned, as the bytes of a file."""

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from advice.suggestions.grams import BUCKETS
from advice.suggestions.judge import OWN, TRAITS, Judge
from advice.suggestions.learned import Model

SHIPPED = Path(__file__).parent / "model.npz"


def dump(model: Model, judge: Judge) -> bytes:
    """The bytes, always the same for the same model and judge."""
    stream = io.BytesIO()
    np.savez_compressed(
        stream,
        slugs=np.array(model.slugs),
        rarity=model.rarity.astype(np.float16),
        weights=model.weights,
        scale=model.scale,
        bias=model.bias,
        judge_letters=judge.letters,
        judge_scale=judge.scale,
        judge_traits=judge.traits,
        judge_own=judge.own,
    )
    return stream.getvalue()


def load(data: bytes) -> tuple[Model, Judge]:
    """The model and the judge of such bytes. Raises ValueError for any others."""
    try:
        stored: Any = np.load(io.BytesIO(data), allow_pickle=False)
        slugs = tuple(str(slug) for slug in stored["slugs"])
        rarity = stored["rarity"].astype(np.float32)
        model = Model(slugs, rarity, stored["weights"], *_floats(stored, "scale", "bias"))
        judge = Judge(slugs, stored["judge_letters"], *_floats(stored, "judge_scale", "judge_traits", "judge_own"))
    except (KeyError, OSError, EOFError, ValueError, zipfile.BadZipFile) as error:
        raise ValueError(f"This is no model of suggestions: {error}") from None
    shapes = (model.weights.shape, judge.letters.shape, judge.traits.shape, judge.own.shape)
    many = len(slugs)
    if shapes != ((BUCKETS, many + 1), (BUCKETS, many + 2), (TRAITS,), (many, OWN)):
        raise ValueError("This model was made for another version: train it anew.")
    return model, judge


def _floats(stored: Any, *names: str) -> list[Any]:
    return [stored[name].astype(np.float32) for name in names]
