"""Watching: each change is told once, an answer is kept, and no edition ever changes."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from advice.actions import (
    asking,
    contributing,
    correcting,
    curating,
    joining,
    merging,
    publishing,
    reviewing,
    translating,
    voting,
    watching,
)
from advice.actions.holding import not_held
from advice.actions.noticing import notice, notice_all
from advice.actions.recounting import all_differences, repair
from advice.models import (
    Alert,
    Contribution,
    Edition,
    Holding,
    Membership,
    Play,
    Playbook,
    Strategy,
    Team,
    User,
    VoteCluster,
)
from tests import factories as f

pytestmark = pytest.mark.django_db
SECOND = ("Let them finish, then ask.", "Let them finish, ask, and wait.", "Ask.", "Ask, and wait.")


@dataclass(frozen=True)
class Book:
    """A playbook of eve's team, whose one play is bo's and translated by dee; edition 1 is out. fay reads, gil has left."""

    team: Team
    play: Play
    eve: User
    fay: User
    gil: User

    @property
    def playbook(self) -> Playbook:
        return self.play.playbook

    @property
    def advice(self) -> Contribution:
        return Contribution.objects.get(pk=self.play.contribution_id)

    @property
    def alerts(self) -> list[tuple[str, str]]:
        """The open ones, by cause, with what each says."""
        return sorted(self.playbook.alerts.open().values_list("cause", "state"))

    def alert(self, cause: str) -> Alert:
        return self.playbook.alerts.open().get(cause=cause)

    def told(self, cause: str) -> int:
        """How many there ever were of this cause."""
        return self.playbook.alerts.filter(cause=cause).count()


@pytest.fixture
def book() -> Book:
    eve, fay, gil = (f.make_user(name) for name in ("eve", "fay", "gil"))
    team = f.make_team("Desk", by=eve)
    Membership.objects.create(team=team, member=fay, role=Membership.Role.READER)
    advice = f.make_contribution(body="Let them finish.", strategies=["humour", "listen"])
    translating.translate(advice, by=f.dee(), language="fr", body="Laissez-les finir.")
    play = curating.add_play(f.make_playbook(team, by=eve), advice, by=eve)
    publishing.publish(play.playbook, by=eve)
    return Book(team, play, eve, fay, gil)


def revise(book: Book, body: str, *strategies: str) -> None:
    contributing.revise(book.advice, by=f.bo(), body=body, strategies=strategies or ("humour", "listen"))


def edit(book: Book, time: int) -> None:
    revise(book, SECOND[time])


def withdraw(book: Book, time: int) -> None:
    if time:
        contributing.restore(book.advice, by=f.bo())
    contributing.withdraw(book.advice, by=f.bo())


def retag(book: Book, time: int) -> None:
    revise(book, book.advice.body, *(["listen"], ["network"])[time])


def lose_support(book: Book, time: int) -> None:
    for _ in range((3, 8)[time]):
        voting.vote(book.advice, -1, by=f.make_user())


def limit(book: Book, time: int) -> None:
    """What the author allows, as the verb of authors sets it."""
    if time:
        Contribution.objects.filter(pk=book.advice.pk).update(use="public")
        notice([book.advice.pk])
    Contribution.objects.filter(pk=book.advice.pk).update(use="site")
    notice([book.advice.pk])


CAUSES = {
    "edited": edit,
    "withdrawn": withdraw,
    "retagged": retag,
    "support": lose_support,
    "behind": edit,
    "limited": limit,
}
Change = Callable[[Book, int], None]


@pytest.mark.parametrize(("cause", "change"), CAUSES.items(), ids=CAUSES)
def test_cause_is_told_once_answered_once_and_told_anew_when_more_changes(book, cause, change):
    before = list(Edition.objects.values())

    change(book, 0)
    first = book.told(cause)
    notice([book.advice.pk])
    call_command("check_playbooks")
    again, state = book.told(cause), book.alert(cause).state
    watching.dismiss(book.alert(cause), by=book.eve, why="We know.", state=state)
    notice_all()
    answered = book.told(cause), Alert.objects.open().filter(cause=cause).count()
    change(book, 1)
    notice_all()

    dismissed = Alert.objects.filter(cause=cause).exclude(ended=None).get()
    assert (first, again, answered) == (1, 1, (1, 0))
    assert (dismissed.dismisser, dismissed.why, dismissed.state.removesuffix(" (over)")) == (
        book.eve,
        "We know.",
        state,
    )
    assert abs(timezone.now() - dismissed.ended) < timedelta(minutes=1)
    assert (book.told(cause), Alert.objects.open().filter(cause=cause).count()) == (2, 1)
    assert list(Edition.objects.values()) == before


def test_change_on_change_is_one_alert_that_says_the_last(book):
    edit(book, 0)
    edit(book, 1)

    assert book.alerts == [("behind", "3: fr 1"), ("edited", "1 → 3")]
    assert Alert.objects.count() == 2


def test_what_is_undone_ends_its_alert(book):
    withdraw(book, 0)
    told = book.alerts
    contributing.restore(book.advice, by=f.bo())

    ended = Alert.objects.get()
    assert (told, book.alerts) == ([("withdrawn", "withdrawn")], [])
    assert (ended.dismisser, ended.why) == (None, "")


def test_translation_that_catches_up_ends_its_alert(book):
    edit(book, 0)
    translating.revise_translation(book.advice.translations.get(), by=f.dee(), body="Laissez-les finir, puis demandez.")

    assert book.alerts == [("edited", "1 → 2")]


def test_translation_that_is_taken_back_and_restored_is_told_as_it_stands(book):
    edit(book, 0)
    translation = translating.withdraw_translation(book.advice.translations.get(), by=f.dee())
    without = book.alerts
    translating.restore_translation(translation, by=f.dee())

    assert (without, book.alerts) == ([("edited", "1 → 2")], [("behind", "2: fr 1"), ("edited", "1 → 2")])


def test_withdrawn_advice_keeps_what_else_was_told_and_tells_nothing_new(book):
    edit(book, 0)
    withdraw(book, 0)
    notice_all()
    meanwhile = book.alerts
    contributing.restore(book.advice, by=f.bo())

    assert meanwhile == [("behind", "2: fr 1"), ("edited", "1 → 2"), ("withdrawn", "withdrawn")]
    assert book.alerts == [("behind", "2: fr 1"), ("edited", "1 → 2")]
    assert Alert.objects.count() == 3


def test_withdrawn_situation_is_told_and_restored_ends(book):
    own = f.make_contribution(f.make_situation(by=f.bo()), by=f.bo())
    curating.add_play(book.playbook, own, by=book.eve)
    asking.withdraw_situation(own.situation, by=f.bo())
    told = book.alerts
    asking.restore_situation(own.situation, by=f.bo())

    assert (told, book.alerts) == ([("withdrawn", "situation")], [])


def test_merged_strategies_are_not_told_but_their_parting_is_to_who_chose_since(book):
    humour, listen = (Strategy.objects.get(slug=slug) for slug in ("humour", "listen"))
    merge = merging.merge(humour, listen, by=f.cy(), reason="One.")
    merged = book.alerts
    watching.review(book.play, by=book.eve)
    merging.part(merge, by=f.cy(), reason="Two.")

    assert (merged, book.alerts) == ([], [("retagged", "listen → humour, listen")])


def test_support_that_comes_back_ends_its_alert(book):
    lose_support(book, 0)
    lost = book.alerts
    f.make_votes(book.advice, helpful=9)

    assert lost == [("support", "800000 → 615384")]
    assert book.alerts == []


def test_votes_that_are_set_aside_all_at_once_are_told(book):
    people = [f.make_user() for _ in range(12)]
    for person in people:
        voting.vote(book.advice, 1, by=person)
    f.make_votes(book.advice, unhelpful=3)
    watching.review(book.play, by=book.eve)
    cluster = VoteCluster.objects.create(signals=["burst"])
    cluster.members.add(*people)
    cluster.targets.add(book.advice)
    reviewing.confirm_cluster(cluster, by=f.cy(), reason="One person.")

    assert [cause for cause, _state in book.alerts] == ["support"]


def test_playbook_opened_to_everybody_is_told_what_is_for_teams(book):
    Contribution.objects.update(use="team")
    curating.describe(book.playbook, by=book.eve, title="Open", intro="", language="en", visibility="public")
    shown = book.alerts
    curating.describe(book.playbook, by=book.eve, title="Shut", intro="", language="en", visibility="team")

    assert (shown, book.alerts) == ([("limited", "team")], [])


def test_language_that_a_reader_corrects_is_looked_at(book):
    edit(book, 0)
    correcting.correct_language(book.advice, by=f.dee(), language="fr")

    assert book.alerts == [("edited", "1 → 2")]  # what was the French translation is none now


def test_editions_that_hold_what_was_withdrawn_are_told_without_a_play(book):
    curating.remove_play(book.play, by=book.eve)
    other = f.make_playbook(f.make_team("Others"), by=f.cy())
    withdraw(book, 0)
    told = book.alerts
    alert = book.alert("withdrawn")
    watching.dismiss(alert, by=book.eve, why="The edition says so.")
    notice_all()

    assert (told, book.alerts, other.alerts.count()) == ([("withdrawn", "withdrawn")], [], 0)


def test_what_editions_hold_is_noted_and_can_be_noted_anew(book):
    noted = list(Holding.objects.values_list("playbook", "contribution"))
    Holding.objects.all().delete()
    missing, lines = not_held(), [line for line in all_differences() if "nobody noted" in line]
    repair()
    repaired = list(Holding.objects.values_list("playbook", "contribution"))
    Holding.objects.all().delete()
    importlib.import_module("advice.migrations.0020_what_editions_hold").hold(
        apps, None
    )  # as a site does that upgrades

    assert noted == repaired == [(book.playbook.pk, book.advice.pk)]
    assert missing == {book.playbook.pk: {book.advice.pk}}
    assert len(lines) == 1
    assert list(Holding.objects.values_list("playbook", "contribution")) == noted


def test_remove_play_ends_its_alerts_and_adding_it_again_starts_afresh(book):
    edit(book, 0)
    watching.dismiss(book.alert("behind"), by=book.eve, why="Soon.")
    curating.remove_play(book.play, by=book.eve)
    removed, ended = book.alerts, Alert.objects.get(cause="edited")
    notice_all()
    curating.add_play(book.playbook, book.advice, by=book.eve)

    assert (removed, ended.dismisser, ended.why) == ([], book.eve, "Taken out of the draft.")
    assert book.alerts == [("behind", "2: fr 1")]


def test_put_back_play_is_what_it_was_and_told_of_again(book):
    edit(book, 0)
    kept = curating.remove_play(book.play, by=book.eve)
    removed = book.alerts
    curating.put_back(book.playbook, kept, by=book.eve)

    assert (removed, book.alerts) == ([], [("behind", "2: fr 1"), ("edited", "1 → 2")])


def test_taken_out_because_withdrawn_is_not_told_again_for_the_editions(book):
    withdraw(book, 0)
    curating.remove_play(book.play, by=book.eve)
    notice_all()

    assert (book.alerts, book.told("withdrawn")) == ([], 1)


def test_reason_of_a_removal_is_in_the_language_of_the_playbook(book):
    Playbook.objects.update(language="xx")
    edit(book, 0)
    curating.remove_play(Play.objects.get(), by=book.eve)

    assert Alert.objects.get(cause="edited").why == "Taken out of the draft."


@pytest.mark.parametrize("who", ["fay", "gil"])
def test_watching_is_for_owners_and_editors(book, who):
    edit(book, 0)
    alert, other = book.alert("edited"), getattr(book, who)
    for refused in (
        lambda: watching.dismiss(alert, by=other, why="Mine."),
        lambda: watching.reopen(alert, by=other),
        lambda: watching.review(book.play, by=other),
        lambda: watching.set_review(book.play, by=other, owner=None, days=3),
        lambda: watching.set_interval(book.playbook, by=other, days=3),
    ):
        with pytest.raises(PermissionDenied, match="owners and editors"):
            refused()

    assert len(book.alerts) == 2


def test_dismiss_is_refused_without_a_reason_twice_and_for_what_was_not_read(book):
    edit(book, 0)
    alert = book.alert("edited")
    edit(book, 1)

    with pytest.raises(ValidationError):
        watching.dismiss(alert, by=book.eve, why=" ")
    with pytest.raises(ValidationError, match="More has changed"):
        watching.dismiss(alert, by=book.eve, why="Fine.", state=alert.state)
    watching.dismiss(alert, by=book.eve, why="Fine.", state="1 → 3")
    with pytest.raises(ValidationError, match="settled"):
        watching.dismiss(alert, by=book.eve, why="Fine.")
    assert Play.objects.get().seen_revision == 3


@pytest.mark.parametrize("cause", ["edited", "withdrawn", "retagged", "support", "behind"])
def test_reopen_tells_again_what_was_dismissed(book, cause):
    seen = Play.objects.values("seen_revision", "seen_strategies", "seen_score").get()
    CAUSES[cause](book, 0)
    told = book.alert(cause)
    dismissed = watching.dismiss(told, by=book.eve, why="Fine.")
    reopened = watching.reopen(dismissed, by=book.eve)

    assert (reopened.ended, reopened.dismisser, reopened.why, reopened.state) == (None, None, "", told.state)
    assert Play.objects.values(*seen).get() == seen
    assert book.told(cause) == 1


def test_reopen_is_refused_once_something_later_is_told_or_it_is_over(book):
    edit(book, 0)
    first = watching.dismiss(book.alert("edited"), by=book.eve, why="Fine.")
    edit(book, 1)
    withdraw(book, 0)
    second = watching.dismiss(book.alert("withdrawn"), by=book.eve, why="Fine.")
    contributing.restore(book.advice, by=f.bo())

    with pytest.raises(ValidationError, match="later change"):
        watching.reopen(first, by=book.eve)
    with pytest.raises(ValidationError, match="no longer so"):
        watching.reopen(second, by=book.eve)
    second.refresh_from_db()
    assert second.why == "Fine."


def test_review_answers_every_change_and_sets_the_next_day(book):
    watching.set_interval(book.playbook, by=book.eve, days=30)
    revise(book, "Ask.", "listen")
    lose_support(book, 0)
    told = len(book.alerts)
    play = watching.review(Play.objects.get(), by=book.eve, revision=2)
    notice_all()

    today = timezone.localdate()
    assert (told, book.alerts) == (4, [])
    assert (play.seen_revision, play.seen_strategies, play.seen_score) == (2, ["listen"], 615_384)
    assert (timezone.localdate(play.reviewed), play.next_review) == (today, today + timedelta(days=30))
    assert {(row.dismisser, row.why) for row in Alert.objects.all()} == {(book.eve, "Looked over, and kept as it is.")}


def test_review_refuses_another_version_than_was_read(book):
    edit(book, 0)

    with pytest.raises(ValidationError, match="changed while you read"):
        watching.review(book.play, by=book.eve, revision=1)
    assert len(book.alerts) == 2


def test_set_review_takes_an_editor_and_days_of_its_own(book):
    watching.set_interval(book.playbook, by=book.eve, days=30)
    hal = f.make_user("hal")
    Membership.objects.create(team=book.team, member=hal, role=Membership.Role.EDITOR)
    play = watching.set_review(Play.objects.get(), by=book.eve, owner=hal, days=7)
    watching.set_interval(book.playbook, by=book.eve, days=None)
    added = curating.add_play(book.playbook, f.make_contribution(), by=book.eve)

    play.refresh_from_db()
    assert (play.owner, play.next_review) == (hal, timezone.localdate() + timedelta(days=7))
    assert added.next_review is None
    for owner, days in ((book.fay, None), (book.gil, None), (None, 0), (None, 3651)):
        with pytest.raises(ValidationError):
            watching.set_review(play, by=book.eve, owner=owner, days=days)


def test_set_interval_moves_every_play_that_has_none_of_its_own(book):
    watching.set_interval(book.playbook, by=book.eve, days=90)
    added = curating.add_play(Playbook.objects.get(), f.make_contribution(), by=book.eve)

    day = timezone.localdate() + timedelta(days=90)
    assert set(Play.objects.values_list("next_review", flat=True)) == {day}
    assert added.next_review == day
    with pytest.raises(ValidationError):
        watching.set_interval(book.playbook, by=book.eve, days=0)


def test_notice_costs_one_query_where_no_playbook_holds_it(book, django_assert_num_queries):
    numbers = [f.make_contribution().pk for _ in range(30)]

    with django_assert_num_queries(1):
        notice(numbers)


@pytest.mark.parametrize("more", [0, 29])
def test_notice_costs_the_same_for_one_and_for_thirty(book, more, django_assert_num_queries):
    for _ in range(more):
        curating.add_play(book.playbook, f.make_contribution(), by=book.eve)
    Contribution.objects.update(revision_count=2)
    numbers = list(Contribution.objects.values_list("pk", flat=True))

    with django_assert_num_queries(8 + 1):
        done = notice(numbers)

    assert done.raised == 2 + more
    with django_assert_num_queries(8):
        notice(numbers)


def test_vote_on_a_play_costs_as_much_as_any_other_vote(book, django_assert_max_num_queries):
    advice, reader = book.advice, f.make_user()

    with django_assert_max_num_queries(11 + 2):  # two for the savepoint that stands for a transaction here
        voting.vote(advice, -1, by=reader)


def test_check_playbooks_finds_what_nobody_told_and_says_so(book, capsys):
    Contribution.objects.update(revision_count=2, score=300_000, votes=20, helpful=2)
    call_command("check_playbooks")
    first = capsys.readouterr().out.splitlines()
    call_command("check_playbooks")
    second = capsys.readouterr().out.splitlines()
    Contribution.objects.update(revision_count=1, score=800_000)
    call_command("check_playbooks")

    assert first == ["Alerts raised: 3. Ended, because their cause is gone: 0.", "Open now: 3."]
    assert second == ["Alerts raised: 0. Ended, because their cause is gone: 0.", "Open now: 3."]
    assert capsys.readouterr().out.splitlines()[0] == "Alerts raised: 0. Ended, because their cause is gone: 3."


def test_alerts_are_seen_by_the_team_alone(book):
    edit(book, 0)
    joining.leave(book.team, by=book.fay)

    assert [Alert.objects.visible_to(person).count() for person in (book.eve, book.fay, book.gil)] == [2, 0, 0]
