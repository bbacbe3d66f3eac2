"""A crowd of organic voters and brigades to plant among them, the same on every machine."""

import random
from collections.abc import Sequence

from advice.integrity.ballots import Ballot

DAY = 24 * 60 * 60
PERIOD = 60 * DAY
LANGUAGES = {"en": 0.6, "fr": 0.2, "es": 0.1, "de": 0.1}
AUTHORS, CONTRIBUTIONS, VOTERS = 120, 400, 1000
TARGETS = 6
FIRST_PUPPET = 100_000

Advice = list[tuple[int, int, str]]  # contribution, author, language


def make_advice(chance: random.Random) -> Advice:
    """Contributions of authors of whom some write much, each in one language."""
    tongues = {author: _language(chance) for author in range(AUTHORS)}
    weights = [1 / (rank + 3) for rank in range(AUTHORS)]
    authors = chance.choices(range(AUTHORS), weights, k=CONTRIBUTIONS)
    return [(number, author, tongues[author]) for number, author in enumerate(authors)]


def organic(chance: random.Random, advice: Advice) -> list[Ballot]:
    """A thousand readers of one or two languages, some of whom vote often: in sittings of one to fifteen votes, on what stands high in a list,
    up to sixty days apart. One in five made their account that week; five vote at once at a workshop."""
    cast = []
    for voter in range(1000, 1000 + VOTERS):
        reads = {_language(chance), *([_language(chance)] if chance.random() < 0.4 else [])}
        shelf = [row for row in advice if row[2] in reads]
        joined = chance.uniform(0, PERIOD) if chance.random() < 0.2 else -chance.uniform(0, 400 * DAY)
        wanted = min(len(shelf) // 2, int(chance.paretovariate(0.9) * 2))
        weights = [1 / (rank % 40 + 1) ** 0.9 for rank in range(len(shelf))]
        chosen = list(dict.fromkeys(chance.choices(shelf, weights, k=wanted)))
        while chosen:
            sitting = [chosen.pop() for _ in range(min(len(chosen), chance.randint(1, 15)))]
            at = chance.uniform(max(joined, 0), PERIOD)
            for row in sitting:
                at += chance.uniform(5, 120)
                cast.append(_ballot(voter, row, 1 if chance.random() < 0.72 else -1, at, joined))
    workshop = [row for row in advice if row[2] == "en"][30:34]
    for voter in range(900, 905):
        at = 20 * DAY + chance.uniform(0, 300)
        for row in workshop:
            at += chance.uniform(20, 60)
            cast.append(_ballot(voter, row, chance.choice([1, 1, -1]), at, -90 * DAY))
    return cast


def brigade(
    chance: random.Random,
    advice: Advice,
    accounts: int,
    *,
    camouflage: int = 0,
    slow: bool = False,
    first: int = FIRST_PUPPET,
    author: int | None = None,
) -> list[Ballot]:
    """So many accounts that say yes to the same six contributions, of one author or of six; `camouflage` votes each on anything else.

    They come in one evening from accounts of that day, or, if `slow`, over sixty days from accounts of a year.
    """
    english = [row for row in advice if row[2] == "en"]
    targets = [row for row in english if author is None or row[1] == author]
    if author is None:
        targets = list({row[1]: row for row in targets}.values())
    targets = targets[-TARGETS:]
    assert len(targets) == TARGETS
    others = [row for row in english if row not in targets]
    cast = []
    for voter in range(first, first + accounts):
        joined = -365 * DAY if slow else 30 * DAY - 3600
        begun = 30 * DAY + chance.uniform(0, 600)
        for row in [*targets, *chance.sample(others, camouflage)]:
            at = chance.uniform(0, PERIOD) if slow else begun + chance.uniform(0, 500)
            cast.append(_ballot(voter, row, 1, at, joined))
    return cast


def prolific(advice: Advice, least: int = 8) -> int:
    """An author of English with a good deal of advice."""
    mine = [author for _number, author, language in advice if language == "en"]
    return next(author for author in sorted(set(mine), reverse=True) if least <= mine.count(author) <= 2 * least)


def _ballot(voter: int, row: tuple[int, int, str], value: int, at: float, joined: float) -> Ballot:
    return Ballot(voter, row[0], row[1], row[2], value, at, at - joined)


def _language(chance: random.Random) -> str:
    return chance.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]


def puppets(ballots: Sequence[Ballot]) -> set[int]:
    return {each.voter for each in ballots if each.voter >= FIRST_PUPPET}
