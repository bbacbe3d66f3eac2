"""Propose: say which strategy is missing; curators decide in public."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.naming import Words, cleaned_words, store_words
from advice.actions.wording import cleaned_body
from advice.language import address, is_known
from advice.models import Decision, Proposal, Strategy, User


def propose(words: Words, *, by: User, language: str, why: str = "") -> Proposal:
    """Propose a strategy, in one's own language.

    Raises PermissionDenied, and ValidationError for an empty name or definition, an unknown language, and a name that leads to a strategy already.
    """
    policy.require(policy.may_propose(by), _("Sign in to propose a strategy."))
    words, why = cleaned_words(words), cleaned_body(why, required=False)
    cleaned_body(words.definition)
    if not is_known(language):
        raise ValidationError(
            _("“%(code)s” is not a language this site knows."), code="language", params={"code": language}
        )
    there = Strategy.objects.at(words.label, language)
    if there:
        raise ValidationError(
            _("“%(name)s” leads to the strategy “%(strategy)s” already."),
            code="taken",
            params={"name": words.label, "strategy": there.label},
        )
    return Proposal.objects.create(
        proposer=by,
        language=language,
        label=words.label,
        definition=words.definition,
        example=words.example,
        when_not=words.when_not,
        why=why,
    )


def withdraw_proposal(proposal: Proposal, *, by: User) -> Proposal:
    """Take a proposal back while nobody has decided on it. Raises PermissionDenied."""
    with transaction.atomic():
        proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
        policy.require(
            policy.may_withdraw_proposal(by, proposal),
            _("Only who made a proposal may take it back, and only while it is open."),
        )
        proposal.state = Proposal.State.WITHDRAWN
        proposal.save(update_fields=["state"])
    return proposal


def accept_proposal(proposal: Proposal, *, by: User, slug: str, reason: str = "") -> Strategy:
    """Make the proposed strategy one of the site's: `slug` names the concept for ever, in plain Latin letters.

    Raises PermissionDenied, and ValidationError for a slug or a name that is taken, and where it was decided already. One transaction.
    """
    policy.require(policy.may_name(by), _("Only a curator of the site may decide on proposals."))
    reason, slug = cleaned_body(reason, required=False), address(slug)
    if not slug or not slug.isascii():
        raise ValidationError(_("The slug needs plain Latin letters, such as “listen”."), code="slug")
    with transaction.atomic():
        proposal = _open(proposal)
        if Strategy.objects.at(slug, "en"):
            raise ValidationError(_("“%(slug)s” leads to a strategy already."), code="taken", params={"slug": slug})
        last = Strategy.objects.aggregate(last=Max("position"))["last"] or 0
        strategy = Strategy.objects.create(slug=slug, name=slug, position=last + 1)
        words = Words(proposal.label, (), proposal.definition, proposal.example, proposal.when_not)
        store_words(strategy, proposal.language, words)
        _decide(proposal, Proposal.State.ACCEPTED, Decision.Kind.ACCEPTED, by, reason, strategy)
    return strategy


def decline_proposal(proposal: Proposal, *, by: User, reason: str) -> Proposal:
    """Decline a proposal, with the reason in public. Raises PermissionDenied, and ValidationError without a reason or where it was decided already."""
    policy.require(policy.may_name(by), _("Only a curator of the site may decide on proposals."))
    reason = cleaned_body(reason)
    with transaction.atomic():
        proposal = _open(proposal)
        _decide(proposal, Proposal.State.DECLINED, Decision.Kind.DECLINED, by, reason, None)
    return proposal


def _open(proposal: Proposal) -> Proposal:
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.state != Proposal.State.OPEN:
        raise ValidationError(_("This proposal was decided already."), code="decided")
    return proposal


def _decide(
    proposal: Proposal, state: Proposal.State, kind: Decision.Kind, by: User, reason: str, strategy: Strategy | None
) -> None:
    proposal.state, proposal.strategy = state, strategy
    proposal.save(update_fields=["state", "strategy"])
    Decision.objects.create(
        decider=by, kind=kind, strategy=strategy, proposal=proposal, language=proposal.language, reason=reason
    )
