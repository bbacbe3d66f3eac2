"""Count: votes that waited join once they may, the log forgets, and the months are written."""

from datetime import date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.utils import timezone

from advice.actions.counting import count_votes, count_votes_of
from advice.actions.recounting import differences
from advice.actions.rescoring import rescore
from advice.actions.reviewing import confirm_cluster
from advice.actions.voting import vote
from advice.models import Contribution, LanguagePrior, User, Vote, VoteChange, VoteCluster, VoteMonth
from tests.makers import make_contribution, make_situation, make_user


@pytest.fixture
def advice(ana, bo):
    return make_contribution(make_situation(ana), bo, strategies=["listen"])


def newcomer() -> User:
    return make_user(date_joined=timezone.now() - timedelta(hours=2))


def a_day_later() -> None:
    for person in User.objects.all():
        User.objects.filter(pk=person.pk).update(date_joined=person.date_joined - timedelta(days=1))


def tally(contribution):
    row = Contribution.objects.get(pk=contribution.pk)
    return row.helpful, row.votes, row.score


def test_count_votes_lets_in_what_waited_a_day_and_nothing_before(advice):
    for value in (1, 1, -1):
        vote(advice, value, by=newcomer())

    early = count_votes()
    a_day_later()
    late = count_votes()

    assert ((early.joined, early.waiting), (late.joined, late.waiting)) == ((0, 3), (3, 0))
    assert tally(advice) == (2, 3, 769_230)
    assert set(advice.taggings.values_list("score", "votes")) == {(769_230, 3)}
    assert differences() == []


def test_count_votes_repeated_changes_nothing(advice):
    vote(advice, 1, by=newcomer())
    a_day_later()
    count_votes()

    again = count_votes()

    assert (again.joined, tally(advice)[:2]) == (0, (1, 1))


def test_count_votes_waits_for_a_confirmed_address_where_the_site_sends_letters(advice, settings):
    settings.VOTES_NEED_CONFIRMED_EMAIL = True
    confirmed, other, staff = newcomer(), newcomer(), make_user(is_staff=True)
    EmailAddress.objects.create(user=confirmed, email="a@example.org", verified=True)
    EmailAddress.objects.create(user=other, email="b@example.org", verified=False)
    for person in (confirmed, other, staff):
        vote(advice, 1, by=person)
    a_day_later()

    counting = count_votes()

    assert (counting.joined, counting.waiting, tally(advice)[1]) == (1, 1, 2)


def test_count_votes_keeps_what_a_cluster_set_aside(advice, cy):
    people = [newcomer(), newcomer()]
    for person in people:
        vote(advice, 1, by=person)
    cluster = VoteCluster.objects.create()
    cluster.members.add(*people)
    cluster.targets.add(advice)
    confirm_cluster(cluster, by=cy, reason="One person.")
    a_day_later()

    counting = count_votes()

    assert (counting.joined, counting.waiting, tally(advice)[:2]) == (1, 0, (1, 1))
    assert differences() == []


def test_count_votes_of_one_person_leaves_the_others(advice):
    one, other = newcomer(), newcomer()
    for person in (one, other):
        vote(advice, 1, by=person)
    a_day_later()
    one.refresh_from_db()

    assert (count_votes_of(one), tally(advice)[1]) == (1, 1)
    assert count_votes_of(one) == 0
    assert Vote.objects.waiting().get().voter == other


def test_count_votes_forgets_changes_older_than_ninety_days(advice, ana, dee):
    vote(advice, 1, by=dee)
    VoteChange.objects.update(created=timezone.now() - timedelta(days=91))
    vote(advice, 1, by=ana)

    assert count_votes().forgotten == 1
    assert VoteChange.objects.get().voter == ana


def test_weights_of_languages_count_voters_who_count(ana, bo, advice):
    for _ in range(3):
        vote(advice, 1, by=newcomer())
    vote(advice, 1, by=ana)

    rescore()

    assert LanguagePrior.objects.get(language="en").voters == 1


def test_rescore_lets_waiting_votes_in_first(advice, capsys):
    vote(advice, 1, by=newcomer())
    a_day_later()

    call_command("rescore")

    assert "1 votes count from now on." in capsys.readouterr().out
    assert tally(advice)[:2] == (1, 1)


def test_count_votes_writes_the_months_anew(advice, ana, cy, dee):
    voters = [ana, dee, newcomer()]
    for person in voters:
        vote(advice, 1, by=person)
    Vote.objects.filter(voter=ana).update(created=datetime(2026, 1, 31, 23, tzinfo=timezone.get_current_timezone()))
    cluster = VoteCluster.objects.create()
    cluster.members.add(*voters)
    cluster.targets.add(advice)
    confirm_cluster(cluster, by=cy, reason="One person.")
    VoteMonth.objects.create(month=date(2020, 1, 1), given=99)

    count_votes()

    rows = VoteMonth.objects.values_list("month", "given", "waiting", "found", "confirmed", "dismissed", "set_aside")
    this = timezone.now().date().replace(day=1)
    assert list(rows) == [(this, 2, 1, 1, 1, 0, 2), (date(2026, 1, 1), 1, 0, 0, 0, 0, 0)]


def test_commands_say_what_they_did(advice, capsys):
    vote(advice, 1, by=newcomer())

    call_command("count_votes")
    call_command("review_votes")

    assert capsys.readouterr().out.splitlines() == [
        "0 votes count from now on, 1 wait. 0 changes forgotten.",
        "1 votes: 0 new clusters to look at, 0 that were open already.",
    ]
