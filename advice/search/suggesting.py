"""What somebody may be about to type: situations, strategies, and words that others wrote."""

from collections.abc import Sequence
from dataclasses import dataclass

from advice.language.folding import fold
from advice.language.terms import is_dense, plain, terms
from advice.models import Situation, Strategy, StrategyLabel
from advice.models.languages import spoken
from advice.search.engines import SITUATIONS, engine
from advice.search.expressions import AllOf, Node, Run, any_of
from advice.search.queries import parse
from advice.search.units import beginning_with, units_of

MOST = 5  # of each kind
LOOKED_AT = 300  # situations of which the most answered are shown
STEMS = 12


@dataclass(frozen=True)
class Offered:
    """What is offered while somebody types: words to search for, strategies with the name that fits, situations, the most answered first."""

    words: Sequence[str] = ()
    strategies: Sequence[tuple[Strategy, StrategyLabel, str]] = ()
    situations: Sequence[Situation] = ()


def suggestions(text: str, *, reads: Sequence[str] = ()) -> Offered:
    """What fits the beginning of a search, whose last word may be half typed; nothing before its second letter. Some eight queries.

    Situations and words in the reader's languages only, where they have said which they read; strategies by any of their names.
    """
    pieces = parse(text).pieces
    if not pieces or pieces[-1].left_out or (len(pieces[-1].text) < 2 and not pieces[-1].dense):
        return Offered()
    last = pieces[-1].terms[-1].surface
    begun = beginning_with(last, languages=reads, most=STEMS)
    return Offered(
        words=_completed(text, begun) if not text[-1:].isspace() else [],
        strategies=_strategies(" ".join(piece.text for piece in pieces), reads),
        situations=_situations(text, [stem for _surface, stem, _count in begun], reads),
    )


def _completed(text: str, begun: Sequence[tuple[str, str, int]]) -> list[str]:
    """The text with its last word completed to words that others wrote, the commonest first."""
    place = max((term.start for term in terms(text)), default=0)
    typed = fold(plain(text[place:]))
    if is_dense(typed):
        return []
    return list(dict.fromkeys(text[:place] + surface for surface, _stem, _count in begun if surface != typed))[:MOST]


def _strategies(text: str, reads: Sequence[str]) -> list[tuple[Strategy, StrategyLabel, str]]:
    """The strategies that have a name with a word that begins so, with their words in the reader's language and the name that fits."""
    typed, found = fold(plain(text)), dict[int, tuple[Strategy, StrategyLabel, str]]()
    order = {language: place for place, language in enumerate(reads)}
    for strategy in Strategy.objects.current().labelled():
        rows = sorted(strategy.labels.all(), key=lambda words: order.get(words.language, len(order)))
        name = next((name for words in rows for name in words.names if f" {typed}" in f" {fold(plain(name))}"), None)
        label = spoken(rows, *reads)
        if name is not None and label is not None:
            found[strategy.pk] = (strategy, label, name)
    return list(found.values())[:MOST]


def _situations(text: str, stems: Sequence[str], reads: Sequence[str]) -> list[Situation]:
    """The most answered of the newest situations that say all the words, the last of them perhaps half typed."""
    pieces = parse(text).pieces
    units = units_of(pieces, exact=True)
    if not units:
        return []
    nodes: list[Node] = [unit.node for unit in units[:-1] if unit.known]
    last: list[Node] = [units[-1].node] if units[-1].known else []
    last += [Run((stem,)) for stem in stems]
    if not last or len(nodes) < len(units) - 1:
        return []
    numbers = engine().numbers(SITUATIONS, AllOf((*nodes, any_of(last))), most=LOOKED_AT)
    rows = Situation.objects.published().filter(pk__in=numbers)
    return list((rows.in_languages(*reads) if reads else rows).most_answered_first()[:MOST])
