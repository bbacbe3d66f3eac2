"""Erase: take a withdrawn text out for good, from everywhere the site keeps it."""

import hashlib
from collections.abc import Iterator
from typing import TypeVar

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.indexing import index_contributions
from advice.actions.noticing import notice
from advice.export.canonical import from_json, to_json
from advice.export.compile import home_of
from advice.export.showing import with_tombstones
from advice.models import Approval, Bookmark, Contribution, Edition, Playbook, User, fingerprint

Frozen = TypeVar("Frozen", Edition, Approval)


def erase(contribution: Contribution, *, by: User) -> Contribution:
    """Take a withdrawn contribution out for good: nobody can bring it back. What becomes of each part is decision 12.

    Its texts go, with all versions, translations and bookmarks, from the frozen documents of editions and approvals too, where a tombstone stays;
    its author's name goes with them. Votes, outcomes and what teams wrote about it stay. Documents are read one at a time.
    Raises PermissionDenied, and ValidationError for one that is not withdrawn. One transaction.
    """
    with transaction.atomic():
        # whoever freezes a document of it holds the row of its playbook until that document can be seen here
        list(Playbook.objects.select_for_update().filter(plays__contribution=contribution).order_by("pk"))
        contribution = Contribution.objects.select_for_update().get(pk=contribution.pk)
        policy.require(policy.may_withdraw(by, contribution), _("Only its author may have this erased."))
        if contribution.published:
            raise ValidationError(_("Withdraw it first: only what is withdrawn can be erased."), code="published")
        _empty(contribution)
        _forget(contribution)
        for edition in _holding(Edition.objects.all(), contribution):
            before = edition.document
            _rewrite(edition, contribution, edition)
            if edition.document == before:
                continue  # what was published on another site may have its number
            edition.erased_digest = hashlib.sha256(edition.document.encode()).hexdigest()
            edition.save(update_fields=["document", "erased_digest"])
        for approval in _holding(Approval.objects.all(), contribution):
            _rewrite(approval, contribution)
            approval.save(update_fields=["document"])
        notice([contribution.pk])
    return contribution


def _empty(contribution: Contribution) -> None:
    """Leave a row that says nothing and belongs to nobody: its number, its tallies, and that it is gone."""
    contribution.body, contribution.body_html, contribution.fingerprint = "", "", fingerprint("")
    contribution.author, contribution.author_credit = None, ""
    contribution.erased = timezone.now()
    contribution.save(update_fields=["body", "body_html", "fingerprint", "author", "author_credit", "erased"])
    contribution.revisions.update(body="", editor=None)


def _forget(contribution: Contribution) -> None:
    """Delete what was made of the text or says whose it was; an import must not bring it back, so that its id there stays."""
    contribution.translations.all().delete()
    contribution.suggestion_answers.all().delete()
    Bookmark.objects.filter(contribution=contribution).delete()
    index_contributions([contribution.pk])  # it has not been in the index since it was withdrawn; this is to be sure
    noun = ContentType.objects.get_for_model(Contribution)
    LogEntry.objects.filter(content_type=noun, object_id=str(contribution.pk)).update(object_repr=str(contribution.pk))


def _holding(rows: "models.QuerySet[Frozen]", contribution: Contribution) -> Iterator[Frozen]:
    """The rows whose document holds this contribution, locked, one at a time; they are found by what its canonical text must say."""
    found = rows.filter(document__contains=f'"contribution":{contribution.pk},').order_by("pk")
    for number in list(found.values_list("pk", flat=True)):
        yield rows.select_for_update(of=("self",)).get(pk=number)


def _rewrite(row: Edition | Approval, contribution: Contribution, edition: Edition | None = None) -> None:
    document = from_json(row.document)
    row.document = to_json(with_tombstones(document, {contribution.pk: "erased"}, home=home_of(document, edition)))
