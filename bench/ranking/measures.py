"""What is measured of a finished run, each with its standard error over the replicate sites."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.ranking.rules import HOURS, Rule, Votes
from bench.ranking.running import Run, tie_broken
from bench.ranking.world import ADVICE, LANGUAGES, SHARES, Floats, Ints, World

TOP = 10
MOST = 1_000  # sock puppets or enemies, at most
BRIGADE, GATE = 10, 24  # accounts; hours
MEDIANS = ("fresh", "top")  # a few sites need very many, so the middle one is told


@dataclass(frozen=True)
class Figure:
    """A mean over sites and its standard error."""

    value: float
    error: float


@dataclass(frozen=True)
class Shown:
    """The final order of all advice of each site under one rule, and what it is measured against."""

    order: Ints
    truth: Ints
    world: World
    rule: Rule
    votes: Votes  # with the priors, [site, advice]
    weight: Ints  # by language
    regret: Floats


def shown(world: World, rule: Rule, number: int, run: Run) -> Shown:
    """The final order under the rule that was number so and so of the run."""
    sites = np.arange(len(world.quality))[:, None]
    weight, permille = run.weight[number], run.permille[number][:, None]
    votes = Votes(
        run.helpful[number],
        run.unhelpful[number],
        weight[sites, world.language],
        permille,
        world.born * HOURS,
        HOURS,
    )
    order = np.argsort(-run.keys[number], axis=1)
    return Shown(order, np.argsort(-world.quality, axis=1), world, rule, votes, weight, run.regret[number])


def per_site(page: Shown) -> dict[str, tuple[Floats, Floats]]:
    """Every measure as a numerator and a denominator for each site: their sums divide."""
    one = np.ones(len(page.order))
    return {
        "ndcg": (_ndcg(page), one),
        "tau": (_tau(page), one),
        "late": _late(page),
        "regret": (page.regret, one),
        "minority": _share(page, lambda language: language > 0),
        "other": _share(page, lambda language: language > 2),
        "fresh": (_fresh(page), one),
        "top": (_top(page), one),
        "votes": ((page.votes.helpful + page.votes.unhelpful).mean(axis=1), one),
        **_brigade(page),
    }


def figure(above: Floats, below: Floats) -> Figure:
    """The ratio of the sums, and its standard error by linearisation."""
    ratio, sites = above.sum() / below.sum(), len(above)
    spread = np.sqrt(((above - ratio * below) ** 2).sum() * sites / max(sites - 1, 1))
    return Figure(float(ratio), float(spread / below.sum()))


def middle(values: Floats) -> Figure:
    """The median over sites and, from the ranks one standard error above and below, its standard error."""
    ordered, half = np.sort(values), np.sqrt(len(values)) / 2
    low, high = (ordered[int(np.clip(len(values) / 2 + step, 0, len(values) - 1))] for step in (-half, half))
    return Figure(float(np.median(values)), max(float(high - low) / 2, 0.3))  # whole numbers: 1/sqrt(12) of rounding


def grades(page: Shown) -> Floats:
    """The gain of each piece of advice: 2^g - 1, g from 4 for the best fifth of its site down to 0."""
    rank = np.argsort(page.truth, axis=1)
    return 2.0 ** (4 - rank * 5 // ADVICE) - 1


def _ndcg(page: Shown) -> Floats:
    gain, discount = grades(page), 1 / np.log2(np.arange(2, TOP + 2))
    got, best = (np.take_along_axis(gain, order[:, :TOP], 1) @ discount for order in (page.order, page.truth))
    return got / best


def _tau(page: Shown) -> Floats:
    place, quality = np.argsort(page.order, axis=1), page.world.quality
    found = np.array(
        [(np.sign(p - p[:, None]) * np.sign(q[:, None] - q)).sum() for p, q in zip(place, quality, strict=True)]
    )
    return found / (ADVICE * (ADVICE - 1))


def _late(page: Shown) -> tuple[Floats, Floats]:
    late = (page.world.born > 0.4) & (np.argsort(page.truth, axis=1) < 20)
    return (late & (np.argsort(page.order, axis=1) < 20)).sum(axis=1), late.sum(axis=1)


def _share(page: Shown, which: Callable[[Ints], Any]) -> tuple[Floats, Floats]:
    chosen = which(page.world.language)
    shown, true = (np.take_along_axis(chosen, order[:, :TOP], 1).sum(axis=1) for order in (page.order, page.truth))
    return shown, true


def _keys(page: Shown, helpful: Ints, unhelpful: Ints, weight: Ints, born: Floats, number: Ints) -> Floats:
    """The keys of one more piece of advice for each site, or of one with other votes; [site, any]."""
    votes = Votes(helpful, unhelpful, weight, page.votes.permille, born, HOURS)
    return tie_broken(page.rule.key(votes), helpful + unhelpful, number)


def _places(page: Shown, keys: Floats, without: Ints | None = None) -> Ints:
    """How many of each site stand above such keys."""
    all_votes = page.votes.helpful + page.votes.unhelpful
    standing = tie_broken(page.rule.key(page.votes), all_votes, np.arange(ADVICE))
    if without is not None:
        np.put_along_axis(standing, without, -np.inf, 1)
    return (standing[:, :, None] > keys[:, None, :]).sum(axis=1)


def _new(page: Shown, helpful: Ints) -> list[Ints]:
    """How many stand above a brand-new piece of advice with so many helpful votes, in each language."""
    born, number = np.full((1, 1), HOURS), np.array([ADVICE])
    return [
        _places(page, _keys(page, helpful, 0 * helpful, page.weight[:, [each]], born, number))
        for each in range(len(LANGUAGES))
    ]


def _first(reached: Any) -> Floats:
    return np.where(reached.any(axis=1), reached.argmax(axis=1), MOST)


def _fresh(page: Shown) -> Floats:
    """Helpful votes that bring a brand-new piece of advice into the top 10, the mean over the languages as they are written."""
    tried = np.arange(MOST)[None]
    return sum(share * _first(above < TOP) for share, above in zip(SHARES, _new(page, tried), strict=True))


def _against(page: Shown, enemies: Ints, target: Ints, helpful: bool) -> Ints:
    """How many stand above the target, one for each site, after so many more votes of one kind."""
    sites = np.arange(len(target))[:, None]
    more = (enemies, 0 * enemies) if helpful else (0 * enemies, enemies)
    u, d = page.votes.helpful[sites, target] + more[0], page.votes.unhelpful[sites, target] + more[1]
    weight = page.weight[sites, page.world.language[sites, target]]
    return _places(page, _keys(page, u, d, weight, page.votes.born[sites, target], target), without=target)


def _top(page: Shown) -> Floats:
    """Votes against the first that push it out of the top 10."""
    return _first(_against(page, np.arange(MOST)[None], page.order[:, :1], False) >= TOP)


def _brigade(page: Shown) -> dict[str, tuple[Floats, Floats]]:
    """How often ten fresh accounts bring a new text, or one of the worst ten, into the top 10, or the first out of it.

    "gated": what the page shows in the first day where votes of accounts younger than 24 hours do not count; later the votes join.
    """
    found, one = {}, np.ones(len(page.order))
    for name, hours, gate in (("open", 0, 0), ("gated", 0, GATE), ("joined", GATE, GATE)):
        votes = np.array([[BRIGADE if hours >= gate else 0]])
        new = sum(share * (above[:, 0] < TOP) for share, above in zip(SHARES, _new(page, votes), strict=True))
        poor = _against(page, votes, page.truth[:, -TOP:][:, :1], True)[:, 0] < TOP
        first = _against(page, votes, page.order[:, :1], False)[:, 0] >= TOP
        found |= {f"{name}-new": (new, one), f"{name}-poor": (poor, one), f"{name}-first": (first, one)}
    return found
