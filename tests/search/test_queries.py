"""What somebody typed, taken apart: nothing raises, and what is typed again means the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice.search.queries import LONGEST, MOST_PIECES, OPERATORS, Piece, parse

TYPED = st.text() | st.lists(
    st.sampled_from(
        ["say", "no", "-", "−", '"', "“", "”", "„", "«", "»", "「", "」", "’", " ", "  ", "strategy:", "lang:fr", "』", "by:", "電話", "\x00", "has"]
    )
    | st.text(max_size=3),
    max_size=40,
).map("".join)  # fmt: skip


def pieces(text: str) -> list[tuple[str, bool, bool]]:
    return [(piece.text, piece.phrase, piece.left_out) for piece in parse(text).pieces]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("  \n ", []),
        ("say no", [("say", False, False), ("no", False, False)]),
        ('"say no" now', [("say no", True, False), ("now", False, False)]),
        ('say"no way"now', [("say", False, False), ("no way", True, False), ("now", False, False)]),
        ("complaint -phone", [("complaint", False, False), ("phone", False, True)]),
        ("−phone –mail", [("phone", False, True), ("mail", False, True)]),
        ('-"by phone"', [("by phone", True, True)]),
        ("follow-up", [("follow-up", False, False)]),
        ("- phone", [("phone", False, False)]),
        ('"  give   them\nspace "', [("give them space", True, False)]),
        ("¿qué? … 🙂 -", [("¿qué?", False, False)]),
        ("」怒り』お客様", [("怒り", False, False), ("お客様", False, False)]),
    ],
)
def test_parse_takes_words_phrases_and_what_is_left_out(text, found):
    assert pieces(text) == found


@pytest.mark.parametrize(
    "text",
    [
        '"give them space"',
        "“give them space”",
        "”give them space”",
        "„give them space“",
        "„give them space”",
        "«give them space»",
        "»give them space«",
        "「give them space」",
        "『give them space』",
        "＂give them space＂",
        '"give them space',
        "«give them space",
        '"give them space”',
    ],
)
def test_any_quotation_marks_make_a_phrase_and_one_that_nobody_closes_ends_with_the_text(text):
    assert pieces(text) == [("give them space", True, False)]


@pytest.mark.parametrize("text", ['"', '""', '" "', "«»", '-"', '-""', "“…”", '"" "'])
def test_quotation_marks_around_nothing_say_nothing(text):
    assert parse(text).pieces == ()


@pytest.mark.parametrize(
    ("text", "operators", "words"),
    [
        ("strategy:listen angry", [("strategy", "listen")], "angry"),
        ("angry STRATEGY:Listen", [("strategy", "Listen")], "angry"),
        ('strategy:"flex deadlines" late', [("strategy", "flex deadlines")], "late"),
        ("strategy:」 late", [("strategy", "」")], "late"),
        ("strategy:«délais souples»", [("strategy", "délais souples")], ""),
        ("-strategy:humour", [("without", "humour")], ""),
        ("without:humour", [("without", "humour")], ""),
        ("lang:fr lang:de by:ana has:outcome situation:42 topic:sales",
         [("lang", "fr"), ("lang", "de"), ("by", "ana"), ("has", "outcome"), ("situation", "42"), ("topic", "sales")], ""),
        ("lang: fr", [], "fr"),
        ("language:fr note:this", [], "language:fr note:this"),
        ("http://lang:fr", [], "http://lang:fr"),
        ('"strategy:listen"', [], '"strategy:listen"'),
    ],
)  # fmt: skip
def test_operators_are_taken_from_among_the_words(text, operators, words):
    query = parse(text)

    assert (list(query.operators), query.words) == (operators, words)


def test_every_operator_is_read():
    typed = " ".join(f"{name}:x" for name in OPERATORS)

    assert [name for name, _value in parse(typed).operators] == list(OPERATORS)


def test_parse_reads_no_further_than_its_limits():
    assert len(parse("word " * 2_000).pieces) == MOST_PIECES
    assert [len(piece.text) for piece in parse("w" * 10_000).pieces] == []  # a word of 300 letters is none
    assert len(parse("電" * 10_000).pieces[0].text) == LONGEST
    assert len(parse("lang:fr " * 2_000).operators) == MOST_PIECES
    assert parse("-" * 10_000).pieces == ()


def test_nul_parts_words():
    assert pieces("say\x00no") == [("say", False, False), ("no", False, False)]


def test_a_piece_knows_whether_its_script_parts_words():
    assert [piece.dense for piece in parse("電話 phone CRM系统 ขอโทษ …").pieces] == [True, False, False, True]


def test_minus_takes_one_piece_away():
    query = parse('late "no way" -phone lang:fr')

    assert [query.minus(place).words for place in range(3)] == ['"no way" -phone', "late -phone", 'late "no way"']
    assert [piece.text for piece in query.wanted] == ["late", "no way"]
    assert query.unwanted == [Piece("phone", left_out=True)]
    assert query.minus(0).operators == query.operators


@given(TYPED)
def test_what_is_typed_again_means_the_same(text):
    query = parse(text)
    again = parse(query.words)

    assert (again.words, again.pieces, again.operators) == (query.words, query.pieces, ())


@given(TYPED)
def test_every_piece_says_something(text):
    assert [piece for piece in parse(text).pieces if not piece.terms] == []
