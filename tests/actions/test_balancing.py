"""Tensions: which pairs pull apart in a playbook, and who says how they are held together."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions import balancing, contributing, curating, publishing
from advice.curation.tensions import pulls, unexplained
from advice.export.compile import frozen
from advice.models import Membership, Strategy, Tension
from tests.factories import bo, make_contribution, make_playbook, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_user("ana")


@pytest.fixture
def playbook(owner):
    return make_playbook(by=owner)


def add(playbook, owner, *slugs):
    return curating.add_play(playbook, make_contribution(strategies=slugs), by=owner)


def pair(*slugs):
    return [Strategy.objects.get(slug=slug) for slug in slugs]


def named(rows):
    return [{row.first.strategy.slug, row.second.strategy.slug} for row in rows]


def test_two_opposite_strategies_pull_wherever_they_stand(playbook, owner):
    joke, plain, feel = (add(playbook, owner, slug) for slug in ("humour", "reschedule", "acknowledge-feelings"))

    (pull,) = pulls(playbook)

    assert {row.strategy.slug: [(each.number, each.play) for each in row.plays] for row in pull.sides} == {
        "humour": [(1, joke)],
        "acknowledge-feelings": [(3, feel)],
    }
    assert plain not in [each.play for side in pull.sides for each in side.plays]


def test_one_play_that_carries_both_pulls_too(playbook, owner):
    add(playbook, owner, "flex-deadlines", "stay-on-topic")

    assert named(pulls(playbook)) == [{"flex-deadlines", "stay-on-topic"}]


def test_a_side_that_was_withdrawn_pulls_no_more(playbook, owner):
    add(playbook, owner, "humour")
    feel = add(playbook, owner, "acknowledge-feelings")
    contributing.withdraw(feel.contribution, by=bo())

    assert pulls(playbook) == []


def test_publish_asks_for_a_word_on_each_tension_and_keeps_it_in_the_edition(playbook, owner):
    add(playbook, owner, "humour")
    add(playbook, owner, "acknowledge-feelings")
    with pytest.raises(ValidationError, match="pull apart"):
        publishing.publish(playbook, by=owner)

    balancing.explain_tension(playbook, *pair("humour", "acknowledge-feelings"), "Feelings first.", by=owner)
    edition = publishing.publish(playbook, by=owner)

    (entry,) = frozen(edition).tensions
    assert ({entry.first.slug, entry.second.slug}, entry.body) == (
        {"humour", "acknowledge-feelings"},
        "Feelings first.",
    )


def test_publish_goes_on_once_one_side_is_out(playbook, owner):
    add(playbook, owner, "humour")
    feel = add(playbook, owner, "acknowledge-feelings")
    balancing.explain_tension(playbook, *pair("humour", "acknowledge-feelings"), "Feelings first.", by=owner)

    curating.remove_play(feel, by=owner)

    assert frozen(publishing.publish(playbook, by=owner)).tensions == ()


def test_explain_tension_is_said_once_in_either_order_and_taken_back_by_silence(playbook, owner):
    add(playbook, owner, "humour", "acknowledge-feelings")
    first, second = pair("humour", "acknowledge-feelings")

    balancing.explain_tension(playbook, first, second, "One.", by=owner)
    balancing.explain_tension(playbook, second, first, "Two.", by=owner)
    assert [row.body for row in Tension.objects.all()] == ["Two."]

    assert balancing.explain_tension(playbook, first, second, "  ", by=owner) is None
    assert named(unexplained(playbook)) == [{"humour", "acknowledge-feelings"}]


def test_explain_tension_refuses_what_is_not_opposite(playbook, owner):
    with pytest.raises(ValidationError):
        balancing.explain_tension(playbook, *pair("humour", "network"), "Both.", by=owner)


@pytest.mark.parametrize("role", ["editor", "reader", None])
def test_explain_tension_is_for_owners_and_editors(playbook, owner, role):
    person = make_user()
    if role:
        Membership.objects.create(team=playbook.team, member=person, role=role)
    sides = pair("humour", "acknowledge-feelings")

    if role == "editor":
        assert balancing.explain_tension(playbook, *sides, "Feelings first.", by=person).writer == person
    else:
        with pytest.raises(PermissionDenied):
            balancing.explain_tension(playbook, *sides, "Feelings first.", by=person)


@pytest.mark.parametrize("more", [0, 29])
def test_tensions_cost_the_same_for_few_plays_and_many(playbook, owner, more, django_assert_num_queries):
    add(playbook, owner, "humour", "acknowledge-feelings")
    for _ in range(more):
        add(playbook, owner, "listen", "find-solutions")

    with django_assert_num_queries(5):
        pulls(playbook)
