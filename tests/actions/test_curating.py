"""Playbooks: sections and plays stay in order, whatever is moved, removed and put back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions import contributing, curating, sectioning
from advice.actions.wording import MAXIMUM_BODY
from advice.models import Membership, Play, Section
from tests.factories import bo, make_contribution, make_playbook, make_situation, make_strategy, make_team, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_user("ana")


@pytest.fixture
def playbook(owner):
    return make_playbook(by=owner)


def shape(playbook):
    """The titles of the sections with the numbers of their contributions, as a reader sees them."""
    return [
        (section.title, list(section.plays.order_by("position").values_list("contribution", flat=True)))
        for section in playbook.sections.order_by("position")
    ]


def fill(playbook, owner, count, section=None):
    return [curating.add_play(playbook, make_contribution(), by=owner, section=section) for _ in range(count)]


def test_make_playbook_begins_with_one_untitled_section(playbook):
    assert shape(playbook) == [("", [])]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"title": "x" * 141},
        {"language": "xx"},
        {"visibility": "secret"},
        {"intro": "x" * (MAXIMUM_BODY + 1)},
    ],
)
def test_make_playbook_refuses(owner, wrong):
    with pytest.raises(ValidationError):
        curating.make_playbook(make_team(by=owner), **{"title": "Fine", "by": owner} | wrong)


@pytest.mark.parametrize("role", ["owner", "editor", "reader", None])
def test_every_verb_is_for_owners_and_editors(owner, playbook, role):
    person, contribution = make_user(), make_contribution()
    if role:
        Membership.objects.create(team=playbook.team, member=person, role=role)
    play, section = fill(playbook, owner, 1)[0], sectioning.add_section(playbook, "Two", by=owner)
    other = make_playbook(by=owner)
    kept = curating.remove_play(fill(other, owner, 1)[0], by=owner)
    acts = [
        lambda: curating.make_playbook(playbook.team, "Another", by=person),
        lambda: curating.describe(playbook, by=person, title="T", intro="", language="en", visibility="team"),
        lambda: sectioning.add_section(playbook, "Three", by=person),
        lambda: sectioning.rename_section(section, "Four", by=person),
        lambda: sectioning.move_section(section, 1, by=person),
        lambda: sectioning.nest(section, 1, by=person),
        lambda: curating.add_play(playbook, contribution, by=person),
        lambda: curating.explain_play(play, {"why": "Because"}, by=person),
        lambda: curating.move_play(play, 1, by=person),
        lambda: sectioning.remove_section(section, by=person),
        lambda: sectioning.arrange_by(playbook, "strategy", by=person),
        lambda: curating.remove_play(play, by=person),
        lambda: curating.put_back(playbook, kept, by=person),
    ]

    for act in acts:
        if role in ("owner", "editor"):
            act()
        else:
            with pytest.raises(PermissionDenied):
                act()


def test_delete_playbook_is_for_owners_alone(owner, playbook):
    curator = make_user()
    Membership.objects.create(team=playbook.team, member=curator, role="editor")

    with pytest.raises(PermissionDenied):
        curating.delete_playbook(playbook, by=curator)

    curating.delete_playbook(playbook, by=owner)
    assert Section.objects.count() == 0


def test_add_play_appends_and_is_idempotent(owner, playbook):
    first, second = fill(playbook, owner, 2)

    again = curating.add_play(playbook, first.contribution, by=owner)

    assert again == first
    assert shape(playbook) == [("", [first.contribution_id, second.contribution_id])]


def test_add_play_at_its_place(owner, playbook):
    first, second, third = fill(playbook, owner, 3)
    curating.remove_play(second, by=owner)

    curating.add_play(playbook, second.contribution, by=owner, place=2, why="It works")

    assert shape(playbook) == [("", [play.contribution_id for play in (first, second, third)])]
    assert playbook.plays.get(contribution=second.contribution).why == "It works"


def test_add_play_refuses_what_was_withdrawn(owner, playbook):
    contribution = make_contribution()
    contributing.withdraw(contribution, by=bo())
    contribution.refresh_from_db()

    with pytest.raises(ValidationError):
        curating.add_play(playbook, contribution, by=owner)
    assert Play.objects.count() == 0


def test_add_play_refuses_a_section_of_another_playbook(owner, playbook):
    other = make_playbook(playbook.team, by=owner)

    with pytest.raises(ValidationError):
        curating.add_play(playbook, make_contribution(), by=owner, section=other.sections.get())


@pytest.mark.parametrize(
    ("place", "order"), [(1, [2, 0, 1]), (2, [0, 2, 1]), (3, [0, 1, 2]), (99, [0, 1, 2]), (0, [2, 0, 1])]
)
def test_move_play_within_its_section(owner, playbook, place, order):
    plays = fill(playbook, owner, 3)

    curating.move_play(plays[2], place, by=owner)

    assert shape(playbook) == [("", [plays[index].contribution_id for index in order])]


def test_move_play_counts_places_and_not_stored_positions(owner, playbook):
    plays = fill(playbook, owner, 4)
    curating.remove_play(plays[0], by=owner)

    curating.move_play(plays[3], 2, by=owner)

    assert shape(playbook) == [("", [plays[index].contribution_id for index in (1, 3, 2)])]


def test_move_play_to_another_section(owner, playbook):
    one, two = fill(playbook, owner, 2)
    section = sectioning.add_section(playbook, "Later", by=owner)
    (three,) = fill(playbook, owner, 1, section)

    curating.move_play(one, 1, by=owner, section=section)

    assert shape(playbook) == [("", [two.contribution_id]), ("Later", [one.contribution_id, three.contribution_id])]


def test_move_play_refuses_a_section_of_another_playbook(owner, playbook):
    (play,) = fill(playbook, owner, 1)
    other = make_playbook(playbook.team, by=owner)

    with pytest.raises(ValidationError):
        curating.move_play(play, 1, by=owner, section=other.sections.get())


def test_move_section(owner, playbook):
    for title in ("B", "C"):
        sectioning.add_section(playbook, title, by=owner)

    sectioning.move_section(playbook.sections.get(title="C"), 1, by=owner)

    assert [title for title, _plays in shape(playbook)] == ["C", "", "B"]


def test_remove_section_hands_its_plays_to_the_one_before(owner, playbook):
    (one,) = fill(playbook, owner, 1)
    section = sectioning.add_section(playbook, "Later", by=owner)
    two, three = fill(playbook, owner, 2, section)

    sectioning.remove_section(section, by=owner)

    assert shape(playbook) == [("", [play.contribution_id for play in (one, two, three)])]


def test_remove_section_hands_the_first_ones_plays_to_the_next(owner, playbook):
    (one,) = fill(playbook, owner, 1)
    later = sectioning.add_section(playbook, "Later", by=owner)
    (two,) = fill(playbook, owner, 1, later)

    sectioning.remove_section(playbook.sections.order_by("position")[0], by=owner)

    assert shape(playbook) == [("Later", [two.contribution_id, one.contribution_id])]


def test_remove_section_keeps_the_last_one(owner, playbook):
    with pytest.raises(ValidationError):
        sectioning.remove_section(playbook.sections.get(), by=owner)
    assert shape(playbook) == [("", [])]


def test_arrange_by_strategy_uses_the_first_strategy_in_the_playbooks_language(owner):
    playbook = make_playbook(by=owner, language="fr")
    make_strategy("vent", fr="Laisser dire", en="Let them vent")
    make_strategy("pause", fr="Faire une pause", en="Pause")
    plain = curating.add_play(playbook, make_contribution(), by=owner)
    vent, pause, again = (
        curating.add_play(playbook, make_contribution(strategies=[slug]), by=owner)
        for slug in ("vent", "pause", "vent")
    )

    sectioning.arrange_by(playbook, "strategy", by=owner)

    assert shape(playbook) == [
        ("Laisser dire", [vent.contribution_id, again.contribution_id]),
        ("Faire une pause", [pause.contribution_id]),
        ("Sans stratégie", [plain.contribution_id]),
    ]


def test_arrange_by_situation_keeps_order_and_notes(owner, playbook):
    calm, storm = make_situation("Calm"), make_situation("Storm")
    one, two, three = (curating.add_play(playbook, make_contribution(row), by=owner) for row in (storm, calm, storm))
    curating.explain_play(three, {"why": "Short"}, by=owner)
    sectioning.add_section(playbook, "By hand", by=owner)

    sectioning.arrange_by(playbook, "situation", by=owner)

    assert shape(playbook) == [("Storm", [one.contribution_id, three.contribution_id]), ("Calm", [two.contribution_id])]
    assert Play.objects.get(pk=three.pk).why == "Short"
    assert list(playbook.sections.values_list("position", flat=True)) == [1, 2]


@pytest.mark.parametrize("key", ["strategy", "situation"])
def test_arrange_twice_changes_nothing_more(owner, playbook, key):
    fill(playbook, owner, 3)
    sectioning.arrange_by(playbook, key, by=owner)
    before = shape(playbook)

    sectioning.arrange_by(playbook, key, by=owner)

    assert shape(playbook) == before


@pytest.mark.parametrize("key", ["colour", "strategy"])
def test_arrange_refuses_another_key_and_an_empty_playbook(owner, playbook, key):
    with pytest.raises(ValidationError):
        sectioning.arrange_by(playbook, key, by=owner)
    assert shape(playbook) == [("", [])]


@pytest.mark.parametrize("title", ["Edit", "plays", "SECTIONS", "Publish"])
def test_slug_never_hides_an_act(owner, title):
    playbook = make_playbook(title=title, by=owner)

    assert playbook.slug == f"{title.lower()}-playbook"


def outline(playbook):
    return [(section.level, section.title) for section in playbook.sections.order_by("position")]


@pytest.fixture
def nested(playbook, owner):
    """A with a1 and a2 below it, then B with b1 below it."""
    first = playbook.sections.get()
    sections = {"A": sectioning.rename_section(first, "A", by=owner)}
    for title in ("a1", "a2", "B", "b1"):
        section = sectioning.add_section(playbook, title, by=owner)
        sections[title] = sectioning.nest(section, 2, by=owner) if title.islower() else section
    return sections


@pytest.mark.parametrize(
    ("title", "place", "expected"),
    [
        ("B", 1, "B b1 A a1 a2"),
        ("A", 99, "B b1 A a1 a2"),
        ("B", 2, "B b1 A a1 a2"),  # not between A and what stands below it
        ("a2", 2, "A a2 a1 B b1"),
        ("a1", 4, "A a2 B a1 b1"),
        ("b1", 1, "b1 A a1 a2 B"),
    ],
)
def test_move_section_takes_along_what_stands_below_it(playbook, owner, nested, title, place, expected):
    sectioning.move_section(nested[title], place, by=owner)

    assert " ".join(title for _level, title in outline(playbook)) == expected
    assert outline(playbook)[0][0] == 1


def test_nest_puts_a_section_below_the_one_above_and_back(playbook, owner, nested):
    sectioning.nest(nested["B"], 2, by=owner)
    assert [level for level, _title in outline(playbook)] == [1, 2, 2, 2, 2]

    sectioning.nest(nested["a2"], 1, by=owner)
    assert [level for level, _title in outline(playbook)] == [1, 2, 1, 2, 2]


@pytest.mark.parametrize(("title", "level"), [("A", 2), ("B", 3), ("B", 0)])
def test_nest_refuses(playbook, owner, nested, title, level):
    with pytest.raises(ValidationError):
        sectioning.nest(nested[title], level, by=owner)

    assert [level for level, _title in outline(playbook)] == [1, 2, 2, 1, 2]


def test_remove_section_raises_what_then_stands_first(playbook, owner, nested):
    sectioning.remove_section(nested["A"], by=owner)

    assert outline(playbook) == [(1, "a1"), (2, "a2"), (1, "B"), (2, "b1")]


def test_explain_play_changes_only_the_words_that_are_given(playbook, owner):
    play = fill(playbook, owner, 1)[0]
    curating.explain_play(play, {"why": "Because", "when_not": "Never late"}, by=owner)

    curating.explain_play(play, {"when_not": ""}, by=owner)

    play.refresh_from_db()
    assert [getattr(play, name) for name in Play.NOTES] == ["Because", "", "", "", ""]
