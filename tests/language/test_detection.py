"""Which language a text is in: found, or left open rather than guessed."""

import time

import pytest

from advice.language import detect
from advice.language.detection import letters
from advice.language.noise import MAXIMUM_CHARACTERS, clean
from tests.language.sample import SAMPLE

LINES = [(code, line) for code, lines in SAMPLE.items() for line in lines.strip().splitlines()]


def test_sample_has_sixty_lines_in_twelve_languages():
    assert (len(LINES), len(SAMPLE)) == (60, 12)


def test_detect_finds_the_language_of_nearly_every_sentence_and_never_another():
    found = [(code, detect(line).language, line) for code, line in LINES]
    wrong = [row for row in found if row[1] not in (row[0], None)]
    abstained = [row for row in found if row[1] is None]

    assert wrong == []
    assert abstained == []


@pytest.mark.parametrize("code", SAMPLE)
def test_detect_is_sure_of_a_paragraph(code):
    found = detect(SAMPLE[code])

    assert found.language == code
    assert found.confidence > 0.99


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "ok",
        "ASAP",
        "100 %",
        ":-) 👍🏽",
        "https://example.org/die/sprache",
        "@ana @bo",
        "42 17 3",
        "…",
        "OK, merci",
        "Super!",
        "Information",
        "Status update",
        "Email: anna.schmidt@example.com",
        "Peter Drucker",
        "Jürgen Müller",
        "Microsoft Teams",
        "SELECT * FROM users;",
        'print("hello world")',
    ],
)
def test_detect_abstains_on_tiny_or_wordless_texts(text):
    assert detect(text).language is None


def test_detect_ignores_addresses_and_code():
    assert detect("Ich melde mich am Donnerstag wieder. https://example.org/the/way/we/come/together").language == "de"
    assert detect("`the quick brown fox and the lazy dog`").language is None


def test_detect_names_a_language_the_site_knows():
    found = detect("Jeg ringer igjen på torsdag og spør hvordan det går med dere.")

    assert found.language in ("nb", None)


def test_detect_is_quick_on_the_longest_text():
    detect(SAMPLE["en"])
    begun = time.perf_counter()

    detect(SAMPLE["en"] * 400)

    assert time.perf_counter() - begun < 0.25


def test_clean_keeps_words_alone():
    assert clean("Call @bo: 3 times, see https://example.org/a #urgent") == "Call : times, see"
    assert len(clean("word " * MAXIMUM_CHARACTERS)) <= MAXIMUM_CHARACTERS


@pytest.mark.parametrize(
    ("text", "count"), [("abc def", 6), ("你好", 6), ("はい", 6), ("안녕", 6), ("12 !?", 0), ("नमस्ते", 4)]
)
def test_letters_counts_dense_scripts_thrice(text, count):
    assert letters(text) == count


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Merci beaucoup !", "fr"),
        ("Danke, das hilft.", "de"),
        ("Danke, super Feedback!", "de"),
        ("Obrigado pela dica", "pt"),
        ("No problem at all", "en"),
        ("谢谢", "zh"),
        ("謝謝您", "zh"),
        ("はい", "ja"),
        ("対応済み", "ja"),
        ("네", "ko"),
        ("Kiitos", "fi"),
        ("¡Gracias!", "es"),
        ("Дякую", "uk"),
        ("Благодаря", "bg"),
        ("خیلی ممنون", "fa"),
        ("شكرا جزيلا", "ar"),
        ("बहुत धन्यवाद", "hi"),
    ],
)
def test_detect_finds_the_language_of_a_word_or_two(text, code):
    assert detect(text).language == code


@pytest.mark.parametrize(
    "text",
    [
        "Ich bin einverstanden. Je suis d'accord.",
        "Muchas gracias por todo, we will call you",
        "Спасибо большое, thank you very much",
        "先听客户把话说完, then we talk price",
    ],
)
def test_detect_abstains_where_two_languages_share_a_text(text):
    assert detect(text).language is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bitte das Meeting reschedulen und dem Client vorher Feedback geben", "de"),
        ("Il faut envoyer un reporting au manager avant le meeting", "fr"),
        ("我们用 Microsoft Teams 开会，然后再发一个 update", "zh"),
        ("As the French say, c'est la vie, but we still lost the deal", "en"),
    ],
)
def test_detect_gives_the_language_of_most_of_the_words(text, code):
    assert detect(text).language == code


def test_detect_gives_a_long_text_the_language_of_most_of_it():
    german, english = SAMPLE["de"], SAMPLE["en"]

    assert detect(german * 3 + english).language == "de"
    assert detect(english * 3 + german).language == "en"
    assert detect(english + german).language is None


@pytest.mark.parametrize("text", ["Helt enig", "U nás to fungovalo dvakrát"])
def test_detect_abstains_where_near_languages_write_the_same(text):
    found = detect(text)

    assert found.language is None
    assert set(found.alternatives) & {"da", "cs"}


def test_detect_offers_what_else_it_could_be():
    unsure, sure = detect("Det er jeg ikke enig i"), detect(SAMPLE["nl"])

    assert unsure.language is None
    assert set(unsure.alternatives) >= {"nb", "da"}
    assert len(unsure.alternatives) <= 3
    assert sure.alternatives == ()


@pytest.mark.parametrize("piece", ["a.", "<a", "_a", "if (", "`", "www.", "[.", "\n"])
def test_clean_is_quick_on_odd_texts(piece):
    begun = time.perf_counter()

    clean(piece * MAXIMUM_CHARACTERS)

    assert time.perf_counter() - begun < 0.25


@pytest.mark.parametrize(
    "text", ["if the customer(s) agree", "UPDATE: wir haben es", "for the client (new):", "import ideas from others"]
)
def test_clean_keeps_sentences_that_look_like_code(text):
    assert clean(text) == text
