"""How alike two sets are, who is alike, and who hangs together: arithmetic that knows nothing of votes."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from math import ceil, log
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def beyond_chance(one: int, other: int, common: int, whole: int) -> float:
    """Normalised pointwise mutual information, -1 to 1: 0 where two sets of these sizes share as much of the whole as chance would let them,
    1 where each is the other. What holds the whole says nothing: 0."""
    if not common or common >= whole:
        return 0.0
    together = common / whole
    return log(together * whole * whole / (one * other)) / -log(together)


def alike(sets: Mapping[int, frozenset[T]], least: float, fewest: int) -> Iterator[tuple[int, int]]:
    """The pairs whose sets share at least `fewest` members and `least` of their union (Jaccard), each once.

    Exact, and quick where most members are rare: two such sets must share one of their few rarest members, so only those who do are compared.
    """
    frequency = Counter(member for each in sets.values() for member in each)
    holders = defaultdict[T, list[int]](list)
    for key, members in sorted(sets.items()):
        if len(members) < fewest:
            continue
        rarest = sorted(members, key=lambda member: (frequency[member], hash(member)))
        rarest = rarest[: len(members) - ceil(least * len(members)) + 1]
        near = {other for member in rarest for other in holders[member]}
        for other in sorted(near):
            common = len(members & sets[other])
            if common >= fewest and common >= least * (len(members) + len(sets[other]) - common):
                yield other, key
        for member in rarest:
            holders[member].append(key)


def cores(pairs: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """What hangs together once everybody with less than two partners is left out, again and again (a 2-core); three or more each."""
    partners = defaultdict[int, set[int]](set)
    for one, other in pairs:
        partners[one].add(other)
        partners[other].add(one)
    while lonely := [each for each, others in partners.items() if len(others) < 2]:
        for each in lonely:
            for other in partners.pop(each):
                if other in partners:
                    partners[other].discard(each)
    found, seen = list[frozenset[int]](), set[int]()
    for start in partners:
        if start in seen:
            continue
        here, ahead = set[int](), [start]
        while ahead:
            each = ahead.pop()
            if each not in here:
                here.add(each)
                ahead.extend(partners[each])
        seen |= here
        found.append(frozenset(here))
    return found
