import dataclasses

import pytest

from advice.export.wording import Words, language_line, opening, percent, vote_line, words_for
from tests.export.samples import make_document, make_play

LANGUAGES = ("en", "fr", "es", "de", "pt", "it", "nl", "ar", "zh", "ja")


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_are_whole_in_every_language_of_the_interface(code: str) -> None:
    words = words_for(make_document(language=code))

    assert words.language == code
    assert [field.name for field in dataclasses.fields(Words) if not getattr(words, field.name).strip()] == []
    assert "9" in words.edition.format(n=9)
    assert "9" in words.replaced.format(n=9)
    assert "67" in vote_line(make_play(1, "en", helpful=2, votes=3), words)


def test_words_are_english_where_there_are_no_others() -> None:
    assert words_for(make_document(language="he")).language == "en"


@pytest.mark.parametrize(
    ("helpful", "votes", "line"),
    [
        (0, 0, "no votes yet"),
        (1, 1, "100\u00a0% helpful · 1 vote"),
        (13, 15, "87\u00a0% helpful · 15 votes"),
        (1, 8, "13\u00a0% helpful · 8 votes"),
    ],
)
def test_vote_line(helpful: int, votes: int, line: str) -> None:
    assert vote_line(make_play(1, "en", helpful=helpful, votes=votes), words_for(make_document())) == line


def test_percent_of_no_votes_is_none() -> None:
    assert percent(make_play(1, "en", helpful=0, votes=0)) is None


@pytest.mark.parametrize(("code", "line"), [("fr", "Français (fr)"), (None, "language not named"), ("xx", "xx")])
def test_language_line(code: str | None, line: str) -> None:
    assert language_line(code, words_for(make_document())) == line


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        ("Call **today**.\n\nThen go.", "Call today. Then go."),
        ("Ring your own boss first.", "Ring your own boss…"),
        ("Ring your boss, and then wait", "Ring your boss…"),
        ("先听对方把话说完，再说自己的打算。", "先听对方把话说完…"),
        ("اتصل بمديرك أولًا ثم انتظر الجواب", "اتصل بمديرك أولًا…"),
        ("x" * 40, "x" * 19 + "…"),
    ],
)
def test_opening_is_one_line_cut_between_words(body: str, begins: str) -> None:
    assert opening(body, columns=20) == begins
