"""The pages of clusters: what a moderator sees of each, and how they decide. That nobody else finds them is tested in test_doors.py."""

import pytest
from django.urls import reverse

from advice.actions import voting
from advice.actions.reviewing import confirm_cluster, dismiss_cluster
from advice.models import VoteCluster
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client, cy):
    client.force_login(cy)
    return client


def make_cluster(members: int = 4, targets: int = 2) -> VoteCluster:
    """So many people who said yes to so many contributions of bo's, and voted on nothing else."""
    situation = f.make_situation()
    rows = [f.make_contribution(situation) for _ in range(targets)]
    people = [f.make_user() for _ in range(members)]
    for person in people:
        for row in rows[:8]:
            voting.vote(row, 1, by=person)
    cluster = VoteCluster.objects.create(signals=["burst", "same_author"])
    cluster.members.add(*people)
    cluster.targets.add(*rows)
    return cluster


def test_list_shows_open_ones_first_with_their_signals(moderator, cy):
    decided, waiting = make_cluster(), make_cluster(5, 3)
    newest = make_cluster()
    dismiss_cluster(newest, by=cy, reason="Colleagues.")
    confirm_cluster(decided, by=cy, reason="One person.")

    answer = moderator.get(reverse("clusters"))

    page = answer.content.decode()
    assert list(answer.context["rows"]) == [waiting, newest, decided]
    assert "5 accounts, 3 contributions" in page
    assert page.count("most of their votes are on one author") == 3


def test_list_is_empty_in_words(moderator):
    assert "Nothing to look at" in moderator.get(reverse("clusters")).content.decode()


def test_page_shows_who_voted_on_what(moderator):
    cluster = make_cluster()
    one = cluster.members.first()

    page = moderator.get(cluster.get_absolute_url()).content.decode()

    assert f'<a href="/en/people/{one.username}/" lang="" dir="auto">{one}</a>' in page
    assert page.count("<td>2 of 2</td>") == 4
    assert page.count("<td>4</td><td>0</td><td>0</td>") == 2
    assert one.email not in page


@pytest.mark.parametrize(
    ("decision", "state", "votes"), [("confirm", "confirmed", [1, 1]), ("dismiss", "dismissed", [4, 4])]
)
def test_decision_is_taken_and_undone_on_the_page(moderator, decision, state, votes):
    cluster = make_cluster()

    decided = moderator.post(
        cluster.get_absolute_url(), {"decision": decision, "reason": "They wrote as one."}, follow=True
    )
    cluster.refresh_from_db()
    after = (cluster.state, [row.votes for row in cluster.targets.order_by("pk")])
    moderator.post(cluster.get_absolute_url(), {"decision": "reopen", "reason": "Not so."})
    cluster.refresh_from_db()

    assert after == (state, votes)
    assert "They wrote as one." in decided.content.decode()
    assert 'class="notice notice--success"' in decided.content.decode()
    assert (cluster.state, [row.votes for row in cluster.targets.all()]) == ("open", [4, 4])


@pytest.mark.parametrize(
    "posted", [{"decision": "confirm", "reason": " "}, {"decision": "burn", "reason": "So."}, {"reason": "So."}, {}]
)
def test_decision_without_a_reason_or_of_another_kind_is_refused(moderator, posted):
    cluster = make_cluster()

    answer = moderator.post(cluster.get_absolute_url(), posted)

    cluster.refresh_from_db()
    assert (answer.status_code, cluster.state) == (422, "open")


def test_decision_taken_meanwhile_is_said(moderator, cy):
    cluster = make_cluster()
    dismiss_cluster(cluster, by=cy, reason="Colleagues.")

    answer = moderator.post(cluster.get_absolute_url(), {"decision": "confirm", "reason": "One person."})

    assert answer.status_code == 422
    assert "This has changed meanwhile." in answer.content.decode()


@pytest.mark.parametrize("more", [0, 20])
def test_pages_cost_the_same_for_few_and_many(moderator, more, django_assert_num_queries):
    cluster = make_cluster(3 + more, 2 + more // 2)
    for _ in range(more // 4):
        make_cluster(2, 1)

    with django_assert_num_queries(5):  # the session and its user, the cluster with its counts, members, targets
        moderator.get(cluster.get_absolute_url())
    with django_assert_num_queries(4):
        moderator.get(reverse("clusters"))
