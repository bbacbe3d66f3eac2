"""Words that are written together in one place and apart in another."""

import pytest

from advice.search.compounds import JOINING, MOST, parts_of, wholes_of
from tests.search.site import ask, found, say

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("body", "language", "whole", "parts"),
    [
        ("Den Termin nennen, dann die Verschiebung.", "de", "terminverschiebung", ("termin", "verschieb")),
        ("Qualität und Sicherung.", "de", "qualitatssicherung", ("qualitat", "sicher")),
        ("The follow and the up-front part.", "en", "followup", ()),
        ("The pay and the check.", "en", "paycheck", ("pay", "check")),
    ],
)
def test_parts_are_two_words_of_the_site(body, language, whole, parts):
    say(body, language)

    assert parts_of(whole) == parts


@pytest.mark.parametrize("word", ["", "ab", "short", "電話会議中", "zzzzzzzz"])
def test_what_is_short_or_of_other_words_has_no_parts(word):
    say("One two three for all.")

    assert parts_of(word) == ()


def test_parts_are_the_pair_that_leaves_the_longest():
    say("Hand lung schuh handlung.", "de")

    assert parts_of("handlungschuh") == ("handlung", "schuh")


def test_wholes_end_with_the_word_in_a_language_that_joins_words():
    say("Die Terminverschiebung.", "de")
    say("Die Fristverschiebung, die Terminverschiebung.", "de")
    say("Preterminverschiebung", "en")

    assert [row[0] for row in wholes_of("verschiebung")] == ["terminverschiebung", "fristverschiebung"]
    assert [row[2] for row in wholes_of("verschiebung")] == [2, 1]
    assert "en" not in JOINING


def test_wholes_are_a_few_and_none_for_a_short_word():
    say(" ".join(f"{chr(97 + number) * 3}verschiebung" for number in range(MOST + 3)), "de")

    assert len(wholes_of("verschiebung")) == MOST
    assert wholes_of("bung") == wholes_of("会議") == []


def test_written_together_or_apart_it_is_found():
    apart = say("Plan the follow upping.")
    say("Let them finish.")

    assert found("followupping") == [apart]
    assert ask("followupping", exact=True).total == 0
