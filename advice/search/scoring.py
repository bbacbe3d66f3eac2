"""How well a contribution fits a search: the share of its words that it says, the rare ones weighing more."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from advice.search.engines import Match, Text
from advice.search.rows import fields_of
from advice.search.units import SAME_STEM, Unit

TITLE = 0.6  # of the weight of a word that stands only in the title of the situation
ADJACENT = 0.1
TEXT, HELPFUL, OWN = (
    0.7,
    0.3,
    0.05,
)  # of the words, of the score, of the reader's own languages (design papers, ranking 2.5)
NAMED_WHOLE, NAMED_PART = 0.9, 0.5  # a strategy that is named by most of the search, or by a part of it
MAIN = 0.05  # for the first strategy of a contribution, where the search names it
UNTAGGED = 0.65  # of the words of a strategy's name, in a text that is not about the strategy


@dataclass(frozen=True)
class Sought:
    """The units of a search with how rare each is, the languages most of them are written in here, the strategies that the search names: the
    units that name each, and whether that is most of it; and the topics, with the units that name each."""

    units: tuple[Unit, ...]
    rarity: tuple[float, ...]
    strategies: tuple[tuple[int, frozenset[int], bool], ...] = ()
    topics: tuple[tuple[int, frozenset[int]], ...] = ()
    languages: frozenset[str] = frozenset()


def rarity(documents: int, of: int) -> float:
    """The inverse document frequency: ln(1 + (N - df + 0.5) / (df + 0.5)), Robertson and Zaragoza 2009."""
    return log(1 + (max(of - documents, 0) + 0.5) / (documents + 0.5))


def fit(sought: Sought, match: Match, text: Text, reads: Collection[str]) -> float:
    """How well a contribution fits, about 0 to 1.2: higher is better. Pure arithmetic on what was read; some 10 microseconds."""
    weights = _weights(sought, text)
    tagged = match.strategies.split()
    for strategy, places, whole in sought.strategies:
        if str(strategy) in tagged:
            floor = NAMED_WHOLE + (MAIN if tagged[0] == str(strategy) else 0) if whole else NAMED_PART
            for place in places:
                weights[place] = max(weights[place], floor) + (0.1 * weights[place] if whole else 0)
        elif whole and not any(str(other) in tagged for other, _places, all_of_it in sought.strategies if all_of_it):
            for place in places:
                weights[place] *= UNTAGGED
    for topic, places in sought.topics:
        if match.topic == topic:
            for place in places:
                weights[place] = max(weights[place], NAMED_PART)
    total = sum(sought.rarity)
    said = sum(rare * weight for rare, weight in zip(sought.rarity, weights, strict=True)) / total if total else 1.0
    own = OWN if any(code in sought.languages or code in reads for code in match.readable.split()) else 0.0
    return TEXT * (said + _adjacent(sought.units, text)) + HELPFUL * match.score / 1_000_000 + own


def _weights(sought: Sought, text: Text) -> list[float]:
    """The weight of each unit in a text: that of the best of its forms that stands there."""
    weights = [0.0] * len(sought.units)
    fields = list(fields_of(text))
    for number, (_language, stems, surfaces) in enumerate(fields):
        share = TITLE if number == len(fields) - 1 and number else 1.0
        there, spelled = set(stems), set(surfaces)
        for place, unit in enumerate(sought.units):
            weights[place] = max(weights[place], share * _weight(unit, stems, there, spelled))
    return weights


def _weight(unit: Unit, stems: Sequence[str], there: set[str], spelled: set[str]) -> float:
    if unit.runs:
        if any(run[0] in there and stands(run, stems) for run in unit.runs):
            return 1.0
        return 0.0 if unit.firm else SAME_STEM * max(sum(part in there for part in run) / len(run) for run in unit.runs)
    exact = max((weight for surface, weight in unit.surfaces.items() if surface in spelled), default=0.0)
    return max([exact, *(weight for root, weight in unit.stems.items() if all(part in there for part in root.split()))])


def stands(run: Sequence[str], stems: Sequence[str]) -> bool:
    """Whether these terms stand one behind the other."""
    first, length = run[0], len(run)
    return any(stem == first and tuple(stems[place : place + length]) == tuple(run) for place, stem in enumerate(stems))


def _adjacent(units: Sequence[Unit], text: Text) -> float:
    """A tenth more for two words of the search that stand side by side, in their order, anywhere in the text."""
    words = [unit for unit in units if unit.stems]
    if len(words) < 2:
        return 0.0
    for _language, stems, _surfaces in fields_of(text):
        for one, other in pairwise(words):
            if any(stems[place] in one.stems and stems[place + 1] in other.stems for place in range(len(stems) - 1)):
                return ADJACENT
    return 0.0
