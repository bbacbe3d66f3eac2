"""Mistyped words lead to those that were meant, in any script; short ones and rare coincidences do not."""

from itertools import pairwise

import pytest

from advice.models import Slip, Word
from advice.search.slips import LONG, SHORTEST, WINDOW, corrections, keys, slips_forgiven
from tests import factories as f


def test_slips_are_forgiven_by_length():
    assert [slips_forgiven("x" * length) for length in (0, 3, SHORTEST, LONG - 1, LONG, 60)] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize("word", ["", "no", "say", "電話", "先听对方"])
def test_short_words_and_pairs_of_signs_have_no_keys(word):
    assert keys(word) == []


def test_keys_are_numbers_a_database_can_hold():
    numbers = keys("deadlines")

    assert numbers == sorted(set(numbers))
    assert all(-(2**63) <= number < 2**63 for number in numbers)
    assert len(numbers) <= 1 + WINDOW + WINDOW * (WINDOW - 1) // 2


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("angry", "agry"),
        ("angry", "anggry"),
        ("angry", "angyr"),
        ("angry", "anfry"),
        ("deadline", "daedlnie"),
        ("жалоба", "жалба"),
        ("προθεσμια", "προθσμια"),
        ("العملاء", "العلماء"),
        ("ग्राहक", "ग्रहक"),
    ],
)
def test_a_word_and_its_mistyped_form_share_a_key(word, typed):
    assert set(keys(word)) & set(keys(typed))


@pytest.fixture
def words(db):
    """What people wrote, in four scripts; "client" in three texts, "clients" and "cliente" in one each."""
    situation = f.make_situation("Asked", language="en")
    for body, language in (
        ("A client is late.", "en"),
        ("The client waits.", "en"),
        ("Tell the client, and all clients.", "en"),
        ("El cliente espera.", "es"),
        ("Клиенты недовольны качеством.", "ru"),
        ("Οι πελάτες διαμαρτύρονται.", "el"),
        ("العملاء غاضبون جدا", "ar"),
    ):
        f.make_contribution(situation, body=body, language=language)


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("cleint", "client", 1),
        ("clint", "client", 1),
        ("недоволны", "недовольны", 1),
        ("качетсвмо", "качеством", 2),
        ("διαμαρτυρονταε", "διαμαρτυρονται", 1),
        ("غاضبين", "غاضبون", 1),
    ],
)
def test_corrections_find_what_was_meant(words, typed, meant, slips):
    first = corrections(typed)[0]

    assert (first.surface, first.slips) == (meant, slips)


def test_corrections_are_the_likeliest_first_and_three_at_most(words, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = corrections("clientx")

    assert [each.surface for each in found] == ["client", "cliente", "clients"]
    assert all(one.cost <= other.cost for one, other in pairwise(found))
    assert [each.surface for each in corrections("clientx", most=1)] == ["client"]


def test_another_first_letter_is_less_likely(words):
    f.make_contribution(body="Quality, dear xlient.")  # one slip away as well, and said as rarely

    cost = {each.surface: each.cost for each in corrections("xlients")}
    assert cost["clients"] > cost["xlient"]


@pytest.mark.parametrize("typed", ["client", "xyz", "電話", "", "unheardofword"])
def test_corrections_offer_nothing_for_what_is_short_or_far_from_everything_and_never_the_word_itself(words, typed):
    assert [each.surface for each in corrections(typed) if each.surface in (typed, "late", "the")] == []
    if typed != "client":
        assert corrections(typed) == []


def test_words_that_nobody_says_any_more_are_no_correction(words):
    Word.objects.filter(surface="client").update(documents=0)

    assert "client" not in [each.surface for each in corrections("cleint")]


def test_every_word_with_keys_has_them_in_the_table(words):
    for word in Word.objects.all():
        assert sorted(Slip.objects.filter(word=word).values_list("key", flat=True)) == keys(word.surface)
