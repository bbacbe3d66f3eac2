"""Check digits: a right number passes, and the same with another last sign does not."""

from inspect import get_annotations, isfunction

import pytest

from advice.privacy import checks, find, identities

RIGHT = {
    "french": (checks.french, "284057571834188"),
    "spanish": (checks.spanish, "91284529J"),
    "spanish, of a foreigner": (checks.spanish, "X6565150F"),
    "italian": (checks.italian, "RSSMRA85T10A562S"),
    "brazilian": (checks.brazilian, "33125815320"),
    "russian pension": (checks.russian_pension, "02390424828"),
    "chinese": (checks.chinese, "11010519491231002X"),
    "of cards": (checks.luhn, "1760926038"),
    "egyptian": (checks.egyptian, "28804150187041"),
    "swiss": (checks.ean, "7569217076985"),
    "belgian": (checks.belgian, "85073003328"),
}


@pytest.mark.parametrize(("check", "number"), RIGHT.values(), ids=RIGHT)
def test_check_takes_the_right_last_sign_alone(check, number):
    ends = "0123456789" if number[-1].isdigit() else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    assert check(number)
    assert [end for end in ends if end != number[-1] and check(number[:-1] + end)] == []


@pytest.mark.parametrize(
    ("number", "right"),
    [("612478093", True), ("000121234", False), ("666121234", False), ("912121234", False), ("612008093", False)],
)
def test_american_numbers_are_those_that_are_given(number, right):
    assert checks.american(number) is right


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("612-47-8093", "612-47-8093"),
        ("JT 48 27 15 B", "JT 48 27 15 B"),
        ("2 84 05 75 718 341 88", "2 84 05 75 718 341 88"),
        ("331.258.153-20", "331.258.153-20"),
        ("110105199003078385", "110105199003078385"),
        ("023-904-248 28", "023-904-248 28"),
        ("BSN 679247087", "679247087"),
        ("Steuer-ID 85321147965", "85321147965"),
        ("マイナンバー 1436 5370 5650", "1436 5370 5650"),
        ("الهوية 1760926038", "1760926038"),
        ("паспорт 4508 123456", "4508 123456"),
        ("her passport number is C01X00T47", "C01X00T47"),
    ],
)
def test_find_knows_numbers_of_people(text, found):
    assert [(text[span.start : span.end], span.kind) for span in find(text)] == [(found, "national_id")]


@pytest.mark.parametrize(
    "text", ["679247087", "85321147965", "order 331.258.153-21", "110105199003078384", "KvK 679247087"]
)
def test_find_leaves_numbers_that_only_look_like_it(text):
    assert find(text) == []


def test_every_check_decides_for_a_form_or_for_cards():
    deciding = {form.check for form in identities.FORMS} | {checks.luhn}
    functions = {named for named in vars(checks).values() if isfunction(named)}
    judges = {check for check in functions if get_annotations(check) == {"number": str, "return": bool}}

    assert judges - deciding == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BSN 679247088", True),
        ("679247087 (BSN)", True),
        ("679247087, which is her own BSN", False),
        ("Steuer-ID 85321147966", True),
        ("85321147965 Kilometer", False),
        ("331.258.153-20", True),
        ("331.258.153-21", False),
        ("CPF 331.258.153-21", True),
    ],
)
def test_a_number_needs_its_word_unless_its_check_digits_hold(text, found):
    assert ("national_id" in {span.kind for span in find(text)}) is found
