"""Publishing: an edition holds what the draft said then, and nothing that was taken back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions import contributing, curating, publishing
from advice.export.canonical import digest
from advice.export.compile import compile_edition
from advice.models import Edition, Membership
from tests.factories import bo, make_contribution, make_playbook, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_user("ana", name="Ana")


@pytest.fixture
def playbook(owner):
    return make_playbook(by=owner)


def test_publish_numbers_from_one(owner, playbook):
    curating.add_play(playbook, make_contribution(), by=owner)

    numbers = [publishing.publish(playbook, by=owner).number for _ in range(3)]

    playbook.refresh_from_db()
    assert numbers == [1, 2, 3]
    assert playbook.edition_count == 3


def test_publish_freezes_what_the_draft_said(owner, playbook):
    play = curating.add_play(playbook, make_contribution(body="Listen first."), by=owner, why="It helps")
    edition = publishing.publish(playbook, by=owner, note="The first one")

    contributing.revise(play.contribution, by=bo(), body="Something else.")
    curating.remove_play(play, by=owner)

    document = compile_edition(Edition.objects.get(pk=edition.pk))
    assert [(entry.body, entry.why) for entry in document.plays] == [("Listen first.", "It helps")]
    assert (document.note, document.published_by, document.edition) == ("The first one", "Ana", 1)
    assert edition.digest == digest(document)


def test_publish_leaves_out_what_was_withdrawn(owner, playbook):
    gone, stays = (curating.add_play(playbook, make_contribution(), by=owner) for _ in range(2))
    contributing.withdraw(gone.contribution, by=bo())

    edition = publishing.publish(playbook, by=owner)

    assert [entry.contribution for entry in compile_edition(edition).plays] == [stays.contribution_id]
    assert gone.contribution.body not in edition.document


def test_publish_refuses_an_empty_playbook(owner, playbook):
    with pytest.raises(ValidationError):
        publishing.publish(playbook, by=owner)
    playbook.refresh_from_db()
    assert playbook.edition_count == 0


def test_publish_refuses_when_everything_was_withdrawn(owner, playbook):
    play = curating.add_play(playbook, make_contribution(), by=owner)
    contributing.withdraw(play.contribution, by=bo())

    with pytest.raises(ValidationError):
        publishing.publish(playbook, by=owner)


@pytest.mark.parametrize(("role", "allowed"), [("owner", True), ("editor", True), ("reader", False), (None, False)])
def test_publish_is_for_owners_and_curators(owner, playbook, role, allowed):
    person = make_user()
    curating.add_play(playbook, make_contribution(), by=owner)
    if role:
        Membership.objects.create(team=playbook.team, member=person, role=role)

    if allowed:
        assert publishing.publish(playbook, by=person).number == 1
    else:
        with pytest.raises(PermissionDenied):
            publishing.publish(playbook, by=person)
