"""Import: turn the text of a published page into a situation, its contributions and related situations."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.contributing import store_new
from advice.actions.placing import new_situation, standing_situations, store_situations
from advice.actions.wording import spoken_language
from advice.articles import ArticleDraft, RelatedSituation, read_articles
from advice.models import Contribution, Revision, Situation, TopicName, User, fingerprint


@dataclass(frozen=True)
class ImportedContribution:
    """One passage of a page as it stands in the site; `new` when this import wrote it."""

    contribution: Contribution
    new: bool


@dataclass(frozen=True)
class ImportedSituation:
    """One page as it stands in the site. `related` gives the topic's name and the title of each related situation."""

    situation: Situation
    contributions: tuple[ImportedContribution, ...]
    related: tuple[RelatedSituation, ...]
    changed: bool


def import_article(raw: bytes, *, source: str, by: User | None, dry_run: bool = False) -> tuple[ImportedSituation, ...]:
    """Store every page of a file, all or nothing; what stands in the site already is left as it is.

    `source` says where the text comes from and is kept with it. `by` is a curator, or None for the operator at the command line.
    With `dry_run` nothing is stored, and the numbers in the answer mean nothing. Raises PermissionDenied, and ArticleRefused with a
    sentence for the person. One transaction.
    """
    if by is not None:
        policy.require(policy.may_import(by), _("Only a curator of the site may import."))
    known = TopicName.objects.values_list("name", flat=True)
    drafts = read_articles(raw, known_topics=list(known))
    with transaction.atomic():
        imported = tuple(_store(draft, source[:300]) for draft in drafts)
        if dry_run:
            transaction.set_rollback(True)
    return imported


def _store(draft: ArticleDraft, source: str) -> ImportedSituation:
    situation, fresh = _situation(draft.title, draft.intro, draft.topic, source)
    locked = Situation.objects.select_for_update(of=("self",))
    # The topic comes along, for after a dry run there may be none to look up.
    situation = locked.select_related("topic").prefetch_related("topic__names").get(pk=situation.pk)
    standing = _standing(situation)
    rows = []
    for passage in draft.passages:
        there = standing.get(fingerprint(passage))
        rows.append(ImportedContribution(there or _contribution(situation, passage, source), there is None))
    linked = [_relate(situation, each, source) for each in draft.related]
    changed = fresh or any(linked) or any(row.new for row in rows)
    return ImportedSituation(situation, tuple(rows), draft.related, changed)


def _relate(situation: Situation, each: RelatedSituation, source: str) -> bool:
    """Link a related situation, asked first where nobody did; whether anything was written."""
    if each.topic and situation.related.filter(title__startswith=each.topic, title__endswith=each.title).exists():
        return False  # it came before its topic was known, and stands here under the whole line
    other, fresh = _situation(each.title, "", each.topic, source)
    if other == situation or (not fresh and situation.related.filter(pk=other.pk).exists()):
        return False
    situation.related.add(other)
    return True


def _situation(title: str, intro: str, topic: str | None, source: str) -> tuple[Situation, bool]:
    there = standing_situations([title]).get(fingerprint(title))
    if there is not None:
        return there, False
    situation = new_situation(title, intro, topic, source)
    store_situations([situation])
    return situation, True


def _standing(situation: Situation) -> dict[str, Contribution]:
    """The contributions here by the fingerprint of whatever they say or once said."""
    said = Revision.objects.filter(contribution__situation=situation).select_related("contribution").order_by("-id")
    return {fingerprint(revision.body): revision.contribution for revision in said if revision.contribution}


def _contribution(situation: Situation, passage: str, source: str) -> Contribution:
    spoken = spoken_language(passage, None)
    contribution = Contribution(
        situation=situation,
        language=spoken.language,
        language_source=spoken.source,
        language_confidence=spoken.confidence,
        source=source,
        created=timezone.now(),
    )
    store_new(contribution, passage, ())
    return contribution
