"""What one press writes in the place of personal detail."""

import pytest

from advice.privacy import KINDS, Span, find, generalise

TWELVE = ["en", "fr", "es", "de", "pt", "it", "nl", "ar", "zh", "ja", "ru", "tr"]


def replaced(text: str, language: str | None) -> str:
    for span in reversed(find(text, languages=[language] if language else [])):
        text = text[: span.start] + generalise(text, span, language) + text[span.end :]
    return text


@pytest.mark.parametrize(
    ("language", "text", "general"),
    [
        ("en", "Jane Miller from Acme: +44 7911 204 518", "a client from Acme: [phone]"),
        ("de", "Herr Thomas Becker von der Sparkasse", "Herr [Name] von der Sparkasse"),
        ("fr", "écrire à claire@mercoeur.fr", "écrire à [e-mail]"),
        ("ja", "佐藤健一さんが断りました", "[氏名]さんが断りました"),
        ("zh", "王小明经理", "[姓名]经理"),
        ("ar", "السيد أحمد الفارسي من شركة النخيل", "السيد [الاسم] من شركة النخيل"),
        ("zh-hans", "81.154.203.77", "[IP 地址]"),
        (None, "81.154.203.77", "[IP address]"),
        ("sw", "81.154.203.77", "[IP address]"),
    ],
)
def test_generalise_writes_in_the_language_of_the_text(language, text, general):
    assert replaced(text, language) == general


@pytest.mark.parametrize("language", TWELVE)
def test_generalise_has_a_wording_of_its_own_for_every_kind(language):
    words = [generalise("x", Span(0, 1, kind), language) for kind in KINDS]

    assert len(set(words)) == len(KINDS)
    assert all(words)


@pytest.mark.parametrize("language", TWELVE)
def test_what_generalise_writes_is_not_found_again(language):
    text = " ".join(generalise("x", Span(0, 1, kind), language) for kind in KINDS)

    assert find(text, languages=[language]) == []
