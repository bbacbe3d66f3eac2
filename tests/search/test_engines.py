"""The full-text tables of the database in use: what is put there is there, in the order of numbers."""

import pytest
from django.db import connection

from advice.models import IndexEntry, Slip, Word
from advice.search.engines import BREAK, CONTRIBUTIONS, SITUATIONS, SLICE, Text, engine, sliced, vector
from advice.search.expressions import AllOf, Run
from tests import factories as f

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("table", [CONTRIBUTIONS, SITUATIONS])


def text(number: int, *stems: str) -> Text:
    return Text(number, f"{BREAK} {' '.join(stems)} {BREAK} z_", f"{BREAK}en {' '.join(stems)}")


@BOTH
def test_put_writes_rows_and_writes_them_anew(table):
    engine().put(table, [text(1, "old"), text(2, "other")])
    engine().put(table, [text(1, "new")])

    assert engine().texts(table, [1, 2, 3]) == {1: text(1, "new"), 2: text(2, "other")}
    assert engine().numbers(table, Run(("old",)), most=9) == []
    assert engine().numbers(table, Run(("new",)), most=9) == [1]


@BOTH
def test_drop_takes_rows_away(table):
    engine().put(table, [text(number, "same") for number in (1, 2, 3)])

    engine().drop(table, [3, 1, 1, 7])

    assert engine().numbers(table, Run(("same",)), most=9) == [2]
    assert list(engine().texts(table, [1, 2, 3])) == [2]


@BOTH
def test_nothing_is_put_or_dropped_without_rows(table):
    engine().put(table, [])
    engine().drop(table, [])
    engine().put_slips([])

    assert engine().texts(table, []) == {}


@BOTH
def test_numbers_are_the_newest_and_no_more_than_asked_for(table):
    engine().put(table, [text(number, "same") for number in (5, 2**40, 3)])

    assert engine().numbers(table, Run(("same",)), most=2) == [2**40, 5]


def test_no_run_crosses_from_one_text_into_the_next():
    engine().put(CONTRIBUTIONS, [Text(1, f"{BREAK} aa bb {BREAK} cc {BREAK} z_", "")])

    found = [engine().numbers(CONTRIBUTIONS, Run(run), most=1) for run in (("aa", "bb"), ("bb", "cc"), ("cc", "z_"))]

    assert found == [[1], [], []]


def test_matches_carry_what_is_counted_and_ordered_by(django_assert_num_queries):
    topic = f.make_topic("sales")
    situation = f.make_situation("Asked", topic=topic)
    row = f.make_votes(f.make_contribution(situation, strategies=["humour", "listen"], language="fr"), helpful=2)

    with django_assert_num_queries(1):
        (match,) = engine().matches(Run(("z_",)), most=5, likely=1)

    numbers = list(row.taggings.order_by("pk").values_list("tag", flat=True))
    assert match[:3] == (row.pk, "fr", "fr")
    assert match.strategies == " ".join(map(str, numbers))
    assert match[4:] == (situation.pk, topic.pk, row.score, 2)


@pytest.mark.parametrize("likely", [0, 1, 2, 10**9])
@pytest.mark.parametrize("highest", [0, 10, 10**6])
def test_matches_are_the_newest_whatever_plan_is_taken(likely, highest):
    situation = f.make_situation()
    numbers = [f.make_contribution(situation).pk for _ in range(5)]
    node = AllOf((Run(("z_",)),))

    newest = engine().matches(node, most=2, likely=likely, highest=highest)
    every = engine().matches(node, most=9, likely=likely, highest=highest)

    assert [match.number for match in newest] == numbers[:2:-1]
    assert [match.number for match in every] == numbers[::-1]


def test_a_text_without_its_entry_is_no_match():
    engine().put(CONTRIBUTIONS, [text(99, "alone")])

    assert engine().matches(Run(("alone",)), most=9, likely=1) == []
    assert engine().stray(CONTRIBUTIONS, "advice_indexentry") == [99]


def test_stray_rows_are_those_that_stand_for_nothing():
    situation = f.make_situation()
    engine().put(SITUATIONS, [text(10**9, "gone")])

    assert engine().stray(SITUATIONS, "advice_situation") == [10**9]
    assert list(engine().texts(SITUATIONS, [situation.pk])) == [situation.pk]


def test_slips_are_put_once():
    word = Word.objects.create(surface="late", stem="late", mirror="etal", spelling="late")

    for _ in range(2):
        engine().put_slips([(-(2**63), word.pk), (2**63 - 1, word.pk)])

    assert sorted(Slip.objects.values_list("key", flat=True)) == [-(2**63), 2**63 - 1]


def test_sliced_takes_each_number_once_in_order():
    parts = list(sliced([*range(SLICE * 2), 1, 0]))

    assert [len(part) for part in parts] == [SLICE, SLICE]
    assert [number for part in parts for number in part] == list(range(SLICE * 2))


def test_vector_has_the_places_of_each_term_and_leaves_out_what_is_too_many():
    assert vector(f"{BREAK} aa bb aa {BREAK} z_") == "'aa':2,4 'bb':3 'z_':6"
    assert vector(" ".join(["aa"] * 300)).count(",") == 255
    assert vector(" ".join(["x"] * 20_000 + ["late"])).endswith("'late':16383")


def test_a_long_text_is_found_by_its_first_word_and_by_its_last():
    body = "begin " + "again and again, " * 1100 + "end"
    row = f.make_contribution(body=body)

    for word in ("begin", "end"):
        assert engine().numbers(CONTRIBUTIONS, Run((word,)), most=9) == [row.pk]
    assert IndexEntry.objects.get().pk == row.pk


@pytest.mark.skipif(connection.vendor != "postgresql", reason="reads the columns of PostgreSQL")
def test_words_are_compared_by_code_point_whatever_the_locale_of_the_server():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'advice_word' AND collation_name = 'C'"
        )
        assert {row[0] for row in cursor.fetchall()} == {"surface", "stem", "mirror"}
