"""Remind: whom, once, and what becomes of a letter that fails."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress

from advice.actions.contributing import withdraw
from advice.actions.reminding import remind
from advice.actions.trying import give_up, postpone
from advice.models import Trial, User
from tests import factories as f

TODAY = date(2026, 3, 1)


def make_reader(username: str, *, verified: bool = True, **fields) -> User:
    person = f.make_user(username, **fields)
    EmailAddress.objects.create(user=person, email=f"{username}@example.org", verified=verified, primary=True)
    return person


def make_asked(person: User, day: date = TODAY) -> Trial:
    return f.make_due(f.make_trial(by=person), day)


class Post:
    """Takes letters, but for some addresses."""

    def __init__(self, *broken: str) -> None:
        self.broken, self.letters = broken, []

    def __call__(self, person, address, trials):
        if address in self.broken:
            raise OSError("no such mailbox")
        self.letters.append((person.username, address, [trial.pk for trial in trials]))


@pytest.fixture
def lea(db):
    return make_reader("lea")


def test_remind_writes_one_letter_with_all_that_is_due(lea):
    trials = [make_asked(lea, TODAY - timedelta(days=days)) for days in (2, 0)]
    make_asked(lea, TODAY + timedelta(days=1))
    post = Post()

    done = remind(TODAY, write=post)

    assert post.letters == [("lea", "lea@example.org", [trial.pk for trial in trials])]
    assert (done.letters, done.told, done.without, done.failed) == (1, 2, 0, 0)
    assert list(Trial.objects.exclude(reminded=None).order_by("pk")) == trials


def test_remind_again_writes_none(lea):
    make_asked(lea)
    post = Post()

    for day in (TODAY, TODAY, TODAY + timedelta(days=9)):
        remind(day, write=post)

    assert len(post.letters) == 1


def test_remind_writes_again_once_another_day_was_chosen(lea):
    trial, post = make_asked(lea), Post()
    remind(TODAY, write=post)
    later = postpone(Trial.objects.get(pk=trial.pk), by=lea, days=7).due

    remind(later - timedelta(days=1), write=post)
    early = len(post.letters)
    remind(later, write=post)

    assert (early, len(post.letters)) == (1, 2)


def test_remind_leaves_to_the_site_who_gets_no_letters(db):
    make_asked(make_reader("unsure", verified=False))
    make_asked(make_reader("quiet", letters=False))
    make_asked(f.make_user("nobody"))
    make_asked(make_reader("closed"))
    User.objects.filter(username="closed").update(is_active=False)
    post = Post()

    done = remind(TODAY, write=post)

    assert (post.letters, done.letters, done.without) == ([], 0, 3)
    assert Trial.objects.exclude(reminded=None).count() == 0


def test_remind_writes_to_a_confirmed_address_only(lea):
    EmailAddress.objects.filter(user=lea).update(verified=False)
    EmailAddress.objects.create(user=lea, email="second@example.org", verified=True, primary=False)
    make_asked(lea)
    post = Post()

    remind(TODAY, write=post)

    assert [address for _name, address, _trials in post.letters] == ["second@example.org"]


def test_remind_does_not_ask_of_what_is_over_or_withdrawn(lea):
    withdrawn, given_up = make_asked(lea), make_asked(lea)
    withdraw(withdrawn.contribution, by=f.bo())
    give_up(given_up, by=lea)
    reported = f.make_trial(by=lea, outcome="worked")
    Trial.objects.filter(pk=reported.pk).update(due=TODAY)
    post = Post()

    remind(TODAY, write=post)

    assert post.letters == []


def test_remind_goes_on_behind_a_letter_that_fails_and_tries_it_again(lea, caplog):
    other = make_reader("max")
    for person in (lea, other):
        make_asked(person)
    broken, mended = Post("lea@example.org"), Post()

    done = remind(TODAY, write=broken)
    again = remind(TODAY, write=mended)

    assert (done.letters, done.failed) == (1, 1)
    assert [name for name, _address, _trials in broken.letters] == ["max"]
    assert [name for name, _address, _trials in mended.letters] == ["lea"]
    assert (again.letters, again.failed) == (1, 0)
    assert "no such mailbox" in caplog.text
    assert "lea@example.org" not in caplog.messages[0]


def test_remind_dry_writes_and_marks_nothing(lea):
    make_asked(lea)
    post, seen = Post(), []

    done = remind(TODAY, write=post, dry_run=True, report=lambda number, of: seen.append((number, of)))

    assert (post.letters, done.letters, done.told, seen) == ([], 1, 1, [(1, 1)])
    assert Trial.objects.get().reminded is None
