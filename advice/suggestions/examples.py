"""Labelled texts to learn from, and the part of them that is kept apart to measure by."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from advice.suggestions.training import Example

FOLDER = Path(__file__).parent / "examples"
_KEPT_APART = 26  # of 256: a tenth


def shipped_examples() -> Iterator[Example]:
    """The examples that ship with the site, written for it: some two thousand in each of twelve languages."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield Example(row["text"], path.stem, frozenset(row["strategies"]))


def kept_apart(example: Example) -> bool:
    """Whether a text is never learned from, only measured by: the same tenth for ever, whoever asks."""
    return hashlib.sha256(example.text.encode()).digest()[0] < _KEPT_APART


def parted(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """The examples to learn from, and those to measure by."""
    return [each for each in examples if not kept_apart(each)], [each for each in examples if kept_apart(each)]
