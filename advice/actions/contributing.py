"""Contribute: answer a situation, change what one wrote, take it back."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advice import policy
from advice.actions.indexing import copy_score, index_contributions
from advice.actions.learning import note_answers
from advice.actions.noticing import notice
from advice.actions.wording import known_use, written
from advice.markup import to_html
from advice.models import Contribution, Revision, Situation, Strategy, Tagging, User, fingerprint
from advice.ranking import current_priors

MAXIMUM_STRATEGIES = 6


def contribute(
    situation: Situation,
    *,
    by: User,
    body: str,
    language: str | None = None,
    strategies: Collection[str] = (),
    shown: Collection[str] = (),
    aware: bool = False,
    use: str = Contribution.Use.PUBLIC,
) -> Contribution:
    """Publish advice on a situation. `strategies` are slugs; without a language it is detected, or left open; `use` is what playbooks may do with it.

    `shown` are the strategies that were suggested to the author, whose answer is kept to learn from; `aware`, that they know of the personal
    details in the text. Raises PermissionDenied, PersonalDetails, and ValidationError for an empty or over-long text, an unknown language,
    strategy or use, and for words that stand here already. One transaction.
    """
    why_not = _("Sign in to contribute; a withdrawn situation takes no advice.")
    policy.require(policy.may_contribute(by, situation), why_not)
    body, spoken = written(body, language, aware=aware)
    tags = chosen_strategies(strategies)
    with transaction.atomic():
        situation = Situation.objects.select_for_update().get(pk=situation.pk)
        policy.require(policy.may_contribute(by, situation), why_not)  # it may be withdrawn since the page was read
        refuse_repetition(situation, body)
        contribution = Contribution(
            situation=situation, author=by, use=known_use(use), created=timezone.now(), **spoken.fields
        )
        store_new(contribution, body, tags)
        note_answers(contribution, shown, by)
    return contribution


def store_new(contribution: Contribution, body: str, strategies: Collection[Strategy]) -> None:
    """Write a new contribution, its first revision, its strategies, and the situation's count. The situation row must be locked."""
    store_all([(contribution, body, strategies)])
    contribution.situation.refresh_from_db(fields=["contribution_count"])


def store_all(rows: Sequence[tuple[Contribution, str, Collection[Strategy]]]) -> None:
    """Write many new contributions as `store_new` does: seventeen queries, and one more for each few dozen rows. Their situations must be locked."""
    priors = current_priors()
    for contribution, body, _strategies in rows:
        contribution.body, contribution.body_html = body, to_html(body)
        contribution.fingerprint = fingerprint(body)
        contribution.score = priors.score(contribution.language, 0, 0)
    Contribution.objects.bulk_create([contribution for contribution, _body, _strategies in rows])
    Revision.objects.bulk_create(
        _revision(contribution, contribution.author) for contribution, _body, _strategies in rows
    )
    Tagging.objects.bulk_create(
        Tagging(content_object=contribution, tag=strategy, **_copies(contribution))
        for contribution, _body, strategies in rows
        for strategy in dict.fromkeys(strategies)
    )
    published = Contribution.objects.filter(situation=OuterRef("pk"), state=Contribution.State.PUBLISHED)
    counted = published.order_by().values("situation").annotate(count=Count("pk")).values("count")
    Situation.objects.filter(pk__in={contribution.situation_id for contribution, _body, _strategies in rows}).update(
        contribution_count=Coalesce(Subquery(counted), 0)
    )
    index_contributions(contribution.pk for contribution, _body, _strategies in rows)


def revise(
    contribution: Contribution,
    *,
    by: User,
    body: str,
    language: str | None = None,
    strategies: Collection[str] = (),
    shown: Collection[str] = (),
    aware: bool = False,
    use: str | None = None,
) -> Contribution:
    """Change what a contribution says or how it is tagged; what it said stays readable as a revision. Its votes stay, its `use` where none is given.

    Unchanged words make no revision. Raises PermissionDenied and ValidationError as `contribute` does. One transaction.
    """
    with transaction.atomic():
        Situation.objects.select_for_update().get(pk=contribution.situation_id)
        contribution = _locked(contribution)
        policy.require(policy.may_revise(by, contribution), _("Only its author may change this."))
        body, spoken = written(body, language, aware=aware)
        if fingerprint(body) != contribution.fingerprint:
            refuse_repetition(contribution.situation, body)
        reworded = (body, spoken.language) != (contribution.body, contribution.language)
        contribution.body, contribution.body_html, contribution.fingerprint = body, to_html(body), fingerprint(body)
        if reworded:
            spoken.mark(contribution)
            _note_revision(contribution, by)
        contribution.use = known_use(use or contribution.use)
        contribution.score = current_priors().score(contribution.language, contribution.helpful, contribution.votes)
        contribution.save()
        _retag(contribution, chosen_strategies(strategies))
        _follow(contribution)
        note_answers(contribution, shown, by)
    return contribution


