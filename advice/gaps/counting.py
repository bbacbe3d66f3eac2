"""How many voices there are: contributions by situation, strategy and language, in one query."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, Count, F, Value

from advice.models import ContributionQuerySet, Translation

ANY = 0  # in the place of a strategy's number: whatever strategies it has, none included


@dataclass(frozen=True)
class Voices:
    """The counts that are not 0, by the numbers of situation and strategy and the language; `whole` by situation and language, each contribution once.

    A contribution is a voice in the language it was written in and in those it was translated into. One in an unknown language is a voice in none:
    nobody can say for whom it speaks.
    """

    cells: Mapping[tuple[int, int, str], int] = field(default_factory=dict)
    whole: Mapping[tuple[int, str], int] = field(default_factory=dict)

    @property
    def languages(self) -> list[str]:
        """The languages there is a voice in, the most frequent first."""
        sums: dict[str, int] = {}
        for (_situation, language), count in self.whole.items():
            sums[language] = sums.get(language, 0) + count
        return sorted(sums, key=lambda code: (-sums[code], code))


def count_voices(contributions: ContributionQuerySet, situations: Collection[int]) -> Voices:
    """The voices among these contributions under the situations of these numbers (one query, none for no situation).

    It reads what stands under those situations and nothing else, however much there is elsewhere.
    """
    if not situations:
        return Voices()
    here = contributions.order_by().filter(situation__in=situations)
    written = here.exclude(language="")
    translated = Translation.objects.standing().of(here, few=True).order_by()
    foreign = translated.exclude(language=F("contribution__language")).exclude(contribution__language="")
    parts = [
        written.filter(taggings__isnull=False).values_list("situation", "taggings__tag", "language"),
        foreign.filter(contribution__taggings__isnull=False).values_list(
            "contribution__situation", "contribution__taggings__tag", "language"
        ),
        _any_of(written).values_list("situation", "any", "language"),
        _any_of(foreign).values_list("contribution__situation", "any", "language"),
    ]
    # a person's translation and a machine's may stand side by side: they are one voice
    numbers = ["pk", "contribution", "pk", "contribution"]
    counted = [part.annotate(count=Count(name, distinct=True)) for part, name in zip(parts, numbers, strict=True)]
    return _read(counted[0].union(*counted[1:], all=True))


def _any_of(rows: Any) -> Any:
    return rows.annotate(any=Value(ANY, BigIntegerField()))


def _read(rows: Any) -> Voices:
    cells: dict[tuple[int, int, str], int] = {}
    whole: dict[tuple[int, str], int] = {}
    for situation, strategy, language, count in rows:
        if strategy == ANY:
            whole[situation, language] = whole.get((situation, language), 0) + count
        else:
            cells[situation, strategy, language] = cells.get((situation, strategy, language), 0) + count
    return Voices(cells, whole)
