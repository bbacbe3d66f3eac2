"""How many contributions stand behind each filter of a page, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, QuerySet, Value

from advice.models import ContributionQuerySet, Translation


@dataclass(frozen=True)
class Tallies:
    """`readable` counts, per language, what can be read in it: written in it or translated into it; `everywhere` counts each once, `shown` what can be
    read in the languages that were asked for; `strategies` counts by slug."""

    readable: dict[str, int]
    everywhere: int
    shown: int
    strategies: dict[str, int]


def tallied(
    everywhere: ContributionQuerySet,
    codes: Sequence[str],
    of_strategies: ContributionQuerySet | None = None,
    *,
    few: bool = False,
) -> Tallies:
    """Count `everywhere` by language, and `of_strategies` by strategy where it is given; no `codes` means all languages (one query).

    `few` says that `everywhere` holds few rows, such as those of one situation, and makes the query quick for them.
    """
    written, translations = everywhere.tally_of_written(), Translation.objects.of(everywhere, few=few)
    parts = [_part("written", written), _part("translated", translations.standing().tally())]
    if codes:
        parts.append(_part("only translated", translations.into(*codes).tally_of_others(*codes)))
    if of_strategies is not None:
        parts.append(_part("strategy", of_strategies.tally_of_strategies()))
    counts: dict[str, dict[str, int]] = {}
    for key, count, kind in parts[0].union(*parts[1:], all=True):
        counts.setdefault(kind, {})[key] = count
    original, foreign = counts.get("written", {}), counts.get("translated", {})
    whole = sum(original.values())
    own = sum(original.get(code, 0) for code in {*codes, ""})
    return Tallies(
        readable={key: original.get(key, 0) + foreign.get(key, 0) for key in {**original, **foreign}},
        everywhere=whole,
        shown=own + sum(counts.get("only translated", {}).values()) if codes else whole,
        strategies=counts.get("strategy", {}),
    )


def _part(kind: str, rows: "QuerySet[Any, Any]") -> "QuerySet[Any, Any]":
    named: QuerySet[Any, Any] = rows.annotate(kind=Value(kind, CharField()))
    return named
