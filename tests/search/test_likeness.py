"""What is already said: sketches, kept by the verbs, and the advice that is like a text."""

from io import StringIO

import pytest
from django.core.management import call_command

from advice.actions import asking, contributing, correcting, translating
from advice.actions.indexing import write_sketches
from advice.actions.reindexing import reindex, repair_index, stale_index
from advice.models import Contribution, Sketch
from advice.search.likeness import alike
from advice.search.rows import stems_of
from advice.search.sketches import KEPT, sketch
from tests import factories as f

ADVICE = "Let the client finish before you answer, then say back what you heard and ask what would help most today."
ONE_WORD = ADVICE.replace("today", "tomorrow")
SIMILAR = "Let the client finish before you answer, then say back what you heard; offer a refund and close the ticket."
OTHER = "Move the deadline by a week, write down who does what, and tell everybody before the weekend begins."
CHINESE = "先让客户把话说完，再用自己的话复述一遍，然后问他今天最需要什么帮助。"
FRENCH = "Laissez le client finir avant de répondre, puis redites ce que vous avez entendu et demandez ce qui aiderait."


def found(text: str, language: str = "en", **asked: object) -> list[tuple[int, str, bool]]:
    return [(each.number, each.reason, each.exact) for each in alike(text, language, **asked)]


# --- Sketches -------------------------------------------------------------------------------------------------------


def test_sketch_is_the_number_of_the_whole_and_the_smallest_of_the_runs():
    stems = stems_of(ADVICE, "en")

    numbers = sketch(stems)

    assert len(numbers) == 1 + KEPT
    assert (numbers[1:], sketch(stems)) == (sorted(numbers[1:]), numbers)


@pytest.mark.parametrize(("stems", "count"), [([], 0), (["wait"], 1), (["wait", "first"], 1), (["a", "b", "c"], 2)])
def test_sketch_of_a_short_text(stems: list[str], count: int):
    assert len(sketch(stems)) == count


def test_sketches_of_texts_that_differ_in_a_word_meet():
    first, second = (set(sketch(stems_of(text, "en"))) for text in (ADVICE, ONE_WORD))

    assert first != second
    assert len(first & second) >= KEPT - 3


@pytest.fixture
def advice(ana, bo) -> Contribution:
    return f.make_contribution(f.make_situation(by=ana), by=bo, body=ADVICE)


def kept(contribution: Contribution) -> set[int]:
    return set(Sketch.objects.filter(contribution=contribution).values_list("key", flat=True))


def test_verbs_keep_sketches(advice, bo):
    said = kept(advice)
    revised = contributing.revise(advice, by=bo, body=OTHER, language="en")
    reworded = kept(revised)
    contributing.withdraw(revised, by=bo)
    withdrawn = kept(revised)
    contributing.restore(revised, by=bo)

    assert (said, reworded) == (set(sketch(stems_of(ADVICE, "en"))), set(sketch(stems_of(OTHER, "en"))))
    assert (withdrawn, kept(revised)) == (set(), reworded)


def test_sketches_go_with_their_contribution(advice):
    advice.delete()

    assert Sketch.objects.count() == 0


def test_a_withdrawn_situation_takes_its_sketches_along(advice, ana):
    Contribution.objects.filter(pk=advice.pk).update(author=ana)
    asking.withdraw_situation(advice.situation, by=ana)

    assert Sketch.objects.count() == 0


def test_a_corrected_language_makes_another_sketch(advice, dee):
    correcting.correct_language(advice, by=dee, language="de")

    assert kept(advice) == set(sketch(stems_of(ADVICE, "de")))


def test_reindex_builds_the_same_sketches(advice):
    before = kept(advice)
    Sketch.objects.all().delete()

    reindex(report=lambda done, of: None)

    assert kept(advice) == before


def test_prepare_builds_them_where_there_are_none(advice, settings, tmp_path):
    settings.STATIC_ROOT, settings.DEMONSTRATION = tmp_path, False
    before = kept(advice)
    Sketch.objects.all().delete()

    call_command("prepare", stdout=StringIO())

    assert kept(advice) == before


@pytest.mark.parametrize("plant", ["missing", "changed", "stray"])
def test_a_stale_sketch_is_found_and_put_right(advice, bo, plant):
    before = kept(advice)
    if plant == "missing":
        Sketch.objects.filter(key=min(before)).delete()
    elif plant == "changed":
        Sketch.objects.create(key=7, contribution=advice)
    else:
        contributing.withdraw(advice, by=bo)
        Sketch.objects.create(key=7, contribution=advice)

    stale = stale_index()
    repair_index(stale)

    assert list(stale.contributions) == [advice.pk]
    assert (kept(advice), len(stale_index())) == (set() if plant == "stray" else before, 0)


