"""The forms of street addresses: each is tried wherever one of its street words stands."""

import itertools
import re

import pytest

from advice.privacy import address_forms as forms
from advice.privacy import find

STREETS = ("_EN_STREET", "_FR_STREET", "_DE_APART", "_NL_END", "_ES_STREET", "_PT_STREET", "_IT_STREET", "_TR_STREET")
STREETS += ("_RU_STREET", "_HU_STREET")


def spelled(tokens) -> list[str]:
    """Every word that a parsed pattern takes; a repeat counts once at its least and once more, a class by its first ten signs."""
    return ["".join(parts) for parts in itertools.product(*(_choices(*token) for token in tokens))]


def _choices(name, value) -> list[str]:
    match str(name):
        case "LITERAL":
            return [chr(value)]
        case "IN":
            return [chr(sign) if str(kind) == "LITERAL" else "x" for kind, sign in value[:10]]
        case "MAX_REPEAT":
            least, _most, inner = value
            return [word * times for word in spelled(inner) for times in (least, least + 1)]
        case "BRANCH":
            return [word for branch in value[1] for word in spelled(branch)]
        case "SUBPATTERN":
            return spelled(value[-1])
        case _:
            return [""]


def words_of(street: str) -> list[str]:
    return [f" {word.lower()} " for word in spelled(re._parser.parse(street, re.VERBOSE))]


@pytest.mark.parametrize("name", STREETS)
def test_every_street_word_contains_a_trigger_of_its_form(name):
    street = getattr(forms, name)
    triggers = [words.split() for words, form in forms.FORMS if street in form]

    assert triggers
    for row in triggers:
        signs = [sign.replace("|", " ") for sign in row]
        assert [word for word in words_of(street) if not any(sign in word for sign in signs)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *[
            (f"at 12 Oak {word}, please", f"12 Oak {word}")
            for word in ("St", "Rd", "Ln", "Dr", "Ct", "Sq", "Pl", "Str")
        ],
        ("at 221 Baker St London", "221 Baker St"),
        ("Deák Ferenc tere 3", "Deák Ferenc tere 3"),
        ("in Piazzetta Verdi 4", "Piazzetta Verdi 4"),
        ("Lale Sk No: 5", "Lale Sk No: 5"),
    ],
)
def test_find_knows_short_and_rare_street_words(text, found):
    assert [(text[span.start : span.end], span.kind) for span in find(text)] == [(found, "address")]


@pytest.mark.parametrize(
    "text",
    [
        "Seit 2019 Frau Dr. Weber hier ist",
        "On 12 May Dr Smith",
        "the 5 Sisters of St Joseph",
        "Since 2019 Mr St John",
        "on 1 March St. Patrick",
        "for 1200 Total Sq Ft",
        "The Wall Cd 2",
    ],
)
def test_find_takes_no_title_and_no_saint_for_a_street(text):
    assert [span.kind for span in find(text, languages=["en", "de"]) if span.kind == "address"] == []
