import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from advice.markup import clean, one_line


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("e\u0301", "é"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00b\x07\x7f\x9f\tc", "ab\tc"),
        ("abc\u202edef\u202c", "abcdef"),
        ("\u2066x\u2069", "x"),
        ("\ufeffx\ud800", "x"),
        ("x\U000e0041\U000e007f", "x"),
    ],
)
def test_clean_takes_out_what_does_not_belong(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "क्\u200dष", "👩\u200d💻", "a\u200eb\u200fc", "✔\ufe0f", "ok\n\tfine"]
)
def test_clean_keeps_joiners_and_marks(text: str) -> None:
    assert clean(text) == text


@given(some.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


def test_one_line_keeps_the_spaces_of_typography() -> None:
    assert one_line("  «\u00a0a\u00a0»\n\tb\u202f! ") == "«\u00a0a\u00a0» b\u202f!"
