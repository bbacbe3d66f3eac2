"""Already said: the advice that says nearly the same as a text, in other words or in the same.

Texts meet by their sketches, and those that share the rarest numbers are compared stem by stem (design papers, ranking 5): in any language a text
was written in or translated into. Where no words are alike, advice in the same situation by the same strategies is what comes nearest.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import connection

from advice.models import Contribution
from advice.search.engines import CONTRIBUTIONS, Text, engine
from advice.search.rows import stems_of, under
from advice.search.sketches import sketch, versions_of, whole

SHORTEST = 8  # terms of a text that can be said to say the same as another
NEWEST = 1_000  # rows looked at of one number
COMPARED = 30  # contributions compared stem by stem
SAME, SIMILAR = 0.80, 0.50  # shares of stems in common from which on texts say the same, and are similar
MOST_BY_STRATEGY = 2
Reason = Literal["same", "similar", "strategy"]


@dataclass(frozen=True)
class Likeness:
    """A contribution that is like a text: the share of their stems they have in common (0 to 1), and whether it says the very words, in their order.

    `reason` is "same" from 0.80 on, "similar" from 0.50, and "strategy" where only its situation and strategies are the same.
    """

    number: int
    likeness: float
    exact: bool
    reason: Reason


def alike(
    text: str,
    language: str,
    *,
    situation: int | None = None,
    strategies: Collection[str] = (),
    but: int | None = None,
    most: int = 3,
) -> list[Likeness]:
    """The published contributions most like a text in this language, the likest first, those in the same situation before others; none for a text
    of fewer than eight terms.

    Two queries; one more where no words are alike, and a situation and strategies (slugs, all of which have to be there) are given. `but` is a
    contribution to leave out: the one that is being changed. At a million contributions some five milliseconds (bench/likeness.py).
    """
    stems = stems_of(text, language)
    if len(stems) < SHORTEST:
        return []
    candidates = [number for number in _candidates(stems) if number != but][:COMPARED]
    texts = engine().texts(CONTRIBUTIONS, candidates) if candidates else {}
    found = [each for row in texts.values() if (each := _compared(stems, row)) is not None]
    if found or situation is None or not strategies:
        return sorted(found, key=lambda each: _place(each, texts, situation))[:most]
    return _by_strategy(situation, strategies, but)[:most]


def _candidates(stems: Sequence[str]) -> list[int]:
    """The contributions that share numbers with a text: what may say the very words first, then those that share the most and the rarest (one query)."""
    sharing = defaultdict[int, list[int]](list)
    keys = sketch(stems)
    one = "SELECT * FROM (SELECT key, contribution_id FROM advice_sketch WHERE key = %s ORDER BY contribution_id DESC LIMIT %s) AS rows_{}"
    with connection.cursor() as cursor:
        parts = " UNION ALL ".join(map(one.format, range(len(keys))))
        cursor.execute(parts, [value for key in keys for value in (key, NEWEST)])
        for key, number in cursor.fetchall():
            sharing[key].append(number)
    weights = defaultdict[int, float](float)
    for key, numbers in sharing.items():
        weight = 1 / len(numbers) + (key == whole(stems))
        for number in numbers:
            weights[number] += weight
    return sorted(weights, key=lambda number: (-weights[number], -number))


def _compared(stems: Sequence[str], row: Text) -> Likeness | None:
    """How like a text the likest version of a contribution is; None below what can be called similar."""
    said, versions = set(stems), versions_of(row)
    likeness = max((len(said & set(each)) / len(said | set(each)) for each in versions), default=0.0)
    if likeness < SIMILAR:
        return None
    return Likeness(row.number, likeness, list(stems) in versions, "same" if likeness >= SAME else "similar")


def _place(each: Likeness, texts: Mapping[int, Text], situation: int | None) -> tuple[bool, float, bool, int]:
    elsewhere = situation is None or under(situation) not in texts[each.number].terms.split()
    return not each.exact, -each.likeness, elsewhere, -each.number


def _by_strategy(situation: int, strategies: Collection[str], but: int | None) -> list[Likeness]:
    """The best advice in this situation that goes all of these ways, in whatever language (one query)."""
    rows = Contribution.objects.published().in_situation(situation).with_all_strategies(strategies)
    others = rows if but is None else rows.exclude(pk=but)
    numbers = others.best_first().values_list("pk", flat=True)[:MOST_BY_STRATEGY]
    return [Likeness(number, 0.0, False, "strategy") for number in numbers]
