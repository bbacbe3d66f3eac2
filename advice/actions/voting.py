"""Vote: say whether a contribution would help, and keep the tallies exact."""

import math
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advice import policy
from advice.actions.contributing import copy_to_taggings
from advice.actions.counting import count_votes_of
from advice.actions.noticing import notice_votes
from advice.actions.tallying import tally
from advice.integrity import limits
from advice.integrity.gate import gate, has_confirmed
from advice.models import Contribution, User, Vote, VoteChange, VoteCluster
from advice.ranking import current_priors


class TooManyVotes(ValidationError):
    """One vote more than the limits allow; `again` is when there may be another."""

    def __init__(self, limit: limits.Limit, now: datetime) -> None:
        super().__init__(_limited(limit, now), code="limit")
        self.again = limit.until


class Voter(NamedTuple):
    """What the verb knows of its actor: their vote on this contribution (0: none), whether it counts, and what of their account and their other votes
    decides whether this one will. `ringed` says that the vote stands in a cluster which a moderator confirmed."""

    value: int
    counted: bool
    joined: datetime
    staff: bool
    confirmed: bool
    waits: bool
    active_days: int
    ringed: bool

    def counts(self, now: datetime) -> bool:
        return gate(self.joined, staff=self.staff, confirmed=self.confirmed).is_open(now)


def vote(contribution: Contribution, value: int, *, by: User) -> Contribution:
    """Set this reader's vote to 1 (it would help), -1 (not for me) or 0 (none). Repeating it changes nothing.

    The contribution row is locked before the old vote is read: without that, concurrent votes lose each other on PostgreSQL (design papers, reliability 2.3).
    Then the voter's row is, before their last votes are: without that, two at once would both be within the limits.
    Raises PermissionDenied (signed out, own, or withdrawn contribution), ValidationError (another value) and TooManyVotes, for new votes alone.
    One transaction, eleven queries at most; more where the vote stands in a confirmed cluster or makes the difference to a team, and a transaction of
    its own, once, for votes that waited.
    """
    if value not in (-1, 0, 1):
        raise ValidationError(_("A vote is 1, -1 or 0."), code="value")
    with transaction.atomic():
        contribution = (
            Contribution.objects.select_for_update(of=("self",)).select_related("situation").get(pk=contribution.pk)
        )
        policy.require(policy.may_vote(by, contribution), _refusal(by, contribution))
        voter, now = _locked_voter(by, contribution), timezone.now()
        if value == voter.value:
            return contribution
        if not voter.value:
            _keep_limits(by, contribution, voter.active_days, now)
        counted = _write(contribution, value, by, voter, now)
        VoteChange.objects.create(voter=by, contribution=contribution, old=voter.value, new=value)
        if voter.ringed:
            tally([contribution])
        elif voter.counted or counted:
            _move_tallies(contribution, voter.value * voter.counted, value * counted)
    if voter.waits and voter.counts(now) and count_votes_of(by):
        contribution.refresh_from_db(fields=["helpful", "votes", "score"])
    return contribution


def _locked_voter(by: User, contribution: Contribution) -> Voter:
    own = Vote.objects.filter(voter=OuterRef("pk"), contribution=contribution)
    days = Vote.objects.filter(voter=OuterRef("pk")).order_by().values("voter")
    rings = VoteCluster.objects.confirmed().filter(members=OuterRef("pk"), targets=contribution)
    row = (
        User.objects.select_for_update(no_key=True)  # whatever else refers to them need not wait
        .filter(pk=by.pk)
        .values_list(
            Subquery(own.values("value")),
            Subquery(own.values("counted")),
            "date_joined",
            "is_staff",
            has_confirmed("pk"),
            Exists(Vote.objects.waiting().filter(voter=OuterRef("pk"))),
            Subquery(days.annotate(days=Count(TruncDate("created"), distinct=True)).values("days")),
            Exists(rings),
        )
        .get()
    )
    return Voter(row[0] or 0, bool(row[1]), row[2], row[3], row[4], row[5], row[6] or 0, row[7])


def _keep_limits(by: User, contribution: Contribution, active_days: int, now: datetime) -> None:
    """Raises TooManyVotes where this new vote would be one (one query). A vote taken back was a new vote all the same."""
    most = limits.votes_a_day(active_days)
    rows = VoteChange.objects.filter(voter=by, old=0, created__gt=now - limits.DAY).order_by("-created")
    given = list(rows.values_list("created", "contribution__author")[:most])[::-1]
    on_author = [at for at, author in given if author is not None and author == contribution.author_id]
    limit = limits.vote_limit([at for at, _author in given], on_author, active_days=active_days, now=now)
    if limit and settings.VOTE_LIMITS:
        raise TooManyVotes(limit, now)


def _write(contribution: Contribution, value: int, by: User, voter: Voter, now: datetime) -> bool:
    """Write the vote; says whether it counts (one query)."""
    counts = voter.counts(now)
    own = Vote.objects.filter(voter=by, contribution=contribution)
    if not voter.value:
        Vote.objects.create(voter=by, contribution=contribution, value=value, counted=counts, waiting=not counts)
        return counts
    if not value:
        own.delete()
        return False
    own.update(value=value, changed=now)  # one that waits goes on to wait: it joins with its voter's others
    return voter.counted


def _move_tallies(contribution: Contribution, old: int, new: int) -> None:
    """Follow one counted vote from its old value to its new one, 0 for none or one that does not count (six queries)."""
    priors = current_priors()
    contribution.helpful += (new == 1) - (old == 1)
    contribution.votes += (new != 0) - (old != 0)
    contribution.score = priors.score(contribution.language, contribution.helpful, contribution.votes)
    contribution.save(update_fields=["helpful", "votes", "score"])
    copy_to_taggings(contribution)
    notice_votes(contribution, priors.weight(contribution.language))


def _refusal(user: object, contribution: Contribution) -> str:
    if not policy.is_member(user):
        return _("Sign in to vote.")
    if policy.wrote(user, contribution):
        return _("This is your own advice: others say whether it helps.")
    return _("This advice was withdrawn.")


def _limited(limit: limits.Limit, now: datetime) -> str:
    sentences = {
        "moment": _("That was quick: at most %(most)d new votes within ten seconds. You can go on in %(wait)s."),
        "author": _(
            "You have given %(most)d votes on advice of this author within a day. The next is possible in %(wait)s."
        ),
        "day": _("You have given %(most)d votes within a day. The next is possible in %(wait)s."),
    }
    seconds = math.ceil((limit.until - now).total_seconds())
    brief = ngettext("%(count)d second", "%(count)d seconds", seconds) % {"count": seconds}
    return sentences[limit.name] % {"most": limit.most, "wait": brief if seconds < 60 else timeuntil(limit.until, now)}
