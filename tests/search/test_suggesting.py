"""What is offered while somebody types: words others wrote, strategies, situations."""

import pytest
from django.utils import translation

from advice.actions.asking import withdraw_situation
from advice.search.queries import parse
from advice.search.suggesting import MOST, Offered, said_situations, suggestions
from tests import factories as f
from tests.search.site import say

pytestmark = pytest.mark.django_db


def slugs(offered: Offered) -> list[str]:
    return [strategy.slug for strategy, _label, _name in offered.strategies]


@pytest.mark.parametrize("text", ["", " ", "a", "-supplier", "🙂", '"', "lang:fr", "\x00"])
def test_nothing_is_offered_before_a_second_letter(text):
    say("A supplier, and another.")

    assert suggestions(text) == Offered()


def test_words_are_completed_to_those_that_others_wrote_the_commonest_first():
    say("The supplier and the supplies.")
    say("The supplier.")

    assert suggestions("sup").words == ["supplier", "supplies"]
    assert suggestions("call the SUP").words == ["call the supplier", "call the supplies"]
    assert suggestions("supplier").words == []
    assert suggestions("sup ").words == []


def test_words_are_offered_as_they_are_spelled():
    say("Déplacez l’échéance.", "fr")

    assert suggestions("eche").words == ["échéance"]


def test_words_are_offered_in_the_languages_of_the_reader():
    say("The supplier.", "en")
    say("Le supplice.", "fr")

    assert suggestions("supp", reads=("fr",)).words == ["supplice"]
    assert set(suggestions("supp").words) == {"supplier", "supplice"}


def test_no_word_is_completed_within_a_script_that_does_not_part_its_words():
    say("先听对方说", "zh")

    assert suggestions("先听").words == []


@pytest.mark.parametrize(
    ("text", "slug"),
    [("list", "listen"), ("LISTEN", "listen"), ("ecout", "listen"), ("hum", "humour"), ("倾听", "listen")],
)
def test_strategies_are_offered_by_the_beginning_of_any_name(text, slug):
    assert slug in slugs(suggestions(text))


def test_a_strategy_is_offered_with_its_words_in_the_language_of_the_page_and_the_name_that_fits():
    with translation.override("de"):
        ((strategy, label, name),) = suggestions("ecoute", reads=("en", "fr")).strategies[:1]

    assert (strategy.slug, label.language) == ("listen", "de")
    assert name.casefold().startswith("écout")
    with translation.override("fr"):
        ((_strategy, label, name),) = suggestions("ecoute", reads=("en", "fr")).strategies[:1]
    assert (label.language, name) == ("fr", "")


def test_a_few_letters_name_no_strategy_in_a_language_nobody_reads():
    assert "listen" in slugs(suggestions("éco", reads=("fr",)))
    assert "listen" not in slugs(suggestions("éco", reads=("en",)))


def test_situations_are_offered_that_say_all_the_words_the_most_answered_first():
    plain, answered = f.make_situation("A supplier is late"), f.make_situation("Late again: the supplier")
    f.make_contribution(answered)
    f.make_situation("A client is late")

    assert list(suggestions("late supp").situations) == [answered, plain]
    assert list(suggestions("supplier late").situations) == [answered, plain]
    assert list(suggestions("qqqq supp").situations) == []


def test_situations_are_offered_in_the_languages_of_the_reader_while_they_are_published():
    english, french = f.make_situation("My supplier"), f.make_situation("Mon supplier", language="fr")
    for situation in (english, french):
        f.make_contribution(situation, by=f.ana(), language=situation.language)

    assert list(suggestions("supplier", reads=("fr",)).situations) == [french]
    withdraw_situation(english, by=f.ana())
    assert list(suggestions("supplier").situations) == [french]


def test_few_are_offered_of_each_kind():
    for number in range(MOST + 3):
        f.make_contribution(f.make_situation(f"Supplier {number}"), body=f"supplier{'abcdefgh'[number]}")

    offered = suggestions("suppl")

    assert (len(offered.words), len(offered.situations)) == (MOST, MOST)


def test_offering_costs_the_same_for_one_and_for_thirty(django_assert_max_num_queries):
    for count in (1, 29):
        for number in range(count):
            f.make_contribution(f.make_situation(f"Supplier {count} {number}"), body=f"Supplier {count} {number}")

        with django_assert_max_num_queries(9):
            suggestions("supplier lis")


def test_situations_that_say_a_search_stand_beside_what_it_found():
    one, other = f.make_situation("A supplier is late"), f.make_situation("The supplier is late again")
    f.make_contribution(other, body="Late is late.")

    assert said_situations(parse("late supplier"), (), most=3) == [other, one]
    assert said_situations(parse("late supplier"), (), most=1) == [other]
    assert said_situations(parse("late supplier"), ("fr",), most=3) == []
    assert said_situations(parse("-late"), (), most=3) == []
    assert said_situations(parse("qqqq"), (), most=3) == []
