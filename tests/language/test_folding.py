"""Letters as they are compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice.language.folding import TRADITIONAL, fold, simplified


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Écouter", "ecouter"),
        ("cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("cœur", "coeur"),
        ("Łódź", "lodz"),
        ("smørrebrød", "smorrebrod"),
        ("İstanbul ışık", "istanbul isik"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("Ёлка", "елка"),
        ("إصغاءٌ", "اصغاء"),
        ("آسف أسف ٱسف", "اسف اسف اسف"),
        ("مسؤول رئيس على", "مسوول رييس علي"),
        ("نقطـــة", "نقطه"),
        ("שָׁלוֹם", "שלום"),
        ("がぎ", "がぎ"),
        ("한글", "한글"),
    ],
)
def test_fold_drops_case_and_accents_and_keeps_what_carries_meaning(text, folded):
    assert fold(text) == folded


@given(st.text(alphabet=st.characters(max_codepoint=0x08FF)))
def test_fold_is_the_same_however_accents_are_written_and_however_often_it_is_done(text):
    folded = fold(text)

    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
    assert fold(folded) == folded


def test_the_pairs_of_signs_are_one_sign_each_and_lead_to_no_further_one():
    lines = [line.split() for line in TRADITIONAL.read_text("utf-8").splitlines() if not line.startswith("#")]
    pairs = dict(lines)

    assert len(pairs) == len(lines) >= 900
    assert all(len(one) == len(other) == 1 for one, other in lines)
    assert not pairs.keys() & set(pairs.values())
    assert simplified() == pairs
