"""Drift: what differs between what was chosen and what there is now, said exactly, at a fixed cost."""

import pytest
from django.utils import timezone

from advice.actions import asking, contributing, curating, merging, translating
from advice.curation.drift import Drift, drifts, loss_from
from advice.models import Contribution, Play, Playbook, Strategy
from advice.ranking import score
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def play() -> Play:
    advice = f.make_contribution(body="Let them finish.", strategies=["humour", "listen"])
    return curating.add_play(f.make_playbook(), advice, by=f.cy())


def said(play: Play) -> dict[str, str]:
    return {drift.cause.value: drift.state for drift in drifts(Play.objects.filter(pk=play.pk))}


def set_fields(play: Play, **values: object) -> None:
    Contribution.objects.filter(pk=play.contribution_id).update(**values)


def revise(play: Play, body: str, *strategies: str) -> None:
    contributing.revise(play.contribution, by=f.bo(), body=body, strategies=strategies or ("humour", "listen"))


def test_play_as_it_was_chosen_has_no_drift(play):
    assert said(play) == {}


def test_edit_names_both_revisions(play):
    revise(play, "Let them finish first.")
    revise(play, "Let them finish, then ask.")

    assert said(play) == {"edited": "1 → 3"}


def test_withdrawn_is_all_that_is_said_of_what_was_taken_back(play):
    revise(play, "Let them finish first.", "listen")
    contributing.withdraw(play.contribution, by=f.bo())
    withdrawn = said(play)
    set_fields(play, body="", body_html="", erased=timezone.now())

    assert withdrawn == {"withdrawn": "withdrawn"}
    assert said(play) == {"withdrawn": "erased"}


def test_withdrawn_situation_takes_its_advice_with_it():
    own = f.make_contribution(f.make_situation(by=f.bo()), by=f.bo())
    play = curating.add_play(f.make_playbook(), own, by=f.cy())
    asking.withdraw_situation(own.situation, by=f.bo())

    assert said(play) == {"withdrawn": "situation"}


@pytest.mark.parametrize(
    ("strategies", "state"),
    [
        (["listen"], "humour, listen → listen"),
        (["humour", "listen", "network"], "humour, listen → humour, listen, network"),
    ],
)
def test_other_strategies_are_named(play, strategies, state):
    revise(play, "Let them finish.", *strategies)

    assert said(play) == {"retagged": state}


def test_strategies_from_and_to_none_are_told(play):
    contributing.revise(play.contribution, by=f.bo(), body="Let them finish.")

    assert said(play) == {"retagged": "humour, listen → –"}


def test_more_strategies_than_an_alert_has_room_for_are_told_apart(play):
    long = [f.make_strategy(f"{letter * 60}").slug for letter in "abcdef"]
    revise(play, "Let them finish.", *long)
    first = said(play)["retagged"]
    revise(play, "Let them finish.", *long[:5])

    assert (len(first), len(said(play)["retagged"])) == (300, 300)
    assert first != said(play)["retagged"]


def test_merged_strategies_are_no_drift_nor_is_their_parting(play):
    for slug in ("wait", "pause"):
        f.make_strategy(slug)
    humour, wait, pause = (Strategy.objects.get(slug=slug) for slug in ("humour", "wait", "pause"))
    merge = merging.merge(humour, wait, by=f.cy(), reason="One.")
    other = merging.merge(wait, pause, by=f.cy(), reason="One.")
    merged = said(play)
    merging.part(other, by=f.cy(), reason="Two.")
    merging.part(merge, by=f.cy(), reason="Two.")

    assert (merged, said(play)) == ({}, {})


def test_chosen_while_merged_and_parted_since_is_drift(play):
    merge = merging.merge(
        Strategy.objects.get(slug="humour"), Strategy.objects.get(slug="listen"), by=f.cy(), reason="One."
    )
    Play.objects.filter(pk=play.pk).update(seen_strategies=["listen"])
    together = said(play)
    merging.part(merge, by=f.cy(), reason="Two.")

    assert (together, said(play)) == ({}, {"retagged": "listen → humour, listen"})


@pytest.mark.parametrize(
    ("helpful", "votes", "lost"),
    [
        (0, 1, False),
        (0, 2, False),
        (0, 3, True),
        (3, 6, False),  # eleven points less, but hardly two votes short of what they promised
        (1, 4, True),
        (2, 6, True),
        (30, 30, False),
    ],
)
def test_support_is_lost_by_three_votes_and_ten_points(play, helpful, votes, lost):
    now = score(helpful, votes - helpful, 10, 800)
    set_fields(play, helpful=helpful, votes=votes, score=now)

    assert said(play) == ({"support": f"800000 → {now}"} if lost else {})


def test_much_voted_advice_loses_support_by_ten_points():
    before = score(90, 10, 10, 800)

    assert [before >= loss_from(score(90, unhelpful, 10, 800), 90 + unhelpful, 10) for unhelpful in (20, 24)] == [
        False,
        True,
    ]


def test_what_moves_the_scores_of_a_whole_language_is_no_loss(play):
    set_fields(play, score=score(0, 0, 10, 620))

    assert said(play) == {}


def test_translations_behind_are_named_with_their_revisions(play):
    fr = translating.translate(play.contribution, by=f.dee(), language="fr", body="Laissez-les finir.")
    translating.translate(play.contribution, by=f.dee(), language="de", body="Lassen Sie sie ausreden.")
    revise(play, "Let them finish first.")
    both = said(play)
    translating.revise_translation(fr, by=f.dee(), body="Laissez-les finir d’abord.")

    assert (both["behind"], said(play)["behind"]) == ("2: de 1, fr 1", "2: de 1")


def test_translation_that_an_edition_would_not_hold_is_not_behind(play):
    fr = translating.translate(play.contribution, by=f.dee(), language="fr", body="Laissez-les finir.")
    revise(play, "Let them finish first.")
    type(fr).objects.filter(pk=fr.pk).update(engine="box")
    translating.translate(play.contribution, by=f.dee(), language="fr", body="Laissez-les finir d’abord.")

    assert said(play) == {"edited": "1 → 2"}


@pytest.mark.parametrize(
    ("use", "visibility", "state"),
    [("site", "team", "site"), ("site", "public", "site"), ("team", "public", "team"), ("team", "team", None)],
)
def test_use_that_this_playbook_goes_beyond_is_told(play, use, visibility, state):
    set_fields(play, use=use)
    Playbook.objects.filter(pk=play.playbook_id).update(visibility=visibility)

    assert said(play).get("limited") == state


def test_play_from_elsewhere_has_no_drift(play):
    elsewhere = {"contribution": None, "origin": "https://other.example/1", "entry": "{}"}
    Play.objects.filter(pk=play.pk).update(**elsewhere)

    assert said(play) == {}


@pytest.mark.parametrize("more", [0, 29])
def test_drifts_cost_five_queries_for_one_and_for_thirty(play, more, django_assert_num_queries):
    revise(play, "Let them finish first.", "listen")
    for _ in range(more):
        advice = f.make_contribution(strategies=["humour"])
        curating.add_play(play.playbook, advice, by=f.cy())
        contributing.withdraw(advice, by=f.bo())

    with django_assert_num_queries(5):
        found = drifts(Play.objects.all())

    assert len(found) == 2 + more
    assert Drift(play.playbook_id, play.contribution_id, "edited", "1 → 2") in found
