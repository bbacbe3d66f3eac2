"""The back office: who enters, what can be changed there, and what cannot."""

import pytest
from django.contrib import admin
from django.urls import reverse

from advice.actions.translating import translate
from advice.models import Strategy, SuggestionTraining, Topic, User
from tests.makers import make_contribution, make_situation, make_user

EDITABLE = {"user", "strategy", "topic"}
NOUNS = sorted(model._meta.model_name for model in admin.site._registry if model._meta.app_label == "advice")


@pytest.fixture
def office(client, db):
    client.force_login(make_user("root", is_staff=True, is_superuser=True))
    return client


def test_office_knows_every_noun_people_keep():
    assert NOUNS == [
        "contribution",
        "decision",
        "edition",
        "invitation",
        "languageprior",
        "merge",
        "playbook",
        "proposal",
        "revision",
        "siteprior",
        "situation",
        "strategy",
        "strategyaddress",
        "suggestionanswer",
        "suggestiontraining",
        "tagging",
        "team",
        "topic",
        "translation",
        "user",
        "vote",
        "votechange",
        "votecluster",
        "votemonth",
    ]


@pytest.mark.parametrize("noun", NOUNS)
def test_office_lists_every_noun(office, noun, ana, bo):
    make_contribution(make_situation(ana), bo, strategies=["listen"])

    assert office.get(reverse(f"admin:advice_{noun}_changelist")).status_code == 200


@pytest.mark.parametrize("noun", NOUNS)
def test_office_adds_only_what_no_verb_governs(office, noun):
    answer = office.get(reverse(f"admin:advice_{noun}_add"))

    assert answer.status_code == (200 if noun in EDITABLE else 403)


@pytest.mark.parametrize("noun", NOUNS)
def test_office_is_closed_to_people_without_the_right(client, ana, noun):
    client.force_login(ana)

    assert client.get(reverse(f"admin:advice_{noun}_changelist")).status_code == 302


def test_office_shows_a_contribution_with_its_revisions_and_cannot_change_it(office, ana, bo):
    contribution = make_contribution(make_situation(ana), bo, "First words.", strategies=["listen"])
    address = reverse("admin:advice_contribution_change", args=[contribution.pk])

    shown = office.get(address)
    changed = office.post(address, {"body": "Other words."})

    assert "First words." in shown.content.decode()
    assert changed.status_code == 403


def test_office_shows_a_translation_with_its_revisions_and_cannot_change_it(office, ana, bo):
    contribution = make_contribution(make_situation(ana), bo)
    translation = translate(contribution, by=ana, language="fr", body="Premiers mots.")
    address = reverse("admin:advice_translation_change", args=[translation.pk])

    shown = office.get(address)

    assert shown.content.decode().count("Premiers mots.") >= 2  # its words, and its first revision
    assert office.post(address, {"body": "Autres mots."}).status_code == 403


def test_office_lists_trainings_without_the_model_itself(office):
    training = SuggestionTraining.objects.create(model=b"\x00" * 64, trained_on={"texts": 3}, promoted=False)

    page = office.get(reverse("admin:advice_suggestiontraining_change", args=[training.pk]))

    assert (page.status_code, "texts" in page.content.decode()) == (200, True)


def test_office_cannot_delete_a_person_whose_votes_are_counted(office, ana):
    address = reverse("admin:advice_user_delete", args=[ana.pk])

    assert office.post(address, {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=ana.pk).exists()


def test_office_names_a_strategy_but_never_moves_its_address(office):
    strategy = Strategy.objects.get(slug="listen")
    address = reverse("admin:advice_strategy_change", args=[strategy.pk])

    page = office.get(address)

    assert page.status_code == 200
    assert 'name="slug"' not in page.content.decode()
    assert 'name="labels-0-label"' in page.content.decode()


def test_office_makes_a_topic(office):
    forms = {"names-TOTAL_FORMS": "1", "names-INITIAL_FORMS": "0", "names-0-language": "en", "names-0-name": "Service"}

    answer = office.post(reverse("admin:advice_topic_add"), {"slug": "service"} | forms)

    assert answer.status_code == 302
    assert Topic.objects.get().name_in("en") == "Service"
