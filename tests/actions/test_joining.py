"""Teams: who comes in, who goes, and that an owner always stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from advice.actions import curating, joining, publishing
from advice.models import Contribution, Invitation, Membership, Playbook, Team
from tests.factories import make_contribution, make_playbook, make_team, make_user

pytestmark = pytest.mark.django_db


def roles(team):
    return dict(team.memberships.values_list("member__username", "role"))


def test_found_makes_the_founder_the_owner():
    ana = make_user("ana")

    team = joining.found("  Client\n desk ", by=ana)

    assert team.name == "Client desk"
    assert roles(team) == {"ana": "owner"}


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_found_refuses_a_name_that_is_none(name):
    with pytest.raises(ValidationError):
        joining.found(name, by=make_user())


def test_rename_is_for_owners():
    owner, curator = make_user(), make_user()
    team = make_team(by=owner, editors=[curator])

    with pytest.raises(PermissionDenied):
        joining.rename(team, "Other", by=curator)

    assert joining.rename(team, "Other", by=owner).name == "Other"


def test_invite_keeps_only_the_digest_of_the_token():
    owner = make_user()
    team = make_team(by=owner)

    invitation, token = joining.invite(team, by=owner)

    assert len(token) == 43
    assert invitation.token_digest == joining.token_digest(token)
    assert token not in str(Invitation.objects.values().get())


def test_invite_lasts_fourteen_days():
    owner = make_user()

    invitation, _token = joining.invite(make_team(by=owner), by=owner)

    left = invitation.expires - timezone.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)


def test_invite_gives_no_ownership():
    owner = make_user()

    with pytest.raises(ValidationError):
        joining.invite(make_team(by=owner), by=owner, role="owner")


def test_invite_is_for_owners():
    curator = make_user()
    team = make_team(by=make_user(), editors=[curator])

    with pytest.raises(PermissionDenied):
        joining.invite(team, by=curator)


@pytest.mark.parametrize("role", ["editor", "reader"])
def test_accept_gives_the_role_of_the_invitation(role):
    owner, guest = make_user("ana"), make_user("bo")
    team = make_team(by=owner)
    _invitation, token = joining.invite(team, by=owner, role=role)

    assert joining.accept(token, by=guest) == team

    assert roles(team) == {"ana": "owner", "bo": role}


def test_accept_leaves_an_owner_an_owner():
    owner = make_user("ana")
    team = make_team(by=owner)
    _invitation, token = joining.invite(team, by=owner, role="reader")

    joining.accept(token, by=owner)

    assert roles(team) == {"ana": "owner"}


def test_accept_works_for_several_people_until_it_is_revoked():
    owner = make_user("ana")
    team = make_team(by=owner)
    invitation, token = joining.invite(team, by=owner)
    joining.accept(token, by=make_user("bo"))
    joining.accept(token, by=make_user("cy"))

    joining.revoke(invitation, by=owner)

    with pytest.raises(ValidationError):
        joining.accept(token, by=make_user("dee"))
    assert roles(team) == {"ana": "owner", "bo": "editor", "cy": "editor"}


def test_accept_refuses_an_expired_link():
    owner = make_user()
    _invitation, token = joining.invite(make_team(by=owner), by=owner)
    Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))

    with pytest.raises(ValidationError):
        joining.accept(token, by=make_user())
    assert joining.open_invitation(token) is None


def test_revoke_twice_keeps_the_first_moment():
    owner = make_user()
    invitation, _token = joining.invite(make_team(by=owner), by=owner)
    first = joining.revoke(invitation, by=owner).revoked

    assert joining.revoke(invitation, by=owner).revoked == first


def test_revoke_is_for_owners():
    owner, curator = make_user(), make_user()
    invitation, _token = joining.invite(make_team(by=owner, editors=[curator]), by=owner)

    with pytest.raises(PermissionDenied):
        joining.revoke(invitation, by=curator)


def test_change_role_by_an_owner():
    owner, bo = make_user("ana"), make_user("bo")
    team = make_team(by=owner, editors=[bo])

    joining.change_role(team.memberships.get(member=bo), "owner", by=owner)

    assert roles(team) == {"ana": "owner", "bo": "owner"}


@pytest.mark.parametrize("role", ["editor", "reader", "emperor", ""])
def test_change_role_refuses_the_last_owner_and_unknown_roles(role):
    owner = make_user("ana")
    team = make_team(by=owner)

    with pytest.raises(ValidationError):
        joining.change_role(team.memberships.get(), role, by=owner)
    assert roles(team) == {"ana": "owner"}


def test_remove_takes_somebody_out_but_not_the_last_owner():
    owner, bo = make_user("ana"), make_user("bo")
    team = make_team(by=owner, editors=[bo])

    joining.remove(team.memberships.get(member=bo), by=owner)

    assert roles(team) == {"ana": "owner"}
    with pytest.raises(ValidationError):
        joining.remove(team.memberships.get(member=owner), by=owner)


def test_remove_is_for_owners():
    owner, bo = make_user(), make_user()
    team = make_team(by=owner, editors=[bo])

    with pytest.raises(PermissionDenied):
        joining.remove(team.memberships.get(member=owner), by=bo)


def test_leave_is_for_everybody_but_the_last_owner_and_strangers():
    owner, bo, stranger = make_user("ana"), make_user("bo"), make_user()
    team = make_team(by=owner, editors=[bo])

    joining.leave(team, by=bo)

    for person in (owner, stranger):
        with pytest.raises(PermissionDenied):
            joining.leave(team, by=person)
    assert roles(team) == {"ana": "owner"}


def test_leave_lets_an_owner_go_when_there_is_another():
    owner, bo = make_user("ana"), make_user("bo")
    team = make_team(by=owner, editors=[bo])
    Membership.objects.filter(member=bo).update(role="owner")

    joining.leave(team, by=owner)

    assert roles(team) == {"bo": "owner"}


# --- Invitations by letter -------------------------------------------------------------------------------------------


def test_invite_by_letter_lets_one_person_in(django_capture_on_commit_callbacks):
    owner, sent = make_user("ana"), []
    team = make_team(by=owner)
    with django_capture_on_commit_callbacks(execute=True):
        invitation, token = joining.invite(
            team, by=owner, address=" bo@example.org ", write=lambda *said: sent.append(said)
        )
        assert sent == []

    assert (sent, invitation.address) == ([(invitation, token)], "bo@example.org")
    joining.accept(token, by=owner)  # who belongs to it already uses nothing up
    joining.accept(token, by=make_user("bo"))
    with pytest.raises(ValidationError):
        joining.accept(token, by=make_user("cy"))
    assert roles(team) == {"ana": "owner", "bo": "editor"}


@pytest.mark.parametrize(
    ("said", "fine"),
    [
        ({"days": 1}, True),
        ({"days": 30}, True),
        ({"days": 2}, False),
        ({"address": "bo@example.org"}, True),
        ({"address": "bo"}, False),
        ({"address": "bo@example.org, cy@example.org"}, False),
        ({"address": "bo@example.org\nBcc: cy@example.org"}, False),
    ],
)
def test_invite_takes_some_days_and_one_address(said, fine):
    owner = make_user()
    team = make_team(by=owner)

    if fine:
        assert joining.invite(team, by=owner, **said)[0].days == said.get("days", 14)
    else:
        with pytest.raises(ValidationError):
            joining.invite(team, by=owner, **said)


def test_invite_refuses_the_fifty_first():
    owner = make_user()
    team = make_team(by=owner)
    for number in range(joining.OPEN_INVITATIONS):
        kept = {"expires": timezone.now() + timedelta(days=1), "token_digest": f"{number:064}"}
        Invitation.objects.create(team=team, host=owner, **kept)
    with pytest.raises(ValidationError):
        joining.invite(team, by=owner)

    joining.revoke(team.invitations.first(), by=owner)

    assert joining.invite(team, by=owner)


def test_resend_is_for_owners():
    owner, editor = make_user(), make_user()
    invitation, _token = joining.invite(make_team(by=owner, editors=[editor]), by=owner, address="bo@example.org")

    with pytest.raises(PermissionDenied):
        joining.resend(invitation, by=editor)
    assert Invitation.objects.get().revoked is None


def test_resend_makes_another_link_and_kills_the_first():
    owner = make_user()
    first, dead = joining.invite(make_team(by=owner), by=owner, address="bo@example.org", role="reader", days=7)
    Invitation.objects.update(expires=timezone.now(), created=timezone.now() - timedelta(days=7))

    again, token = joining.resend(first, by=owner)

    assert (again.address, again.role, again.days) == ("bo@example.org", "reader", 7)
    assert (joining.open_invitation(dead), joining.open_invitation(token)) == (None, again)


@pytest.mark.parametrize("how", ["by link", "revoked", "used"])
def test_resend_refuses_what_cannot_be_sent_again(how):
    owner = make_user()
    address = "" if how == "by link" else "bo@example.org"
    invitation, token = joining.invite(make_team(by=owner), by=owner, address=address)
    if how == "revoked":
        joining.revoke(invitation, by=owner)
    if how == "used":
        joining.accept(token, by=make_user())

    with pytest.raises(ValidationError):
        joining.resend(invitation, by=owner)


# --- Hand over, delete -----------------------------------------------------------------------------------------------


def test_hand_over_is_for_owners():
    owner, bo, cy = make_user(), make_user(), make_user()
    team = make_team(by=owner, editors=[bo, cy])

    with pytest.raises(PermissionDenied):
        joining.hand_over(team, team.memberships.get(member=cy), by=bo)


def test_hand_over_makes_another_owner_and_the_giver_an_editor():
    owner, bo = make_user("ana"), make_user("bo")
    team = make_team(by=owner)
    Membership.objects.create(team=team, member=bo, role="reader")

    joining.hand_over(team, team.memberships.get(member=bo), by=owner)
    joining.leave(team, by=owner)

    assert roles(team) == {"bo": "owner"}


@pytest.mark.parametrize("to", ["oneself", "another team", "gone", "closed"])
def test_hand_over_refuses_who_cannot_own_it(to):
    owner, bo = make_user("ana"), make_user("bo", is_active=to != "closed")
    team = make_team(by=owner, editors=[bo])
    other = make_team("Other", by=make_user()).memberships.get()
    membership = {"oneself": team.memberships.get(member=owner), "another team": other}.get(
        to, team.memberships.get(member=bo)
    )
    if to == "gone":
        Membership.objects.filter(member=bo).delete()

    with pytest.raises(ValidationError):
        joining.hand_over(team, membership, by=owner)
    assert roles(team)["ana"] == "owner"


def test_delete_team_is_for_owners_who_type_its_name():
    owner, bo = make_user(), make_user()
    team = make_team("Client desk", by=owner, editors=[bo])
    playbook, advice = make_playbook(team, by=owner), make_contribution()
    curating.add_play(playbook, advice, by=owner)
    publishing.publish(playbook, by=owner)

    with pytest.raises(PermissionDenied):
        joining.delete_team(team, "Client desk", by=bo)
    with pytest.raises(ValidationError):
        joining.delete_team(team, "client desk", by=owner)
    joining.delete_team(team, " Client  desk ", by=owner)

    assert (Team.objects.count(), Playbook.objects.count(), Contribution.objects.count()) == (0, 0, 1)
