"""What is looked for, as each database's query string; and that no text of a user can break it."""

from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advice.search.engines import CONTRIBUTIONS, SITUATIONS, engine
from advice.search.expressions import AllOf, AnyOf, Run, any_of, has_run, to_fts5, to_tsquery
from advice.search.filters import Filters
from advice.search.queries import parse
from advice.search.searching import search
from advice.search.suggesting import suggestions
from tests import factories as f

A, B, RUN = Run(("a",)), Run(("b",)), Run(("c", "d"))


@pytest.mark.parametrize(
    ("node", "fts5", "tsquery"),
    [
        (A, '"a"', "'a'"),
        (RUN, '"c d"', "('c' <-> 'd')"),
        (AnyOf((A, RUN)), '("a" OR "c d")', "('a' | ('c' <-> 'd'))"),
        (AllOf((A, B)), '("a" AND "b")', "('a' & 'b')"),
        (AllOf((A,), (B, RUN)), '(("a") NOT ("b" OR "c d"))', "(('a') & !('b' | ('c' <-> 'd')))"),
        (AllOf((AnyOf((A, B)), AllOf((A,), (B,)))), '(("a" OR "b") AND (("a") NOT ("b")))', "(('a' | 'b') & (('a') & !('b')))"),
    ],
)  # fmt: skip
def test_every_node_has_its_words_in_both_query_languages(node, fts5, tsquery):
    assert (to_fts5(node), to_tsquery(node)) == (fts5, tsquery)


def test_any_of_makes_no_box_around_one():
    assert any_of([A, A]) == A
    assert any_of([A, B, A]) == AnyOf((A, B))


@pytest.mark.parametrize(
    ("node", "runs"),
    [
        (A, False),
        (RUN, True),
        (AnyOf((A, RUN)), True),
        (AllOf((A,), (RUN,)), True),
        (AllOf((A,), (B,)), False),
    ],
)
def test_runs_are_seen_at_any_depth(node, runs):
    assert has_run(node) == runs


@pytest.fixture
def texts(db):
    """Five texts of the words a and b, of which `found` gives the letters they hold."""
    situation = f.make_situation("Asked")
    return {
        words: f.make_contribution(situation, body=words, language="sw").pk
        for words in ("aa", "bb", "aa bb", "bb aa", "aa cc bb")
    }


@pytest.mark.parametrize(
    ("node", "found"),
    [
        (Run(("aa",)), {"aa", "aa bb", "bb aa", "aa cc bb"}),
        (Run(("aa", "bb")), {"aa bb"}),
        (AnyOf((Run(("cc",)), Run(("bb", "aa")))), {"aa cc bb", "bb aa"}),
        (AllOf((Run(("aa",)), Run(("bb",)))), {"aa bb", "bb aa", "aa cc bb"}),
        (AllOf((Run(("aa",)),), (Run(("bb",)),)), {"aa"}),
        (AllOf((Run(("aa",)),), (Run(("bb", "aa")), Run(("cc",)))), {"aa", "aa bb"}),
        (AllOf((AnyOf((Run(("cc",)), Run(("aa", "bb")))), Run(("bb",)))), {"aa cc bb", "aa bb"}),
        (Run(("dd",)), set()),
    ],
)
def test_every_node_finds_what_it_says(texts, node, found):
    numbers = engine().numbers(CONTRIBUTIONS, node, most=10)

    assert numbers == sorted((texts[words] for words in found), reverse=True)
    assert [match.number for match in engine().matches(node, most=10, likely=5)] == numbers


ODD = ['"', "'", "\\", "*", "^", ":", "(", ")", "!", "&", "|", "<->", "NEAR", "NOT", "AND", "OR", "-", "+", "{", "}", "\x00", "terms:", "_", "zz"]  # fmt: skip
WORDS = ["aa", "bb", "say", "電話", "ขอ", "ﷺ", "⑴", "ß", "\u0301", "\ud7a3", "\U0010ffff", " "]


@pytest.mark.parametrize(("one", "other"), [*product(ODD, ["aa", " aa", "電話"]), *pairwise(ODD)])
def test_signs_of_the_query_languages_are_only_signs(texts, one, other):
    for text in (one + other, other + one, f'"{one}{other}"', f"-{one}{other} aa", f"aa -{other}{one}"):
        search(parse(text), Filters())
        suggestions(text)

    assert search(parse("aa"), Filters()).total == 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(ODD + WORDS) | st.text(max_size=4), max_size=12).map("".join))
def test_no_text_can_break_a_search(texts, text):
    found = search(parse(text), Filters())

    assert set(found.numbers) <= set(texts.values())
    engine().numbers(SITUATIONS, Run(("asked",)), most=1)
    suggestions(text)
