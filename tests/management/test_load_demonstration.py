"""The demonstration site is loaded whatever the settings ask of votes, and only where nothing is."""

import pytest
from django.core.management import CommandError, call_command

from advice.actions.voting import vote
from advice.models import Contribution, Situation, User, Vote, VoteMonth


def test_votes_of_the_demonstration_count_and_those_to_come_do(db, settings, capsys):
    settings.VOTES_NEED_CONFIRMED_EMAIL = True
    call_command("load_demonstration")
    ana = User.objects.get(username="ana")
    advice = Contribution.objects.published().exclude(author=ana).exclude(vote_set__voter=ana)[0]

    voted = vote(advice, 1, by=ana)

    assert Vote.objects.filter(counted=False).count() == 0
    assert voted.votes == advice.votes + 1
    assert VoteMonth.objects.count() >= 12


def test_load_demonstration_refuses_a_site_with_people(ana, capsys):
    with pytest.raises(CommandError):
        call_command("load_demonstration")

    assert Situation.objects.count() == 0


def test_load_demonstration_if_empty_leaves_a_site_alone(ana, capsys):
    call_command("load_demonstration", "--if-empty")

    assert Situation.objects.count() == 0
