"""The command `verify` finds what is planted by hand, and puts it right."""

from datetime import date

import pytest
from django.core.management import call_command

from advice.actions.curating import add_play
from advice.actions.voting import vote
from advice.models import Contribution, Edition, Play, Playbook, Situation, Tagging, Trial, User, Vote, VoteCluster
from tests import factories


def run(capsys, *args: str) -> tuple[int, list[str]]:
    try:
        call_command("verify", *args)
        status = 0
    except SystemExit as stop:
        status = int(stop.code)
    return status, capsys.readouterr().out.splitlines()


@pytest.fixture
def contribution(db):
    row = factories.make_contribution(strategies=["listen"])
    vote(row, 1, by=factories.dee())
    factories.make_trial(row, outcome="worked")
    factories.make_trial(row, by=factories.cy())
    factories.make_playbook()
    return row


def test_verify_says_zero_differences(contribution, capsys):
    assert run(capsys) == (0, ["0 differences"])


# every field whose value follows from other rows or fields, with a value that does not
KEPT_TWICE = [
    (Contribution, {"votes": 7}),
    (Contribution, {"helpful": 0}),
    (Contribution, {"score": 1}),
    (Contribution, {"revision_count": 9}),
    (Contribution, {"body_html": "<p>Other words"}),
    (Contribution, {"fingerprint": "0" * 64}),
    (Contribution, {"worked": 3, "mixed": 1, "outcome_count": 4}),
    (Contribution, {"worked_score": 1}),
    (Trial, {"counted": False}),
    (User, {"next_due": date(2020, 1, 1)}),
    (User, {"next_due": None}),
    (Vote, {"counted": False}),
    (Tagging, {"score": 1}),
    (Tagging, {"votes": 7}),
    (Tagging, {"published": False}),
    (Tagging, {"language": "xx"}),
    (Situation, {"contribution_count": 5}),
    (Situation, {"body_html": "<p>Other words"}),
    (Situation, {"title_fingerprint": "0" * 64}),
    (Playbook, {"edition_count": 3}),
]


@pytest.mark.parametrize(
    ("model", "values"),
    KEPT_TWICE,
    ids=[f"{model.__name__}.{'+'.join(values)}" for model, values in KEPT_TWICE],
)
def test_verify_finds_and_repairs_a_planted_difference(contribution, capsys, model, values):
    model.objects.update(**values)

    status, lines = run(capsys)
    repaired = run(capsys, "--repair")

    name = model._meta.model_name
    found = [field for field in values for line in lines if line.startswith(f"{name} ") and f": {field} is " in line]
    assert status == 1
    assert set(found) == set(values)
    assert repaired[0] == 0
    assert repaired[1][-1] == "0 differences"


def test_verify_finds_a_cluster_decision_that_is_not_applied_and_applies_it(contribution, capsys):
    first, second = Vote.objects.get(), factories.make_user()
    vote(contribution, 1, by=second)
    cluster = VoteCluster.objects.create()
    cluster.members.add(first.voter, second)
    cluster.targets.add(contribution)
    VoteCluster.objects.update(state="confirmed", decided=contribution.created)  # by hand: no verb has moved a vote

    status, lines = run(capsys)
    repaired = run(capsys, "--repair")

    late = Vote.objects.get(voter=second)
    contribution.refresh_from_db()
    assert (status, lines[-1]) == (1, "2 differences")
    assert lines[:2] == [
        f"vote {late.pk}: counted is True, should be False",
        f"vote {late.pk}: set_aside_id is None, should be {cluster.pk}",
    ]
    assert (repaired[0], repaired[1][-1]) == (0, "0 differences")
    assert (late.set_aside, late.counted, contribution.votes) == (cluster, False, 1)


def test_verify_finds_a_vote_left_aside_by_a_cluster_that_is_open_again(contribution, capsys):
    Vote.objects.update(counted=False, set_aside=VoteCluster.objects.create())

    status, _lines = run(capsys)
    repaired = run(capsys, "--repair")

    assert (status, repaired[0], repaired[1][-1]) == (1, 0, "0 differences")
    assert Vote.objects.get().counted


def test_verify_finds_an_edition_that_was_touched_and_leaves_it(contribution, capsys):
    playbook = factories.make_playbook()
    Playbook.objects.update(edition_count=1)
    Edition.objects.create(playbook=playbook, number=1, document="{}", digest="0" * 64, published=contribution.created)

    status, lines = run(capsys, "--repair")

    assert (status, lines[-1]) == (1, "1 difference")


def test_verify_finds_a_play_that_stands_in_the_section_of_another_playbook(contribution, capsys):
    here, elsewhere = factories.make_playbook(), factories.make_playbook()
    add_play(here, contribution, by=factories.cy())
    Play.objects.update(playbook=elsewhere)

    status, lines = run(capsys, "--repair")

    assert (status, len(lines)) == (1, 2)
    assert lines[0].endswith(f"playbook_id is {elsewhere.pk}, should be {here.pk}")


def test_verify_puts_the_outcomes_right_when_an_account_is_deleted(contribution, capsys):
    factories.dee().delete()

    repaired = run(capsys, "--repair")

    contribution.refresh_from_db()
    assert (repaired[0], repaired[1][-1]) == (0, "0 differences")
    assert (contribution.worked, contribution.outcome_count, contribution.worked_score) == (0, 0, None)


def test_verify_counts_the_last_word_of_who_tried_twice(contribution, capsys):
    again = factories.make_trial(contribution, outcome="failed")
    first = Trial.objects.exclude(pk=again.pk).get(person=again.person)
    Trial.objects.filter(pk=again.pk).update(counted=False)
    Trial.objects.filter(pk=first.pk).update(counted=True)

    repaired = run(capsys, "--repair")

    assert (repaired[0], repaired[1][-1]) == (0, "0 differences")
    assert list(Trial.objects.counted()) == [again]
