"""One run: visitors come, see their page in the order of the rule, look, vote, and so change the order for the next."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advice.actions.rescoring import NOTICEABLE
from advice.models.prior import DEFAULT_PERMILLE, DEFAULT_WEIGHT
from advice.ranking import language_weight, site_permille
from bench.ranking.rules import HOURS, Rule, Votes
from bench.ranking.world import ACCOUNTS, ADVICE, LANGUAGES, NIGHTS, Bools, Floats, Ints, World

AWAY = 1e18  # the key, turned round, of what is not on the page
FEW = 10  # votes below which a slot may be given to an unproven piece of advice


@dataclass
class State:
    """The votes under each rule, [rule, site, advice], and the priors in force."""

    helpful: Ints
    unhelpful: Ints
    keys: Floats
    weight: Ints  # [rule, site, language]
    permille: Ints  # [rule, site]
    voted: Bools  # [rule, site, account, advice]
    voters: Bools  # [rule, site, language, account]


@dataclass(frozen=True)
class Run:
    """A finished run: final votes, keys and priors, and how much attention-weighted quality was lost, [rule, site]."""

    helpful: Ints
    unhelpful: Ints
    keys: Floats
    weight: Ints
    permille: Ints
    regret: Floats


def run(world: World, rules: Sequence[Rule], visits: int, seed: int) -> Run:
    """Let so many visitors come to each site under each rule; the same visitors and the same chances under all of them."""
    chance, lots = np.random.default_rng([seed, visits]), np.random.default_rng([seed, visits, 1])
    state, sites = _start(world, rules), np.arange(len(world.quality))
    visitors = world.visitors(visits, chance)
    attention = np.arange(1, ADVICE + 1) ** -world.habits.position
    attention[world.habits.rows :] = 0
    by_quality = np.argsort(-world.quality, axis=1)
    lost = np.zeros((len(rules), len(sites)))
    most = np.zeros(len(sites))
    for visit in range(visits):
        time = (visit + 0.5) / visits
        if (visit * NIGHTS) // visits != ((visit - 1) * NIGHTS) // visits:
            _rescore(state, world, rules, time)
        account = visitors[:, visit]
        shown = (world.reads[sites, account][:, None] >> world.language) & 1 & (world.born <= time)
        order = _order(state, world, rules, shown, time, lots)
        weight = attention * (np.arange(ADVICE) < shown.sum(axis=1)[:, None])
        best, chosen = _best(world, shown, attention, by_quality), np.take_along_axis(world.quality[None], order, 2)
        random = weight.sum(axis=1) * (world.quality * shown).sum(axis=1) / np.maximum(shown.sum(axis=1), 1)
        lost += best - (chosen * weight).sum(axis=2)
        most += best - random
        looks = np.nonzero(chance.random(weight.shape) < weight)
        _vote(state, world, rules, order, looks, account, time, chance)
    _rescore(state, world, rules, 1.0)
    return Run(state.helpful, state.unhelpful, state.keys, state.weight, state.permille, lost / most)


def _start(world: World, rules: Sequence[Rule]) -> State:
    shape = (len(rules), *world.quality.shape)
    state = State(
        helpful=np.zeros(shape, np.int64),
        unhelpful=np.zeros(shape, np.int64),
        keys=np.zeros(shape),
        weight=np.full((*shape[:2], len(LANGUAGES)), DEFAULT_WEIGHT),
        permille=np.full(shape[:2], DEFAULT_PERMILLE),
        voted=np.zeros((*shape[:2], ACCOUNTS, ADVICE), np.bool_),
        voters=np.zeros((*shape[:2], len(LANGUAGES), ACCOUNTS), np.bool_),
    )
    _score(state, world, rules, 0.0)
    return state


def tie_broken(values: object, votes: Ints, numbers: Ints) -> Floats:
    """One number for "value desc, votes desc, number asc": whole numbers below 2^53, so that nothing is rounded away."""
    return np.rint(values) * 1e6 + np.minimum(votes, 9_999) * 100.0 - numbers


def _score(state: State, world: World, rules: Sequence[Rule], time: float) -> None:
    """All keys anew."""
    everywhere = np.indices(world.quality.shape)
    for number, rule in enumerate(rules):
        votes = _votes(state, world, number, everywhere[0], everywhere[1], time)
        state.keys[number] = tie_broken(rule.key(votes), votes.helpful + votes.unhelpful, np.arange(ADVICE))


def _votes(state: State, world: World, number: int, site: Ints, advice: Ints, time: float) -> Votes:
    """What one rule may know of some advice."""
    return Votes(
        state.helpful[number, site, advice],
        state.unhelpful[number, site, advice],
        state.weight[number, site, world.language[site, advice]],
        state.permille[number, site],
        world.born[site, advice] * HOURS,
        time * HOURS,
    )


def _rescore(state: State, world: World, rules: Sequence[Rule], time: float) -> None:
    """What `manage.py rescore` does at night: the mean of the site, the weight of each language, and all scores."""
    helpful, unhelpful = state.helpful.sum(axis=2), state.unhelpful.sum(axis=2)
    voters = state.voters.sum(axis=3)
    for place in np.ndindex(helpful.shape):
        mean = site_permille(int(helpful[place]), int(unhelpful[place]))
        if abs(mean - state.permille[place]) >= NOTICEABLE:
            state.permille[place] = mean
        largest = int(voters[place].max())
        state.weight[place] = [language_weight(int(count), largest) for count in voters[place]]
    _score(state, world, rules, time)


def _order(
    state: State, world: World, rules: Sequence[Rule], shown: Ints, time: float, lots: np.random.Generator
) -> Ints:
    """The pages, [rule, site, place]: readable advice first, in the order of each rule."""
    away = np.where(shown, 0.0, AWAY)
    upside_down = away - state.keys
    for number, rule in enumerate(rules):
        if rule.ages:
            votes = Votes(state.helpful[number], state.unhelpful[number], 0, 0, world.born * HOURS, time * HOURS)
            upside_down[number] = away - rule.key(votes)
        elif rule.draws:
            drawn = lots.beta(state.helpful[number] + 2, state.unhelpful[number] + 1)
            upside_down[number] = away - drawn
    order = np.argsort(upside_down, axis=2)
    for number, rule in enumerate(rules):
        if rule.explores:
            few = shown.astype(bool) & (state.helpful[number] + state.unhelpful[number] < FEW)
            order[number] = _with_slots(order[number], few, shown.sum(axis=1), rule.explores, int(time * NIGHTS))
    return order


def _with_slots(order: Ints, few: Bools, rows: Ints, first: str, day: int) -> Ints:
    """Every fifth place given to advice with few votes that stands further down; all others keep their order."""
    place = np.argsort(order, axis=1)
    if first == "lot":  # drawn anew each day
        wanted = np.random.default_rng(day).permuted(np.tile(np.arange(ADVICE), (len(order), 1)), axis=1)
    else:
        wanted = place if first == "best" else ADVICE - np.arange(ADVICE)[None]  # numbers follow arrival
    slot = 5 * np.argsort(np.argsort(np.where(few, wanted, 2 * ADVICE), axis=1), axis=1) + 4  # its turn, every fifth
    slotted = few & (slot < rows[:, None]) & (slot < place)
    taken = np.zeros(order.shape, np.bool_)
    site, advice = np.nonzero(slotted)
    taken[site, slot[site, advice]] = True
    free = np.argsort(taken, axis=1, kind="stable")
    among = np.argsort(np.argsort(np.where(slotted, ADVICE, place), axis=1, kind="stable"), axis=1)
    return np.argsort(np.where(slotted, slot, np.take_along_axis(free, among, 1)), axis=1)


def _best(world: World, shown: Ints, attention: Floats, by_quality: Ints) -> Floats:
    """The attention-weighted quality of each site's page in the order of true quality."""
    visible = np.take_along_axis(shown, by_quality, 1)
    place = np.maximum(np.cumsum(visible, axis=1) - 1, 0)
    return (visible * attention[place] * np.take_along_axis(world.quality, by_quality, 1)).sum(axis=1)


