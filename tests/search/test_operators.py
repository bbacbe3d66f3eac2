"""Operators: what people call a strategy, a language, a topic or a person, as the values of addresses."""

import pytest

from advice.actions.asking import withdraw_situation
from advice.actions.merging import merge
from advice.models import Strategy
from advice.search.filters import Filters
from advice.search.operators import NOWHERE, Resolved, filters_of, resolve
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    return f.make_topic("negotiation", en="Negotiation", fr="Négociation")


@pytest.mark.parametrize(
    ("typed", "pair"),
    [
        (("strategy", "listen"), ("strategy", "listen")),
        (("strategy", "Écouter"), ("strategy", "listen")),
        (("strategy", "LISTEN"), ("strategy", "listen")),
        (("without", "humour"), ("without", "humour")),
        (("lang", "fr"), ("lang", "fr")),
        (("lang", "FR"), ("lang", "fr")),
        (("lang", "pt-BR"), ("lang", "pt")),
        (("lang", "french"), ("lang", "fr")),
        (("lang", "francais"), ("lang", "fr")),
        (("lang", "中文"), ("lang", "zh")),
        (("topic", "negotiation"), ("topic", "negotiation")),
        (("topic", "Négociation"), ("topic", "negotiation")),
        (("by", "dee"), ("by", "dee")),
        (("by", "@DEE"), ("by", "dee")),
        (("has", "outcome"), ("has", "outcome")),
        (("has", "Outcomes"), ("has", "outcome")),
    ],
)
def test_operators_become_the_values_of_addresses(topic, typed, pair):
    f.dee()

    assert resolve([typed]) == Resolved((pair,), ())


@pytest.mark.parametrize(
    "typed",
    [
        ("strategy", "nap"),
        ("without", "nap"),
        ("lang", "klingonese"),
        ("lang", "xx"),
        ("situation", "0"),
        ("situation", "-1"),
        ("situation", "²"),
        ("situation", "9" * 18),
        ("situation", "9" * 40),
        ("situation", "one"),
        ("topic", "none"),
        ("by", "nobody"),
        ("by", "gone"),
        ("by", "@"),
        ("has", "votes"),
    ],
)
def test_operators_that_lead_nowhere_are_given_back_as_they_were_typed(topic, typed):
    f.make_user("gone", is_active=False)

    assert resolve([typed]) == Resolved((), (typed,))


def test_a_situation_is_named_by_its_number_while_it_is_published():
    situation = f.make_situation()
    typed = ("situation", str(situation.pk))
    assert resolve([typed]).pairs == (typed,)

    withdraw_situation(situation, by=f.ana())

    assert resolve([typed]).unknown == (typed,)


def test_a_merged_strategy_is_named_by_what_it_became_part_of():
    merge(Strategy.objects.get(slug="humour"), Strategy.objects.get(slug="listen"), by=f.cy(), reason="The same.")

    assert resolve([("strategy", "humour"), ("strategy", "listen")]).pairs == (("strategy", "listen"),)


def test_filters_of_an_address_are_numbers(topic):
    strategies = dict(Strategy.objects.values_list("slug", "pk"))
    dee = f.dee()

    filters = filters_of(
        strategies=["listen", "nap"],
        without=["humour", "nap"],
        languages=["fr"],
        written=["en"],
        situation=4,
        topic="negotiation",
        author="dee",
        every=True,
        tried=True,
    )

    assert filters == Filters(
        (strategies["listen"], NOWHERE), True, (strategies["humour"],), ("fr",), ("en",), 4, topic.pk, dee.pk, True
    )
    assert filters_of(topic="none", author="nobody") == Filters(topic=NOWHERE, author=NOWHERE)


def test_filters_of_nothing_cost_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert filters_of() == Filters()
