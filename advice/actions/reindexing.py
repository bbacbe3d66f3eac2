"""Reindex: build the index of the search anew, find what in it is stale, and put that right."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from advice.actions.indexing import (
    ENTRY_FIELDS,
    count_words,
    index_contributions,
    index_situations,
    write_contributions,
)
from advice.models import Contribution, IndexEntry, Situation, Word
from advice.search.engines import CONTRIBUTIONS, SITUATIONS, engine
from advice.search.rows import Row, Spelled, contribution_rows, situation_rows, words_of
from advice.search.sketches import sketch_of, stored_sketches

SLICE = 500  # rows of one transaction


@dataclass(frozen=True)
class Stale:
    """What in the index of the search is not as the site is: the rows of contributions, of situations, rows that stand for nothing, and words."""

    contributions: Sequence[int] = ()
    situations: Sequence[int] = ()
    stray: Sequence[tuple[str, int]] = ()
    words: Sequence[Spelled] = ()

    def __len__(self) -> int:
        return len(self.contributions) + len(self.situations) + len(self.stray) + len(self.words)

    def __iter__(self) -> Iterator[str]:
        """A line each."""
        yield from (f"contribution {number}: its row in the search index is stale" for number in self.contributions)
        yield from (f"situation {number}: its row in the search index is stale" for number in self.situations)
        yield from (f"{table} {number}: stands in the search index for nothing" for table, number in self.stray)
        yield from (f"word {surface!r} ({language}): its count is stale" for surface, language, _stem in self.words)


def reindex(*, report: Callable[[int, int], None]) -> tuple[int, int]:
    """Build the whole index anew while the site runs, and say how many contributions and situations it holds.

    Each 500 rows are one short transaction, in which readers still see the rows before. At last the words are counted anew: what is written meanwhile
    may be counted wrongly by one until the next run. `report(done, of)` is called as the work goes on.
    """
    engine().settle()
    total, done, words = Contribution.objects.count() + Situation.objects.count(), 0, _Words()
    for part in _numbers(Situation):
        with transaction.atomic():
            index_situations(part)
        report(done := done + len(part), total)
    for part in _numbers(Contribution):
        with transaction.atomic():
            words.read(write_contributions(part))
        report(done := done + len(part), total)
    with transaction.atomic():
        _drop(_stray())
        words.put_right()
    return IndexEntry.objects.count(), Situation.objects.published().count()


def stale_index() -> Stale:
    """What in the index is stale (a walk over contributions, situations and words, each read once; some 100 microseconds a contribution)."""
    words, contributions, situations = _Words(), list[int](), list[int]()
    for part in _numbers(Contribution):
        rows = {row.text.number: row for row in contribution_rows(part)}
        texts, entries = engine().texts(CONTRIBUTIONS, part), IndexEntry.objects.in_bulk(part)
        sketches = stored_sketches(part)
        for number in part:
            row, text, entry = rows.get(number), texts.get(number), entries.get(number)
            wanted = (row.text, _kept(row.entry), sketch_of(row.text)) if row else (None, None, set())
            if wanted != (text, _kept(entry) if entry else None, sketches.get(number, set())):
                contributions.append(number)
        words.read(rows.values())
    for part in _numbers(Situation):
        wanted_texts, texts = {text.number: text for text in situation_rows(part)}, engine().texts(SITUATIONS, part)
        situations += [number for number in part if wanted_texts.get(number) != texts.get(number)]
    # the words of a stale row are stale with it, and are put right with it
    miscounted = [] if contributions else [word for word, _difference in words.miscounted()]
    return Stale(contributions, situations, _stray(), miscounted)


def repair_index(stale: Stale) -> None:
    """Put right what is stale, inside a transaction."""
    _drop(stale.stray)
    index_situations(stale.situations)
    index_contributions(stale.contributions)
    # a row that was lost or strayed may have left its words counted twice
    if stale.contributions or stale.stray or stale.words:
        words = _Words()
        for part in _numbers(Contribution):
            words.read(contribution_rows(part))
        words.put_right()


class _Words:
    """The words of the rows that were read, with how many rows say each."""

    def __init__(self) -> None:
        self.counted, self.spellings = Counter[Spelled](), dict[Spelled, str]()

    def read(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.counted.update(words_of(row.text))
            self.spellings |= row.spellings

    def miscounted(self) -> Iterator[tuple[Spelled, int]]:
        """The words whose documents are others than these, and by how much they are too few."""
        left = dict(self.counted)
        rows = Word.objects.values_list("surface", "language", "stem", "documents")
        for surface, language, stem, stored in rows.iterator(chunk_size=5000):
            if (found := left.pop((surface, language, stem), 0)) != stored:
                yield (surface, language, stem), found - stored
        yield from left.items()

    def put_right(self) -> None:
        """Put right the documents of every word that differ from these, and forget the words nobody says."""
        count_words(dict(self.miscounted()), self.spellings)
        Word.objects.filter(documents__lte=0).delete()


def _numbers(noun: type[Contribution] | type[Situation]) -> Iterator[list[int]]:
    last = 0
    while part := list(noun._default_manager.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:SLICE]):
        last = part[-1]
        yield part


def _kept(entry: IndexEntry) -> tuple[object, ...]:
    return tuple(getattr(entry, field) for field in ENTRY_FIELDS)


def _stray() -> list[tuple[str, int]]:
    contributions = [("contribution", number) for number in engine().stray(CONTRIBUTIONS, "advice_indexentry")]
    return contributions + [("situation", number) for number in engine().stray(SITUATIONS, "advice_situation")]


def _drop(stray: Sequence[tuple[str, int]]) -> None:
    engine().drop(CONTRIBUTIONS, [number for noun, number in stray if noun == "contribution"])
    engine().drop(SITUATIONS, [number for noun, number in stray if noun == "situation"])