def _vote(
    state: State,
    world: World,
    rules: Sequence[Rule],
    order: Ints,
    looks: tuple[Ints, Ints],
    account: Ints,
    time: float,
    chance: np.random.Generator,
) -> None:
    """Whoever looks at advice and has not voted on it may; the same chances under all rules."""
    (site, place), rule, votes = looks, np.arange(len(rules))[:, None], world.habits.votes
    advice, who = order[:, site, place], account[site]
    net = state.helpful[rule, site, advice] - state.unhelpful[rule, site, advice]
    likes = chance.random(len(site)) < _liking(world, site, advice, who, net)
    answers = chance.random(len(site)) < np.where(likes, votes, votes * world.habits.dislikers)
    cast = np.nonzero(answers & ~state.voted[rule, site, who, advice])
    which, look = cast
    site, who, advice, likes = site[look], who[look], advice[cast], likes[cast]
    state.voted[which, site, who, advice] = True
    state.voters[which, site, world.language[site, advice], who] = True
    np.add.at(state.helpful, (which, site, advice), likes)
    np.add.at(state.unhelpful, (which, site, advice), ~likes)
    for number, each in enumerate(rules):
        mine = which == number
        known = _votes(state, world, number, site[mine], advice[mine], time)
        keys = tie_broken(each.key(known), known.helpful + known.unhelpful, advice[mine])
        state.keys[number, site[mine], advice[mine]] = keys


def _liking(world: World, site: Ints, advice: Ints, who: Ints, net: Ints) -> Floats:
    """The chance that this account likes it: quality, what others said, and the viewpoint, added as logits."""
    quality, habits = world.quality[site, advice], world.habits
    herd = habits.herding * np.tanh(net / 5)
    view = habits.viewpoint * world.leaning[site, advice] * world.side[site, who]
    return 1 / (1 + np.exp(-(np.log(quality / (1 - quality)) + herd + view)))
