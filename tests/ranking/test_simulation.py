"""The simulated site of bench/ranking.py: its rules, its order, and what one run may and may not do."""

import numpy as np
import pytest

from advice.ranking import score
from bench.ranking.measures import figure, middle, per_site, shown
from bench.ranking.rules import RULES, Votes, wilson
from bench.ranking.running import _with_slots, run, tie_broken
from bench.ranking.world import ADVICE, Habits, build

NAMES = list(RULES)


@pytest.fixture(scope="module")
def world():
    return build(2, np.random.default_rng(3), Habits())


@pytest.fixture(scope="module")
def finished(world):
    return run(world, list(RULES.values()), 600, 3)


@pytest.mark.parametrize(
    ("helpful", "votes", "expected"),
    [(1, 1, 0.2065), (5, 5, 0.5655), (10, 10, 0.7225), (100, 110, 0.8407), (40, 100, 0.3094)],
)
def test_wilson_equals_the_worked_value_of_the_paper(helpful, votes, expected):
    assert wilson(helpful, votes - helpful, 1.96) == pytest.approx(expected, abs=5e-5)


def test_wilson_of_no_votes_is_nought():
    assert wilson(0, 0, 1.96) == 0


def test_our_rule_is_the_one_that_ships():
    helpful, unhelpful, weight = np.array([0, 7, 1000]), np.array([3, 2, 300]), np.array([10, 6, 10])

    keys = RULES["ours"].key(Votes(helpful, unhelpful, weight, 800, 0, 0))

    assert list(keys) == [score(0, 3, 10, 800), score(7, 2, 6, 800), score(1000, 300, 10, 800)]


def test_keys_order_by_score_then_votes_then_number():
    rows = [(900_000, 10, 4), (900_000, 110, 7), (900_001, 0, 9), (900_000, 10, 3)]

    keys = tie_broken(*(np.array(column) for column in zip(*rows, strict=True)))

    assert [rows[place][2] for place in np.argsort(-keys)] == [9, 7, 3, 4]


def test_slots_go_to_advice_with_few_votes_from_further_down():
    order = np.arange(ADVICE)[None]
    few = np.isin(order, [2, 40, 90])
    rows = np.array([ADVICE])

    newest, best = (_with_slots(order, few, rows, first, 0)[0].tolist() for first in ("newest", "best"))

    assert newest[:12] == [0, 1, 2, 3, 90, 4, 5, 6, 7, 40, 8, 9]  # 2 stands above its slot
    assert best[:12] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 40, 9, 10]
    assert best[14] == 90
    assert sorted(newest) == sorted(best) == list(range(ADVICE))


def test_slots_by_lot_are_the_same_all_day_and_others_the_next():
    order = np.arange(ADVICE)[None]
    few = order >= 10

    monday, evening, tuesday = (
        _with_slots(order, few, np.array([ADVICE]), "lot", day)[0].tolist() for day in (7, 7, 8)
    )

    assert monday == evening != tuesday
    assert all(monday[place] >= 10 for place in (4, 9, 14, 19))
    assert sorted(monday) == list(range(ADVICE))


def test_slots_are_no_more_than_every_fifth_row():
    few = np.ones((1, ADVICE), bool)

    order = _with_slots(np.arange(ADVICE)[None], few, np.array([9]), "newest", 0)[0]

    assert order[:6].tolist() == [0, 1, 2, 3, 99, 4]


def test_run_is_repeated_by_its_seed(world, finished):
    again, other = (run(world, [RULES["thompson"]], 600, seed) for seed in (3, 4))

    assert (again.keys[0] == finished.keys[NAMES.index("thompson")]).all()
    assert (other.keys[0] != finished.keys[NAMES.index("thompson")]).any()


def test_run_under_a_rule_does_not_depend_on_the_rules_beside_it(world, finished):
    alone = run(world, [RULES["wilson196"]], 600, 3)

    assert (alone.helpful[0] == finished.helpful[NAMES.index("wilson196")]).all()


def test_run_ends_with_the_scores_of_its_votes_and_priors(world, finished):
    site = np.arange(2)[:, None]
    weight = finished.weight[0][site, world.language]

    ours = score(finished.helpful[0], finished.unhelpful[0], weight, finished.permille[0][:, None])

    expected = tie_broken(ours, finished.helpful[0] + finished.unhelpful[0], np.arange(ADVICE))
    assert (finished.keys[0] == expected).all()


def test_run_loses_something_and_never_more_than_all(finished):
    assert (finished.regret > 0).all()
    assert (finished.regret < 1.2).all()  # 1 is an order by lot


def test_measures_of_the_true_order_are_perfect(world, finished):
    perfect = finished.keys.copy()
    perfect[0] = world.quality
    page = shown(world, RULES["ours"], 0, type(finished)(**{**vars(finished), "keys": perfect}))

    found = {name: figure(*pair).value for name, pair in per_site(page).items()}

    assert [found[name] for name in ("ndcg", "tau", "late", "minority")] == pytest.approx([1, 1, 1, 1])


def test_gate_keeps_a_brigade_out_for_a_day_and_no_longer(world, finished):
    found = per_site(shown(world, RULES["ours"], 0, finished))

    for kind in ("new", "poor", "first"):
        assert (found[f"joined-{kind}"][0] == found[f"open-{kind}"][0]).all()
        assert (found[f"gated-{kind}"][0] == 0).all()
    assert found["open-new"][0].sum() > 0


def test_figures_are_ratios_and_medians_with_their_errors():
    assert figure(np.array([1.0, 3.0]), np.array([1.0, 1.0])).value == 2
    assert figure(np.array([1.0, 3.0]), np.array([1.0, 1.0])).error == pytest.approx(1)
    assert figure(np.array([2.0, 4.0]), np.array([1.0, 2.0])).error == 0
    assert middle(np.array([1.0, 2.0, 50.0])).value == 2
