"""Marking bridges: the groups are told from what is known of the voters, and only the mark is kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advice.actions import bridging, voting
from advice.actions.bridging import Marking, mark_bridges
from advice.models import Contribution, Membership, SitePrior, User
from tests import factories as f

pytestmark = pytest.mark.django_db


def readers(count: int, **fields: object) -> list[User]:
    return [f.make_user(**fields) for _ in range(count)]


def members(count: int, *teams: str) -> list[User]:
    """People who joined these teams one after the other."""
    people = readers(count, reads=["en"])
    for name in teams:
        team = f.make_team(name)
        for member in people:
            Membership.objects.create(team=team, member=member)
    return people


def voted(contribution: Contribution, people: list[User], value: int = 1) -> None:
    for person in people:
        voting.vote(contribution, value, by=person)


def marks(contribution: Contribution) -> tuple[bool, bool]:
    contribution.refresh_from_db()
    return contribution.bridged, contribution.candidate


def test_two_teams_of_three_bridge():
    advice = f.make_contribution()
    voted(advice, members(3, "Support") + members(3, "Sales"))

    assert (mark_bridges(), marks(advice)) == (Marking(1, 0, 1), (True, False))


def test_one_team_alone_never_bridges():
    advice = f.make_contribution()
    voted(advice, members(12, "Support"))
    mark_bridges()

    assert marks(advice) == (False, False)


def test_team_that_somebody_joined_first_is_their_group():
    advice = f.make_contribution()
    voted(advice, members(3, "Support", "Sales") + members(3, "Support two", "Marketing"))
    same = f.make_contribution()
    team = f.make_team("All of us")
    people = readers(6)
    for member in people:
        Membership.objects.create(team=team, member=member)
    for member in people[:3]:
        Membership.objects.create(team=f.make_team(), member=member)
    voted(same, people)
    mark_bridges()

    assert (marks(advice), marks(same)) == ((True, False), (False, False))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"reads": ["fr", "en"]}, {"reads": ["en", "fr"]}, True),
        ({"reads": ["fr", "en"]}, {"reads": ["fr"]}, False),
        ({"interface": "de"}, {"interface": "fr"}, True),
        ({"interface": "zh-hans"}, {"reads": ["zh"]}, False),  # the pages and the texts name one language in two ways
        ({"reads": ["es"], "interface": "de"}, {"interface": "es"}, False),
        ({}, {"reads": ["en"]}, False),  # who has said nothing has the pages in English
    ],
)
def test_group_without_a_team_is_the_first_language_read_else_that_of_the_pages(one, other, expected):
    advice = f.make_contribution()
    voted(advice, readers(3, **one) + readers(3, **other))
    mark_bridges()

    assert marks(advice) == (expected, False)


def test_group_that_is_against_it_prevents_the_mark():
    advice = f.make_contribution()
    voted(advice, readers(6, reads=["fr"]) + readers(3, reads=["de"]))
    voted(advice, readers(3, reads=["es"]), -1)
    mark_bridges()

    assert marks(advice) == (False, False)


def test_candidate_has_ten_votes_and_a_bridge():
    bridged, candidate = f.make_contribution(), f.make_contribution()
    voted(bridged, readers(5, reads=["fr"]) + readers(4, reads=["de"]))
    voted(candidate, readers(5, reads=["fr"]) + readers(5, reads=["de"]))

    assert mark_bridges() == Marking(2, 1, 2)
    assert (marks(bridged), marks(candidate)) == ((True, False), (True, True))


def test_mark_is_as_old_as_the_last_run_and_then_taken_away():
    advice, people = f.make_contribution(), readers(3, reads=["fr"]) + readers(3, reads=["de"])
    voted(advice, people)
    mark_bridges()
    voted(advice, people, 0)

    before = marks(advice)
    again = mark_bridges()

    assert (before, again, marks(advice)) == ((True, False), Marking(0, 0, 1), (False, False))


def test_mark_bridges_repeated_changes_nothing_and_says_when_it_ran():
    advice = f.make_contribution()
    voted(advice, readers(3, reads=["fr"]) + readers(3, reads=["de"]))
    mark_bridges()
    first = SitePrior.objects.get().bridges_marked

    assert mark_bridges().changed == 0
    assert SitePrior.objects.get().bridges_marked > first


def test_mark_bridges_goes_in_slices_and_reports_them(monkeypatch):
    monkeypatch.setattr(bridging, "SLICE", 2)
    people = readers(3, reads=["fr"]) + readers(3, reads=["de"])
    rows = [f.make_contribution() for _ in range(5)]
    for row in rows:
        voted(row, people)
    f.make_contribution()
    steps: list[tuple[int, int]] = []

    found = mark_bridges(report=lambda done, of: steps.append((done, of)))

    assert (found, steps) == (Marking(5, 0, 5), [(2, 5), (4, 5), (5, 5)])


def test_mark_bridges_costs_the_same_for_one_vote_more_and_for_thirty():
    people = readers(20, reads=["fr"]) + readers(20, reads=["de"])
    rows = [f.make_contribution() for _ in range(2)]
    for row in rows:
        voted(row, people[:3] + people[20:23])
    mark_bridges()  # which makes the row that says when
    one = cost()
    for row in rows:
        voted(row, people)

    assert cost() == one


def cost() -> int:
    Contribution.objects.update(bridged=False, candidate=False)
    with CaptureQueriesContext(connection) as queries:
        mark_bridges()
    return len(queries)
