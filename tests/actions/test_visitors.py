"""What teams do not do for somebody without an account, or without the role."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from advice.actions.joining import accept, change_role, found, invite
from advice.models import Membership, Team


def test_found_refuses_a_visitor(db):
    with pytest.raises(PermissionDenied):
        found("Front line", by=AnonymousUser())

    assert Team.objects.count() == 0


def test_accept_refuses_a_visitor(ana):
    team = found("Front line", by=ana)
    _invitation, token = invite(team, by=ana)

    with pytest.raises(PermissionDenied):
        accept(token, by=AnonymousUser())

    assert team.memberships.count() == 1


@pytest.mark.parametrize("who", ["bo", "dee"])
def test_change_role_is_for_owners(ana, bo, who, request):
    team = found("Front line", by=ana)
    membership = Membership.objects.create(team=team, member=bo, role=Membership.Role.EDITOR)

    with pytest.raises(PermissionDenied):
        change_role(membership, Membership.Role.OWNER, by=request.getfixturevalue(who))

    assert Membership.objects.get(member=bo).role == Membership.Role.EDITOR
