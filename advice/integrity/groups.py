"""From ties to groups: what several signals say of the same accounts is one thing for a moderator to look at."""

from collections.abc import Iterable
from dataclasses import dataclass

from advice.integrity.signals import Tie


@dataclass(frozen=True)
class Group:
    """Accounts to look at, on what they voted together, and the signals that say so, in alphabetical order."""

    voters: frozenset[int]
    targets: frozenset[int]
    signals: tuple[str, ...]

    def __or__(self, other: "Group") -> "Group":
        signals = sorted({*self.signals, *other.signals})
        return Group(self.voters | other.voters, self.targets | other.targets, tuple(signals))


def groups(ties: Iterable[Tie]) -> list[Group]:
    """The groups there are, those with the most signals first. Ties become one where they share half of the smaller one's accounts."""
    found = list[Group]()
    for tie in ties:
        whole = Group(tie.voters, tie.targets, (str(tie.signal),))
        # what has grown may now share enough with another: until nothing does
        while near := [each for each in found if same_people(each.voters, whole.voters)]:
            found = [each for each in found if each not in near]
            for each in near:
                whole |= each
        found.append(whole)
    return sorted(found, key=lambda each: (-len(each.signals), -len(each.voters), min(each.voters)))


def same_people(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two groups share at least half of the smaller one."""
    return 2 * len(one & other) >= min(len(one), len(other)) > 0
