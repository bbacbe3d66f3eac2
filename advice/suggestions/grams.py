"""A text as the learned model sees it: hashed runs of letters, each counted for the word it stands in."""

import zlib
from collections.abc import Iterator, Sequence

from advice.suggestions.words import Word

BUCKETS = 1 << 17
SHORTEST, LONGEST = 2, 5
_SIGNS = 4  # runs of a script without spaces are shorter: one sign says as much as a syllable


def grams(text: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Each run of letters as (bucket, number of the word it begins in): within words, over signs, and pairs of words."""
    for at, word in enumerate(text):
        form = word.forms[0]
        if _is_sign(word):
            run = ""
            for other in text[at : at + _SIGNS]:
                if not _is_sign(other) or other.sentence != word.sentence:
                    break
                run += other.forms[0]
                yield _bucket(run), at
            continue
        framed = f" {form} "
        for length in range(SHORTEST, min(LONGEST, len(framed)) + 1):
            for begin in range(len(framed) - length + 1):
                yield _bucket(framed[begin : begin + length]), at
        yield _bucket(f"={form}"), at
        if at + 1 < len(text) and text[at + 1].sentence == word.sentence:
            yield _bucket(f"={form}={text[at + 1].forms[0]}"), at


def _is_sign(word: Word) -> bool:
    return word.end - word.start == 1 and word.forms[0] >= "\u3005"


def _bucket(run: str) -> int:
    return zlib.crc32(run.encode()) % BUCKETS
