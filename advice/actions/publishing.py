"""Publish: freeze a playbook as its next numbered edition."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advice import policy
from advice.actions.holding import hold
from advice.actions.wording import cleaned_body
from advice.curation.tensions import unexplained
from advice.export.canonical import digest, to_json
from advice.export.compile import compile_playbook
from advice.models import Edition, Playbook, User


def refuse_open_tensions(playbook: Playbook) -> None:
    """Raise ValidationError where the playbook holds two opposite strategies and says nowhere when the one, when the other (five queries)."""
    pairs = [f"{row.first.strategy.label} – {row.second.strategy.label}" for row in unexplained(playbook)]
    if pairs:
        words = ngettext(
            "Two strategies in this playbook pull apart (%(pairs)s). Say when the one and when the other, or take one side out.",
            "Some strategies in this playbook pull apart (%(pairs)s). Say when the one and when the other, or take one side out.",
            len(pairs),
        )
        raise ValidationError(words, code="tension", params={"pairs": "; ".join(pairs)})


def publish(playbook: Playbook, *, by: User, note: str = "") -> Edition:
    """Freeze the playbook as it stands now: the next number, from 1. Withdrawn contributions are left out.

    Raises PermissionDenied, and ValidationError for a playbook without a play or with a tension that nobody has explained. One transaction.
    """
    policy.require(policy.may_publish(by, playbook), _("Only the team's owners and editors may publish."))
    note = cleaned_body(note, required=False)
    with transaction.atomic():
        playbook = Playbook.objects.select_for_update(of=("self",)).select_related("team").get(pk=playbook.pk)
        published = timezone.now().replace(microsecond=0)
        document = compile_playbook(
            playbook,
            edition=playbook.edition_count + 1,
            published=published,
            publisher=str(by),
            note=note,
            site_url=settings.SITE_URL,
            licence=settings.CONTRIBUTION_LICENCE,
        )
        if not document.sections:
            raise ValidationError(_("There is nothing to publish yet: add a play first."), code="empty")
        refuse_open_tensions(playbook)
        hold(playbook, playbook.plays.to_publish().exclude(contribution=None).values_list("contribution", flat=True))
        playbook.edition_count += 1
        playbook.save(update_fields=["edition_count"])
        return Edition.objects.create(
            playbook=playbook,
            number=document.edition,
            note=note,
            document=to_json(document),
            digest=digest(document),
            publisher=by,
            published=published,
        )
