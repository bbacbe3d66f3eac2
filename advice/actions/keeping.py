"""Keep: put contributions on one's own shelf, note something on them, and hand them on to a playbook."""

from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from advice import policy
from advice.actions import curating
from advice.actions.wording import cleaned_body
from advice.models import Bookmark, Contribution, Play, Playbook, Section, User

REFUSAL = gettext_noop("A shelf is its person's alone.")


class Handed(NamedTuple):
    """What came of handing bookmarks on: the plays that are new, and those that stood in the playbook before."""

    added: list[Play]
    there: list[Play]


def keep(contribution: Contribution, *, by: User, note: str = "") -> Bookmark:
    """Put a contribution on this person's shelf. One that stands there stays as it is, with its note.

    Raises PermissionDenied (signed out, withdrawn advice), and ValidationError for an over-long note. One transaction.
    """
    signed_in = policy.is_member(by)
    why = _("This advice was withdrawn.") if signed_in else _("Sign in to keep this.")
    policy.require(policy.may_keep(by, contribution), why)
    note = cleaned_body(note, required=False)
    bookmark, _made = Bookmark.objects.get_or_create(person=by, contribution=contribution, defaults={"note": note})
    return bookmark


def note_bookmark(bookmark: Bookmark, note: str, *, by: User) -> Bookmark:
    """Write a note beside it that nobody else reads, or none. Raises PermissionDenied, and ValidationError for an over-long one."""
    policy.require(policy.may_change_bookmark(by, bookmark), _(REFUSAL))
    bookmark.note = cleaned_body(note, required=False)
    bookmark.save(update_fields=["note"])
    return bookmark


def let_go(bookmark: Bookmark, *, by: User) -> None:
    """Take a contribution off one's shelf, with the note. Raises PermissionDenied."""
    policy.require(policy.may_change_bookmark(by, bookmark), _(REFUSAL))
    Bookmark.objects.filter(pk=bookmark.pk).delete()


def add_from_shelf(
    bookmarks: Iterable[Bookmark], playbook: Playbook, *, by: User, section: Section | None = None
) -> Handed:
    """Add what stands on one's shelf to a section of a playbook (the first one, if none is named), in this order, at its end; it stays on the shelf too.

    What is in the playbook already stays where it is. All or nothing, in one transaction: raises PermissionDenied for a playbook one may not change or a
    shelf of somebody else, ValidationError for no bookmark at all, and what `curating.add_play` refuses.
    """
    rows = list(bookmarks)
    policy.require(policy.may_curate(by, playbook), _(curating.REFUSAL))
    policy.require(all(policy.may_change_bookmark(by, row) for row in rows), _(REFUSAL))
    if not rows:
        raise ValidationError(_("Tick what you want to add."), code="empty")
    with transaction.atomic():
        curating.lock(playbook)
        before = set(playbook.plays.values_list("pk", flat=True))
        plays = [curating.add_play(playbook, row.contribution, by=by, section=section) for row in rows]
    return Handed([play for play in plays if play.pk not in before], [play for play in plays if play.pk in before])