def test_a_change_that_leaves_the_words_writes_no_sketch(advice, django_assert_num_queries):
    same = {advice.pk: kept(advice)}

    with django_assert_num_queries(1):
        write_sketches(same)


# --- Likeness -------------------------------------------------------------------------------------------------------


def test_the_very_words_are_found_and_come_first(advice):
    other = f.make_contribution(body=ONE_WORD)

    assert found(ADVICE) == [(advice.pk, "same", True), (other.pk, "same", False)]


def test_words_that_are_written_otherwise_are_the_very_words(advice):
    assert found(ADVICE.upper().replace(",", " –")) == [(advice.pk, "same", True)]


def test_likeness_is_the_share_of_stems_in_common(advice):
    (near,) = alike(ONE_WORD, "en")
    (far,) = alike(SIMILAR, "en")

    mine, theirs = set(stems_of(SIMILAR, "en")), set(stems_of(ADVICE, "en"))
    assert (far.reason, far.likeness) == ("similar", len(mine & theirs) / len(mine | theirs))
    assert near.likeness > 0.8 > far.likeness >= 0.5


def test_other_words_are_not_alike(advice):
    assert found(OTHER) == []


def test_halves_swapped_are_the_same_and_not_exact(advice):
    first, second = ADVICE.split(", then ")

    assert found(f"then {second} {first}") == [(advice.pk, "same", False)]


def test_a_text_of_fewer_than_eight_terms_is_like_nothing(db):
    f.make_contribution(body="Hear the client out before you answer.")

    assert [found(text) for text in ("Hear the client out before you answer.", "Hear", "", "👍")] == [[]] * 4


def test_scripts_without_spaces_are_compared_by_pairs_of_signs(db):
    advice = f.make_contribution(body=CHINESE, language="zh")

    assert found(CHINESE.replace("今天", "明天"), "zh") == [(advice.pk, "same", False)]


def test_among_equals_the_one_in_this_situation_comes_first(advice):
    later = f.make_contribution(body=ADVICE)

    ways = [[number for number, *_rest in found(ADVICE, situation=each.situation_id)] for each in (advice, later)]
    assert ways == [[advice.pk, later.pk], [later.pk, advice.pk]]


def test_a_translation_is_found_by_its_own_words(advice, bo):
    translating.translate(advice, by=bo, language="fr", body=FRENCH)

    assert found(FRENCH, "fr") == [(advice.pk, "same", True)]


def test_withdrawn_advice_is_not_found(advice, bo):
    contributing.withdraw(advice, by=bo)

    assert found(ADVICE) == []


def test_what_is_being_changed_is_left_out(advice):
    assert found(ADVICE, but=advice.pk) == []


def test_no_more_are_named_than_asked_for(advice):
    for _ in range(4):
        f.make_contribution(body=ADVICE)

    assert [len(found(ADVICE, most=most)) for most in (1, 3, 9)] == [1, 3, 5]


def test_where_words_differ_the_same_strategies_in_the_same_situation_are_named(db):
    situation = f.make_situation()
    plain = f.make_contribution(situation, body=CHINESE, language="zh", strategies=["listen", "humour"])
    best = f.make_votes(f.make_contribution(situation, strategies=["listen", "humour"]), helpful=3)
    f.make_contribution(situation, strategies=["listen"])
    f.make_contribution(strategies=["listen", "humour"])
    ways = ["listen", "humour"]

    assert found(OTHER, situation=situation.pk, strategies=ways) == [
        (best.pk, "strategy", False),
        (plain.pk, "strategy", False),
    ]
    assert found(OTHER, situation=situation.pk, strategies=ways, but=best.pk) == [(plain.pk, "strategy", False)]
    assert [found(OTHER, situation=situation.pk), found(OTHER, strategies=ways)] == [[], []]


def test_strategies_are_not_asked_where_words_are_alike(advice):
    f.make_contribution(advice.situation, strategies=["listen"])

    assert found(ONE_WORD, situation=advice.situation_id, strategies=["listen"]) == [(advice.pk, "same", False)]


@pytest.mark.parametrize("rows", [1, 30])
def test_likeness_costs_two_queries_and_three_without_words_in_common(db, rows, django_assert_num_queries):
    situation = f.make_situation()
    for number in range(rows):
        f.make_contribution(body=f"{ADVICE} {number}")

    with django_assert_num_queries(2):
        alike(ADVICE, "en", situation=situation.pk, strategies=["listen"])
    with django_assert_num_queries(2):
        alike(OTHER, "en", situation=situation.pk, strategies=["listen"])
