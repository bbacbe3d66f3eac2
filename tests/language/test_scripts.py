"""Which scripts a text is written in."""

import pytest

from advice.language.scripts import census, principal, script_of


@pytest.mark.parametrize(
    ("char", "script"),
    [
        ("a", "latin"),
        ("ß", "latin"),
        ("ж", "cyrillic"),
        ("語", "han"),
        ("の", "kana"),
        ("한", "hangul"),
        ("7", ""),
        ("!", ""),
    ],
)
def test_letters_have_a_script(char, script):
    assert script_of(char) == script


def test_signs_beside_kana_are_japanese():
    assert census("電話です") == {"japanese": 4}
    assert census("電話") == {"han": 2}
    assert census("対応") == {"japanese": 2}


def test_principal_weighs_signs_thrice():
    assert principal(census("会议 meeting")) == ("latin", 7 / 13)
    assert principal(census("12 !")) == ("", 0.0)
