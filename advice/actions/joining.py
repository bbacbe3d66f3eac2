"""Teams: found one, invite, join, leave, change who may do what, hand over, delete."""

import hashlib
import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.corresponding import Write, cleaned_address, post
from advice.actions.wording import cleaned_title
from advice.models import Invitation, InvitationQuerySet, Membership, Team, User

INVITATION_DAYS = 14
DAYS = (1, 7, INVITATION_DAYS, 30)
OPEN_INVITATIONS = 50  # of one team


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


def invite(
    team: Team,
    *,
    by: User,
    role: str = Membership.Role.EDITOR,
    address: str = "",
    days: int = INVITATION_DAYS,
    write: Write[Invitation] | None = None,
) -> tuple[Invitation, str]:
    """Make a link's token (43 characters, shown once; only its digest is kept), good for so many days and any number of people.

    One to an `address` lets one person in, whoever that is, and goes there in the letter that `write` sends.
    Raises PermissionDenied, and ValidationError for a role, a number of days or an address that is none, and where 50 are open. One transaction.
    """
    policy.require(policy.may_rule_team(by, team), _("Only an owner may invite."))
    if role not in (Membership.Role.EDITOR, Membership.Role.READER):
        raise ValidationError(_("An invitation makes somebody an editor or a reader."), code="role")
    if days not in DAYS:
        raise ValidationError(_("An invitation is good for 1, 7, 14 or 30 days."), code="days")
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Team.objects.select_for_update().get(pk=team.pk)
        if team.invitations.open().count() >= OPEN_INVITATIONS:
            said = _("%(most)d invitations are open already: revoke some that nobody needs.")
            raise ValidationError(said, code="many", params={"most": OPEN_INVITATIONS})
        address = cleaned_address(address, by)
        invitation = Invitation(team=team, host=by, role=role, address=address, token_digest=token_digest(token))
        invitation.expires = timezone.now() + timedelta(days=days)
        invitation.save()
        post(write if address else None, invitation, token)
    return invitation, token


def resend(invitation: Invitation, *, by: User, write: Write[Invitation] | None = None) -> tuple[Invitation, str]:
    """Send an invitation to its address again, with a new link, good for as many days as before; the old link is dead.

    Raises PermissionDenied, and ValidationError for one without an address, used or revoked. One transaction.
    """
    policy.require(policy.may_rule_team(by, invitation.team), _("Only an owner may invite."))
    with transaction.atomic():
        invitation = _locked(Invitation.objects.filter(pk=invitation.pk)) or invitation
        if not invitation.address or invitation.used or invitation.revoked:
            raise ValidationError(_("There is nothing to send again: make a new invitation."), code="invitation")
        revoke(invitation, by=by)
        role, address, days = invitation.role, invitation.address, invitation.days
        return invite(invitation.team, by=by, role=role, address=address, days=days, write=write)


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
    """Join the team of an invitation. Who belongs to it already keeps their role, and uses nothing up.

    Raises PermissionDenied when signed out, and ValidationError for a link that is unknown, expired, revoked or used. One transaction.
    """
    with transaction.atomic():
        invitation = _locked(Invitation.objects.filter(token_digest=token_digest(token)))
        if invitation is None or not invitation.open_at(timezone.now()):
            raise ValidationError(
                _("This invitation has expired, was revoked or used. Ask your colleague for a new one."),
                code="invitation",
            )
        policy.require(policy.may_accept(by, invitation), _("Sign in to join a team."))
        known = {"role": invitation.role}
        _place, new = Membership.objects.get_or_create(team=invitation.team, member=by, defaults=known)
        if new and invitation.address:
            invitation.used = timezone.now()
            invitation.save(update_fields=["used"])
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


def hand_over(team: Team, membership: Membership, *, by: User) -> None:
    """Make another member owner in one's own place, and oneself an editor.

    Raises PermissionDenied, and ValidationError for oneself and for somebody who no longer belongs to the team. One transaction.
    """
    with transaction.atomic():
        Team.objects.select_for_update().get(pk=team.pk)
        policy.require(policy.may_rule_team(by, team), _("Only an owner may hand the team over."))
        others = team.memberships.exclude(member=by).filter(pk=membership.pk, member__is_active=True)
        if not others.update(role=Membership.Role.OWNER):
            raise ValidationError(_("A team is handed over to another of its members."), code="member")
        team.memberships.filter(member=by).update(role=Membership.Role.EDITOR)


def delete_team(team: Team, name: str, *, by: User) -> None:
    """Delete a team with its playbooks, editions and links, for good, where its name is given as it is written; what its members wrote stays.

    Raises PermissionDenied, and ValidationError for another name. One transaction.
    """
    policy.require(policy.may_rule_team(by, team), _("Only an owner may delete a team."))
    if " ".join(name.split()) != team.name:
        raise ValidationError(_("That is not the name of the team, as it is written above."), code="name")
    team.delete()


def token_digest(token: str) -> str:
    """What is kept of a token: its SHA-256 in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def _locked(rows: InvitationQuerySet) -> Invitation | None:
    return rows.select_for_update(of=("self",)).select_related("team", "host").first()


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
