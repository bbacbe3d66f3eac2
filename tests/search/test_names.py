"""What a search names: strategies, by what practitioners call them in any language."""

import pytest

from advice.models import Strategy
from advice.search.names import named_strategies

pytestmark = pytest.mark.django_db


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
