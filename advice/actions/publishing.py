"""Publish: freeze a playbook as its next numbered edition."""

from dataclasses import replace
from datetime import datetime

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
from advice.export.aligning import origin_at
from advice.export.canonical import digest, to_json
from advice.export.compile import compile_playbook, stamp
from advice.export.document import Document, PlayEntry
from advice.export.showing import comes_from
from advice.models import Contribution, Edition, Playbook, User


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

    Raises PermissionDenied, and ValidationError for a playbook whose editions a second person approves, and where `next_document` does. One transaction.
    """
    policy.require(policy.may_publish(by, playbook), _("Only the team's owners and editors may publish."))
    note = cleaned_body(note, required=False)
    with transaction.atomic():
        playbook = locked(playbook)
        if playbook.two_person:
            raise ValidationError(
                _("A second person approves the editions of this playbook: ask for their approval."), code="two_person"
            )
        return bring_out(playbook, next_document(playbook, publisher=by, note=note), publisher=by, moment=now())


def now() -> datetime:
    """This moment, as exactly as documents say one."""
    return timezone.now().replace(microsecond=0)


def locked(playbook: Playbook) -> Playbook:
    """The playbook as it is, locked until the transaction ends, with its team (one query)."""
    return Playbook.objects.select_for_update(of=("self",), no_key=True).select_related("team").get(pk=playbook.pk)


def next_document(playbook: Playbook, *, publisher: User, note: str) -> Document:
    """What the next edition says if it comes out as the playbook stands: what is published alone, and what approval is asked for.

    Raises ValidationError for a playbook without a play or with a tension that nobody has explained.
    """
    document = compile_playbook(
        playbook,
        edition=playbook.edition_count + 1,
        published=now(),
        publisher=str(publisher),
        note=note,
        site_url=settings.SITE_URL,
        licence=settings.CONTRIBUTION_LICENCE,
    )
    refuse_unfit(document)
    refuse_open_tensions(playbook)
    return document


def refuse_unfit(document: Document) -> None:
    """Raise ValidationError for a document that may not come out. Every edition passes here: as it is published, as approval is asked, and as it is given.

    One without a play may not, nor one with a text that its author took back since it was frozen (one query). Its tensions were looked at when it was
    frozen, and what was said on them stands in it.
    """
    if not document.sections:
        raise ValidationError(_("There is nothing to publish yet: add a play first."), code="empty")
    gone = _taken_back(document)
    if gone:
        places = ", ".join(f"{play.number} ({play.situation})" for play in gone)
        raise ValidationError(
            _("The advice in these plays was withdrawn since approval was asked for: %(plays)s. Ask anew without it."),
            code="withdrawn",
            params={"plays": places},
        )


def bring_out(playbook: Playbook, document: Document, *, publisher: User, moment: datetime) -> Edition:
    """The edition that says this, under the next number. The playbook must be `locked`; whether it may come out is the caller's to ask."""
    number = playbook.edition_count + 1
    document = replace(document, edition=number, published=stamp(moment))
    playbook.edition_count = number
    playbook.save(update_fields=["edition_count"])
    hold(playbook, [play.contribution for play in _own(document)])
    return Edition.objects.create(
        playbook=playbook,
        number=number,
        note=document.note,
        document=to_json(document),
        digest=digest(document),
        publisher=publisher,
        published=moment,
    )


def _own(document: Document) -> list[PlayEntry]:
    """The plays whose advice is of this site; one that came with a playbook exported elsewhere has its number from there."""
    return [play for play in document.plays if comes_from(play, origin_at(settings.SITE_URL))]


def _taken_back(document: Document) -> list[PlayEntry]:
    """The plays of this site whose advice is no longer published."""
    own = _own(document)
    there = Contribution.objects.published().filter(pk__in=[play.contribution for play in own])
    published = set(there.values_list("pk", flat=True))
    return [play for play in own if play.contribution not in published]
