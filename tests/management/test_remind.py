"""The command `remind`: the letters, in whose language, and what it says of them."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from advice.management.letters import language_of_letters
from advice.models import Trial, User
from tests import factories as f


class Picky(EmailBackend):
    """A server of mail that refuses one address."""

    def send_messages(self, letters):
        if any("lea@example.org" in letter.to for letter in letters):
            raise OSError("refused")
        return super().send_messages(letters)


def run(capsys, *args: str) -> tuple[int, list[str]]:
    try:
        call_command("remind", *args)
        status = 0
    except SystemExit as stop:
        status = int(stop.code)
    return status, capsys.readouterr().out.splitlines()


def make_asked(username: str, *titles: str, **fields: object) -> User:
    """Somebody with an address of theirs and something due on each of these situations."""
    person = f.make_user(username, **fields)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    for title in titles:
        trial = f.make_trial(f.make_contribution(f.make_situation(title)), by=person)
        f.make_due(trial, timezone.localdate() - timedelta(days=1))
    return person


def test_remind_sends_one_plain_letter_with_the_ways_to_answer_and_to_stop(db, capsys, settings):
    settings.SITE_URL = "https://advice.example.org"
    make_asked("lea", "The client shouts & swears", "He <never> pays", interface="en")

    status, lines = run(capsys)

    (letter,) = mail.outbox
    trials = Trial.objects.order_by("pk")
    assert (status, lines[0]) == (0, "Letters written: 1, on 2 trials.")
    assert (letter.to, letter.subject) == (["lea@example.org"], "Rapport: 2 things you tried: how did they go?")
    for words in (
        "The client shouts & swears\n",
        "He <never> pays\n",
        *(f"https://advice.example.org/en/trials/{trial.pk}/outcome/\n" for trial in trials),
        "https://advice.example.org/en/settings/\n",
    ):
        assert words in letter.body
    assert letter.message().get_content_type() == "text/plain"


def test_remind_twice_sends_nothing_more(db, capsys):
    make_asked("lea", "One")

    run(capsys)
    status, lines = run(capsys)

    assert (status, len(mail.outbox), lines[0]) == (0, 1, "Letters written: 0, on 0 trials.")


def test_remind_writes_to_each_in_their_own_language(db, capsys):
    make_asked("lea", "One", interface="fr")
    make_asked("max", "Two", interface="de")
    make_asked("noor", "Three", reads=["zu", "ar", "en"])

    run(capsys)

    links = [line for letter in mail.outbox for line in letter.body.splitlines() if line.endswith("/trials/")]
    assert [link.split("/")[3] for link in links] == ["fr", "de", "ar"]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (User(interface="zh-hans", reads=["fr"]), "zh-hans"),
        (User(reads=["zh", "fr"]), "zh-hans"),
        (User(reads=["zu"]), "en"),
        (User(interface="tlh"), "en"),
        (User(), "en"),
    ],
)
def test_language_of_letters_is_the_one_of_the_pages_else_the_first_they_read(person, expected):
    assert language_of_letters(person) == expected


def test_remind_dry_says_how_many_and_sends_none(db, capsys):
    make_asked("lea", "One", "Two")
    f.make_due(f.make_trial(by=f.make_user()), timezone.localdate())

    status, lines = run(capsys, "--dry-run")

    assert (status, mail.outbox) == (0, [])
    assert lines == [
        "Letters to write: 1, on 2 trials.",
        "People who find the question on the site alone: 1.",
    ]


def test_remind_goes_on_behind_an_address_that_is_refused(db, capsys, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Picky"
    make_asked("lea", "One")
    make_asked("max", "Two")

    status, lines = run(capsys)

    assert (status, [letter.to for letter in mail.outbox]) == (1, [["max@example.org"]])
    assert lines[-1] == "Letters that failed, for the next round: 1."
    assert Trial.objects.get(reminded=None).person.username == "lea"
