"""Tensions on pages: the draft and the publish page ask for a word, the page of tensions shows both sides, an edition says it."""

import pytest
from django.urls import reverse

from advice.actions import balancing, curating, publishing
from advice.models import Strategy, Tension
from tests.factories import make_contribution, make_playbook
from tests.web.company import make_company

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def owner(company):
    return company.people["owner"]


@pytest.fixture
def playbook(company, owner):
    playbook = make_playbook(company.team, by=owner)
    for slug in ("humour", "acknowledge-feelings"):
        curating.add_play(playbook, make_contribution(strategies=[slug]), by=owner)
    return playbook


def address(playbook):
    return reverse("tension_explain", args=[playbook.pk, "humour", "acknowledge-feelings"])


def explain(playbook, owner, body="Feelings first."):
    sides = [Strategy.objects.get(slug=slug) for slug in ("humour", "acknowledge-feelings")]
    balancing.explain_tension(playbook, *sides, body, by=owner)


def test_draft_and_publish_page_ask_for_a_word_until_it_is_said(company, playbook, owner):
    client = company.client("editor")
    pages = [playbook.get_absolute_url(), reverse("playbook_publish", args=[playbook.pk])]
    asked = [address(playbook) in client.get(page).content.decode() for page in pages]

    explain(playbook, owner)

    assert asked == [True, True]
    assert [address(playbook) in client.get(page).content.decode() for page in pages] == [False, False]


def test_publishing_without_a_word_keeps_what_was_typed(company, playbook):
    response = company.client("editor").post(reverse("playbook_publish", args=[playbook.pk]), {"note": "All new"})

    assert response.status_code == 422
    assert "All new" in response.content.decode()
    assert playbook.editions.count() == 0


def test_the_page_of_tensions_shows_both_sides_to_readers_too(company, playbook, owner):
    explain(playbook, owner)

    page = company.client("reader").get(reverse("tensions", args=[playbook.pk])).content.decode()

    assert [page.count(f'data-strategy="{slug}"') for slug in ("humour", "acknowledge-feelings")] == [1, 1]
    assert "Feelings first." in page
    assert address(playbook) not in page


def test_a_word_is_said_and_taken_back(company, playbook):
    client = company.client("editor")

    client.post(address(playbook), {"body": "First feelings, **then** a joke."})
    said = [row.body for row in Tension.objects.all()]
    client.post(address(playbook), {"body": ""})

    assert said == ["First feelings, **then** a joke."]
    assert Tension.objects.count() == 0


@pytest.mark.parametrize(("language", "begins"), [("en", "When not to:\n\n- **"), ("fr", "Quand s’en abstenir")])
def test_a_word_begins_with_what_the_site_says_in_the_language_of_the_playbook(company, playbook, language, begins):
    playbook.language = language
    playbook.save(update_fields=["language"])

    form = company.client("editor").get(address(playbook)).context["form"]

    assert form["body"].value().count("- **") == 2
    assert form["body"].value().split(":")[0].strip() == begins.split(":")[0].strip()
    assert Tension.objects.count() == 0


def test_a_pair_that_does_not_pull_here_is_not_there(company, playbook):
    path = reverse("tension_explain", args=[playbook.pk, "listen", "find-solutions"])

    assert company.client("owner").get(path).status_code == 404


def test_an_edition_says_when_the_one_and_when_the_other(company, playbook, owner):
    explain(playbook, owner)
    edition = publishing.publish(playbook, by=owner)

    page = company.client("reader").get(edition.get_absolute_url()).content.decode()

    assert "Where strategies pull apart" in page
    assert "Feelings first." in page


def test_the_teams_words_are_written_and_shown(company, playbook, owner):
    play = playbook.plays.first()
    words = {"why": "It worked", "house_rule": "Ask *Nadia*", "local_example": "In May", "wording": "“Go on.”"}
    client = company.client("editor")

    client.post(reverse("play_explain", args=[play.pk]), words | {"when_not": "At a funeral"})
    client.post(reverse("play_explain", args=[play.pk]), {"why": "It worked twice"})

    play.refresh_from_db()
    assert [getattr(play, name) for name in play.NOTES] == [
        "It worked twice",
        "Ask *Nadia*",
        "In May",
        "“Go on.”",
        "At a funeral",
    ]
    page = client.get(playbook.get_absolute_url()).content.decode()
    assert [text in page for text in ("It worked twice", "<em>Nadia</em>", "At a funeral")] == [True] * 3


def test_sections_are_nested_by_a_press(company, playbook):
    client = company.client("editor")
    client.post(reverse("section_add", args=[playbook.pk]), {"title": "Later"})
    later = playbook.sections.get(title="Later")

    client.post(reverse("section_nest", args=[later.pk]), {"level": "2"})

    later.refresh_from_db()
    assert later.level == 2
    assert "draft__below" in client.get(playbook.get_absolute_url()).content.decode()
    for level in ("3", "", "x"):
        assert client.post(reverse("section_nest", args=[later.pk]), {"level": level}).status_code == 302
    later.refresh_from_db()
    assert later.level == 2
