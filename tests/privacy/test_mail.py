"""E-mail addresses of somebody, and what there is a house's alone."""

import pytest

from advice.privacy import find


def mails(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find(text) if span.kind == "email"]


@pytest.mark.parametrize(
    "text",
    [
        "All staff have '@acme.com' addresses",
        "WHERE email LIKE '%@acme.com'",
        "_@acme.com or +@acme.com",
        "we are - (at) acme (dot) com",
    ],
)
def test_a_house_without_a_name_before_it_is_nobody(text):
    assert mails(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to 'jane.roe7@acme.com'", "jane.roe7@acme.com"),
        ("Write to 7@acme.com", "7@acme.com"),
        ("Write to é@acme.com", "é@acme.com"),
        ("Write to k (at) acme (dot) com", "k (at) acme (dot) com"),
    ],
)
def test_one_letter_or_digit_before_the_house_is_somebody(text, found):
    assert mails(text) == [found]