def withdraw(contribution: Contribution, *, by: User) -> Contribution:
    """Take a contribution back; nobody but its author sees it any more. Repeating it changes nothing. Raises PermissionDenied."""
    return _set_state(contribution, Contribution.State.WITHDRAWN, by)


def restore(contribution: Contribution, *, by: User) -> Contribution:
    """Publish a withdrawn contribution again, votes and all.

    Repeating it changes nothing. Raises PermissionDenied, and ValidationError where the same words stand there by now.
    """
    return _set_state(contribution, Contribution.State.PUBLISHED, by)


def chosen_strategies(slugs: Collection[str]) -> list[Strategy]:
    """The strategies of these slugs, or those they are part of by now (one query, and one a merge). Raises ValidationError for an unknown one, or too many."""
    wanted = list(dict.fromkeys(slugs))
    rows = Strategy.objects.filter(slug__in=wanted).select_related("merged_into")
    found = {strategy.slug: strategy.whole for strategy in rows}
    unknown = [slug for slug in wanted if slug not in found]
    if unknown:
        raise ValidationError(_("There is no strategy “%(slug)s”."), code="strategy", params={"slug": unknown[0]})
    refuse_many_strategies(wanted)
    return list(dict.fromkeys(found[slug] for slug in wanted))


def refuse_many_strategies(slugs: Collection[str]) -> None:
    """Raise ValidationError for more strategies than one piece of advice can be about."""
    if len(slugs) > MAXIMUM_STRATEGIES:
        words = ngettext(
            "Choose %(most)d strategy at most: the one this advice is really about.",
            "Choose %(most)d strategies at most: the ones this advice is really about.",
            MAXIMUM_STRATEGIES,
        )
        raise ValidationError(words, code="strategies", params={"most": MAXIMUM_STRATEGIES})


def refuse_repetition(situation: Situation, body: str) -> None:
    """Raise ValidationError where the same words stand under this situation already."""
    if situation.contributions.filter(state=Contribution.State.PUBLISHED, fingerprint=fingerprint(body)).exists():
        raise ValidationError(_("These very words stand here already. Vote for them instead."), code="repeated")


def copy_to_taggings(contribution: Contribution) -> None:
    """Bring the copies on the strategy links and in the index up to date (two queries)."""
    contribution.taggings.update(**_copies(contribution))
    copy_score(contribution)


def _copies(contribution: Contribution) -> dict[str, Any]:
    return {
        "language": contribution.language,
        "published": contribution.published,
        "score": contribution.score,
        "votes": contribution.votes,
    }


def _locked(contribution: Contribution) -> Contribution:
    return Contribution.objects.select_for_update(of=("self",)).select_related("situation").get(pk=contribution.pk)


def _set_state(contribution: Contribution, state: Contribution.State, by: User) -> Contribution:
    with transaction.atomic():
        Situation.objects.select_for_update().get(pk=contribution.situation_id)
        contribution = _locked(contribution)
        policy.require(policy.may_withdraw(by, contribution), _("Only its author may take this back."))
        if contribution.state != state:
            if state == Contribution.State.PUBLISHED:
                refuse_repetition(contribution.situation, contribution.body)
            contribution.state = state
            contribution.save(update_fields=["state"])
            copy_to_taggings(contribution)
            _recount(contribution.situation)
            _follow(contribution)
    return contribution


def _retag(contribution: Contribution, strategies: Iterable[Strategy]) -> None:
    wanted = {strategy.pk: strategy for strategy in strategies}
    contribution.taggings.exclude(tag__in=wanted).delete()
    there = set(contribution.taggings.values_list("tag", flat=True))
    Tagging.objects.bulk_create(
        Tagging(content_object=contribution, tag=strategy) for pk, strategy in wanted.items() if pk not in there
    )
    copy_to_taggings(contribution)


def _follow(contribution: Contribution) -> None:
    """Let the index and the playbooks know what a contribution is now."""
    index_contributions([contribution.pk])
    notice([contribution.pk])


def _recount(situation: Situation) -> None:
    count = situation.contributions.filter(state=Contribution.State.PUBLISHED).count()
    Situation.objects.filter(pk=situation.pk).update(contribution_count=count)
    situation.contribution_count = count


def _note_revision(contribution: Contribution, editor: User | None) -> None:
    contribution.revised = timezone.now()
    contribution.revision_count += 1
    _revision(contribution, editor).save()


def _revision(contribution: Contribution, editor: User | None) -> Revision:
    return Revision(
        contribution=contribution,
        editor=editor,
        number=contribution.revision_count,
        body=contribution.body,
        language=contribution.language,
        created=contribution.revised or contribution.created,
    )
