"""How many contributions stand behind each filter of a page, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, QuerySet, Value

from advice.models.contribution import ContributionQuerySet


@dataclass(frozen=True)
class Tallies:
    """`readable` counts, per language, what can be read in it: written in it or translated into it; `everywhere` counts each once, `shown` what can be
    read in the languages that were asked for; `strategies` counts by slug."""

    readable: dict[str, int]
    everywhere: int
    shown: int
    strategies: dict[str, int]


def tallied(
    everywhere: ContributionQuerySet, codes: Sequence[str], of_strategies: ContributionQuerySet | None = None
) -> Tallies:
    """Count `everywhere` by language, and `of_strategies` by strategy where it is given; no `codes` means all languages (one query)."""
    parts = [_part("written", everywhere.tally_of_written()), _part("translated", everywhere.tally_of_translated())]
    if codes:
        parts.append(_part("only translated", everywhere.only_translated_into(*codes).tally_of_written()))
    if of_strategies is not None:
        parts.append(_part("strategy", of_strategies.tally_of_strategies()))
    counts: dict[str, dict[str, int]] = {}
    for key, count, kind in parts[0].union(*parts[1:], all=True):
        counts.setdefault(kind, {})[key] = count
    written, translated = counts.get("written", {}), counts.get("translated", {})
    whole = sum(written.values())
    own = sum(written.get(code, 0) for code in {*codes, ""})
    return Tallies(
        readable={key: written.get(key, 0) + translated.get(key, 0) for key in {**written, **translated}},
        everywhere=whole,
        shown=own + sum(counts.get("only translated", {}).values()) if codes else whole,
        strategies=counts.get("strategy", {}),
    )


def _part(kind: str, rows: "QuerySet[Any, Any]") -> "QuerySet[Any, Any]":
    named: QuerySet[Any, Any] = rows.annotate(kind=Value(kind, CharField()))
    return named
