"""The letters that commands send: plain text, each in the language its reader wants the pages in."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

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
    with override(language_of_letters(person)):
        context = {"trials": trials, "SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL}
        subject = " ".join(render_to_string("trial/letter_subject.txt", context).split())
        letter = EmailMessage(
            f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}",
            render_to_string("trial/letter.txt", context),
            to=[address],
            headers={"Auto-Submitted": "auto-generated"},  # so that no holiday notice answers it
        )
        letter.send()
