"""Index: keep what the search reads in step with what it is made from, in the transaction of the verb that changed it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from django.db import connection
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from advice.models import Contribution, IndexEntry, Situation, Sketch, Word
from advice.search.engines import CONTRIBUTIONS, SITUATIONS, engine, sliced
from advice.search.rows import Row, Spelled, contribution_rows, situation_rows, words_of
from advice.search.sketches import sketch_of, stored_sketches
from advice.search.slips import keys

ENTRY_FIELDS = ("language", "readable", "strategies", "situation", "topic", "score", "votes")
BATCH = 500  # rows of one transaction, and of one statement


def index_contributions(numbers: Iterable[int]) -> None:
    """Bring the index of these contributions up to date: what is no longer published leaves it. Thirteen queries for each 500, inside a transaction."""
    for part in sliced(numbers):
        before = engine().texts(CONTRIBUTIONS, part)
        counted = Counter[Spelled]()
        for old in before.values():
            counted.subtract(words_of(old))
        spellings = dict[Spelled, str]()
        for row in write_contributions(part):
            counted.update(words_of(row.text))
            spellings |= row.spellings
        count_words({spelled: count for spelled, count in counted.items() if count}, spellings)


def write_contributions(numbers: Sequence[int]) -> list[Row]:
    """Write what the index has to hold of these contributions, all but the words, and return its rows."""
    rows = contribution_rows(numbers)
    gone = sorted(set(numbers) - {row.text.number for row in rows})
    engine().drop(CONTRIBUTIONS, gone)
    engine().put(CONTRIBUTIONS, [row.text for row in rows])
    IndexEntry.objects.filter(pk__in=gone).delete()
    _write_entries([row.entry for row in rows])
    said = {row.text.number: sketch_of(row.text) for row in rows}
    write_sketches({number: said.get(number, set()) for number in numbers})
    return rows


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


def _write_entries(entries: Sequence[IndexEntry]) -> None:
    IndexEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["contribution"], update_fields=ENTRY_FIELDS
    )


def write_sketches(wanted: Mapping[int, Set[int]]) -> None:
    """Give each of these contributions the numbers it is to have and no other: one query where they are as they were, else some three."""
    stored = stored_sketches(wanted)
    changed = [number for number in sorted(wanted) if wanted[number] != stored.get(number, set())]
    Sketch.objects.filter(contribution__in=[number for number in changed if number in stored]).delete()
    fresh = [Sketch(key=key, contribution_id=number) for number in changed for key in sorted(wanted[number])]
    Sketch.objects.bulk_create(fresh, ignore_conflicts=True)


def count_words(counts: Mapping[Spelled, int], spellings: Mapping[Spelled, str]) -> None:
    """Add these numbers to the documents of these words, and give the new ones their spelling and the keys of their slips.

    A word that stands nowhere any more loses its letters: it may tell what somebody took back. In one order everywhere, so that two transactions
    that say the same words wait for each other instead of locking each other out.
    """
    spelled = sorted(counts)
    for start in range(0, len(spelled), BATCH):
        rows = []
        for surface, language, stem in spelled[start : start + BATCH]:
            word = (surface, language, stem)
            rows.append((language, surface, stem, surface[::-1], spellings.get(word, surface)[:60], counts[word]))
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO advice_word (language, surface, stem, mirror, spelling, documents) VALUES "
                + ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(rows))
                + " ON CONFLICT (surface, language, stem) DO UPDATE SET documents = advice_word.documents + excluded.documents"
                " RETURNING id, surface, language, stem, documents",
                [value for row in rows for value in row],
            )
            counted = cursor.fetchall()
        fresh = [(pk, word) for pk, word, language, stem, now in counted if 0 < now == counts[word, language, stem]]
        engine().put_slips([(key, pk) for pk, surface in fresh for key in keys(surface)])
        _forget_words([pk for pk, _surface, _language, _stem, now in counted if now <= 0])


def _forget_words(numbers: Sequence[int]) -> None:
    """Leave no letter of these words (one query). Their rows stay until the next rebuild: to delete one, a database walks over all slips."""
    Word.objects.filter(pk__in=numbers).update(
        surface="", stem=Concat(Value("-"), Cast("pk", CharField())), mirror="", spelling=""
    )
