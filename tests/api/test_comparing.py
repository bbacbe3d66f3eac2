"""What changed between two editions, by program: data enough to make the one of the other, for who may read the playbook."""

import pytest
from django.test import Client

from advice.actions import contributing, curating, publishing
from advice.export.changes import as_data
from advice.export.comparing import diff
from advice.export.document import WHOLE
from advice.export.today import compile_today
from tests import factories


@pytest.fixture
def owner(db):
    return factories.make_user("owner")


@pytest.fixture
def playbook(owner):
    """A public playbook with three editions."""
    playbook = factories.make_playbook(by=owner)
    for strategies in (["listen"], ["humour"]):
        curating.add_play(playbook, factories.make_contribution(strategies=strategies), by=owner)
    publishing.publish(playbook, by=owner)
    play = playbook.plays.first()
    contributing.revise(play.contribution, by=play.contribution.author, body="Say it first.", strategies=["humour"])
    curating.explain_play(play, {"why": "It worked."}, by=owner)
    publishing.publish(playbook, by=owner)
    curating.remove_play(playbook.plays.last(), by=owner)
    publishing.publish(playbook, by=owner)
    curating.describe(playbook, by=owner, title=playbook.title, intro="", language="en", visibility="public")
    playbook.refresh_from_db()
    return playbook


def get(playbook, query="", client=None):
    return (client or Client()).get(f"/api/v1/playbooks/{playbook.pk}/compare{query}")


@pytest.mark.parametrize(
    ("query", "numbers", "counts"),
    [
        ("", (2, 3), {"removed": 1}),
        ("?to=2", (1, 2), {"reworded": 1, "retagged": 1, "annotated": 1}),
        ("?from=1", (1, 3), {"removed": 1, "reworded": 1, "retagged": 1, "annotated": 1}),
        ("?from=3&to=2", (3, 2), {"added": 1}),
        ("?from=2&to=2", (2, 2), {}),
    ],
)
def test_changes_between_two_editions(playbook, query, numbers, counts):
    answer = get(playbook, query).json()

    rows = [playbook.editions.get(number=number) for number in numbers]
    before, after = (compile_today(row, WHOLE) for row in rows)
    assert answer["changes"] == _plain(as_data(diff(before, after)))
    assert answer["counts"] == counts
    assert [answer[each] for each in ("earlier", "later")] == [
        {"edition": row.number, "published": document.published, "digest": row.digest}
        for row, document in zip(rows, (before, after), strict=True)
    ]


def _plain(value):
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return list(map(_plain, value)) if isinstance(value, list | tuple) else value


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?from=4", 404),
        ("?to=1", 404),
        ("?to=9999999999", 422),
        ("?from=0", 422),
        ("?to=draft", 422),
        ("?from=%00", 422),
    ],
)
def test_other_numbers_are_problems(playbook, query, status):
    answer = get(playbook, query)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_playbook_of_a_team_is_there_for_its_members_alone(playbook, owner):
    curating.describe(playbook, by=owner, title=playbook.title, intro="", language="en", visibility="team")
    member, stranger = Client(), Client()
    member.force_login(owner)
    stranger.force_login(factories.dee())

    answers = [get(playbook, client=client) for client in (member, stranger, Client())]

    assert [answer.status_code for answer in answers] == [200, 404, 404]
    assert answers[0]["Cache-Control"] == "private, no-store"


def test_text_that_was_taken_back_is_not_told(playbook):
    contribution = playbook.plays.first().contribution
    before = get(playbook, "?to=2").content
    contributing.withdraw(contribution, by=contribution.author)

    after = get(playbook, "?to=2")

    assert [b"Say it first." in each for each in (before, after.content)] == [True, False]
    assert after.json()["counts"] == {"retagged": 1, "annotated": 1}


def test_number_of_queries(playbook, django_assert_num_queries):
    with django_assert_num_queries(5):
        get(playbook)
