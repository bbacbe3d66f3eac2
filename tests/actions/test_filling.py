"""Filling by rules: only what was ticked, where it belongs, without touching what is there; and undone in one press."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions import contributing, curating, filling, sectioning
from advice.models import Contribution, Play, Rule
from tests.factories import bo, make_contribution, make_playbook, make_strategy, make_topic
from tests.web.company import make_company

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def owner(company):
    return company.people["owner"]


@pytest.fixture
def playbook(company, owner):
    return make_playbook(company.team, by=owner)


def shape(playbook):
    return [
        (section.title, list(section.plays.order_by("position").values_list("contribution", flat=True)))
        for section in playbook.sections.order_by("position")
    ]


def test_make_rule_keeps_what_it_asks_for(playbook, owner):
    topic = make_topic("sales")
    said = {"most": 2, "strategies": ["listen", "listen"], "languages": ["fr", "en"], "topic": topic, "helpful": 5}

    rule = filling.make_rule(playbook, by=owner, **said)

    rule.refresh_from_db()
    assert (rule.most, rule.strategies, rule.languages, rule.topic, rule.helpful) == (
        2,
        ["listen"],
        ["fr", "en"],
        topic,
        5,
    )
    assert rule.maker == owner


@pytest.mark.parametrize(
    "said",
    [
        {"most": 0},
        {"most": 9},
        {"most": 3, "helpful": -1},
        {"most": 3, "languages": ["xx"]},
        {"most": 3, "strategies": ["no-such"]},
    ],
)
def test_make_rule_refuses_what_makes_no_sense(playbook, owner, said):
    with pytest.raises(ValidationError):
        filling.make_rule(playbook, by=owner, **said)

    assert not Rule.objects.exists()


def test_a_playbook_has_so_many_rules_and_no_more(playbook, owner):
    for most in range(1, filling.MOST_RULES + 1):
        filling.make_rule(playbook, by=owner, most=most)

    with pytest.raises(ValidationError, match="eight rules"):
        filling.make_rule(playbook, by=owner, most=1)


@pytest.mark.parametrize("verb", ["make", "change", "remove", "fill", "take back"])
def test_rules_are_for_owners_and_editors(company, playbook, owner, verb):
    advice = make_contribution()
    done = []
    for person in ("stranger", "former", "reader", "editor", "owner"):
        by, rule = company.people[person], filling.make_rule(playbook, by=owner, most=1)
        acts = {
            "make": lambda by=by: filling.make_rule(playbook, by=by, most=2),
            "change": lambda by=by, rule=rule: filling.change_rule(rule, by=by, most=3),
            "remove": lambda by=by, rule=rule: filling.remove_rule(rule, by=by),
            "fill": lambda by=by: filling.fill(playbook, [(advice.pk, "")], by=by),
            "take back": lambda by=by: filling.take_back(playbook, [], [], by=by),
        }
        try:
            acts[verb]()
        except PermissionDenied:
            continue
        finally:
            Rule.objects.filter(pk=rule.pk).delete()
        done.append(person)

    assert done == ["editor", "owner"]


def test_fill_adds_what_was_ticked_by_strategy(playbook, owner):
    make_strategy("listen", de="Zuhören")
    curating.describe(playbook, by=owner, title="Ärger", intro="", language="de", visibility="team")
    first, second, third = (make_contribution() for _ in range(3))
    there = curating.add_play(
        playbook,
        make_contribution(),
        by=owner,
        why="Ours",
        section=sectioning.add_section(playbook, "ZUHÖREN", by=owner),
    )

    filled = filling.fill(playbook, [(first.pk, "listen"), (second.pk, "humour"), (third.pk, "humour")], by=owner)

    humour = filled.sections[0].title
    assert shape(playbook) == [
        ("", []),
        ("ZUHÖREN", [there.contribution_id, first.pk]),
        (humour, [second.pk, third.pk]),
    ]
    assert [play.contribution for play in filled.plays] == [first, second, third]
    there.refresh_from_db()
    assert (there.position, there.why, {play.chooser for play in filled.plays}) == (1, "Ours", {owner})


def test_fill_puts_all_into_one_section_where_one_is_named(playbook, owner):
    section, advice = sectioning.add_section(playbook, "Later", by=owner), make_contribution()

    filled = filling.fill(playbook, [(advice.pk, "listen")], by=owner, section=section)

    assert (shape(playbook), filled.sections) == ([("", []), ("Later", [advice.pk])], [])


def test_fill_leaves_out_what_changed_meanwhile_and_says_so(playbook, owner):
    good, gone, limited, there = (make_contribution() for _ in range(4))
    curating.describe(playbook, by=owner, title="Ours", intro="", language="en", visibility="public")
    contributing.withdraw(gone, by=bo())
    Contribution.objects.filter(pk=limited.pk).update(use="team")
    play = curating.add_play(playbook, there, by=owner, why="Ours")
    picks = [(row.pk, "listen") for row in (gone, limited, there, good, good)] + [(10**12, "listen")]

    filled = filling.fill(playbook, picks, by=owner)

    assert [row.contribution for row in filled.plays] == [good]
    assert (filled.withdrawn, filled.limited, filled.there) == ([gone.pk, 10**12], [limited.pk], [there.pk, good.pk])
    play.refresh_from_db()
    assert (play.section.title, play.position, play.why) == ("", 1, "Ours")


def test_fill_of_nothing_is_refused(playbook, owner):
    with pytest.raises(ValidationError, match="Tick"):
        filling.fill(playbook, [], by=owner)


@pytest.mark.parametrize("begun", [False, True], ids=["new", "begun"])
def test_take_back_undoes_just_a_filling(playbook, owner, begun):
    if begun:
        curating.add_play(playbook, make_contribution(), by=owner)
    before, advice = shape(playbook), [make_contribution() for _ in range(3)]
    filled = filling.fill(
        playbook, [(row.pk, slug) for row, slug in zip(advice, ["listen", "humour", "humour"], strict=True)], by=owner
    )

    kept = filling.take_back(
        playbook, [play.pk for play in filled.plays], [row.pk for row in filled.sections], by=owner
    )

    assert (shape(playbook), kept) == (before, [])


def test_take_back_keeps_what_somebody_has_written_on_since(playbook, owner):
    filled = filling.fill(playbook, [(make_contribution().pk, "listen") for _ in range(2)], by=owner)
    curating.explain_play(filled.plays[0], {"wording": "Say it so."}, by=owner)
    other = curating.add_play(make_playbook(playbook.team, "Other", by=owner), make_contribution(), by=owner)
    numbers = [play.pk for play in filled.plays] + [other.pk]

    kept = filling.take_back(playbook, numbers, [row.pk for row in filled.sections], by=owner)

    assert (kept, set(Play.objects.all())) == ([filled.plays[0]], {filled.plays[0], other})
    assert [title for title, _plays in shape(playbook)] == ["Listen"]
