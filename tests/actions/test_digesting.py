"""Digest: whom, what is new, once a week, and what becomes of a letter that fails."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from advice.actions import contributing, curating, watching
from advice.actions.digesting import News, digest
from advice.models import Alert, Approval, Membership, Play, Team, User
from tests import factories as f

pytestmark = pytest.mark.django_db


def make_reader(username: str, *, verified: bool = True, **fields) -> User:
    person = f.make_user(username, **fields)
    EmailAddress.objects.create(user=person, email=f"{username}@example.org", verified=verified, primary=True)
    return person


class Post:
    """Takes letters, but for some addresses."""

    def __init__(self, *broken: str) -> None:
        self.broken, self.letters = broken, dict[str, News]()
        self.count = 0

    def __call__(self, person: User, address: str, news: News) -> None:
        if address in self.broken:
            raise OSError("no such mailbox")
        self.letters[person.username] = news
        self.count += 1

    @property
    def told(self) -> dict[str, tuple[int, int, int]]:
        return {name: (len(news.alerts), len(news.reviews), len(news.approvals)) for name, news in self.letters.items()}


@dataclass(frozen=True)
class Desk:
    """eve's team, which ed edits for and fay reads; one play."""

    team: Team
    play: Play
    people: dict[str, User]


@pytest.fixture
def desk() -> Desk:
    people = {name: make_reader(name) for name in ("eve", "ed", "fay")}
    team = f.make_team("Desk", by=people["eve"], editors=[people["ed"]])
    Membership.objects.create(team=team, member=people["fay"], role=Membership.Role.READER)
    play = curating.add_play(f.make_playbook(team, by=people["eve"]), f.make_contribution(), by=people["eve"])
    return Desk(team, play, people)


def edit(desk: Desk, words: str = "Other words.") -> None:
    contributing.revise(Play.objects.get(pk=desk.play.pk).contribution, by=f.bo(), body=words)


def due(desk: Desk, day: date, owner: User | None = None) -> None:
    Play.objects.filter(pk=desk.play.pk).update(next_review=day, owner=owner)


def round_of(now: datetime, *broken: str, **how: object) -> Post:
    post = Post(*broken)
    digest(now, write=post, **how)
    return post


def later(days: float) -> datetime:
    return timezone.now() + timedelta(days=days)


def test_digest_tells_owners_and_editors_what_changed_and_no_reader(desk):
    edit(desk)

    assert round_of(later(0)).told == {"eve": (1, 0, 0), "ed": (1, 0, 0)}


def test_digest_is_silent_where_nothing_is_new_and_within_a_week(desk):
    nothing = round_of(later(0)).told
    edit(desk)
    round_of(later(0))
    again = round_of(later(0)).told
    contributing.withdraw(desk.play.contribution, by=f.bo())
    early = round_of(later(5)).told

    assert (nothing, again, early) == ({}, {}, {})
    assert round_of(later(6.9)).told == {"eve": (1, 0, 0), "ed": (1, 0, 0)}
    assert round_of(later(14)).told == {}


def test_digest_leaves_out_what_somebody_answered(desk):
    edit(desk)
    watching.dismiss(Alert.objects.get(), by=desk.people["eve"], why="Fine.")

    assert round_of(later(0)).told == {}


def test_digest_asks_who_looks_after_a_play_else_everybody_once_for_each_day(desk):
    today = timezone.localdate()
    due(desk, today, desk.people["ed"])
    owned = round_of(later(0)).told
    unchanged = round_of(later(8)).told
    due(desk, timezone.localdate(later(15)), desk.people["fay"])  # a reader cannot say so: then it is everybody's

    assert (owned, unchanged) == ({"ed": (0, 1, 0)}, {})
    assert round_of(later(16)).told == {"eve": (0, 1, 0), "ed": (0, 1, 0)}


def test_digest_tells_of_an_approval_that_waits_for_this_person(desk):
    Approval.objects.create(
        playbook=desk.play.playbook,
        document="{}",
        digest="0" * 64,
        asker=desk.people["eve"],
        approver=desk.people["ed"],
    )

    assert round_of(later(0)).told == {"ed": (0, 0, 1)}
    assert round_of(later(8)).told == {}


def test_digest_is_one_letter_over_all_teams_and_nothing_of_anothers(desk):
    other = make_reader("other")
    eve = desk.people["eve"]
    team = f.make_team("Second", by=eve)
    f.make_team("Others", by=other)
    second = curating.add_play(f.make_playbook(team, "Zebra", by=eve), f.make_contribution(), by=eve)
    edit(desk)
    contributing.withdraw(second.contribution, by=f.bo())

    post = round_of(later(0))

    assert post.told == {"eve": (2, 0, 0), "ed": (1, 0, 0)}
    assert [book.title for book, *_rest in post.letters["eve"].playbooks] == ["Angry customers", "Zebra"]


def test_digest_leaves_to_the_site_who_gets_no_letters(desk):
    User.objects.filter(username="eve").update(digests=False)
    EmailAddress.objects.filter(user__username="ed").update(verified=False)
    edit(desk)
    post, seen = Post(), []

    done = digest(later(0), write=post, report=lambda number, of: seen.append((number, of)))

    assert (post.told, done.letters, done.without, seen) == ({}, 0, 2, [(1, 2), (2, 2)])
    assert not Membership.objects.exclude(digest_sent=None).exists()


def test_digest_goes_on_behind_a_letter_that_fails_and_tries_it_again(desk, caplog):
    edit(desk)
    first, second = round_of(later(0), "eve@example.org"), round_of(later(0))

    assert (first.told, second.told) == ({"ed": (1, 0, 0)}, {"eve": (1, 0, 0)})
    assert "no such mailbox" in caplog.text
    assert "eve@example.org" not in caplog.messages[0]


def test_digest_dry_writes_and_marks_nothing(desk):
    edit(desk)
    post = Post()

    done = digest(later(0), write=post, dry_run=True)

    assert (post.count, done.letters, done.told) == (0, 2, 2)
    assert not Membership.objects.exclude(digest_sent=None).exists()
