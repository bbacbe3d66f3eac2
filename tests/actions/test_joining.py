"""Teams: who comes in, who goes, and that an owner always stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from advice.actions import joining
from advice.models import Invitation, Membership
from tests.factories import make_team, make_user

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
