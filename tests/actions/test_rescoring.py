"""Rescore: the priors follow the votes, and the database computes the same scores as Python."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advice.actions.contributing import withdraw
from advice.actions.rescoring import _rescore_rows, rescore
from advice.actions.voting import vote
from advice.models import Contribution, LanguagePrior, SitePrior, Tagging
from advice.ranking import WEIGHTS, score
from tests.makers import make_contribution, make_situation, make_user
from tests.ranking.test_best import WORKED


@pytest.fixture
def advice(ana, bo):
    return make_contribution(make_situation(ana), bo, strategies=["listen", "humour"])


@pytest.mark.parametrize(("helpful", "unhelpful", "weight", "permille", "expected"), WORKED)
def test_rescore_computes_the_worked_value_in_the_database(advice, helpful, unhelpful, weight, permille, expected):
    Contribution.objects.update(helpful=helpful, votes=helpful + unhelpful, score=1)

    changed = _rescore_rows(permille, weight, {"en": weight})

    assert changed == 1
    assert Contribution.objects.get().score == expected


def test_rescore_computes_large_tallies_exactly(advice):
    Contribution.objects.update(helpful=1_999_999, votes=2_000_001)  # a thousand thousands of these pass 32 bits

    _rescore_rows(800, 10, {"en": 10})

    assert Contribution.objects.get().score == score(1_999_999, 2, 10, 800)


def test_rescore_agrees_with_python_on_two_thousand_random_tallies(ana, bo):
    situation, chance = make_situation(ana), random.Random(12)
    rows = [make_contribution(situation, bo, f"Number {number}") for number in range(100)]
    for _ in range(20):
        weight, permille = chance.choice(WEIGHTS), chance.randint(600, 900)
        for row in rows:
            row.helpful, unhelpful = (int(10 ** chance.uniform(0, 6)) - 1 for _ in range(2))
            row.votes, row.score = row.helpful + unhelpful, 0
        Contribution.objects.bulk_update(rows, ["helpful", "votes", "score"])

        _rescore_rows(permille, weight, {"en": weight})

        found = dict(Contribution.objects.values_list("pk", "score"))
        assert found == {row.pk: score(row.helpful, row.votes - row.helpful, weight, permille) for row in rows}


def test_votes_on_english_advice_change_no_french_row_until_the_next_rescoring(ana, bo):
    situation = make_situation(ana)
    english = make_contribution(situation, bo)
    french = [
        make_contribution(situation, bo, body, language="fr", strategies=["listen"])
        for body in ("Écoutez d'abord, parlez ensuite.", "Attendez demain avant de répondre.")
    ]
    vote(french[0], 1, by=make_user())
    vote(french[1], -1, by=make_user())
    before = scores_in_french()

    for _ in range(40):
        vote(english, 1, by=make_user())

    assert scores_in_french() == before
    found = rescore()
    assert (found.permille, found.weights) == (830, {"en": 10, "fr": 6})
    assert scores_in_french() == [score(1, 0, 6, 830), score(0, 1, 6, 830)] * 2  # all of a language alike


def scores_in_french() -> list[int]:
    """Of the rows, then of their strategy links."""
    rows = Contribution.objects.filter(language="fr").order_by("pk").values_list("score", flat=True)
    links = Tagging.objects.filter(language="fr").order_by("pk").values_list("score", flat=True)
    return [*rows, *links]


def test_rescore_leaves_a_site_without_votes_as_it_is(advice):
    found = rescore()

    assert (found.permille, found.weights, found.changed) == (800, {"en": 10}, 0)


def test_rescore_brings_row_and_strategy_links_to_the_new_prior(advice):
    for _ in range(40):
        vote(advice, 1, by=make_user())

    found = rescore()

    assert (found.permille, found.changed) == (833, 1)
    assert SitePrior.objects.get().permille == 833
    assert Contribution.objects.get().score == score(40, 0, 10, 833)
    assert set(Tagging.objects.values_list("score", flat=True)) == {score(40, 0, 10, 833)}


def test_rescore_repeated_changes_nothing(advice):
    for _ in range(40):
        vote(advice, 1, by=make_user())
    rescore()

    assert rescore().changed == 0


def test_rescore_ignores_an_unnoticeable_move_of_the_mean(advice, dee):
    vote(advice, 1, by=dee)

    assert rescore().permille == 800


def test_rescore_weighs_small_languages_less(ana, bo):
    situation = make_situation(ana)
    english = make_contribution(situation, bo)
    basque = make_contribution(situation, bo, "Entzun lehenik, gero hitz egin.", language="eu")
    readers = [make_user() for _ in range(20)]
    for reader in readers:
        vote(english, 1, by=reader)
    vote(basque, 1, by=readers[0])

    found = rescore()

    assert found.weights == {"en": 10, "eu": 6}
    assert list(LanguagePrior.objects.order_by("language").values_list("language", "weight", "voters")) == [
        ("en", 10, 20),
        ("eu", 6, 1),
    ]
    assert Contribution.objects.get(pk=basque.pk).score == score(1, 0, 6, found.permille)


def test_rescore_repairs_a_wrong_score_on_row_and_links(advice):
    Contribution.objects.update(score=1)
    Tagging.objects.filter(tag__slug="listen").update(score=2)

    rescore()

    assert Contribution.objects.get().score == 800_000
    assert set(Tagging.objects.values_list("score", flat=True)) == {800_000}


def test_rescore_keeps_withdrawn_advice_in_step(advice, bo):
    for _ in range(40):
        vote(advice, 1, by=make_user())
    withdraw(advice, by=bo)
    Contribution.objects.update(score=1)

    found = rescore()

    assert found.permille == 800
    assert Contribution.objects.get().score == score(40, 0, 10, 800)


def test_rescore_costs_the_same_for_one_row_and_for_thirty(ana, bo):
    situation = make_situation(ana)
    make_contribution(situation, bo, strategies=["listen"])
    rescore()
    one = cost_of_rescoring()
    for _ in range(29):
        make_contribution(situation, bo, strategies=["listen"])

    assert cost_of_rescoring() == one


def cost_of_rescoring() -> int:
    Contribution.objects.update(score=1)
    with CaptureQueriesContext(connection) as queries:
        rescore()
    return len(queries)
