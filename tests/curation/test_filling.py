"""What rules propose: the best that fits and is not there, with its place; and what of a playbook no rule would choose."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advice.actions import contributing, curating, filling, merging, sectioning, translating
from advice.curation import picking
from advice.curation.declining import Why
from advice.curation.filling import filling as propose
from advice.models import Contribution, Strategy, Tagging
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return f.make_user("owner")


@pytest.fixture
def playbook(owner):
    return f.make_playbook(by=owner)


@pytest.fixture(params=["few at hand", "a walk"])
def ways(request, monkeypatch):
    """Both ways to choose, which must choose the same."""
    if request.param == "a walk":
        monkeypatch.setattr(picking, "FEW", -1)


def advise(score, strategies=("listen",), helpful=9, **said):
    """Advice with this score, found helpful by so many, whoever they were."""
    row = f.make_contribution(strategies=strategies, **said)
    figures = {"score": score, "votes": helpful}
    Contribution.objects.filter(pk=row.pk).update(helpful=helpful, **figures)
    Tagging.objects.filter(content_object=row).update(**figures)
    return row


def proposed(playbook):
    """(strategy, contribution, its places) of each offer, rule by rule."""
    return [
        [
            (pile.strategy.slug, row.contribution, [(pick.strategy.slug, pick.place) for pick in row.picks])
            for pile in piles
            for row in pile.offers
        ]
        for _rule, piles in propose(playbook).rules
    ]


def test_a_rule_proposes_the_best_of_each_strategy_that_are_not_there(playbook, owner):
    third, first, second, _fourth = advise(600_000), advise(900_000), advise(800_000), advise(500_000)
    humour = advise(100_000, ["humour", "listen"])
    curating.add_play(playbook, first, by=owner)
    filling.make_rule(playbook, by=owner, most=3)

    assert proposed(playbook) == [
        [("listen", second, [("listen", 2)]), ("listen", third, [("listen", 3)]), ("humour", humour, [("humour", 1)])]
    ]


def test_what_is_chosen_twice_stands_once_with_all_its_places(playbook, owner):
    both, other = advise(900_000, ["listen", "humour"]), advise(950_000, ["humour"])
    filling.make_rule(playbook, by=owner, most=2, strategies=["listen"])
    filling.make_rule(playbook, by=owner, most=2, strategies=["humour"])

    assert proposed(playbook) == [
        [("listen", both, [("listen", 1), ("humour", 2)])],
        [("humour", other, [("humour", 1)])],
    ]


@pytest.mark.parametrize("asked", ["language", "topic", "helpful", "use", "published"])
def test_a_rule_lets_through_only_what_it_asks_for(playbook, owner, asked, ways):
    topic = f.make_topic("sales")
    good = advise(700_000, language="fr", helpful=5, situation=f.make_situation(topic=topic))
    situation = f.make_situation(topic=None if asked == "topic" else topic)
    bad = advise(
        900_000,
        language="de" if asked == "language" else "fr",
        helpful=4 if asked == "helpful" else 9,
        situation=situation,
    )
    if asked == "use":
        Contribution.objects.filter(pk=bad.pk).update(use="site")
    if asked == "published":
        contributing.withdraw(bad, by=f.bo())
    filling.make_rule(playbook, by=owner, most=3, languages=["fr", "en"], topic=topic, helpful=5)

    assert proposed(playbook) == [[("listen", good, [("listen", 1)])]]


def test_what_is_for_teams_is_proposed_to_no_playbook_for_everybody(playbook, owner):
    row = advise(900_000)
    Contribution.objects.filter(pk=row.pk).update(use="team")
    filling.make_rule(playbook, by=owner, most=1)
    for_the_team = proposed(playbook)
    curating.describe(playbook, by=owner, title="Ours", intro="", language="en", visibility="public")

    assert (len(for_the_team[0]), proposed(playbook)) == (1, [[]])


def test_a_translation_counts_as_its_language(playbook, owner, ways):
    row = advise(900_000, language="de")
    translating.translate(row, by=f.dee(), language="fr", body="Laissez-les finir.")
    filling.make_rule(playbook, by=owner, most=1, languages=["fr"])

    assert proposed(playbook) == [[("listen", row, [("listen", 1)])]]


def test_a_rule_follows_the_strategies_it_names_through_a_merge_and_never_becomes_one_of_all(playbook, owner):
    row, _other = advise(900_000, ["humour"]), advise(950_000, ["listen"])
    filling.make_rule(playbook, by=owner, most=1, strategies=["humour"])
    merging.merge(Strategy.objects.get(slug="humour"), f.make_strategy("network"), by=f.cy(), reason="One.")
    after_merge = proposed(playbook)
    playbook.rules.update(strategies=["nothing"])

    assert after_merge == [[("network", row, [("network", 1)])]]
    assert proposed(playbook) == [[]]


def test_a_pile_goes_to_the_section_called_like_its_strategy(playbook, owner):
    curating.describe(playbook, by=owner, title="Ärger", intro="", language="de", visibility="team")
    f.make_strategy("listen", de="Zuhören")
    label = Strategy.objects.get(slug="listen").label_in("de")
    section = sectioning.add_section(playbook, label.upper(), by=owner)
    advise(900_000)
    advise(800_000, ["humour"])
    filling.make_rule(playbook, by=owner, most=1)

    ((_rule, piles),) = propose(playbook).rules

    assert [(pile.strategy.slug, pile.section) for pile in piles] == [("listen", section), ("humour", None)]


def test_what_no_rule_would_choose_is_told_with_its_nearest_miss(playbook, owner):
    rows = {
        Why.OTHERS: advise(100_000),
        Why.FEW_HELPFUL: advise(700_000, helpful=2),
        Why.LANGUAGE: advise(700_000, language="de"),
        Why.LIMITED: advise(700_000),
        Why.WITHDRAWN: advise(700_000),
    }
    advise(900_000)
    beside = advise(900_000, ["humour"])
    for row in [*rows.values(), beside]:
        curating.add_play(playbook, row, by=owner)
    Contribution.objects.filter(pk=rows[Why.LIMITED].pk).update(use="site")
    contributing.withdraw(rows[Why.WITHDRAWN], by=f.bo())
    filling.make_rule(playbook, by=owner, most=1, strategies=["listen"], languages=["en"], helpful=5)
    filling.make_rule(playbook, by=owner, most=1, strategies=["listen"], languages=["en"], helpful=50)

    told = propose(playbook).declined

    assert [(row.why, row.play.contribution) for row in told] == list(rows.items())
    assert playbook.plays.count() == 6


def test_proposing_costs_the_same_for_one_and_thirty(playbook, owner):
    filling.make_rule(playbook, by=owner, most=8, strategies=["listen", "humour", "reschedule", "offer-resources"])
    counts, totals = [], []

    for places in (range(1), range(1, 30)):
        curating.add_play(playbook, f.make_contribution(strategies=["network"]), by=owner)
        for place in places:
            advise(700_000 + place, [["listen", "humour", "reschedule", "offer-resources"][place % 4]], language="fr")
        with CaptureQueriesContext(connection) as queries:
            totals.append(propose(playbook).total)
        counts.append(len(queries))

    assert totals == [1, 30]
    assert counts == [10, 10]
