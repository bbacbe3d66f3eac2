"""What the index holds of a text: its own words, its translations, its title, its facets."""

import pytest

from advice.actions.translating import translate
from advice.search.engines import BREAK
from advice.search.rows import (
    ALL,
    UNKNOWN,
    about,
    by,
    contribution_rows,
    fields_of,
    readable,
    situation_rows,
    tagged,
    under,
    words_of,
    written,
)
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    situation = f.make_situation("Warum schweigt sie?", language="de", topic=f.make_topic("sales"))
    contribution = f.make_contribution(
        situation, body="Écoutez-la, écoutez.", language="fr", strategies=["humour", "listen"]
    )
    translate(contribution, by=f.dee(), language="en", body="Listen to her.")
    return contribution


def test_a_row_holds_words_by_language_and_facets(row):
    (kept,) = contribution_rows([row.pk])
    numbers = list(row.taggings.order_by("pk").values_list("tag", flat=True))

    assert list(fields_of(kept.text)) == [
        ("fr", ["ecout", "la", "ecout"], ["ecoutez", "la", "ecoutez"]),
        ("en", ["listen", "to", "her"], ["listen", "to", "her"]),
        ("de", ["warum", "schweigt", "sie"], ["warum", "schweigt", "sie"]),
    ]
    facets = kept.text.terms.rpartition(f" {BREAK} ")[2].split()
    assert facets == [
        ALL,
        written("fr"),
        readable("fr"),
        readable("en"),
        *map(tagged, numbers),
        under(row.situation_id),
        about(row.situation.topic_id),
        by(row.author_id),
    ]


def test_an_entry_holds_what_is_counted_and_ordered_by(row):
    f.make_votes(row, helpful=1)
    (kept,) = contribution_rows([row.pk])
    row.refresh_from_db()

    entry = kept.entry

    assert (entry.contribution_id, entry.language, entry.readable) == (row.pk, "fr", "fr en")
    assert entry.strategies.split() == [str(tagging.tag_id) for tagging in row.taggings.order_by("pk")]
    assert (entry.situation, entry.topic) == (row.situation_id, row.situation.topic_id)
    assert (entry.score, entry.votes) == (row.score, 1)


def test_words_are_each_counted_once_and_spelled_with_their_accents(row):
    (kept,) = contribution_rows([row.pk])

    assert ("ecoutez", "fr", "ecout") in words_of(kept.text)
    assert len(words_of(kept.text)) == 8
    assert kept.spellings == {("ecoutez", "fr", "ecout"): "écoutez"}


def test_addresses_are_no_words():
    row = f.make_contribution(
        body="See [the guide](https://example.org/secret) and https://example.org/other/page now."
    )

    (kept,) = contribution_rows([row.pk])

    assert next(fields_of(kept.text))[2] == [
        "see",
        "the",
        "guide",
        "and",
        "now",
    ]


def test_a_language_nobody_could_name_has_a_name_in_the_index():
    row = f.make_contribution(body="🙂 OK", language=None)

    (kept,) = contribution_rows([row.pk])

    assert (kept.entry.language, kept.entry.readable) == ("", UNKNOWN)
    assert {written(""), readable("")} <= set(kept.text.terms.split())


def test_what_is_not_published_has_no_row(row):
    numbers = [row.pk, 10**9]
    type(row).objects.filter(pk=row.pk).update(state="withdrawn")

    assert contribution_rows(numbers) == []


def test_rows_cost_three_queries_however_many_they_are(row, django_assert_num_queries):
    numbers = [row.pk, *(f.make_contribution(strategies=["listen"]).pk for _ in range(5))]

    for part in (numbers[:1], numbers):
        with django_assert_num_queries(3):
            contribution_rows(part)


def test_a_situation_is_found_by_its_title_and_its_story(row):
    situation = f.make_situation("How to say no?", body="She asks again.", topic=f.make_topic("sales"))

    (text,) = situation_rows([situation.pk])

    assert [surfaces for _language, _stems, surfaces in fields_of(text)] == [
        ["how", "to", "say", "no"],
        ["she", "asks", "again"],
    ]
    assert text.terms.rpartition(f" {BREAK} ")[2].split() == [ALL, written("en"), about(situation.topic_id)]


def test_no_facet_is_a_word_that_somebody_can_write():
    row = f.make_contribution(body="zz z zl fr zl_fr zs_1 z_ zz_ ＿z＿", strategies=["listen"])

    (kept,) = contribution_rows([row.pk])

    words = {stem for _language, stems, _surfaces in fields_of(kept.text) for stem in stems}
    facets = set(kept.text.terms.rpartition(f" {BREAK} ")[2].split())
    assert words & facets == set()
    assert all("_" in facet for facet in facets)
