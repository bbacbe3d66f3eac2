"""Comparing two editions: who may, which two, and what the page says in which language and direction."""

import itertools
import re

import pytest
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import reverse

from advice.actions import contributing, curating, publishing, sectioning, translating
from advice.language.differences import changes
from tests.factories import bo, make_contribution, make_playbook, make_votes
from tests.web.company import PEOPLE, make_company
from tests.web.pages import changed_words, select, texts, tree

pytestmark = pytest.mark.django_db

ARABIC = "اذكر الموعد الجديد: 12 مايو."
CHINESE = "先说结论，再说原因。"


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def owner(company):
    return company.people["owner"]


@pytest.fixture
def playbook(company, owner):
    """A playbook with two plays and its first edition."""
    playbook = make_playbook(company.team, "Angry clients", by=owner)
    for body, language in ((ARABIC, "ar"), (CHINESE, "zh")):
        curating.add_play(playbook, make_contribution(body=body, language=language, strategies=["listen"]), by=owner)
    publishing.publish(playbook, by=owner)
    playbook.refresh_from_db()
    return playbook


@pytest.fixture
def second(playbook, owner):
    """The second edition, in which both plays are reworded."""
    for play, (old, new) in zip(playbook.plays.all(), [("12", "14"), ("原因", "理由")], strict=True):
        body = play.contribution.body.replace(old, new)
        contributing.revise(play.contribution, by=bo(), body=body, strategies=["listen"])
    edition = publishing.publish(playbook, by=owner)
    playbook.refresh_from_db()
    return edition


def address(playbook, query=""):
    return f"{reverse('playbook_compare', args=[playbook.pk])}{query}"


def ask(company, playbook, query="", person="reader"):
    return company.client(person).get(address(playbook, query))


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [("team", (200, 200, 200, 404, 404, 404)), ("public", (200, 200, 200, 200, 200, 200))],
)
def test_matrix(company, playbook, second, owner, visibility, expected):
    curating.describe(playbook, by=owner, title="Angry clients", intro="", language="en", visibility=visibility)

    answers = [ask(company, playbook, person=person) for person in PEOPLE]

    assert tuple(answer.status_code for answer in answers) == expected
    kept = {answer["Cache-Control"] for answer in answers if answer.status_code == 200}
    assert kept == {"no-cache" if visibility == "public" else "private, no-store"}


@pytest.mark.parametrize("query", ["?to=draft", "?from=draft&to=1"])
def test_draft_is_there_for_the_team_alone(company, playbook, second, owner, query):
    curating.describe(playbook, by=owner, title="Angry clients", intro="", language="en", visibility="public")

    answers = {person: ask(company, playbook, query, person) for person in PEOPLE}

    assert [answer.status_code for answer in answers.values()] == [200, 200, 200, 404, 404, 404]
    assert answers["reader"]["Cache-Control"] == "private, no-store"
    offered = {person: b'value="draft"' in ask(company, playbook, person=person).content for person in PEOPLE}
    assert list(offered.values()) == [True, True, True, False, False, False]


@pytest.mark.parametrize(
    "query", ["?to=3", "?from=9&to=1", "?from=x", "?to=%00", "?to=0", "?from=-1", "?to=" + "9" * 40]
)
def test_numbers_of_no_edition_are_not_found(company, playbook, second, query):
    assert ask(company, playbook, query).status_code == 404


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["1", "2"]),
        ("?from=1&to=2", ["1", "2"]),
        ("?from=2&to=1", ["2", "1"]),
        ("?from=1", ["1", "2"]),
        ("?to=2", ["1", "2"]),
        ("?to=draft", ["2", "draft"]),
        ("?from=1&to=draft", ["1", "draft"]),
    ],
)
def test_two_editions_are_chosen(company, playbook, second, query, expected):
    page = tree(ask(company, playbook, query))

    assert [each.get("value") for each in select(page, "option[selected]")] == expected
    assert bool(texts(page, ".notice")) == (query == "?from=2&to=1")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("?from=2&to=2", "There is nothing to compare"),
        ("?to=1", "Nothing was published before it"),
        ("?from=2&to=draft", "They say the same"),
    ],
)
def test_empty_states(company, playbook, second, query, title):
    page = tree(ask(company, playbook, query))

    assert texts(page, ".empty__title") == [title]
    assert select(page, ".told") == []


def test_playbook_without_an_edition(company, owner):
    playbook = make_playbook(company.team, by=owner)

    page = tree(ask(company, playbook))

    assert texts(page, ".empty__title") == ["Nothing is published yet"]
    assert select(page, "form.history__choose") == []
    assert ask(company, playbook, "?to=draft").status_code == 200


def test_words_are_told_one_by_one_in_their_language_and_direction(company, playbook, second):
    page = tree(ask(company, playbook))

    assert changed_words(page) == ["اذكر الموعد الجديد: [-12-]{+14+} مايو.", "先说结论，再说[-原因-]{+理由+}。"]
    assert [(each.get("lang"), each.get("dir")) for each in select(page, ".changes")] == [("ar", "rtl"), ("zh", "ltr")]
    runs = [(each.tag, each.get("lang"), each.get("dir")) for each in select(page, ".changes > *")]
    assert runs == [("del", "ar", "rtl"), ("ins", "ar", "rtl"), ("del", "zh", "auto"), ("ins", "zh", "auto")]
    assert texts(page, ".told__counts > li") == ["2 reworded"]


