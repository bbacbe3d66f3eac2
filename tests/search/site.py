"""A small site to search, and what a search of it finds."""

from collections.abc import Collection

from django.db import connection

from advice.models import Contribution, Situation
from advice.search.filters import Filters
from advice.search.queries import parse
from advice.search.searching import Found, search
from tests import factories as f


def say(body: str, language: str = "en", *, under: Situation | None = None, strategies: Collection[str] = ()) -> int:
    """The number of new advice with these words, under one situation whose title says nothing that is looked for."""
    situation = under or Situation.objects.first() or f.make_situation("Xyzzy")
    return f.make_contribution(situation, body=body, language=language, strategies=strategies).pk


def ask(text: str, filters: Filters | None = None, **options) -> Found:
    return search(parse(text), filters or Filters(), **options)


def found(text: str, filters: Filters | None = None, **options) -> list[int]:
    return list(ask(text, filters, **options).numbers)


def fill(count: int, body: str = "Plain words number {}.") -> list[int]:
    """So many other texts, for searches in which something has to be rare."""
    return [say(body.format(f"n{number}")) for number in range(count)]


def bodies(numbers: Collection[int]) -> list[str]:
    there = dict(Contribution.objects.filter(pk__in=numbers).values_list("pk", "body"))
    return [there[number] for number in numbers]


def same(counts: Collection[int], typed: str) -> bool:
    """Whether these searches cost as many queries as each other.

    PostgreSQL looks for a phrase of common words among the newest texts first and may have to look again; how common words are is told by the highest
    number, which its sequences keep from one test to the next. So for a phrase there it may be one more.
    """
    again = connection.vendor == "postgresql" and '"' in typed
    return max(counts) - min(counts) <= int(again)
