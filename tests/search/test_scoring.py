"""How well a text fits: no database, arithmetic alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice.language.terms import terms
from advice.search.engines import BREAK, Match, Text
from advice.search.scoring import ADJACENT, HELPFUL, OWN, TEXT, TITLE, Sought, fit, rarity, stands
from advice.search.units import SAME_STEM, Unit

MATCH = Match(1, "en", "en fr", "7 8", 1, None, 500_000, 0)


def text(*fields: str) -> Text:
    """A row with these texts, the last one its title."""
    said = [terms(field, "en") for field in fields]
    stems = " ".join(f"{BREAK} {' '.join(term.stem for term in row)}" for row in said)
    return Text(
        1, f"{stems} {BREAK} z_", " ".join(f"{BREAK}en {' '.join(term.surface for term in row)}" for row in said)
    )


def word(typed: str, documents: int = 1) -> Unit:
    (term,) = terms(typed, "en")
    return Unit(typed, {term.stem: SAME_STEM}, {term.surface: 1.0}, documents=documents)


def run(*stems: str, firm: bool = False) -> Unit:
    return Unit(" ".join(stems), runs=(stems,), firm=firm, documents=1)


def sought(*units: Unit, of: int = 100, **values) -> Sought:
    return Sought(units, tuple(rarity(unit.documents, of) for unit in units), **values)


def said(wanted: Sought, row: Text, match: Match = MATCH, reads: tuple[str, ...] = ()) -> float:
    return fit(wanted, match, row, reads) - HELPFUL * match.score / 1_000_000


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(1, 10**7))
def test_a_rarer_word_weighs_more(one, other, of):
    fewer, more = sorted((one, other))

    assert rarity(fewer, of) >= rarity(more, of) > 0


def test_a_text_that_says_the_rare_word_fits_better_than_one_that_says_the_common_one():
    wanted = sought(word("supplier", 2), word("waiting", 60))

    assert said(wanted, text("Supplier.", "x")) > said(wanted, text("Waiting.", "x"))


def test_all_words_make_a_whole():
    wanted = sought(word("supplier"))

    assert said(wanted, text("The supplier.", "x")) == pytest.approx(TEXT)
    assert said(wanted, text("Nothing.", "x")) == 0


def test_the_very_word_weighs_more_than_its_stem_and_the_text_more_than_the_title():
    wanted = sought(word("listen"))

    weights = [
        said(wanted, row)
        for row in (text("listen", "x"), text("x", "listen"), text("listening", "x"), text("x", "listening"))
    ]

    assert weights == pytest.approx([TEXT, TITLE * TEXT, SAME_STEM * TEXT, SAME_STEM * TITLE * TEXT])


def test_a_translation_weighs_like_the_text_itself():
    assert said(sought(word("listen")), text("x", "listen", "x")) == pytest.approx(TEXT)


def test_a_better_score_fits_better_and_never_makes_up_for_all_the_words():
    wanted = sought(word("supplier"))
    best, worst = MATCH._replace(score=1_000_000), MATCH._replace(score=0)

    assert fit(wanted, best, text("supplier", "x"), ()) > fit(wanted, worst, text("supplier", "x"), ())
    assert fit(wanted, worst, text("supplier", "x"), ()) > fit(wanted, best, text("nothing", "x"), ())


@pytest.mark.parametrize(("reads", "spoken"), [(("fr",), ()), ((), ("en",)), (("fr",), ("en",))])
def test_the_language_of_the_reader_or_of_the_words_adds_a_little(reads, spoken):
    wanted = sought(word("supplier"), languages=frozenset(spoken))

    assert said(wanted, text("supplier", "x"), reads=reads) == pytest.approx(TEXT + OWN)


def test_two_words_side_by_side_add_a_tenth_in_their_order_alone():
    wanted = sought(word("give"), word("space"))

    together, apart, turned = (
        said(wanted, text(body, "x")) for body in ("give space", "give them space", "space give")
    )

    assert together - apart == pytest.approx(TEXT * ADJACENT)
    assert turned == apart


def test_a_firm_run_stands_or_does_not_and_a_loose_one_counts_its_parts():
    firm, loose = sought(run("give", "them", firm=True)), sought(run("give", "them"))

    assert [said(firm, text(body, "x")) for body in ("give them", "them give")] == pytest.approx([TEXT, 0])
    assert [said(loose, text(body, "x")) for body in ("give them", "them give", "give", "x")] == pytest.approx(
        [TEXT, SAME_STEM * TEXT, SAME_STEM * TEXT / 2, 0]
    )


def test_a_strategy_that_is_named_stands_for_its_words():
    wanted = sought(word("listen"), strategies=((7, frozenset({0}), True),))
    second = sought(word("listen"), strategies=((8, frozenset({0}), True),))
    other = sought(word("listen"), strategies=((9, frozenset({0}), True),))

    main, further, untagged = (said(each, text("Je me tais.", "x")) for each in (wanted, second, other))

    assert main > further > untagged == 0
    assert said(other, text("Listen!", "x")) < said(sought(word("listen")), text("Listen!", "x"))
    assert said(wanted, text("Listen!", "x")) > said(wanted, text("Je me tais.", "x"))


def test_a_search_without_words_fits_everything_alike():
    assert said(sought(), text("anything", "x")) == pytest.approx(TEXT)


@pytest.mark.parametrize(
    ("stems", "there"), [("a b c", True), ("b c", True), ("a c", False), ("c b", False), ("c d", False), ("b", True)]
)
def test_runs_stand_one_behind_the_other(stems, there):
    assert stands(stems.split(), ["a", "b", "b", "c"]) == (there if stems != "a b c" else False)
    assert stands(stems.split(), ["x", "a", "b", "c"]) == there
