"""Tags and filters for votes: why one does not count yet, and numbers that hide nobody."""

from datetime import timedelta

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _

from advice.integrity.gate import gate
from advice.models import User

register = template.Library()


@register.simple_tag
def vote_note(uncounted: str | None, reader: User) -> str:
    """Why the reader's own vote is kept and does not count ("waiting", "aside"), in a sentence; nothing where it does.

    Costs a query the first time on a page, and only where a vote waits for an address to be confirmed.
    """
    if uncounted == "aside":
        return _("Your vote is kept. Moderators found that it was given together with others, of which one counts.")
    if uncounted != "waiting":
        return ""
    confirmed = reader.is_staff or not settings.VOTES_NEED_CONFIRMED_EMAIL or reader.confirmed_address
    left = gate(reader.date_joined, staff=reader.is_staff, confirmed=True).opens - timezone.now()
    sentence = _waits(left, confirmed)
    if confirmed:
        return sentence
    return format_html('{} <a href="{}">{}</a>', sentence, reverse("account_email"), _("Confirm it"))


def _waits(left: timedelta, confirmed: bool) -> str:
    if left <= timedelta():
        return (
            _("Your vote is kept. It counts with the next count.")
            if confirmed
            else _("Your vote is kept. It counts once your e-mail address is confirmed.")
        )
    if left <= timedelta(days=1):
        return (
            _("Your vote is kept. It counts from tomorrow.")
            if confirmed
            else _("Your vote is kept. It counts from tomorrow, once your e-mail address is confirmed.")
        )
    now = timezone.now()
    sentence = (
        _("Your vote is kept. It counts in %(wait)s.")
        if confirmed
        else _("Your vote is kept. It counts in %(wait)s, once your e-mail address is confirmed.")
    )
    return sentence % {"wait": timeuntil(now + left, now, depth=1)}


@register.filter
def few(count: int) -> str:
    """A number for everybody to read: what is too small to hide a person in is not told."""
    return str(count) if count >= 3 else _("fewer than 3")
