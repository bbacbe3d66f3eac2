"""The demonstration site loads, whole and only where nothing is."""

import collections
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from advice.actions.recounting import differences
from advice.actions.voting import vote
from advice.export.compile import compile_edition
from advice.integrity.ballots import ballots
from advice.integrity.signals import ties
from advice.models import Contribution, Edition, Situation, Strategy, Tagging, Topic, User, Vote, VoteMonth

NUMBERS = {15: "Fifteen", 16: "Sixteen", 17: "Seventeen"}
LANGUAGES = {"en", "fr", "es", "de", "pt", "it", "nl", "ar", "zh", "ja"}


def test_load_demonstration_fills_an_empty_site(db, capsys):
    call_command("load_demonstration")

    languages = collections.Counter(Contribution.objects.values_list("language", flat=True))
    assert Situation.objects.count() >= 14
    assert Topic.objects.count() >= 7
    assert sum(languages.values()) >= 140
    assert set(languages) == LANGUAGES
    assert min(languages.values()) >= 10
    assert set(Tagging.objects.values_list("tag__slug", flat=True)) == set(
        Strategy.objects.values_list("slug", flat=True)
    )
    assert Edition.objects.count() >= 1
    assert differences() == []
    assert User.objects.get(username="ana").check_password("rapport-demo")


def test_votes_of_the_demonstration_count_and_those_to_come_do(db, settings, capsys):
    settings.VOTES_NEED_CONFIRMED_EMAIL = True
    call_command("load_demonstration")
    ana = User.objects.get(username="ana")
    advice = Contribution.objects.published().exclude(author=ana).exclude(vote_set__voter=ana)[0]

    voted = vote(advice, 1, by=ana)

    assert Vote.objects.filter(counted=False).count() == 0
    assert voted.votes == advice.votes + 1
    assert VoteMonth.objects.count() >= 12


def test_votes_of_the_demonstration_look_like_those_of_people(db, capsys, monkeypatch):
    call_command("load_demonstration")
    monkeypatch.setattr("advice.integrity.ballots.REVIEWED", timedelta(days=1000))

    assert ties(ballots(timezone.now())) == []


def test_published_playbook_of_the_demonstration_speaks_all_its_languages(db, capsys):
    call_command("load_demonstration")

    document = compile_edition(Edition.objects.get())
    assert {play.language for play in document.plays} == LANGUAGES
    assert document.note.startswith(f"First edition. {NUMBERS[len(document.plays)]} plays in ten languages")


def test_demonstration_has_advice_to_combine_strategies_on(db, capsys):
    call_command("load_demonstration")

    both = Contribution.objects.published().with_all_strategies(["listen", "flex-deadlines"])
    assert both.in_languages("fr", "en").exists()


def test_load_demonstration_refuses_a_site_with_people(ana, capsys):
    with pytest.raises(CommandError):
        call_command("load_demonstration")

    assert Situation.objects.count() == 0


def test_load_demonstration_if_empty_leaves_a_site_alone(ana, capsys):
    call_command("load_demonstration", "--if-empty")

    assert Situation.objects.count() == 0
