"""Merge: make one strategy part of another, and undo it; no address dies, no vote is lost."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.indexing import index_contributions
from advice.actions.noticing import notice
from advice.actions.wording import cleaned_body
from advice.models import Decision, Merge, MergedTagging, Strategy, Tagging, User


def merge(source: Strategy, target: Strategy, *, by: User, reason: str) -> Merge:
    """Make `source` part of `target`: every contribution of the one carries the other from now on, and its addresses lead there.

    Raises PermissionDenied, and ValidationError for a strategy and itself, or one that is part of another already. One transaction.
    """
    policy.require(policy.may_name(by), _("Only a curator of the site may merge strategies."))
    reason = cleaned_body(reason)
    with transaction.atomic():
        rows = {row.pk: row for row in Strategy.objects.select_for_update().filter(pk__in=[source.pk, target.pk])}
        source, target = rows[source.pk], rows[target.pk]
        if source == target:
            raise ValidationError(_("A strategy cannot become part of itself."), code="same")
        if source.merged_into_id or target.merged_into_id:
            raise ValidationError(_("One of these is part of another strategy already."), code="merged")
        merge = Merge.objects.create(source=source, target=target, curator=by)
        carried = set(target.taggings.values_list("content_object", flat=True))
        taggings = list(source.taggings.all())
        MergedTagging.objects.bulk_create(
            MergedTagging(
                merge=merge, contribution_id=row.content_object_id, had_target=row.content_object_id in carried
            )
            for row in taggings
        )
        source.taggings.filter(content_object__in=carried).delete()
        source.taggings.update(tag=target)
        Strategy.objects.filter(pk=source.pk).update(merged_into=target)
        index_contributions(row.content_object_id for row in taggings)
        notice(row.content_object_id for row in taggings)
        _decide(Decision.Kind.MERGED, merge, by, reason)
    return merge


def part(merge: Merge, *, by: User, reason: str) -> Merge:
    """Undo a merge: contributions have back what they had, save what their authors have changed since. Repeating it changes nothing.

    Raises PermissionDenied. One transaction.
    """
    policy.require(policy.may_name(by), _("Only a curator of the site may undo a merge."))
    reason = cleaned_body(reason)
    with transaction.atomic():
        merge = Merge.objects.select_for_update().select_related("source", "target").get(pk=merge.pk)
        if merge.undone:
            return merge
        moved = dict(merge.taggings.values_list("contribution", "had_target"))
        # an author who took the strategy off meanwhile meant both
        for tagging in merge.target.taggings.filter(content_object__in=moved):
            if moved[tagging.content_object_id]:
                Tagging.objects.create(
                    content_object_id=tagging.content_object_id,
                    tag=merge.source,
                    language=tagging.language,
                    published=tagging.published,
                    score=tagging.score,
                    votes=tagging.votes,
                )
            else:
                tagging.tag = merge.source
                tagging.save(update_fields=["tag"])
        merge.undone = timezone.now()
        merge.save(update_fields=["undone"])
        Strategy.objects.filter(pk=merge.source_id).update(merged_into=None)
        index_contributions(moved)
        notice(moved)
        _decide(Decision.Kind.PARTED, merge, by, reason)
    return merge


def _decide(kind: Decision.Kind, merge: Merge, by: User, reason: str) -> None:
    Decision.objects.create(decider=by, kind=kind, strategy=merge.source, other=merge.target, reason=reason)
