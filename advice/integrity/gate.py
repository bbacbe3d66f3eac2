"""The gate: from when on the votes of an account count.

Source: design paper on ranking, section 4. A crowd of accounts made this evening moves nothing before tomorrow; waiting for a number of votes
instead would cost the order more than it wins.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from advice.models import User


@dataclass(frozen=True)
class Gate:
    """When an account is old enough, and whether one of its addresses is confirmed, where the site asks for that."""

    opens: datetime
    confirmed: bool

    def is_open(self, now: datetime) -> bool:
        return self.confirmed and self.opens <= now


def has_confirmed(voter: str) -> Exists:
    """Whether the person of this field confirmed an address, as a part of a query."""
    return Exists(EmailAddress.objects.filter(user=OuterRef(voter), verified=True))


def gate(joined: datetime, *, staff: bool, confirmed: bool) -> Gate:
    """The gate of an account. Staff are let through: who runs the site made their account by hand, without a letter."""
    if staff:
        return Gate(joined, True)
    return Gate(joined + _age(), confirmed or not settings.VOTES_NEED_CONFIRMED_EMAIL)


def gate_of(user: User) -> Gate:
    """The gate of this person (one query, none where nothing has to be confirmed)."""
    needed = settings.VOTES_NEED_CONFIRMED_EMAIL and not user.is_staff
    confirmed = needed and EmailAddress.objects.filter(user=user, verified=True).exists()
    return gate(user.date_joined, staff=user.is_staff, confirmed=confirmed)


def through(now: datetime) -> Q:
    """Which votes were cast by accounts that count by now, as a condition on votes."""
    old = Q(voter__date_joined__lte=now - _age())
    if settings.VOTES_NEED_CONFIRMED_EMAIL:
        old &= Q(has_confirmed("voter"))
    return old | Q(voter__is_staff=True)


def _age() -> timedelta:
    return timedelta(hours=settings.VOTES_COUNT_AFTER_HOURS)
