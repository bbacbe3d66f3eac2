"""What votes given together look like: four signals, each a function from ballots to the ties it sees.

Source: design paper on ranking, section 4, which measured them; the numbers are its own but where a comment says otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from advice.integrity.ballots import Ballot
from advice.integrity.likeness import alike, beyond_chance, cores
from advice.models import VoteCluster

Signal = VoteCluster.Signal
Answer = tuple[int, int]  # a contribution, and what was said of it

FEWEST = 3  # accounts: two who agree are friends, and no crowd
FAN_VOTES, FAN_SHARE, FAN_EXCESS = 4, 0.5, 2
BURST_VOTES, BURST_SECONDS, NEW_ACCOUNT = 5, 10 * 60, 7 * 24 * 60 * 60
CO_LIKENESS, CO_ANSWERS = 0.6, 5
WINDOW, WINDOW_OVERLAP, WINDOW_ANSWERS = 20 * 60, 0.4, 4  # the source asks for ten posts, on a site of millions
CHANCE = 0.55  # normalised pointwise mutual information, for both kinds of pairs


@dataclass(frozen=True)
class Tie:
    """Accounts that one signal ties together, and the contributions it is about."""

    signal: Signal
    voters: frozenset[int]
    targets: frozenset[int]


class Votes:
    """Ballots by voter, and how much there was to vote on in each language."""

    def __init__(self, ballots: Sequence[Ballot]) -> None:
        self.by_voter = dict[int, list[Ballot]]()
        self.of_language = defaultdict[str, dict[int, int | None]](dict)
        for ballot in ballots:
            self.by_voter.setdefault(ballot.voter, []).append(ballot)
            self.of_language[ballot.language][ballot.contribution] = ballot.author

    def answers(self, voter: int) -> frozenset[Answer]:
        return frozenset((each.contribution, each.value) for each in self.by_voter[voter])

    def languages(self, voter: int) -> set[str]:
        return {each.language for each in self.by_voter[voter]}

    def offered(self, languages: Iterable[str]) -> dict[int, int | None]:
        """What anybody voted on in these languages: contribution → author."""
        return {pk: author for language in languages for pk, author in self.of_language[language].items()}


def ties(ballots: Sequence[Ballot]) -> list[Tie]:
    """Everything the four signals see. Time grows with the ballots, and with the pairs who have rare answers in common."""
    votes = Votes(ballots)
    return [*same_author(votes), *bursts(ballots), *co_votes(votes), *same_minutes(ballots, votes)]


def same_author(votes: Votes) -> Iterator[Tie]:
    """At least three accounts that give one author the same answer four times or more, and half of all their votes.

    Ours: half must be twice what chance gives, or whoever reads a language in which two people write would be a fan of one of them.
    """
    fans = defaultdict[tuple[int, int], dict[int, set[int]]](dict)
    for voter, cast in votes.by_voter.items():
        given = Counter((each.author, each.value) for each in cast if each.author is not None)
        for (author, value), count in given.items():
            if count < FAN_VOTES or count < FAN_SHARE * len(cast):
                continue
            others = [by for by in votes.offered(votes.languages(voter)).values() if by != voter]
            if count * len(others) >= FAN_EXCESS * others.count(author) * len(cast):
                fans[author, value][voter] = {
                    each.contribution for each in cast if (each.author, each.value) == (author, value)
                }
    for found in fans.values():
        if len(found) >= FEWEST:
            yield Tie(Signal.SAME_AUTHOR, frozenset(found), frozenset().union(*found.values()))


def bursts(ballots: Sequence[Ballot]) -> Iterator[Tie]:
    """At least five votes of one value on one contribution within ten minutes, from accounts less than seven days old."""
    young = defaultdict[Answer, list[Ballot]](list)
    for each in ballots:
        if each.account_age < NEW_ACCOUNT:
            young[each.contribution, each.value].append(each)
    for (contribution, _value), cast in young.items():
        cast.sort(key=lambda each: each.cast)
        together = set[int]()
        for first, last in zip(cast, cast[BURST_VOTES - 1 :], strict=False):
            if last.cast - first.cast <= BURST_SECONDS:
                together |= {each.voter for each in cast if first.cast <= each.cast <= first.cast + BURST_SECONDS}
        if together:
            yield Tie(Signal.BURST, frozenset(together), frozenset([contribution]))


def co_votes(votes: Votes) -> Iterator[Tie]:
    """Accounts with at least two partners each: five answers or more in common, and three in five of all that either gave.

    Ours: it must be beyond chance too, measured on what there is in the languages both vote in. Where ten texts are all there is, everybody agrees.
    """
    answers = {voter: votes.answers(voter) for voter in votes.by_voter}
    pairs = [
        (one, other)
        for one, other in alike(answers, CO_LIKENESS, CO_ANSWERS)
        if _beyond_chance(votes, answers, one, other, len(answers[one] & answers[other]))
    ]
    yield from _cores(Signal.CO_VOTES, pairs, answers)


def same_minutes(ballots: Sequence[Ballot], votes: Votes) -> Iterator[Tie]:
    """Accounts with at least two partners each, whose answers to four contributions or more came within twenty minutes of each other:
    two in five of what the less busy one gave, and beyond chance as above."""
    answers = {voter: votes.answers(voter) for voter in votes.by_voter}
    pairs = [
        pair
        for pair, count in _met(ballots).items()
        if count >= WINDOW_ANSWERS
        and count >= WINDOW_OVERLAP * min(len(answers[each]) for each in pair)
        and _beyond_chance(votes, answers, *pair, count)
    ]
    yield from _cores(Signal.SAME_MINUTES, pairs, answers)


def _met(ballots: Sequence[Ballot]) -> Counter[tuple[int, int]]:
    """How often two accounts gave the same answer within twenty minutes."""
    by_answer = defaultdict[Answer, list[Ballot]](list)
    for each in ballots:
        by_answer[each.contribution, each.value].append(each)
    met = Counter[tuple[int, int]]()
    for cast in by_answer.values():
        cast.sort(key=lambda each: each.cast)
        for at, first in enumerate(cast):
            for other in cast[at + 1 :]:
                if other.cast - first.cast > WINDOW:
                    break
                met[min(first.voter, other.voter), max(first.voter, other.voter)] += 1
    return met


def _beyond_chance(votes: Votes, answers: Mapping[int, frozenset[Answer]], one: int, other: int, common: int) -> bool:
    """Whether two accounts agree more than their languages explain."""
    shared = votes.languages(one) & votes.languages(other)
    offered = votes.offered(shared)
    of_one, of_other = (sum(answer[0] in offered for answer in answers[each]) for each in (one, other))
    return beyond_chance(of_one, of_other, common, len(offered)) >= CHANCE


def _cores(signal: Signal, pairs: Iterable[tuple[int, int]], answers: Mapping[int, frozenset[Answer]]) -> Iterator[Tie]:
    for core in cores(pairs):
        common = Counter[int]()
        for one, other in combinations(sorted(core), 2):
            common.update({contribution for contribution, _value in answers[one] & answers[other]})
        most = max(common.values(), default=0)
        targets = frozenset(contribution for contribution, count in common.items() if 2 * count >= most)
        yield Tie(signal, core, targets)
