"""What somebody may be about to type: situations, strategies, and words that others wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from advice.language.folding import fold
from advice.language.terms import STEMMERS, is_dense, plain, stem, terms
from advice.models import Situation, Strategy, StrategyLabel, interface_language
from advice.models.languages import spoken
from advice.search.engines import SITUATIONS, engine
from advice.search.expressions import AllOf, Node, Run, any_of
from advice.search.queries import Piece, Query, parse
from advice.search.units import begun_with

MOST = 5  # of each kind
LOOKED_AT = 300  # situations of which the most answered are shown
STEMS = 12
TELLING = 6  # letters, the space before them included


@dataclass(frozen=True)
class Offered:
    """What is offered while somebody types: words to search for, strategies with the name that fits where their label does not, situations.

    The most answered situations come first.
    """

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
    begun = _begun(last, reads)
    return Offered(
        words=_completed(text, begun) if not text[-1:].isspace() else [],
        strategies=_strategies(" ".join(piece.text for piece in pieces), reads),
        situations=_situations(text, [stem for _spelled, stem in begun], reads),
    )


def _begun(start: str, reads: Sequence[str]) -> list[tuple[str, str]]:
    """The commonest words that begin so, as they are spelled, each with its stem (one query)."""
    rows = begun_with(start)
    if reads:
        rows = rows.filter(language__in=reads)
    return list(rows.values_list("spelling", "stem")[:STEMS])


def _completed(text: str, begun: Sequence[tuple[str, str]]) -> list[str]:
    """The text with its last word completed to words that others wrote, the commonest first."""
    place = max((term.start for term in terms(text)), default=0)
    typed = fold(plain(text[place:]))
    if is_dense(typed):
        return []
    return list(dict.fromkeys(text[:place] + spelled for spelled, _stem in begun if fold(spelled) != typed))[:MOST]


def _strategies(text: str, reads: Sequence[str]) -> list[tuple[Strategy, StrategyLabel, str]]:
    """The strategies that have a name with words that begin so, with their words in the language of the page and the name that fits, where the label does not.

    Of names in languages they do not read, only those of which enough is typed to tell.
    """
    typed, found = _folded(text), list[tuple[Strategy, StrategyLabel, str]]()
    order = {language: place for place, language in enumerate(reads)}
    for strategy in Strategy.objects.current().labelled():
        rows = sorted(strategy.labels.all(), key=lambda words: order.get(words.language, len(order)))
        told = [words for words in rows if not reads or words.language in order or len(typed) >= TELLING]
        name = next((name for words in told for name in words.names if typed in _folded(name)), None)
        label = spoken(rows, interface_language(), *reads)
        if name is not None and label is not None:
            found.append((strategy, label, "" if typed in _folded(label.label) else name))
    return found[:MOST]


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """The words of a text as they are compared, each behind a space."""
    return "".join(f" {term.surface}" for term in terms(text))


def _situations(text: str, stems: Sequence[str], reads: Sequence[str]) -> list[Situation]:
    """The most answered of the newest situations that say all the words, the last of them perhaps half typed."""
    *whole, last = _nodes(parse(text).pieces)
    return _answered([*whole, any_of([last, *(Run((stem,)) for stem in stems)])], reads, MOST)


def said_situations(query: Query, reads: Sequence[str], *, most: int) -> list[Situation]:
    """The most answered of the newest situations that say all the words of a search, in the reader's languages only (two queries)."""
    nodes = _nodes(query.wanted)
    return _answered(nodes, reads, most) if nodes else []


def _nodes(pieces: Sequence[Piece]) -> list[Node]:
    """What finds each word: its stem in any language, for a situation may say what no contribution has said yet. No query."""
    found = list[Node]()
    for piece in pieces:
        runs = (
            dict.fromkeys(tuple(term.stem for term in terms(piece.text, code)) for code in ("", "zh"))
            if piece.dense
            else ()
        )
        found += [any_of([Run(run) for run in runs])] if runs else []
        for term in () if runs else piece.terms:
            forms = {term.surface, plain(piece.text[term.start : term.end])}
            roots = {stem(form, language) for form in forms for language in STEMMERS}
            found.append(any_of([Run((root,)) for root in sorted(roots)]))
    return found


def _answered(nodes: Sequence[Node], reads: Sequence[str], most: int) -> list[Situation]:
    numbers = engine().numbers(SITUATIONS, AllOf(tuple(nodes)), most=LOOKED_AT)
    rows = Situation.objects.published().filter(pk__in=numbers)
    return list((rows.in_languages(*reads) if reads else rows).most_answered_first()[:most])
