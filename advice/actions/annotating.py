"""Annotate: what a team writes beside a public contribution, for itself."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.wording import cleaned_body
from advice.models import Contribution, Note, Team, User


def annotate(contribution: Contribution, team: Team, body: str, *, by: User) -> Note:
    """Write a note of this team beside a contribution.

    Raises PermissionDenied, and ValidationError for an empty or over-long text and for withdrawn advice.
    """
    policy.require(policy.may_annotate(by, team), _("Only members of the team write its notes."))
    if not (contribution.published and contribution.situation.published):
        raise ValidationError(_("This advice was withdrawn."), code="withdrawn")
    return Note.objects.create(contribution=contribution, team=team, author=by, body=cleaned_body(body))


def revise_note(note: Note, body: str, *, by: User) -> Note:
    """Write it anew. Raises PermissionDenied for anybody but its author, and ValidationError for an empty or over-long text."""
    policy.require(policy.may_revise_note(by, note), _("Only who wrote a note may change it."))
    body = cleaned_body(body)
    if body != note.body:
        note.body, note.revised = body, timezone.now()
        note.save(update_fields=["body", "revised"])
    return note


def delete_note(note: Note, *, by: User) -> None:
    """Delete it for good. Raises PermissionDenied for anybody but its author and the owners of its team."""
    policy.require(
        policy.may_delete_note(by, note), _("Only who wrote a note, or an owner of the team, may delete it.")
    )
    Note.objects.filter(pk=note.pk).delete()
