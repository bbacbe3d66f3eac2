"""Letters that a verb has written: to whom they may go how often, and when they go."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice.actions.wording import cleaned_line
from advice.models import Approval, Invitation, User

LETTERS_A_DAY = 50  # of one person, so that nobody floods strangers in the name of the site
DAY = timedelta(days=1)
T = TypeVar("T")
Write = Callable[[T, str], None]
"""Writes the letter about a thing, with the token of its link, and sends it. It must not raise: by then the thing stands."""


def cleaned_address(address: str, sender: User) -> str:
    """The e-mail address as it is stored, "" for none. Raises ValidationError for what is none, and where its sender had enough sent today (two queries)."""
    address = cleaned_line(address, 254)
    if address:
        validate_email(address)
        _refuse_flood(sender)
    return address


def post(write: Write[T] | None, about: T, token: str) -> None:
    """Have a letter written once the transaction is through, so that nobody gets one about what never came to be."""
    if write is not None:
        transaction.on_commit(partial(write, about, token))


def _refuse_flood(sender: User) -> None:
    since = timezone.now() - DAY
    invited = Invitation.objects.filter(host=sender, created__gt=since).exclude(address="").count()
    asked = Approval.objects.filter(asker=sender, asked__gt=since).exclude(approver_address="").count()
    if invited + asked >= LETTERS_A_DAY:
        raise ValidationError(
            _("You have had %(most)d letters sent within a day. Leave the address empty and send the link yourself."),
            code="letters",
            params={"most": LETTERS_A_DAY},
        )
