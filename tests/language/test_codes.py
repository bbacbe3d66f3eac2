"""The languages a text can be in."""

import pytest

from advice.language import LANGUAGES, direction, is_known, language, native_name


def test_languages_have_names_and_a_direction_each():
    incomplete = [row.code for row in LANGUAGES.values() if not (row.native and row.english)]

    assert incomplete == []
    assert {row.direction for row in LANGUAGES.values()} == {"ltr", "rtl"}


def test_languages_written_from_the_right_are_these():
    assert {row.code for row in LANGUAGES.values() if row.direction == "rtl"} == {"ar", "fa", "he", "ps", "ug", "ur"}


@pytest.mark.parametrize(
    ("code", "known", "name", "way"),
    [
        ("fr", True, "Français", "ltr"),
        ("ar", True, "العربية", "rtl"),
        ("tlh", False, "", "auto"),
        ("", False, "", "auto"),
        ("EN", False, "", "auto"),
    ],
)
def test_code_says_its_name_and_direction(code, known, name, way):
    assert (is_known(code), native_name(code), direction(code)) == (known, name, way)


def test_no_code_is_no_language():
    assert (language(None), native_name(None), direction(None)) == (None, "", "auto")
