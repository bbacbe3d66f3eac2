"""Sketches: a few numbers of a text, by which it meets the texts that say nearly the same.

The idea of Broder 1997: of the hashes of all runs of words in a text the smallest are kept, and two texts share about as many of those as they share
runs. Measured against six other ways in the design papers, ranking 5.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from hashlib import blake2b

from advice.models import Sketch
from advice.search.engines import Text
from advice.search.rows import fields_of

RUN, KEPT = 3, 6  # stems of one run, and runs kept of one text


def whole(stems: Sequence[str]) -> int:
    """The number of a text that says just these stems in this order: 64 bits, signed."""
    return _hash(f"= {' '.join(stems)}")


def sketch(stems: Sequence[str]) -> list[int]:
    """The numbers of a text: the one of the whole, and the smallest of those of its runs; none of a text without a word. Some 20 microseconds."""
    runs = {" ".join(stems[start : start + RUN]) for start in range(len(stems) - RUN + 1)}
    return [whole(stems), *sorted(map(_hash, runs))[:KEPT]] if stems else []


def sketch_of(text: Text) -> set[int]:
    """The numbers of a contribution: those of its own words and of each translation, not of the title of its situation."""
    return {key for stems in versions_of(text) for key in sketch(stems)}


def versions_of(text: Text) -> list[list[str]]:
    """The stems of a contribution as it was written, then those of each translation."""
    return [stems for _language, stems, _surfaces in fields_of(text)][:-1]


def stored_sketches(numbers: Collection[int]) -> dict[int, set[int]]:
    """The numbers that are kept of these contributions, by contribution (one query)."""
    kept = defaultdict[int, set[int]](set)
    for number, key in Sketch.objects.filter(contribution__in=numbers).values_list("contribution", "key"):
        kept[number].add(key)
    return kept


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big", signed=True)
