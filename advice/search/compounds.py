"""Words that are written together in one place and apart in another: Terminverschiebung and "Termin verschieben", follow-up and followup."""

from advice.language.terms import is_dense
from advice.models import Word

SHORTEST = 3  # letters of a part
SHORTEST_HEAD = 5  # letters of a word that is looked for inside longer ones
JOINING = frozenset({"da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "sv"})
"""The languages that write compounds as one word."""
LINKS = ("", "s", "es", "n", "en", "er", "e")
MOST = 12


def parts_of(word: str) -> tuple[str, ...]:
    """The stems of the two words of the site that a word is put together from, the commonest pair; empty where there are none (one query)."""
    if len(word) < 2 * SHORTEST or is_dense(word):
        return ()
    cuts = [
        (word[:place], word[place + len(link) :])
        for place in range(SHORTEST, len(word) - SHORTEST + 1)
        for link in LINKS
        if word.startswith(link, place) and len(word) - place - len(link) >= SHORTEST
    ]
    rows = Word.objects.filter(surface__in={part for cut in cuts for part in cut}, documents__gt=0)
    known = {
        surface: (count, root)
        for surface, root, count in rows.order_by("documents").values_list("surface", "stem", "documents")
    }
    found = [
        (min(known[one][0], known[other][0]), one, other) for one, other in cuts if one in known and other in known
    ]
    if not found:
        return ()
    _count, one, other = max(found, key=lambda each: (min(len(each[1]), len(each[2])), each[0]))
    return known[one][1], known[other][1]


def wholes_of(word: str) -> list[tuple[str, str, int]]:
    """The compounds that end with a word: (written form, stem, documents), the commonest first (one query).

    Those that begin with it are found as words begun.
    """
    if len(word) < SHORTEST_HEAD or is_dense(word):
        return []
    mirror = word[::-1]
    rows = Word.objects.filter(
        mirror__gte=mirror, mirror__lt=mirror[:-1] + chr(ord(mirror[-1]) + 1), language__in=JOINING
    )
    return list(
        rows.filter(documents__gt=0)
        .order_by("-documents", "surface")
        .values_list("surface", "stem", "documents")[:MOST]
    )
