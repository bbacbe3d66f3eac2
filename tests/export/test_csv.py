import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from advice.export.csv import COLUMNS, guarded, render
from advice.export.document import Choice, Document
from advice.export.showing import chosen
from tests.export.samples import BODIES, make_document, make_small, with_play


def rows_of(document: Document) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(document).decode("utf-8-sig"), newline="")))


def test_file_begins_with_a_byte_order_mark() -> None:
    assert render(make_document())[:3] == b"\xef\xbb\xbf"


def test_one_row_for_each_play() -> None:
    rows = rows_of(make_document())

    assert [int(row["number"]) for row in rows] == list(range(1, 18))
    assert tuple(rows[0]) == COLUMNS


def test_row_names_what_every_format_names() -> None:
    (row,) = rows_of(with_play(helpful=7, votes=8, why="Because."))

    assert row["author"] == "Ana Pérez"
    assert row["licence"] == "CC BY-SA 4.0"
    assert (row["language"], row["language_name"]) == ("en", "English")
    assert (row["helpful"], row["votes"], row["helpful_percent"]) == ("7", "8", "88")
    assert (row["strategies"], row["strategy_slugs"]) == ("Communicate clearly", "communicate-clearly")
    assert (row["why"], row["revision"], row["edition"]) == ("Because.", "2", "3")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1",
        "\t1",
        "\rx",
        "\nx",
        "\0x",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        "\u200b=1",
        "\ufeff=1",
    ],
)
def test_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "'=1", "→", "سلام", "(-1)"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


@given(
    some.text(
        alphabet=some.one_of(some.sampled_from("=+-@＝＋－＠﹢ \t\r\n\0\u200b\u00a0ab"), some.characters()), max_size=8
    )
)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = guarded(text)

    assert cell in (text, f"'{text}")
    assert unicodedata.normalize("NFKC", cell.strip())[:1] not in tuple("=+-@")
    assert cell[:1] not in tuple("\t\r\n\0")


def test_text_of_any_kind_comes_back_whole() -> None:
    (row,) = rows_of(with_play(body='a "b"; c,\nd\r\n|e'))

    assert row["text"] == 'a "b"; c,\nd\r\n|e'


def test_row_holds_the_team_s_words_the_outcomes_and_the_digest() -> None:
    play = make_document().plays[6]

    row = rows_of(make_document())[6]

    assert (row["house_rule"], row["when_not"]) == (play.house_rule, play.when_not)
    assert (row["worked"], row["mixed"], row["failed"], row["play_digest"]) == ("2", "1", "0", play.digest)
    assert (row["approved_by"], row["section_level"], row["part"]) == ("Nadia Haddad", "1", "")


def test_row_holds_the_texts_that_the_file_shows() -> None:
    small = make_small("ja")
    own, far = rows_of(small)
    (alone,) = rows_of(chosen(small, Choice(section=2, texts="translations", into="ja")))

    assert (own["text"], own["translation"]) == (BODIES["ja"], "")
    assert (far["text"], far["translation"], far["translation_language"]) == (BODIES["ar"], BODIES["ja"], "ja")
    assert "libretranslate" in far["translation_by"]
    assert (alone["text"], alone["translation"]) == ("", BODIES["ja"])
    assert "2" in alone["part"]
