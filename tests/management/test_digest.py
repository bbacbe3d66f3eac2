"""The commands' letters: what the weekly one says, in whose language, and the link in each that ends its kind."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from advice.actions import contributing, curating
from advice.models import Membership, Play
from tests import factories as f


class Refusing(EmailBackend):
    """A server of mail that takes nothing."""

    def send_messages(self, letters):
        raise OSError("refused")


@pytest.fixture
def eve(db, settings):
    """Whose playbook holds a play that was edited, one that was withdrawn, and one that is due."""
    settings.SITE_URL = "https://advice.example.org"
    person = f.make_user("eve", interface="en")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    book = f.make_playbook(f.make_team(by=person), "Hard & <fast>", by=person)
    situations = [f.make_situation(title) for title in ("He shouts & swears", "She <never> pays", "They leave")]
    plays = [curating.add_play(book, f.make_contribution(row), by=person) for row in situations]
    contributing.revise(plays[0].contribution, by=f.bo(), body="Other words.")
    contributing.withdraw(plays[1].contribution, by=f.bo())
    Play.objects.filter(pk=plays[2].pk).update(next_review=timezone.localdate() - timedelta(days=1))
    return person


def run(capsys, *args: str) -> tuple[int, list[str]]:
    try:
        call_command("digest", *args)
        status = 0
    except SystemExit as stop:
        status = int(stop.code)
    return status, capsys.readouterr().out.splitlines()


def test_digest_sends_one_plain_letter_without_a_word_of_what_was_taken_back(eve, capsys):
    status, lines = run(capsys)
    again, _lines = run(capsys)

    (letter,) = mail.outbox
    book = Play.objects.all()[0].playbook
    assert (status, again, lines[0]) == (0, 0, "Letters written: 1, on 3 things.")
    assert (letter.to, letter.subject) == (["eve@example.org"], "Rapport: 3 things need attention in your playbooks")
    for words in (
        "Hard & <fast>\n",
        "· He shouts & swears: edited\n",
        f"· Advice {Play.objects.all()[1].contribution_id}: withdrawn\n",
        "· They leave: to be looked at again",
        f"https://advice.example.org/en/attention/?playbook={book.pk}\n",
        f"https://advice.example.org/en/attention/?playbook={book.pk}&show=reviews\n",
    ):
        assert words in letter.body
    assert "never" not in letter.body
    assert letter.message().get_content_type() == "text/plain"


def test_every_letter_can_be_ended_in_one_press_and_ends_only_its_kind(eve, capsys, client):
    trial = f.make_due(f.make_trial(by=eve), timezone.localdate())
    run(capsys)
    call_command("remind")

    assert trial.person == eve
    for letter, kind in zip(mail.outbox, ("digests", "letters"), strict=True):
        link = letter.message()["List-Unsubscribe"].strip("<>")
        before = {"letters": eve.letters, "digests": eve.digests}
        answer = client.post(link.removeprefix("https://advice.example.org"), {"List-Unsubscribe": "One-Click"})
        eve.refresh_from_db()

        assert letter.message()["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert link.startswith("https://advice.example.org/en/unsubscribe/")
        assert answer.status_code == 200
        assert {"letters": eve.letters, "digests": eve.digests} == before | {kind: False}
    assert mail.outbox[0].body.count(mail.outbox[0].message()["List-Unsubscribe"].strip("<>")) == 1


def test_digest_is_in_the_language_of_its_reader(eve, capsys):
    type(eve).objects.update(interface="ar")

    run(capsys)

    assert "https://advice.example.org/ar/attention/" in mail.outbox[0].body


def test_digest_that_fails_marks_nothing_and_says_so(eve, capsys, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"

    status, lines = run(capsys)

    assert (status, lines[-1]) == (1, "Letters that failed, for the next round: 1.")
    assert not Membership.objects.exclude(digest_sent=None).exists()


def test_digest_dry_says_how_many(eve, capsys):
    status, lines = run(capsys, "--dry-run")

    assert (status, mail.outbox) == (0, [])
    assert lines == ["Letters to write: 1, on 3 things.", "People who find them on the site alone: 0."]
