"""Which language a text is in: found, or left open rather than guessed."""

import time

import pytest

from advice.language import detect
from advice.language.detection import MAXIMUM_CHARACTERS, clean, letters
from tests.language.sample import SAMPLE

LINES = [(code, line) for code, lines in SAMPLE.items() for line in lines.strip().splitlines()]


def test_sample_has_sixty_lines_in_twelve_languages():
    assert (len(LINES), len(SAMPLE)) == (60, 12)


def test_detect_finds_the_language_of_nearly_every_sentence_and_never_another():
    found = [(code, detect(line).language, line) for code, line in LINES]
    wrong = [row for row in found if row[1] not in (row[0], None)]
    abstained = [row for row in found if row[1] is None]

    assert wrong == []
    assert len(abstained) <= 3


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
        "はい",
    ],
)
def test_detect_abstains_on_tiny_or_wordless_texts(text):
    assert detect(text).language is None


def test_detect_ignores_addresses_and_code():
    assert detect("Ich melde mich am Donnerstag wieder. https://example.org/the/way/we/work/together").language == "de"
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
