"""Names of people in scripts that have capitals."""

import pytest

from advice.privacy import find


def people(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find(text) if span.kind == "person"]


@pytest.mark.parametrize("text", ["Visit San Francisco with your client", "Bring San Marco from Acme"])
def test_a_word_before_a_town_of_a_saint_is_nobody(text):
    assert people(text) == []


def test_a_title_after_a_hyphen_makes_a_name():
    assert people("Tanaka-san called") == ["Tanaka"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Franklin Miller from Acme shouted at Benjamin", "Franklin Miller"),
        ("Kaya Bey, said the author, is no professor", "Kaya"),
    ],
)
def test_the_first_name_is_not_judged_by_the_last_word(text, found):
    assert people(text) == [found]


def test_a_known_first_name_before_the_first_name_keeps_it_known():
    assert people("Benjamin Franklin from Acme shouted") == []