def test_right_to_left_difference_stays_as_it_is():
    words = {"changes": changes("قل لا ثم (اصمت).", "Say نعم ثم [اصمت]."), "language": "ar", "before": "fa"}

    piece = render_to_string("contribution/_changes.html", words).strip()

    added, removed = (
        f'<span class="visually-hidden" lang="en" dir="ltr">{word}: </span>' for word in ("added", "removed")
    )
    assert piece == (
        f'<div class="prose changes" lang="ar" dir="ltr"><del lang="fa" dir="auto">{removed}قل لا</del>'
        f'<ins lang="ar" dir="auto">{added}Say نعم</ins> ثم <del lang="fa" dir="ltr">{removed}(</del>'
        f'<ins lang="ar" dir="ltr">{added}[</ins>اصمت<del lang="fa" dir="ltr">{removed})</del>'
        f'<ins lang="ar" dir="ltr">{added}]</ins>.</div>'
    )


def test_everything_that_changed_is_told_at_an_address_of_its_own(company, playbook, owner):
    first, second = playbook.plays.all()
    new = make_contribution(body="Wait a day.", strategies=["listen"])
    section = sectioning.add_section(playbook, "Later", by=owner)
    curating.add_play(playbook, new, by=owner, section=section, why="It calms.")
    curating.explain_play(first, {"why": "It worked."}, by=owner)
    translating.translate(first.contribution, by=owner, language="fr", body="Dites la nouvelle date : le 12 mai.")
    make_votes(first.contribution, helpful=2)
    curating.remove_play(second, by=owner)
    publishing.publish(playbook, by=owner, note="Shorter.")

    page = tree(ask(company, playbook))

    assert [each.get("id") for each in select(page, ".told")] == [
        f"play-{play}" for play in (first.contribution_id, second.contribution_id, new.pk)
    ]
    assert [texts(each, ".told__kind") for each in select(page, ".told")] == [
        ["Translations", "Words of the team"],
        ["Removed"],
        ["Added"],
    ]
    assert {each.get("href") for each in select(page, ".told__number")} == {
        f"#{each.get('id')}" for each in select(page, ".told")
    }
    assert texts(page, ".told__counts > li")[-2:] == ["1 section changed", "1 change to the playbook itself"]
    assert changed_words(page) == ["{+Shorter.+}", "{+It worked.+}", "{+Dites la nouvelle date : le 12 mai.+}"]
    assert texts(page, "#support summary") == ["Votes or outcomes changed on 1 play"]
    assert "helpful: 0 of 0 before, 2 of 2 now" in texts(page, "#support li")[0]


@pytest.mark.parametrize("query", ["", "?from=1&to=draft"])
def test_text_that_was_taken_back_is_not_shown(company, playbook, second, query):
    contribution = playbook.plays.first().contribution
    there = ask(company, playbook, query).content.decode()
    contributing.withdraw(contribution, by=contribution.author)

    page = ask(company, playbook, query).content.decode()

    assert ["الموعد" in words for words in (there, page)] == [True, False]
    assert "理由" in page


def test_site_that_moved_knows_its_plays(company, playbook, second):
    with override_settings(SITE_URL="https://moved.example"):
        page = tree(ask(company, playbook, "?to=draft"))

    assert texts(page, ".empty__title") == ["They say the same"]


def test_edition_and_publish_page_lead_here(company, playbook, second, owner):
    curating.add_play(playbook, make_contribution(), by=owner)
    edition = tree(company.client("reader").get(second.get_absolute_url()))
    first = tree(company.client("reader").get(reverse("edition", args=[playbook.pk, 1])))
    publish = tree(company.client("owner").get(reverse("playbook_publish", args=[playbook.pk])))

    def leads(page):
        found = (each.get("href") for each in select(page, "a[href]"))
        return [href.partition("?")[2] for href in found if href.startswith(address(playbook))]

    assert leads(edition) == ["from=1&to=2", "to=2"]
    assert leads(first) == ["to=2"]
    assert leads(publish) == ["to=draft"]
    assert texts(publish, ".told__counts > li") == ["1 play added"]


def test_page_of_a_playbook_named_like_the_address(company, owner):
    playbook = make_playbook(company.team, "Compare", by=owner)

    assert re.search(r"/compare-playbook/$", playbook.get_absolute_url())


@pytest.mark.parametrize(("query", "queries"), [("", 8), ("?to=draft", 14)])
@pytest.mark.parametrize("more", [0, 29])
def test_costs_the_same_for_few_and_many(
    company, playbook, second, owner, more, query, queries, django_assert_num_queries
):
    for number in range(more):
        curating.add_play(playbook, make_contribution(strategies=["listen"], body=f"Say it {number} times."), by=owner)
    publishing.publish(playbook, by=owner)
    for play in itertools.islice(playbook.plays.all(), more):
        curating.explain_play(play, {"why": "So it is."}, by=owner)
    publishing.publish(playbook, by=owner)
    client = company.client("reader")

    with django_assert_num_queries(queries):
        client.get(address(playbook, query))
