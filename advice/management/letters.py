"""The letters that commands send: plain text, each in the language its reader wants the pages in, each with a link that ends its kind."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from advice.actions.digesting import News
from advice.actions.unsubscribing import unsubscribe_token
from advice.language.interface import INTERFACES
from advice.models import Trial, User, interface_of


def language_of_letters(person: User) -> str:
    """The language of the pages a person chose, else that of the first language they read which the pages are in, else English."""
    if person.interface in INTERFACES:
        return person.interface
    contents = {row.content for row in INTERFACES.values()}
    return interface_of(next((code for code in person.reads if code in contents), "en"))


def ask_of_trials(person: User, address: str, trials: Sequence[Trial]) -> None:
    """Send the letter that asks how these trials went. Raises whatever the server of mail does."""
    _send(person, address, "trial/letter", {"trials": trials}, kind="letters")


def tell_news(person: User, address: str, news: News) -> None:
    """Send the weekly letter on what a person's playbooks need. Raises whatever the server of mail does."""
    _send(person, address, "attention/letter", {"news": news}, kind="digests")


def _send(person: User, address: str, template: str, context: Mapping[str, object], *, kind: str) -> None:
    """Send one letter, with the link by which its reader, or their mail program in one press, wants no more of its kind."""
    with override(language_of_letters(person)):
        link = settings.SITE_URL + reverse("unsubscribe", args=[unsubscribe_token(person, kind)])
        said = {**context, "unsubscribe": link, "SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL}
        subject = " ".join(render_to_string(f"{template}_subject.txt", said).split())
        letter = EmailMessage(
            f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}",
            render_to_string(f"{template}.txt", said),
            to=[address],
            headers={
                "Auto-Submitted": "auto-generated",  # so that no holiday notice answers it
                "List-Unsubscribe": f"<{link}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )
        letter.send()
