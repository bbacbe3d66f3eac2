"""Approve: a second person's word on the next edition, for the words put before them and no others."""

import secrets
from dataclasses import replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.corresponding import Write, cleaned_address, post
from advice.actions.joining import token_digest
from advice.actions.publishing import bring_out, locked, next_document, now, refuse_unfit
from advice.actions.wording import cleaned_body, cleaned_line
from advice.export.canonical import content_digest, from_json, to_json
from advice.export.compile import stamp
from advice.models import Approval, Edition, Playbook, User

LINK_DAYS = 14
MAXIMUM_SCOPE = 300
MAXIMUM_NAME = 80


def ask_approval(
    playbook: Playbook,
    *,
    by: User,
    note: str = "",
    scope: str = "",
    approver: User | None = None,
    outsider: str = "",
    address: str = "",
    write: Write[Approval] | None = None,
) -> tuple[Approval, str]:
    """Freeze what the next edition would say, and ask for a second person's word on it.

    It is asked of `approver`, a member of the team; else of an `outsider` called so, by a link good for 14 days, whose token is returned this once and
    goes to their `address`, if there is one, in the letter that `write` sends; else of any other owner or editor. The token is "" without a link.

    Raises PermissionDenied, and ValidationError where no second person is wanted, one is asked already, nobody could answer, or the edition could not
    come out (see `publishing.refuse_unfit`). One transaction.
    """
    policy.require(policy.may_publish(by, playbook), _("Only the team's owners and editors may ask for approval."))
    outsider = cleaned_line(outsider, MAXIMUM_NAME)
    token = secrets.token_urlsafe(32) if outsider else ""
    approval = Approval(playbook=playbook, asker=by, approver=approver, scope=cleaned_line(scope, MAXIMUM_SCOPE))
    approval.note, approval.approver_name = cleaned_body(note, required=False), outsider or str(approver or "")
    with transaction.atomic():
        playbook = locked(playbook)
        _refuse_to_ask(playbook, by, approver, outsider)
        document = next_document(playbook, publisher=by, note=approval.note)
        approval.document, approval.digest = to_json(document), content_digest(document)
        if token:
            approval.approver_address = cleaned_address(address, by)
            approval.token_digest, approval.expires = token_digest(token), timezone.now() + timedelta(days=LINK_DAYS)
        approval.save()
        post(write if approval.approver_address else None, approval, token)
    return approval, token


def approve(approval: Approval, *, by: User | None = None, token: str = "") -> Edition:
    """Give one's word: exactly these words come out as the next edition, which names who approved it, when, by which way and for what.

    Raises PermissionDenied (who asked never may, not even by the link), and ValidationError where it is decided, withdrawn or expired, where its asker
    publishes here no longer, or where a text in it was taken back meanwhile. One transaction; of two at once one makes the edition.
    """
    with transaction.atomic():
        approval, playbook = _open(approval, by, token)
        document, asker = from_json(approval.document), approval.asker
        if asker is None or not policy.may_publish(asker, playbook):
            raise ValidationError(_("Whoever asked no longer publishes for this team: somebody has to ask anew."))
        refuse_unfit(document)
        if content_digest(document) != approval.digest:
            raise ValidationError(
                _("This is no longer what was put before you: somebody has to ask anew."), code="digest"
            )
        moment = now()
        document = replace(
            document,
            approved_by=approval.approver_name or str(by),
            approved=stamp(moment),
            approved_by_link=approval.by_link,
            scope=approval.scope,
        )
        edition = approval.edition = bring_out(playbook, document, publisher=asker, moment=moment)
        _decide(approval, Approval.State.GIVEN, by)
    return edition


def decline(approval: Approval, *, reason: str, by: User | None = None, token: str = "") -> Approval:
    """Refuse one's word, and say why. Raises PermissionDenied as `approve` does, and ValidationError where it is decided or no reason is given."""
    with transaction.atomic():
        approval, _playbook = _open(approval, by, token)
        approval.reason = cleaned_body(reason)
        return _decide(approval, Approval.State.DECLINED, by)


def withdraw_approval(approval: Approval, *, by: User) -> Approval:
    """Ask no longer; a link to it is dead. Repeating it changes nothing.

    Raises PermissionDenied, and ValidationError for one that is decided. One transaction.
    """
    allowed = policy.may_publish(by, approval.playbook)
    policy.require(allowed, _("Only the team's owners and editors may take it back."))
    with transaction.atomic():
        locked(approval.playbook)
        approval = Approval.objects.select_related("playbook__team").get(pk=approval.pk)
        if approval.state == Approval.State.WITHDRAWN:
            return approval
        if not approval.waiting:
            raise decided()
        return _decide(approval, Approval.State.WITHDRAWN, by)


def open_approval(token: str) -> Approval | None:
    """The approval of this token while it can be decided, else None (one query)."""
    rows = Approval.objects.open().select_related("playbook__team", "asker")
    return rows.filter(token_digest=token_digest(token)).first()


def decided() -> ValidationError:
    """What is said to whoever comes too late."""
    return ValidationError(_("This is decided already, or no longer asked for."), code="decided")


def _refuse_to_ask(playbook: Playbook, by: User, approver: User | None, outsider: str) -> None:
    """Raise ValidationError where there is nothing to ask or nobody to answer; one whose link expired is asked no longer."""
    if not playbook.two_person:
        raise ValidationError(_("The editions of this playbook need no approval: publish it."), code="alone")
    if playbook.approvals.open().exists():
        raise ValidationError(_("Approval is asked for already: take that back first."), code="waiting")
    playbook.approvals.waiting().update(state=Approval.State.WITHDRAWN, decided=timezone.now())
    if outsider:
        return
    others = playbook.team.memberships.filter(member__is_active=True).exclude(member=by)
    if approver is None:
        others = others.filter(role__in=policy.CURATING)
    elif approver == by:
        raise ValidationError(_("Nobody approves what they ask for themselves."), code="own")
    if not (others if approver is None else others.filter(member=approver)).exists():
        raise ValidationError(
            _("Nobody else in the team could approve it: ask somebody outside, by a link, or invite a colleague."),
            code="nobody",
        )


def _open(approval: Approval, by: User | None, token: str) -> tuple[Approval, Playbook]:
    """The approval and its playbook, both locked and open to this person's word."""
    playbook = locked(approval.playbook)
    approval = Approval.objects.select_for_update(of=("self",)).select_related("asker").get(pk=approval.pk)
    if not approval.open:
        raise decided()
    by_link = bool(token) and approval.token_digest == token_digest(token)
    allowed = policy.may_decide(by, approval, by_link=by_link)
    policy.require(allowed, _("Only whoever was asked may decide, and never who asked."))
    return approval, playbook


def _decide(approval: Approval, state: Approval.State, by: User | None) -> Approval:
    approval.state, approval.decider, approval.decided = state, by, timezone.now()
    approval.save(update_fields=["edition", "state", "decider", "reason", "decided"])
    return approval
