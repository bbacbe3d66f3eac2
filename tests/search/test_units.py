"""The words of a search as the site knows them."""

import pytest

from advice.models import Word
from advice.search.expressions import AllOf, AnyOf, Run
from advice.search.queries import parse
from advice.search.units import (
    BEGINNING,
    EXACT,
    ONE_SLIP,
    PART,
    SAME_STEM,
    beginning_with,
    begun_with,
    behind,
    nearby,
    units_of,
)
from tests.search.site import say

pytestmark = pytest.mark.django_db


def units(text: str, **options):
    return units_of(parse(text).pieces, **options)


def unit(text: str, **options):
    (only,) = units(text, **options)
    return only


def test_a_word_leads_to_the_stems_it_was_indexed_under_in_every_language():
    say("The client waits for the notes.", "en")
    say("Le client attend.", "fr")
    say("Der Client ist kaputt.", "de")
    say("Note the client.", "en")

    client = unit("client")

    assert set(client.stems) == set(Word.objects.filter(surface="client").values_list("stem", flat=True))
    assert set(client.stems.values()) == {SAME_STEM}
    assert client.surfaces == {"client": EXACT}
    assert client.documents == 4


def test_a_word_is_of_the_languages_it_or_its_forms_are_written_in():
    say("The pain is here.", "en")
    say("Le pain est là.", "fr")
    assert unit("pain").languages == {"en", "fr"}
    say("No pain at all.", "en")

    assert unit("pain").languages == {"en", "fr"}
    assert unit("painful").languages == {"en"}
    assert unit("qqqq").languages == frozenset()


def test_a_word_nobody_wrote_leads_nowhere():
    say("Let them finish.")

    nothing = unit("qqqq")

    assert (nothing.known, nothing.documents, nothing.meant) == (False, 0, ())


def test_another_form_leads_to_the_stem_but_not_to_the_weight_of_the_very_word():
    say("She listens.")

    listening = unit("listening")

    assert listening.stems == {"listen": SAME_STEM}


@pytest.mark.parametrize(("typed", "weight"), [("reconci", BEGINNING), ("reconcilition", ONE_SLIP * SAME_STEM)])
def test_what_is_guessed_weighs_less_and_exact_guesses_nothing(typed, weight):
    say("The reconciliation.")

    guessed = unit(typed)

    assert (list(guessed.stems.values()), unit(typed, exact=True).known) == ([weight], False)


def test_only_a_correction_says_what_was_meant():
    say("The reconciliation.")

    assert (unit("reconci").meant, unit("reconcilition").meant) == ((), ("reconciliation",))


def test_the_end_of_a_compound_leads_to_it():
    say("Die Terminverschiebung.", "de")

    assert list(unit("Verschiebung").stems.values()) == [PART]


def test_a_run_of_signs_is_one_unit_in_both_writings_of_chinese():
    say("先听对方说完", "zh")

    run = unit("聽對方")

    assert run.runs == (("聽對", "對方"), ("听对", "对方"))
    assert run.node == AnyOf((Run(("聽對", "對方")), Run(("听对", "对方"))))
    assert (run.documents, run.known, run.firm) == (1, True, False)
    assert run.loose == AnyOf((AllOf((Run(("聽對",)), Run(("對方",)))), AllOf((Run(("听对",)), Run(("对方",))))))
    assert run.parts == AnyOf((Run(("聽對",)), Run(("對方",)), Run(("听对",)), Run(("对方",))))


def test_a_phrase_is_firm_and_takes_the_stems_of_each_language_that_knows_all_its_words():
    say("Give them space.")
    say("Space, give et them.", "fr")

    phrase = unit('"give them space"')

    assert set(phrase.runs) == {("give", "them", "space"), ("giv", "them", "spac")}
    assert unit('"space qqqq"').runs == (("space", "qqqq"),)
    assert (phrase.firm, phrase.loose, phrase.parts) == (True, phrase.node, phrase.node)


def test_a_phrase_of_two_signs_that_nobody_wrote_is_looked_for_as_it_is():
    assert unit('"電話"').node == Run(("電話",))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("l'échéance", ["echeance"]),
        ("client's", ["client"]),
        ("don't", ["dont"]),
        ("a", ["a"]),
        ("follow-up", ["follow", "up"]),
        ("CRM系统", ["crm", "系统"]),
        ("電", ["電"]),
    ],
)
def test_single_letters_beside_a_word_say_nothing(typed, words):
    assert [each.typed for each in units(typed)] == words


def test_units_stand_where_they_were_typed():
    text = 'say  CRM系统 "no way" l\'échéance'
    joined = " ".join(piece.text for piece in parse(text).pieces)

    assert [joined[each.start : each.end] for each in units(text)] == ["say", "CRM", "系统", "no way", "échéance"]


def test_known_words_cost_three_queries_at_most_however_many_they_are(django_assert_max_num_queries):
    say("Let them finish before you answer anything, and say it back.")

    for text in ("finish", "let them finish before you answer anything"):
        with django_assert_max_num_queries(3):
            units(text)


def test_nearby_takes_in_the_words_that_begin_with_a_stem():
    say("The complaint.")
    say("She complains.")
    say("Complaining again, compliments too.")

    near = nearby(unit("complain"))

    assert {"complain", "complaint"} <= set(near.stems)
    assert "compliment" not in near.stems


def test_words_that_begin_so_come_the_commonest_first():
    say("Termine und Terminkalender")
    say("Termine")
    say("Termit")
    say("Terzin")

    assert [row[0] for row in beginning_with("termi", most=9)] == ["termine", "terminkalender", "termit"]
    assert [row[0] for row in beginning_with("termi", most=1)] == ["termine"]
    Word.objects.filter(surface="termine").update(documents=0)
    assert begun_with("termine").count() == 0


@pytest.mark.parametrize("start", ["a", "zz", "電", "\ud7a3", "𠮷"])
def test_behind_is_after_everything_that_begins_so(start):
    assert start < start + "\U0010ffff" * 3 < behind(start)
