"""The notes of teams: beside the advice for their members, and nowhere for anybody else."""

import pytest
from django.urls import reverse

from advice.actions import annotating, contributing, curating
from advice.models import Note
from tests import factories as f
from tests.web.company import PEOPLE, make_company
from tests.web.pages import select, texts, tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def advice():
    return f.make_contribution()


def write(company, advice, person="owner", body="Ask us **first**.", team=None):
    return annotating.annotate(advice, team or company.team, body, by=company.people[person])


def page(advice):
    return reverse("contribution_notes", args=[advice.pk])


# owner, editor (who wrote it), reader, former member, stranger, nobody signed in
MATRIX = {
    "contribution_notes": (200, 200, 200, 200, 200, 302),
    "note_revise": (403, 200, 403, 404, 404, 302),
    "note_delete": (200, 200, 403, 404, 404, 302),
}


@pytest.mark.parametrize("name", MATRIX)
def test_matrix(company, advice, name):
    note = write(company, advice, "editor")
    path = reverse(name, args=[advice.pk if name == "contribution_notes" else note.pk])

    assert tuple(company.client(person).get(path).status_code for person in PEOPLE) == MATRIX[name]


def test_members_read_and_write_what_others_never_see(company, advice):
    write(company, advice)
    shown = {person: company.client(person).get(page(advice)).content.decode() for person in PEOPLE[:-1]}
    written = company.client("reader").post(page(advice), {"team": company.team.pk, "body": "It worked."}, follow=True)

    assert ["<strong>first</strong>" in words for words in shown.values()] == [True, True, True, False, False]
    assert texts(tree(written), ".note .prose") == ["Ask us first.", "It worked."]
    assert ["Notes are for teams" in words for words in shown.values()] == [False, False, False, True, True]


@pytest.mark.parametrize("person", ["stranger", "former"])
def test_nobody_writes_for_a_team_of_others(company, advice, person):
    answer = company.client(person).post(page(advice), {"team": company.team.pk, "body": "Let me in."})

    assert (answer.status_code, Note.objects.count()) == (422, 0)


def test_who_belongs_to_two_teams_reads_both_and_says_for_which_they_write(company, advice):
    other = f.make_team("Night shift", by=company.people["owner"])
    write(company, advice, body="By day.")
    write(company, advice, body="By night.", team=other)
    owner = company.client("owner")

    shown = tree(owner.get(page(advice)))
    owner.post(page(advice), {"team": other.pk, "body": "Late."})

    assert sorted(texts(shown, "section h2")) == ["Night shift", "Support desk", "Write a note"]
    assert texts(shown, "select[name=team] option") == ["Night shift", "Support desk"]
    assert list(other.notes.values_list("body", flat=True)) == ["By night.", "Late."]
    assert texts(tree(company.client("reader").get(page(advice))), ".note .prose") == ["By day."]


def test_a_note_is_changed_and_deleted_once_asked(company, advice):
    note, client = write(company, advice, "editor"), company.client("editor")

    client.post(reverse("note_revise", args=[note.pk]), {"body": "Never mind."})
    asked = client.get(reverse("note_delete", args=[note.pk]))
    changed = Note.objects.get().body
    led = client.post(reverse("note_delete", args=[note.pk]))

    assert (changed, "Never mind." in asked.content.decode(), led["Location"]) == ("Never mind.", True, page(advice))
    assert not Note.objects.exists()


def test_the_card_on_the_page_of_its_situation_leads_members_to_their_notes(company, advice):
    write(company, advice)
    write(company, advice, "reader")
    place = advice.situation.get_absolute_url().partition("#")[0]

    shown = [
        texts(tree(company.client(person).get(place)), f"#c-{advice.pk} a[href='{page(advice)}']") for person in PEOPLE
    ]
    elsewhere = company.client("owner").get("/en/contributions/").content.decode()

    assert shown == [["2 team notes", "Team notes"]] * 3 + [["Team notes"]] * 2 + [[]]
    assert "2 team notes" not in elsewhere


@pytest.mark.parametrize("person", ["owner", "stranger", "anonymous"])
def test_notes_cost_the_page_of_a_situation_nothing(company, person, django_assert_max_num_queries):
    situation = f.make_situation()
    counts = []
    for number in (1, 5):
        for row in [f.make_contribution(situation) for _ in range(number)]:
            write(company, row)
        client = company.client(person)
        with django_assert_max_num_queries(30) as captured:
            client.get(situation.get_absolute_url())
        counts.append(len(captured))
    Note.objects.all().delete()
    with django_assert_max_num_queries(30) as captured:
        client.get(situation.get_absolute_url())

    assert counts == [len(captured)] * 2


def test_the_draft_shows_the_notes_of_its_own_team_alone(company, advice):
    owner = company.people["owner"]
    other = f.make_team("Night shift", by=owner)
    playbook = f.make_playbook(company.team, by=owner)
    plays = [curating.add_play(playbook, row, by=owner) for row in (advice, f.make_contribution())]
    write(company, advice)
    write(company, advice, team=other)
    contributed = plays[1].contribution
    write(company, contributed, team=other)

    draft = tree(company.client("reader").get(playbook.get_absolute_url()))
    contributing.withdraw(advice, by=f.bo())
    after = tree(company.client("reader").get(playbook.get_absolute_url()))

    links = f"#play-{plays[0].pk} a[href='{page(advice)}']", f"#play-{plays[1].pk} a[href='{page(contributed)}']"
    assert [texts(draft, each) for each in links] == [["1 team note"], ["Write a team note"]]
    assert texts(after, links[0]) == ["1 team note"]


def test_notes_on_what_was_withdrawn_are_there_for_the_team_without_its_words(company, advice):
    write(company, advice, "editor")
    contributing.withdraw(advice, by=f.bo())

    answers = {person: company.client(person).get(page(advice)) for person in ("reader", "stranger")}

    assert {person: answer.status_code for person, answer in answers.items()} == {"reader": 200, "stranger": 404}
    shown = tree(answers["reader"])
    assert (texts(shown, ".note .prose"), select(shown, "main textarea")) == (["Ask us first."], [])
    assert advice.body not in answers["reader"].content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_of_notes_costs_the_same_for_one_and_thirty(company, advice, number, django_assert_num_queries):
    for _ in range(number):
        write(company, advice, "editor")
    client = company.client("reader")

    with django_assert_num_queries(6):
        client.get(page(advice))
