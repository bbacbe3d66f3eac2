"""Review: what is flagged, and what each decision does to the votes; all of it can be undone."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from advice.actions.recounting import differences
from advice.actions.reviewing import confirm_cluster, dismiss_cluster, reopen_cluster, review_votes
from advice.actions.voting import vote
from advice.models import Contribution, Tagging, Vote, VoteChange, VoteCluster
from tests.makers import make_contribution, make_situation, make_user


@pytest.fixture
def targets(ana, bo):
    situation = make_situation(ana)
    return [make_contribution(situation, bo, strategies=["listen"]) for _ in range(5)]


@pytest.fixture
def ring(targets):
    """Five accounts that say yes to all five, and a sixth that says no to the first, after three honest readers voted on it."""
    people = [make_user() for _ in range(5)]
    for value in (1, -1, -1):
        vote(targets[0], value, by=make_user())
    for person in people:
        for target in targets:
            vote(target, 1, by=person)
    people.append(make_user())
    vote(targets[0], -1, by=people[-1])
    cluster = VoteCluster.objects.create(signals=["co_votes"])
    cluster.members.add(*people)
    cluster.targets.add(*targets)
    return cluster


def rows():
    """All that a decision may touch: votes, tallies, copies."""
    return (
        list(Vote.objects.order_by("pk").values("pk", "value", "counted", "waiting", "set_aside", "changed")),
        list(Contribution.objects.order_by("pk").values("pk", "helpful", "votes", "score")),
        list(Tagging.objects.order_by("pk").values("pk", "score", "votes")),
    )


def tallies(targets):
    found = {row.pk: (row.helpful, row.votes) for row in Contribution.objects.all()}
    return [found[target.pk] for target in targets]


VERBS = {"confirm": confirm_cluster, "dismiss": dismiss_cluster, "reopen": reopen_cluster}


def refused(verb, cluster, *people):
    before = rows()
    for person in (*people, AnonymousUser()):
        with pytest.raises(PermissionDenied, match="Only curators and staff"):
            verb(cluster, by=person, reason="Because.")
    assert rows() == before


def test_confirm_cluster_is_for_moderators(ring, ana, dee, gone):
    refused(confirm_cluster, ring, ana, dee, gone, ring.members.first())

    confirm_cluster(ring, by=make_user(is_staff=True), reason="One person.")
    ring.refresh_from_db()
    assert ring.state == "confirmed"


def test_dismiss_cluster_is_for_moderators(ring, ana, dee):
    refused(dismiss_cluster, ring, ana, dee)


def test_reopen_cluster_is_for_moderators(ring, cy, ana, dee):
    confirm_cluster(ring, by=cy, reason="One person.")

    refused(reopen_cluster, ring, ana, dee)


def test_confirm_cluster_counts_one_vote_a_value_and_keeps_the_others(ring, targets, cy):
    before = tallies(targets)

    decided = confirm_cluster(ring, by=cy, reason="  All five wrote to us as one. ")

    assert before == [(6, 9), (5, 5), (5, 5), (5, 5), (5, 5)]
    assert tallies(targets) == [(2, 5), (1, 1), (1, 1), (1, 1), (1, 1)]
    assert (decided.state, decided.decider, decided.reason) == ("confirmed", cy, "All five wrote to us as one.")
    assert Vote.objects.filter(set_aside=ring, counted=False).count() == 4 * 5
    assert set(Vote.objects.filter(contribution=targets[1], counted=True).values_list("voter", flat=True)) == {
        ring.members.order_by("pk")[0].pk  # whose vote was the first
    }
    assert differences() == []


def test_reopen_cluster_restores_every_vote_and_tally_exactly(ring, targets, cy):
    for number, person in enumerate([make_user(date_joined=timezone.now()) for _ in range(2)]):
        ring.members.add(person)
        vote(targets[number], 1, by=person)
    before = rows()

    confirm_cluster(ring, by=cy, reason="One person.")
    during = rows()
    reopened = reopen_cluster(ring, by=cy, reason="They are a team of five.")

    assert during != before
    assert rows() == before
    assert (reopened.state, reopened.reason) == ("open", "They are a team of five.")


def test_dismiss_cluster_changes_no_vote(ring, cy):
    before = rows()

    dismissed = dismiss_cluster(ring, by=cy, reason="Colleagues at a workshop.")

    assert rows() == before
    assert (dismissed.state, dismissed.decider) == ("dismissed", cy)


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_decisions_want_a_reason(ring, cy, verb):
    with pytest.raises(ValidationError, match="Write something"):
        verb(ring, by=cy, reason="  ")


@pytest.mark.parametrize(
    ("first", "second"), [(None, "reopen"), ("confirm", "confirm"), ("confirm", "dismiss"), ("dismiss", "confirm")]
)
def test_decisions_are_not_taken_twice(ring, cy, first, second):
    if first:
        VERBS[first](ring, by=cy, reason="So it is.")
    before = rows()

    with pytest.raises(ValidationError, match="changed meanwhile"):
        VERBS[second](ring, by=cy, reason="So it is.")

    assert rows() == before


def test_vote_of_a_member_after_the_decision_counts_no_more_than_one(ring, targets, cy):
    confirm_cluster(ring, by=cy, reason="One person.")
    first, second = ring.members.order_by("pk")[:2]

    vote(targets[1], -1, by=first)  # the one that counted; the next one of its kind takes its place
    changed = tallies(targets)[1]
    vote(targets[1], -1, by=second)
    both = tallies(targets)[1]
    vote(targets[1], 0, by=first)
    vote(targets[1], 1, by=first)

    assert (changed, both, tallies(targets)[1]) == ((1, 2), (1, 2), (1, 2))
    assert differences() == []


def test_vote_of_a_member_elsewhere_counts(ring, ana, bo, cy):
    confirm_cluster(ring, by=cy, reason="One person.")
    elsewhere = make_contribution(make_situation(ana), bo)

    for person in ring.members.all():
        VoteChange.objects.filter(voter=person).update(created=timezone.now() - timedelta(days=2))
        vote(elsewhere, 1, by=person)

    assert tallies([elsewhere]) == [(6, 6)]


def test_two_rings_that_share_accounts_are_undone_each_by_itself(ring, targets, cy):
    other = VoteCluster.objects.create()
    other.members.add(*ring.members.all()[:3], make_user())
    other.targets.add(targets[0], targets[1])
    before = rows()
    confirm_cluster(ring, by=cy, reason="One person.")
    confirm_cluster(other, by=cy, reason="And again.")

    reopen_cluster(ring, by=cy, reason="No.")
    left = tallies(targets)
    reopen_cluster(other, by=cy, reason="No.")

    assert left == [(4, 7), (3, 3), (5, 5), (5, 5), (5, 5)]
    assert differences() == []
    assert rows() == before


def test_review_flags_and_no_vote_changes(targets):
    _brigade(targets)
    before = rows()

    review = review_votes()

    cluster = VoteCluster.objects.get()
    assert (review.votes, review.found, review.known, cluster.state) == (45, 1, 0, "open")
    assert cluster.signals == ["burst", "co_votes", "same_minutes"]
    assert (cluster.members.count(), cluster.targets.count()) == (5, 5)
    assert rows() == before


def test_review_repeated_brings_an_open_cluster_up_to_date(targets):
    _brigade(targets)
    review_votes()
    late = make_user(date_joined=timezone.now())
    for target in targets:
        vote(target, 1, by=late)

    review = review_votes()

    assert (review.found, review.known, VoteCluster.objects.get().members.count()) == (0, 1, 6)


def test_review_leaves_what_was_dismissed_and_flags_it_when_it_grows(targets, ana, bo, cy):
    people = _brigade(targets)
    review_votes()
    dismiss_cluster(VoteCluster.objects.get(), by=cy, reason="Colleagues.")

    quiet = review_votes()
    for _ in range(5):
        more = make_contribution(targets[0].situation, bo)
        for person in people:
            vote(more, 1, by=person)
    loud = review_votes()

    assert (quiet.found, loud.found) == (0, 1)
    assert VoteCluster.objects.count() == 2


def test_review_has_nothing_to_say_of_what_was_set_aside(targets, cy):
    _brigade(targets)
    review_votes()
    confirm_cluster(VoteCluster.objects.get(), by=cy, reason="One person.")

    review = review_votes()

    assert (review.votes, review.found, review.known) == (25, 0, 0)


def _brigade(targets):
    """Five accounts of today that say yes to five contributions, while others of the language are voted on too."""
    Contribution.objects.filter(pk__in=[each.pk for each in targets[1:]]).update(author=None)  # no fans of one author
    for _ in range(20):
        Vote.objects.create(
            voter=make_user(), contribution=make_contribution(targets[0].situation, make_user()), value=1
        )
    Vote.objects.update(created=timezone.now() - timedelta(days=80))
    people = [make_user(date_joined=timezone.now()) for _ in range(5)]
    for person in people:
        for target in targets:
            vote(target, 1, by=person)
    return people
