"""Vote: set, repeat, change, take back; and what is refused."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from advice.actions.asking import withdraw_situation
from advice.actions.contributing import withdraw
from advice.actions.voting import TooManyVotes, vote
from advice.models import Contribution, Tagging, Vote, VoteChange
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
def test_vote_costs_at_most_eleven_queries(advice, values, django_assert_max_num_queries):
    reader = make_user()
    for value in values[:-1]:
        vote(advice, value, by=reader)

    with django_assert_max_num_queries(
        11 + 2
    ):  # one asks which playbooks it makes a difference to, two are the savepoint of this test
        vote(advice, values[-1], by=reader)


@pytest.fixture
def newcomer(db):
    """Made their account an hour ago."""
    return make_user("newcomer", date_joined=timezone.now() - timedelta(hours=1))


def aged(person, **ago):
    """The person once their account is older."""
    person.date_joined = timezone.now() - timedelta(**ago)
    person.save()
    return person


@pytest.mark.parametrize("value", [1, -1])
def test_vote_of_a_new_account_is_kept_and_waits(advice, newcomer, value):
    vote(advice, value, by=newcomer)

    assert tally(advice) == (0, 0, 800_000)
    assert list(Vote.objects.values_list("value", "counted", "waiting")) == [(value, False, True)]


def test_vote_of_a_new_account_changed_or_taken_back_moves_nothing(advice, newcomer):
    for value in (1, -1, 0):
        vote(advice, value, by=newcomer)

        assert tally(advice) == (0, 0, 800_000)
    assert Vote.objects.count() == 0


def test_vote_lets_those_that_waited_count_at_the_next_one(advice, ana, bo, newcomer):
    other = make_contribution(advice.situation, bo)
    vote(advice, 1, by=newcomer)

    vote(other, -1, by=aged(newcomer, hours=25))

    assert (tally(advice)[:2], tally(other)[:2]) == ((1, 1), (0, 1))
    assert not Vote.objects.waiting().exists()


def test_vote_that_waited_and_is_changed_once_it_may_counts_as_changed(advice, newcomer):
    vote(advice, 1, by=newcomer)

    voted = vote(advice, -1, by=aged(newcomer, hours=25))

    assert tally(advice)[:2] == (0, 1)
    assert (voted.helpful, voted.votes) == (0, 1)


@pytest.mark.parametrize(("addresses", "counts"), [([], False), ([False], False), ([False, True], True)])
def test_vote_counts_with_a_confirmed_address_where_the_site_sends_letters(advice, dee, settings, addresses, counts):
    settings.VOTES_NEED_CONFIRMED_EMAIL = True
    for number, verified in enumerate(addresses):
        EmailAddress.objects.create(user=dee, email=f"dee{number}@example.org", verified=verified)

    vote(advice, 1, by=dee)

    assert tally(advice)[1] == counts


def test_vote_of_staff_counts_at_once(advice, settings):
    settings.VOTES_NEED_CONFIRMED_EMAIL = True

    vote(advice, 1, by=make_user(is_staff=True, date_joined=timezone.now()))

    assert tally(advice)[:2] == (1, 1)


def test_vote_logs_every_press_that_changed_something(advice, dee):
    for value in (1, 1, -1, 0, 0, 1):
        vote(advice, value, by=dee)

    assert list(VoteChange.objects.order_by("pk").values_list("old", "new")) == [(0, 1), (1, -1), (-1, 0), (0, 1)]


def gave(person, contribution, count, **ago):
    """As if this person had given so many new votes, all this long ago."""
    rows = VoteChange.objects.bulk_create(
        VoteChange(voter=person, contribution=contribution, old=0, new=1) for _ in range(count)
    )
    moment = timezone.now() - timedelta(**ago)
    VoteChange.objects.filter(pk__in=[row.pk for row in rows]).update(created=moment)


def test_vote_refuses_the_eleventh_within_ten_seconds_and_says_when(ana, bo, dee):
    rows = [make_contribution(make_situation(ana), make_user()) for _ in range(11)]
    for row in rows[:10]:
        vote(row, 1, by=dee)

    with pytest.raises(TooManyVotes, match="at most 10 new votes within ten seconds") as refusal:
        vote(rows[10], 1, by=dee)

    left = (refusal.value.again - timezone.now()).total_seconds()
    assert 0 < left <= 10
    assert Vote.objects.count() == 10


def test_vote_refuses_the_fifty_first_of_a_day_and_takes_it_the_day_after(advice, ana, dee):
    gave(dee, make_contribution(advice.situation, ana), 50, hours=23)

    with pytest.raises(TooManyVotes, match="50 votes within a day") as refusal:
        vote(advice, 1, by=dee)
    VoteChange.objects.update(created=timezone.now() - timedelta(hours=24))
    vote(advice, 1, by=dee)

    assert timedelta(minutes=59) < refusal.value.again - timezone.now() <= timedelta(hours=1)
    assert Vote.objects.count() == 1


def test_vote_takes_more_a_day_of_somebody_who_voted_on_fifteen(advice, ana, dee):
    situation = advice.situation
    for day in range(15):
        row = make_contribution(situation, make_user())
        Vote.objects.create(voter=dee, contribution=row, value=1)
        Vote.objects.filter(contribution=row).update(created=timezone.now() - timedelta(days=day + 2))
    gave(dee, make_contribution(situation, ana), 50, hours=1)

    vote(advice, 1, by=dee)
    gave(dee, make_contribution(situation, ana), 24, hours=1)

    with pytest.raises(TooManyVotes, match="75 votes"):
        vote(make_contribution(situation, make_user()), 1, by=dee)


def test_vote_refuses_the_eleventh_on_one_author_in_a_day_and_takes_one_on_another(advice, ana, bo, dee):
    gave(dee, make_contribution(advice.situation, bo), 10, hours=5)

    with pytest.raises(TooManyVotes, match="on advice of this author"):
        vote(advice, 1, by=dee)
    vote(make_contribution(advice.situation, ana), 1, by=dee)

    assert Vote.objects.count() == 1


def test_vote_is_changed_and_taken_back_beyond_every_limit_but_not_given_anew(advice, ana, dee):
    vote(advice, 1, by=dee)
    gave(dee, make_contribution(advice.situation, ana), 60, seconds=2)

    vote(advice, -1, by=dee)
    vote(advice, 0, by=dee)

    with pytest.raises(TooManyVotes):
        vote(advice, 1, by=dee)
    assert tally(advice)[:2] == (0, 0)


def test_vote_is_not_limited_where_the_settings_lift_it(advice, ana, dee, settings):
    settings.VOTE_LIMITS = False
    gave(dee, make_contribution(advice.situation, ana), 60, seconds=2)

    vote(advice, 1, by=dee)

    assert tally(advice)[:2] == (1, 1)


@pytest.mark.parametrize("needed", [True, False])
def test_vote_costs_the_same_beside_a_limit_and_with_an_address_to_confirm(
    advice, ana, dee, settings, needed, django_assert_num_queries
):
    settings.VOTES_NEED_CONFIRMED_EMAIL = needed
    EmailAddress.objects.create(user=dee, email="dee@example.org", verified=True)
    gave(dee, make_contribution(advice.situation, ana), 49, hours=1)

    with django_assert_num_queries(11 + 2):
        vote(advice, 1, by=dee)
