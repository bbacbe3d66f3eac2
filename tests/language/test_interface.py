"""The languages of the pages, and the addresses that carry them."""

import pytest

from advice.language import LANGUAGES
from advice.language.interface import INTERFACES, in_language, named_in, nearest


def test_pages_are_in_languages_texts_can_be_in():
    assert [row.content for row in INTERFACES.values() if row.content not in LANGUAGES] == []
    assert [row.code for row in INTERFACES.values() if row.direction != LANGUAGES[row.content].direction] == []


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-CA", "fr"),
        ("pt_BR", "pt"),
        ("zh", "zh-hans"),
        ("zh-Hant-TW", "zh-hans"),
        ("es-419", "es"),
        ("nl", None),
        ("xx", None),
        ("", None),
        ("f", None),
        ("fra", None),
        ("fr-", None),
        ("french", None),
        ("fr-nothing", None),
        ("de-escalate", None),
        ("ﬀ", None),
    ],
)
def test_nearest_language_of_a_tag(tag, code):
    assert nearest(tag) == code


@pytest.mark.parametrize(
    ("path", "name"), [("/fr/x/", "fr"), ("/FR", "FR"), ("/", ""), ("", ""), ("//fr/", ""), ("fr/", "")]
)
def test_name_of_the_language_in_a_path(path, name):
    assert named_in(path) == name


@pytest.mark.parametrize(
    ("path", "code", "there"),
    [
        ("/fr/", "de", "/de/"),
        ("/fr", "de", "/de/"),
        ("/", "de", "/de/"),
        ("", "de", "/de/"),
        ("/fr/x/?a=/en/&b=1", "zh-hans", "/zh-hans/x/?a=/en/&b=1"),
        ("/x/", "de", "/de/x/"),
        ("/fr/x/", "", "/x/"),
        ("/fr//evil.example/", "", "/evil.example/"),
        ("//evil.example/", "de", "/de/evil.example/"),
        ("/fr/fr/", "de", "/de/fr/"),
    ],
)
def test_same_page_in_another_language(path, code, there):
    assert in_language(path, code) == there
