"""Share: let people outside a team read an edition, by a link that expires and can be revoked."""

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.joining import token_digest
from advice.actions.wording import cleaned_line
from advice.models import Edition, Playbook, ShareLink, User

DAYS = 30
LONGEST = 365
MAXIMUM_LABEL = 80
OPEN_LINKS = 100  # of one playbook


def share(
    playbook: Playbook, *, by: User, edition: Edition | None = None, label: str = "", days: int = DAYS
) -> tuple[ShareLink, str]:
    """Make a link's token (43 characters, shown once; only its digest is kept), by which whoever holds it reads an edition for so many days.

    Without an `edition` it leads to the latest one there is. Raises PermissionDenied, and ValidationError where nothing is published yet, for an
    edition of another playbook, for a number of days that is none from 1 to 365, and where a hundred links are open.
    """
    policy.require(policy.may_publish(by, playbook), _("Only the team's owners and editors may share an edition."))
    if edition is not None and edition.playbook_id != playbook.pk:
        raise ValidationError(_("This edition belongs to another playbook."), code="edition")
    if not playbook.edition_count:
        raise ValidationError(_("There is no edition to share yet: publish one first."), code="edition")
    if not 1 <= days <= LONGEST:
        raise ValidationError(_("A link is good for 1 to %(most)d days."), code="days", params={"most": LONGEST})
    if playbook.share_links.open().count() >= OPEN_LINKS:
        raise ValidationError(
            _("%(most)d links are open already: revoke some first."), code="many", params={"most": OPEN_LINKS}
        )
    token = secrets.token_urlsafe(32)
    link = ShareLink.objects.create(
        playbook=playbook,
        edition=edition,
        label=cleaned_line(label, MAXIMUM_LABEL),
        maker=by,
        token_digest=token_digest(token),
        expires=timezone.now() + timedelta(days=days),
    )
    return link, token


def revoke_share(link: ShareLink, *, by: User) -> ShareLink:
    """Make a link useless at once. Repeating it changes nothing. Raises PermissionDenied."""
    allowed = policy.may_publish(by, link.playbook)
    policy.require(allowed, _("Only the team's owners and editors may revoke a link."))
    if link.revoked is None:
        link.revoked = timezone.now()
        link.save(update_fields=["revoked"])
    return link


def open_share(token: str) -> ShareLink | None:
    """The link of this token while it works, else None (one query)."""
    rows = ShareLink.objects.open().filter(token_digest=token_digest(token), playbook__edition_count__gt=0)
    return rows.select_related("playbook__team", "edition").first()
