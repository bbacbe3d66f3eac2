"""A text as the rules read it."""

import pytest

from advice.privacy.folding import bare, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("٠٥٠ ۱۲", "050 12"),
        ("０９０－４８＠", "090-48@"),
        ("a\u00a0b\u3000c", "a b c"),
        ("1\u20132\u2212 3", "1-2- 3"),
        ("Kaya\u2019nın", "Kaya'nın"),
        ("९८ é 王", "९८ é 王"),
        ("e\u0301\u200b😀", "e\u0301 😀"),
    ],
)
def test_fold_keeps_every_character_in_its_place(text, folded):
    assert fold(text) == folded
    assert len(folded) == len(text)


@pytest.mark.parametrize(
    ("word", "plain"), [("Señora", "senora"), ("HANIM", "hanim"), ("Straße", "strasse"), ("Мёд", "мед")]
)
def test_bare_words_are_small_and_without_accents(word, plain):
    assert bare(word) == plain
