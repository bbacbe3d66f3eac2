"""What one press writes in the place of personal detail."""

import pytest

from advice.privacy import KINDS, Span, find, generalise, people_arabic, people_cjk
from advice.privacy import people_words as words

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
        ("de", "Rechtsanwalt Karl Becker rief an", "Rechtsanwalt [Name] rief an"),
        ("en", "Professor Julia Novak from Acme", "Professor [name] from Acme"),
        ("fr", "madame Lefèvre est partie", "madame [nom] est partie"),
        ("it", "la sig.ra\u00a0Conti di Novara", "la sig.ra\u00a0[nome] di Novara"),
        ("en", "Tanaka-san called", "[name]-san called"),
        ("tr", "Fatma Demir Hanım yazdı", "[ad] Hanım yazdı"),
        ("zh", "王总说过", "[姓名]总说过"),
        ("ja", "佐藤健一営業部長が断りました", "[氏名]営業部長が断りました"),
        ("ja", "佐藤営業部長が断りました", "[氏名]営業部長が断りました"),
        ("ar", "د. أحمد الفارسي من شركة النخيل", "د. [الاسم] من شركة النخيل"),
        ("zh-hans", "81.154.203.77", "[IP 地址]"),
        (None, "81.154.203.77", "[IP address]"),
        ("sw", "81.154.203.77", "[IP address]"),
    ],
)
def test_generalise_writes_in_the_language_of_the_text(language, text, general):
    assert replaced(text, language) == general


def titled() -> list[tuple[str, str, str]]:
    """What stands before a name, a name and what stands behind it, for every title there is."""
    dotted = words.DOTTED | {"m"}
    latin = [(title.capitalize() + (". " if title in dotted else " "), "Novak", "") for title in words.TITLES]
    turkish = [("", "Kaya", " " + title.capitalize()) for title in words.AFTER_TITLES]
    chinese = [("", "王小明", title) for title in people_cjk._ZH_TITLE.removeprefix("(?:").removesuffix(")").split("|")]
    japanese = [
        ("", "佐藤健一", title + "が")
        for title in people_cjk._JA_TITLE.removeprefix("(?:").removesuffix(")").split("|")
    ]
    arabic = [(title + (". " if len(title) == 1 else " "), "كريم", "") for title in people_arabic._TITLES]
    return sorted(latin + turkish + chinese + japanese + arabic)


@pytest.mark.parametrize(("before", "name", "after"), titled())
def test_every_title_stays_beside_a_name_in_brackets(before, name, after):
    assert replaced(before + name + after, "en") == f"{before}[name]{after}"


@pytest.mark.parametrize("language", TWELVE)
def test_generalise_has_a_wording_of_its_own_for_every_kind(language):
    words = [generalise("x", Span(0, 1, kind), language) for kind in KINDS]

    assert len(set(words)) == len(KINDS)
    assert all(words)


@pytest.mark.parametrize("language", TWELVE)
def test_what_generalise_writes_is_not_found_again(language):
    text = " ".join(generalise("x", Span(0, 1, kind), language) for kind in KINDS)

    assert find(text, languages=[language]) == []
