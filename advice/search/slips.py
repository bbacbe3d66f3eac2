"""Mistyped words: the keys they share with the word that was meant, and how far they are from it.

The idea of SymSpell (Garbe 2012) in a table: a word and its mistyped form meet where both have lost a letter or two (design papers, ranking 2.5).
"""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import combinations
from math import log
from typing import NamedTuple

from rapidfuzz.distance import OSA

from advice.language.terms import is_dense
from advice.models import Word

SHORTEST, LONG = 4, 8  # letters: what is shorter is not corrected; from there on, two slips are forgiven instead of one
WINDOW = 7  # letters at the beginning of a word that the keys are made of


class Correction(NamedTuple):
    """A word of the site that a mistyped one may mean, so many slips away; the lower the cost the likelier."""

    surface: str
    slips: int
    cost: float


def slips_forgiven(word: str) -> int:
    """How many slips are forgiven in a word of this length."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def keys(word: str) -> list[int]:
    """The numbers under which a word is found when it is mistyped: 64 bits, signed; none for a short word or a pair of signs."""
    if len(word) < SHORTEST or is_dense(word):
        return []
    window = word[:WINDOW]
    kept = {window}
    for missing in range(1, slips_forgiven(word) + 1):
        kept |= {
            "".join(char for place, char in enumerate(window) if place not in gone)
            for gone in combinations(range(len(window)), missing)
        }
    return sorted(int.from_bytes(blake2b(each.encode(), digest_size=8).digest(), "big", signed=True) for each in kept)


def corrections(word: str, *, most: int = 3) -> Sequence[Correction]:
    """The words of the site nearest to a mistyped one, the likeliest first; more documents make a word likelier, another first letter less (one query)."""
    wanted, forgiven = keys(word), slips_forgiven(word)
    if not wanted:
        return []
    rows = Word.objects.filter(slips__key__in=wanted, documents__gt=0).exclude(surface=word)
    documents = dict[str, int]()
    for surface, count in rows.values_list("surface", "documents").distinct():
        documents[surface] = documents.get(surface, 0) + count
    found = []
    for surface, count in documents.items():
        slips = OSA.distance(word, surface, score_cutoff=forgiven)
        if slips <= forgiven:
            found.append(Correction(surface, slips, slips + 0.3 * (surface[0] != word[0]) - 0.08 * log(count + 1)))
    return sorted(found, key=lambda each: (each.cost, each.surface))[:most]
