"""How well languages are found on the lines of the benchmark: the floors below which a change may not bring us."""

import json
from collections import Counter
from pathlib import Path

import pytest

from advice.language import LANGUAGES, detect

FILE = Path(__file__).resolve().parents[2] / "bench" / "language" / "lines.jsonl"
LINES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def test_lines_are_many_and_of_many_languages():
    languages = Counter(line["language"] for line in LINES)

    assert len(LINES) >= 700
    assert languages.pop(None) >= 80
    assert len(languages) >= 24
    assert set(languages) <= set(LANGUAGES)
    assert len({line["id"] for line in LINES}) == len({line["text"] for line in LINES}) == len(LINES)


@pytest.mark.parametrize("half", ["tuning", "heldout"])
def test_detect_is_right_on_nearly_all_short_lines(half):
    lines = [line for line in LINES if line["half"] == half and line["kind"] in {"short", "word", "null", "sentence"}]
    found = [(line["language"], detect(line["text"]).language) for line in lines]
    right = sum(wanted == code for wanted, code in found)
    wrong = sum(code not in (wanted, None) for wanted, code in found)

    assert len(lines) > 400
    assert right / len(lines) >= 0.97
    assert wrong / len(lines) <= 0.015


def test_detect_never_names_a_language_where_there_is_none():
    named = [line["text"] for line in LINES if line["kind"] == "null" and detect(line["text"]).language]

    assert named == []


def test_detect_is_as_sure_as_it_is_right():
    found = [(line["language"], detect(line["text"])) for line in LINES]
    sure = [wanted == guess.language for wanted, guess in found if guess.language and guess.confidence >= 0.95]

    assert len(sure) > 500
    assert sum(sure) / len(sure) >= 0.98
