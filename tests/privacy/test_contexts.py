"""What stands around a number: words that make it a telephone's, and words that make it something else's."""

import pytest

from advice.privacy import find
from advice.privacy.contexts import PHONE, nearest


def phones(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in find(text, languages=[language]) if span.kind == "phone"]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "You can reach me at 07911 204 518", "07911 204 518"),
        ("en", "Once you are ready: 07911 204 518", "07911 204 518"),
        ("en", "Please refer to 07911 204 518", "07911 204 518"),
        ("en", "For a refund 07911 204 518", "07911 204 518"),
        ("en", "In any case 07911 204 518", "07911 204 518"),
        ("en", "In case you need me, 07911 204 518", "07911 204 518"),
        ("en", "In order to speak to me, 07911 204 518", "07911 204 518"),
        ("en", "Our contractor: 07911 204 518", "07911 204 518"),
        ("de", "Meine Handynummer ist einfach 0151 23456789", "0151 23456789"),
        ("de", "Für eine Antwort 0151 23456789", "0151 23456789"),
        ("de", "Frag meinen Vater, 0151 23456789", "0151 23456789"),
        ("es", "Pregunte usted al 612 48 30 95", "612 48 30 95"),
    ],
)
def test_a_word_that_only_begins_like_an_order_leaves_the_number_a_telephone(language, text, number):
    assert phones(text, language) == [number]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ref. 07911 204 518"),
        ("en", "your reference 07911 204 518"),
        ("en", "ref 07911 204 518"),
        ("en", "case 07911 204 518"),
        ("en", "our order 07911 204 518"),
        ("en", "EIN number is 12-3456789"),
        ("en", "VAT 07911 204 518"),
        ("de", "Referenz 0151 23456789"),
        ("de", "USt-IdNr. 0151 23456789"),
        ("it", "numero REA 333 718 2046"),
        ("it", "REA: 333 718 2046"),
        ("pt", "a referência 912 345 678"),
        ("tr", "referans 0544 371 82 09"),
    ],
)
def test_a_number_of_an_order_or_a_register_is_no_telephone(language, text):
    assert phones(text, language) == []


@pytest.mark.parametrize(
    ("text", "away"), [("call 07", 1), ("call\n\n07", 2), ("call" + " " * 32 + "07", -1), ("07", -1)]
)
def test_nearest_looks_across_lines_as_far_as_it_reaches(text, away):
    assert nearest(PHONE, text, text.index("07"), 32) == away
