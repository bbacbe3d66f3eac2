"""Teams: found one, invite, join, leave, change who may do what."""

import hashlib
import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.wording import cleaned_title
from advice.models import Invitation, Membership, Team, User

INVITATION_DAYS = 14


def found(name: str, *, by: User) -> Team:
    """Make a team with this person as its owner. Raises PermissionDenied and ValidationError. One transaction."""
    policy.require(policy.may_found_team(by), _("Sign in to make a team."))
    with transaction.atomic():
        team = Team.objects.create(name=_team_name(name))
        Membership.objects.create(team=team, member=by, role=Membership.Role.OWNER)
    return team


def rename(team: Team, name: str, *, by: User) -> Team:
    """Give the team another name. Raises PermissionDenied and ValidationError."""
    policy.require(policy.may_rule_team(by, team), _("Only an owner may rename the team."))
    team.name = _team_name(name)
    team.save(update_fields=["name"])
    return team


def invite(team: Team, *, by: User, role: str = Membership.Role.EDITOR) -> tuple[Invitation, str]:
    """Make a link's token (43 characters, shown once; only its digest is kept), good for 14 days and any number of people.

    Raises PermissionDenied, and ValidationError for a role that no link may give.
    """
    policy.require(policy.may_rule_team(by, team), _("Only an owner may invite."))
    if role not in (Membership.Role.EDITOR, Membership.Role.READER):
        raise ValidationError(_("An invitation makes somebody an editor or a reader."), code="role")
    token = secrets.token_urlsafe(32)
    expires = timezone.now() + timedelta(days=INVITATION_DAYS)
    invitation = Invitation.objects.create(
        team=team, host=by, role=role, token_digest=token_digest(token), expires=expires
    )
    return invitation, token


def revoke(invitation: Invitation, *, by: User) -> Invitation:
    """Make an invitation's link useless. Repeating it changes nothing. Raises PermissionDenied."""
    policy.require(policy.may_rule_team(by, invitation.team), _("Only an owner may revoke an invitation."))
    if invitation.revoked is None:
        invitation.revoked = timezone.now()
        invitation.save(update_fields=["revoked"])
    return invitation


def open_invitation(token: str) -> Invitation | None:
    """The invitation of this token while it is open, else None (one query)."""
    invitation = Invitation.objects.select_related("team", "host").filter(token_digest=token_digest(token)).first()
    return invitation if invitation and invitation.open_at(timezone.now()) else None


def accept(token: str, *, by: User) -> Team:
    """Join the team of an invitation. Who belongs to it already keeps their role.

    Raises PermissionDenied when signed out, and ValidationError for a link that is unknown, expired or revoked. One transaction.
    """
    with transaction.atomic():
        invitation = open_invitation(token)
        if invitation is None:
            raise ValidationError(
                _("This invitation has expired or was revoked. Ask your colleague for a new one."), code="invitation"
            )
        policy.require(policy.may_accept(by, invitation), _("Sign in to join a team."))
        Membership.objects.get_or_create(team=invitation.team, member=by, defaults={"role": invitation.role})
    return invitation.team


def change_role(membership: Membership, role: str, *, by: User) -> Membership:
    """Give a member another role. Raises PermissionDenied, and ValidationError for an unknown role or the last owner's. One transaction."""
    policy.require(policy.may_rule_team(by, membership.team), _("Only an owner may change roles."))
    if role not in Membership.Role.values:
        raise ValidationError(_("There is no such role."), code="role")
    with transaction.atomic():
        _keep_an_owner(membership, role)
        membership.role = role
        membership.save(update_fields=["role"])
    return membership


def remove(membership: Membership, *, by: User) -> None:
    """Take somebody out of a team. Raises PermissionDenied, and ValidationError for the last owner. One transaction."""
    policy.require(policy.may_rule_team(by, membership.team), _("Only an owner may remove somebody."))
    with transaction.atomic():
        _keep_an_owner(membership, None)
        membership.delete()


def leave(team: Team, *, by: User) -> None:
    """Leave a team. Raises PermissionDenied for who does not belong to it and for its last owner."""
    with transaction.atomic():
        Team.objects.select_for_update().get(pk=team.pk)
        policy.require(policy.may_leave(by, team), _("The last owner cannot leave: make somebody else an owner first."))
        team.memberships.filter(member=by).delete()


def token_digest(token: str) -> str:
    """What is kept of a token: its SHA-256 in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def _team_name(name: str) -> str:
    name = cleaned_title(name)
    if len(name) > 80:
        raise ValidationError(_("A team's name has 80 characters at most."), code="long")
    return name


def _keep_an_owner(membership: Membership, role: str | None) -> None:
    Team.objects.select_for_update().get(pk=membership.team_id)
    if membership.role != Membership.Role.OWNER or role == Membership.Role.OWNER:
        return
    if not membership.team.memberships.filter(role=Membership.Role.OWNER).exclude(pk=membership.pk).exists():
        raise ValidationError(_("A team needs an owner: make somebody else an owner first."), code="owner")
