"""Index: keep what the search reads in step with what it is made from, in the transaction of the verb that changed it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery

from advice.models import Contribution, IndexEntry, Situation, Word
from advice.search.engines import CONTRIBUTIONS, SITUATIONS, Text, engine, sliced
from advice.search.rows import contribution_rows, situation_rows, words_of
from advice.search.slips import keys

ENTRY_FIELDS = ("language", "readable", "strategies", "situation", "topic", "score", "votes")
BATCH = 500  # rows of one transaction, and of one statement
Spelled = tuple[str, str, str]


def index_contributions(numbers: Iterable[int]) -> None:
    """Bring the index of these contributions up to date: what is no longer published leaves it. Ten queries for each 500, inside a transaction."""
    for part in sliced(numbers):
        before = engine().texts(CONTRIBUTIONS, part)
        counted = Counter[Spelled]()
        for old in before.values():
            counted.subtract(words_of(old))
        for text in _write(part):
            counted.update(words_of(text))
        _count({spelled: count for spelled, count in counted.items() if count})


def _write(numbers: Sequence[int]) -> list[Text]:
    """Write what the index has to hold of these contributions, all but the words, and return its texts."""
    rows = contribution_rows(numbers)
    texts = [row.text for row in rows]
    gone = sorted(set(numbers) - {text.number for text in texts})
    engine().drop(CONTRIBUTIONS, gone)
    engine().put(CONTRIBUTIONS, texts)
    IndexEntry.objects.filter(pk__in=gone).delete()
    _write_entries([row.entry for row in rows])
    return texts


def index_situation(situation: Situation) -> None:
    """Bring the index of a situation and of all its contributions up to date, inside a transaction."""
    index_situations([situation.pk])
    index_contributions(situation.contributions.values_list("pk", flat=True))


def index_situations(numbers: Iterable[int]) -> None:
    """Bring the index of these situations up to date, not of what stands under them (three queries for each 500)."""
    for part in sliced(numbers):
        texts = situation_rows(part)
        there = {text.number for text in texts}
        engine().drop(SITUATIONS, [number for number in part if number not in there])
        engine().put(SITUATIONS, texts)


def copy_score(contribution: Contribution) -> None:
    """Bring the copy of a contribution's score and votes in the index up to date (one query)."""
    IndexEntry.objects.filter(pk=contribution.pk).update(score=contribution.score, votes=contribution.votes)


def copy_scores() -> None:
    """Bring every copy of a score in the index up to date (one query)."""
    own = Subquery(Contribution.objects.filter(pk=OuterRef("pk")).values("score")[:1])
    IndexEntry.objects.exclude(score=own).update(score=own)


def reindex(*, report: Callable[[int, int], None]) -> tuple[int, int]:
    """Build the whole index anew while the site runs, and say how many contributions and situations it holds.

    Each 500 rows are one short transaction, in which readers still see the rows before. At last the words are counted anew: what is written meanwhile
    may be counted wrongly by one until the next run. `report(done, of)` is called as the work goes on.
    """
    total = Contribution.objects.count() + Situation.objects.count()
    done, counted = 0, Counter[Spelled]()
    for part in _numbers(Situation):
        with transaction.atomic():
            index_situations(part)
        report(done := done + len(part), total)
    for part in _numbers(Contribution):
        with transaction.atomic():
            for text in _write(part):
                counted.update(words_of(text))
        report(done := done + len(part), total)
    with transaction.atomic():
        engine().drop(CONTRIBUTIONS, engine().stray(CONTRIBUTIONS, "advice_indexentry"))
        engine().drop(SITUATIONS, engine().stray(SITUATIONS, "advice_situation"))
        _recount(counted)
    return IndexEntry.objects.count(), Situation.objects.published().count()


def _numbers(noun: type[Contribution] | type[Situation]) -> Iterator[list[int]]:
    last = 0
    while part := list(noun._default_manager.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        last = part[-1]
        yield part


def _write_entries(entries: Sequence[IndexEntry]) -> None:
    IndexEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["contribution"], update_fields=ENTRY_FIELDS
    )


def _count(counts: dict[Spelled, int]) -> None:
    """Add these numbers to the documents of these words, and give the new ones the keys of their slips.

    In one order everywhere, so that two transactions that say the same words wait for each other instead of locking each other out.
    """
    spelled = sorted(counts)
    for start in range(0, len(spelled), BATCH):
        rows = [
            (language, surface, stem, surface[::-1], counts[surface, language, stem])
            for surface, language, stem in spelled[start : start + BATCH]
        ]
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO advice_word (language, surface, stem, mirror, documents) VALUES "
                + ", ".join(["(%s, %s, %s, %s, %s)"] * len(rows))
                + " ON CONFLICT (surface, language, stem) DO UPDATE SET documents = advice_word.documents + excluded.documents"
                " RETURNING id, surface, language, stem, documents",
                [value for row in rows for value in row],
            )
            fresh = [
                (pk, surface)
                for pk, surface, language, stem, now in cursor.fetchall()
                if now == counts[surface, language, stem]
            ]
        engine().put_slips([(key, pk) for pk, surface in fresh for key in keys(surface)])


def _recount(counted: Counter[Spelled]) -> None:
    """Put right the documents of every word that differ from these, and forget the words nobody says."""
    stored = {
        (surface, language, stem): count
        for surface, language, stem, count in Word.objects.values_list(
            "surface", "language", "stem", "documents"
        ).iterator(chunk_size=5000)
    }
    _count(
        {
            spelled: counted[spelled] - stored.get(spelled, 0)
            for spelled in stored.keys() | counted.keys()
            if counted[spelled] != stored.get(spelled, 0)
        }
    )
    Word.objects.filter(documents__lte=0).delete()


def stale_rows(numbers: Collection[int]) -> list[int]:
    """Of these contributions, those whose index says something else than they do (six queries)."""
    rows = {row.text.number: row for row in contribution_rows(numbers)}
    texts, entries = engine().texts(CONTRIBUTIONS, numbers), IndexEntry.objects.in_bulk(list(numbers))
    return [
        number
        for number in numbers
        if not _fits(rows[number].text if number in rows else None, texts.get(number))
        or not _same(rows[number].entry if number in rows else None, entries.get(number))
    ]


def _fits(wanted: Text | None, stored: Text | None) -> bool:
    return wanted == stored


def _same(wanted: IndexEntry | None, stored: IndexEntry | None) -> bool:
    if wanted is None or stored is None:
        return wanted is stored
    return all(getattr(wanted, field) == getattr(stored, field) for field in ENTRY_FIELDS)
