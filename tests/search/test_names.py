"""Strategies and topics that a search names, in any language, and by which part of it."""

import pytest

from advice.actions.merging import merge
from advice.models import Strategy, StrategyLabel
from advice.search.names import named_strategies, named_topics
from tests import factories as f

pytestmark = pytest.mark.django_db


def named(text: str) -> list[tuple[str, str, bool]]:
    slugs = dict(Strategy.objects.values_list("pk", "slug"))
    return [(slugs[each.number], text[each.start : each.end], each.whole) for each in named_strategies(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("supplier", []),
        ("listen", [("listen", "listen", True)]),
        ("LISTENING", [("listen", "LISTENING", True)]),
        ("ecouter", [("listen", "ecouter", True)]),
        ("how to listen to an angry client", [("listen", "listen", False)]),
        ("humour, then listen", [("humour", "humour", False), ("listen", "listen", False)]),
        ("tell a joke with humor", [("humour", "humor", False)]),
        ("push back the deadline", [("flex-deadlines", "push back the deadline", True)]),
    ],
)
def test_strategies_are_named_by_a_label_or_by_a_cue(text, found):
    assert named(text) == found


def test_every_label_of_every_strategy_names_it():
    for label in StrategyLabel.objects.select_related("strategy"):
        for name in label.names:
            assert label.strategy.slug in [slug for slug, _part, _whole in named(name)], name


@pytest.mark.parametrize("slug", ["listen", "humour"])
def test_a_strategy_that_became_part_of_another_names_the_other(slug):
    merge(Strategy.objects.get(slug="humour"), Strategy.objects.get(slug="listen"), by=f.cy(), reason="The same.")

    assert [found for found, _part, _whole in named(slug)] == ["listen"]


def test_an_alternative_is_a_name():
    StrategyLabel.objects.filter(strategy__slug="listen", language="en").update(alternatives=["zorb gently"])

    assert named("zorb gently") == [("listen", "zorb gently", True)]
    assert named("zorb him gently") == []


@pytest.mark.parametrize(("text", "queries"), [("listen", 2), ("push back the deadline", 2), ("", 1)])
def test_naming_costs_two_queries(text, queries, django_assert_num_queries):
    named_strategies("warm up")

    with django_assert_num_queries(queries):
        named_strategies(text)


def test_topics_are_named_by_any_of_their_names():
    topic = f.make_topic("negotiation", en="Negotiation", fr="Négociation", zh="谈判技巧")
    f.make_topic("sales", en="Sales")

    for text in ("negotiation", "negociations", "谈判技巧", "hard negotiation with a client"):
        assert [each.number for each in named_topics(text)] == [topic.pk]
    assert named_topics("nothing") == []


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("경청", "listen"),
        ("마감 연장", "flex-deadlines"),
        ("อารมณ์ขัน", "humour"),
        ("sieć kontaktów", "network"),
        ("перенести зустріч", "reschedule"),
        ("mettre des mots sur les émotions", "acknowledge-feelings"),
        ("κρατώ επαφή", "follow-up"),
        ("סיעור מוחות", "find-solutions"),
        ("納期延長", "flex-deadlines"),
    ],
)
def test_a_strategy_is_named_in_any_language(text, slug):
    named = named_strategies(text)

    assert [(naming.number, naming.whole) for naming in named] == [(Strategy.objects.get(slug=slug).pk, True)]


@pytest.mark.parametrize("text", ["시간", "納期", "회의", "管理", "사기"])
def test_a_common_word_with_which_a_name_begins_names_nothing(text):
    assert named_strategies(text) == []


def test_the_widest_name_counts_though_a_shorter_one_comes_first():
    [naming] = named_strategies("mostrare empatia")

    assert (naming.start, naming.end, naming.whole) == (0, len("mostrare empatia"), True)
