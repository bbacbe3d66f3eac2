"""Vote: set, repeat, change, take back; and what is refused."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions.asking import withdraw_situation
from advice.actions.contributing import withdraw
from advice.actions.voting import vote
from advice.models import Contribution, Tagging, Vote
from tests.makers import make_contribution, make_situation, make_user


@pytest.fixture
def advice(ana, bo):
    return make_contribution(make_situation(ana), bo, strategies=["listen", "humour"])


def tally(contribution):
    row = Contribution.objects.get(pk=contribution.pk)
    return row.helpful, row.votes, row.score


def test_vote_counts_a_helpful_one(advice, dee):
    vote(advice, 1, by=dee)

    assert tally(advice) == (1, 1, 818_181)


def test_vote_counts_an_unhelpful_one(advice, dee):
    vote(advice, -1, by=dee)

    assert tally(advice) == (0, 1, 727_272)


def test_vote_answers_with_the_new_tally(advice, dee):
    voted = vote(advice, 1, by=dee)

    assert (voted.helpful, voted.votes, voted.score) == (1, 1, 818_181)


@pytest.mark.parametrize("value", [1, -1])
def test_vote_repeated_changes_nothing(advice, dee, value):
    vote(advice, value, by=dee)
    once = tally(advice)

    vote(advice, value, by=dee)

    assert tally(advice) == once
    assert Vote.objects.count() == 1


def test_vote_changes_its_mind(advice, dee):
    vote(advice, 1, by=dee)

    vote(advice, -1, by=dee)

    assert tally(advice) == (0, 1, 727_272)
    assert list(Vote.objects.values_list("value", flat=True)) == [-1]


def test_vote_of_zero_takes_it_back(advice, dee):
    vote(advice, 1, by=dee)

    vote(advice, 0, by=dee)

    assert tally(advice) == (0, 0, 800_000)
    assert Vote.objects.count() == 0


def test_vote_of_zero_without_a_vote_changes_nothing(advice, dee):
    vote(advice, 0, by=dee)

    assert tally(advice) == (0, 0, 800_000)


def test_vote_reaches_the_copies_on_the_strategy_links(advice, ana, dee):
    vote(advice, 1, by=dee)
    vote(advice, -1, by=ana)

    assert list(Tagging.objects.values_list("score", "votes")) == [(tally(advice)[2], 2)] * 2


@pytest.mark.parametrize("value", [2, -2, 100])
def test_vote_refuses_an_odd_value(advice, dee, value):
    with pytest.raises(ValidationError):
        vote(advice, value, by=dee)

    assert tally(advice) == (0, 0, 800_000)


def test_vote_refuses_the_author(advice, bo):
    with pytest.raises(PermissionDenied, match="your own advice"):
        vote(advice, 1, by=bo)

    assert Vote.objects.count() == 0


def test_vote_refuses_a_visitor(advice):
    with pytest.raises(PermissionDenied, match="Sign in"):
        vote(advice, 1, by=AnonymousUser())


def test_vote_refuses_a_closed_account(advice, gone):
    with pytest.raises(PermissionDenied, match="Sign in"):
        vote(advice, 1, by=gone)


def test_vote_refuses_withdrawn_advice(advice, bo, dee):
    withdraw(advice, by=bo)

    with pytest.raises(PermissionDenied, match="withdrawn"):
        vote(advice, 1, by=dee)


def test_vote_refuses_advice_under_a_withdrawn_situation(ana, dee):
    situation = make_situation(ana)
    own = make_contribution(situation, ana)
    withdraw_situation(situation, by=ana)

    with pytest.raises(PermissionDenied, match="withdrawn"):
        vote(own, 1, by=dee)


def test_vote_takes_any_reader_but_the_author(advice, ana, cy, dee):
    for reader in (ana, cy, dee):
        vote(advice, 1, by=reader)

    assert tally(advice) == (3, 3, 846_153)


@pytest.mark.parametrize("values", [[1], [1, -1], [1, 0]])
def test_vote_costs_at_most_seven_queries(advice, values, django_assert_max_num_queries):
    reader = make_user()
    for value in values[:-1]:
        vote(advice, value, by=reader)

    with django_assert_max_num_queries(7 + 2):  # two for the savepoint that stands for a transaction here
        vote(advice, values[-1], by=reader)
