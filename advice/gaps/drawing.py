"""The gap map of some situations: a line for each language, a place for each strategy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advice.gaps.counting import Voices
from advice.models import Situation, Strategy


@dataclass(frozen=True)
class Line:
    """The voices in one language: of each strategy, in its order, and `whole`, each contribution once, whatever strategies it has."""

    language: str
    places: Sequence[tuple[Strategy, int]]
    whole: int


@dataclass(frozen=True)
class Row:
    """One situation, a line for each language."""

    situation: Situation
    lines: Sequence[Line]

    @property
    def silent(self) -> list[str]:
        """The languages in which nobody has advised."""
        return [line.language for line in self.lines if not line.whole]


@dataclass(frozen=True)
class GapMap:
    """Situations × languages × strategies; `totals` are the lines of all these situations together."""

    strategies: Sequence[Strategy]
    languages: Sequence[str]
    rows: Sequence[Row]
    totals: Sequence[Line]

    @property
    def columns(self) -> int:
        """How many columns its table has: the language, all advice, and one for each strategy."""
        return 2 + len(self.strategies)

    @property
    def silent(self) -> dict[str, list[Situation]]:
        """By language, the situations in which nobody has advised in it; languages that have a voice everywhere are left out."""
        found = {code: [row.situation for row in self.rows if code in row.silent] for code in self.languages}
        return {code: situations for code, situations in found.items() if situations}

    @property
    def pairs(self) -> int:
        """How many pairs of a situation and a language there are."""
        return len(self.rows) * len(self.languages)

    @property
    def gaps(self) -> int:
        """In how many of these pairs nobody has advised."""
        return sum(len(row.silent) for row in self.rows)


def draw(
    situations: Sequence[Situation], strategies: Sequence[Strategy], languages: Sequence[str], voices: Voices
) -> GapMap:
    """The map of these situations, in their order, with these languages and strategies (no query)."""
    rows = [
        Row(situation, [_line(situation.pk, code, strategies, voices) for code in languages])
        for situation in situations
    ]
    return GapMap(strategies, languages, rows, list(_totals(languages, strategies, rows)))


def _line(number: int, language: str, strategies: Sequence[Strategy], voices: Voices) -> Line:
    places = [(strategy, voices.cells.get((number, strategy.pk, language), 0)) for strategy in strategies]
    return Line(language, places, voices.whole.get((number, language), 0))


def _totals(languages: Sequence[str], strategies: Sequence[Strategy], rows: Sequence[Row]) -> Iterator[Line]:
    for at, language in enumerate(languages):
        lines = [row.lines[at] for row in rows]
        places = [(strategy, sum(line.places[place][1] for line in lines)) for place, strategy in enumerate(strategies)]
        yield Line(language, places, sum(line.whole for line in lines))
