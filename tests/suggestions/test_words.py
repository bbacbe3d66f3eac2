"""Words as the cues see them: folded, placed, parted into clauses and sentences."""

import pytest

from advice.suggestions.words import words


@pytest.mark.parametrize(
    ("text", "language", "forms"),
    [
        ("Don't interrupt", "en", ["dont", "interrupt"]),
        ("l’écoute d’abord", "fr", ["l", "ecoute", "d", "abord"]),
        ("会议改期", "zh", ["会", "议", "改", "期"]),
        ("meetingは来週に", "ja", ["meeting", "は", "来", "週", "に"]),
    ],
)
def test_words_are_folded_and_parted_as_the_language_does(text, language, forms):
    assert [word.forms[0] for word in words(text, language)] == forms


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("聽她把話說完，別打斷", "听她把话说完，别打断"),
        ("請對方把會議延後到週四", "请对方把会议延后到周四"),
        ("這筆貨款緩一個月再付", "这笔货款缓一个月再付"),
    ],
)
def test_chinese_in_traditional_signs_is_read_as_in_simplified_ones(traditional, simplified):
    assert [word.forms for word in words(traditional, "zh")] == [word.forms for word in words(simplified, "zh")]


def test_chinese_in_traditional_signs_keeps_its_places():
    text = "🙂 聽，說"

    assert [text[word.start : word.end] for word in words(text, "zh")] == ["聽", "說"]


def test_japanese_keeps_its_signs_where_chinese_would_simplify_them():
    assert [word.forms[0] for word in words("長い話", "ja")] == ["長", "い", "話"]
    assert [word.forms[0] for word in words("長話", "zh")] == ["长", "话"]


def test_words_keep_their_places_in_code_points():
    text = "🙂 Écoute-les d’abord"

    assert [text[word.start : word.end] for word in words(text, "fr")] == ["Écoute", "les", "d", "abord"]


def test_arabic_words_are_also_found_without_what_is_written_together_with_them():
    (word,) = words("وبالاستماع", "ar")

    assert "استماع" not in word.forms[:1]
    assert "الاستماع" in words("والاستماع", "ar")[0].forms or "استماع" in words("والاستماع", "ar")[0].forms


def test_sentences_end_at_full_stops_and_clauses_at_commas_too():
    found = words("First, listen. Version 2.5 helps", "en")

    assert [(word.forms[0], word.clause, word.sentence) for word in found] == [
        ("first", 0, 0),
        ("listen", 1, 0),
        ("version", 2, 1),
        ("2", 2, 1),
        ("5", 2, 1),
        ("helps", 2, 1),
    ]
