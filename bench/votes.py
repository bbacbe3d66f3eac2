"""Votes as fast as several processes can cast them, and whether the tallies are exact afterwards.

    DATABASE_URL=… .venv/bin/python bench/votes.py [--processes 6] [--votes 2000] [--people 25] [--contributions 3]

The limits on votes are off in these processes (VOTE_LIMITS=0), or nobody could cast so many so quickly: they are looked up and logged all the same,
and refuse nothing. The voters' accounts count.

Works on the site's own database: takes a site that is migrated, adds people and contributions of its own, and takes them away again.
"""

import argparse
import multiprocessing
import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Share:
    """What one process casts: `votes` votes of random people on random contributions, one in three pressed twice; within the limits if `limited`."""

    database_url: str
    seed: int
    votes: int
    people: tuple[int, ...]
    contributions: tuple[int, ...]
    limited: bool = False


def cast(share: Share) -> list[str]:
    """Cast the votes of one share, in a process of its own. Returns the errors, each as a line."""
    os.environ |= {"DATABASE_URL": share.database_url, "VOTE_LIMITS": str(int(share.limited))}
    open_site()
    from advice.actions.voting import vote
    from advice.models import Contribution, User

    people = list(User.objects.filter(pk__in=share.people))
    contributions = list(Contribution.objects.filter(pk__in=share.contributions))
    chance, errors = random.Random(share.seed), []
    for _ in range(share.votes):
        person, contribution, value = chance.choice(people), chance.choice(contributions), chance.choice([-1, 0, 1, 1])
        for _press in range(chance.choice([1, 1, 2])):
            try:
                vote(contribution, value, by=person)
            except Exception as error:
                errors.append(f"{type(error).__name__}: {error}")
    return errors


def cast_all(shares: Sequence[Share]) -> tuple[list[str], float]:
    """Cast all shares at once, each in its own process. Returns the errors and the seconds it took, start of the processes included."""
    begun = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(len(shares)) as pool:
        errors = [error for found in pool.map(cast, shares, chunksize=1) for error in found]
    return errors, time.perf_counter() - begun


def drift(contributions: Sequence[int]) -> list[str]:
    """Every tally, on a contribution or its strategy links, that a recount of the votes contradicts."""
    from advice.models import Contribution, Vote
    from advice.ranking import current_priors

    wrong = []
    for row in Contribution.objects.filter(pk__in=contributions).prefetch_related("taggings"):
        values = list(Vote.objects.counted().filter(contribution=row).values_list("value", flat=True))
        helpful, votes = values.count(1), len(values)
        score = current_priors().score(row.language, helpful, votes)
        if (row.helpful, row.votes, row.score) != (helpful, votes, score):
            wrong.append(f"{row.pk}: {row.helpful} of {row.votes}, {row.score}; counted {helpful} of {votes}, {score}")
        for tagging in row.taggings.all():
            if (tagging.votes, tagging.score) != (votes, score):
                wrong.append(
                    f"{row.pk} on {tagging.tag_id}: {tagging.votes}, {tagging.score}; counted {votes}, {score}"
                )
    return wrong


def open_site() -> None:
    """Make the site ready in this process; harmless where it is already."""
    import django

    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    django.setup()


def main() -> int:
    parser = argparse.ArgumentParser(description="Cast votes from several processes and recount them.")
    for name, default in (("processes", 6), ("votes", 2000), ("people", 25), ("contributions", 3)):
        parser.add_argument(f"--{name}", type=int, default=default, help=f"{default} where nothing is said")
    wanted = parser.parse_args()
    open_site()
    from django.conf import settings
    from django.db import connections
    from django.utils import timezone

    from advice.actions.asking import ask
    from advice.actions.contributing import contribute
    from advice.models import User

    url = os.environ.get("DATABASE_URL", f"sqlite:///{settings.BASE_DIR / 'db.sqlite3'}")
    long_ago = timezone.now() - timedelta(days=30)
    people = [
        User.objects.create(username=f"bench-{number}", date_joined=long_ago, is_staff=True)  # no letter to confirm
        for number in range(wanted.people + 1)
    ]
    author, voters = people[0], people[1:]
    situation = ask("A benchmark of votes", by=author, language="en")
    rows = [
        contribute(situation, by=author, body=f"Count this one: {number}.", language="en", strategies=["listen"])
        for number in range(wanted.contributions)
    ]
    voter_keys, row_keys = tuple(person.pk for person in voters), tuple(row.pk for row in rows)
    each = wanted.votes // wanted.processes
    connections.close_all()
    try:
        errors, seconds = cast_all([Share(url, seed, each, voter_keys, row_keys) for seed in range(wanted.processes)])
        wrong = drift(row_keys)
    finally:
        situation.delete()
        User.objects.filter(pk__in=[person.pk for person in people]).delete()
    total = each * wanted.processes
    print(
        f"{total} votes (a third pressed twice), {wanted.processes} processes, {seconds:.1f} s: {total / seconds:.0f} a second"
    )
    print(f"errors {len(errors)}, drift {len(wrong)}")
    print("\n".join([*errors[:5], *wrong[:5]]), end="")
    return 1 if errors or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
