"""The demonstration site, whole as it is loaded."""

import collections
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from advice.actions.recounting import differences
from advice.export.compile import compile_edition
from advice.integrity.ballots import ballots
from advice.integrity.signals import ties
from advice.models import Contribution, Edition, Situation, Strategy, Tagging, Topic, User
from tests.keeping import kept

NUMBERS = {15: "Fifteen", 16: "Sixteen", 17: "Seventeen"}
LANGUAGES = {"en", "fr", "es", "de", "pt", "it", "nl", "ar", "zh", "ja"}

demonstration = kept(lambda: call_command("load_demonstration"))


def test_load_demonstration_fills_an_empty_site(demonstration, db):
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


def test_votes_of_the_demonstration_look_like_those_of_people(demonstration, db, monkeypatch):
    monkeypatch.setattr("advice.integrity.ballots.REVIEWED", timedelta(days=1000))

    assert ties(ballots(timezone.now())) == []


def test_published_playbook_of_the_demonstration_speaks_all_its_languages(demonstration, db):
    document = compile_edition(Edition.objects.get())
    assert {play.language for play in document.plays} == LANGUAGES
    assert document.note.startswith(f"First edition. {NUMBERS[len(document.plays)]} plays in ten languages")


def test_demonstration_has_advice_to_combine_strategies_on(demonstration, db):
    both = Contribution.objects.published().with_all_strategies(["listen", "flex-deadlines"])
    assert both.in_languages("fr", "en").exists()
