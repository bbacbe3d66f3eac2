"""The shelf: one's own, each contribution once, and handed on to a playbook whole or not at all."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions import contributing, curating, keeping, sectioning
from advice.actions.wording import MAXIMUM_BODY
from advice.models import Bookmark
from tests.factories import bo, dee, make_contribution, make_playbook, make_strategy, make_user
from tests.web.company import make_company

pytestmark = pytest.mark.django_db


@pytest.fixture
def advice():
    return make_contribution()


@pytest.fixture
def bookmark(advice):
    return keeping.keep(advice, by=dee(), note="For Tuesday.")


def test_keep_puts_it_on_ones_own_shelf_once(advice, bookmark):
    again = keeping.keep(advice, by=dee(), note="Another note.")
    keeping.keep(advice, by=bo())

    assert again == bookmark
    assert [(row.person, row.note) for row in Bookmark.objects.order_by("pk")] == [(dee(), "For Tuesday."), (bo(), "")]


def test_keep_refuses_a_visitor_and_withdrawn_advice(advice):
    with pytest.raises(PermissionDenied, match="Sign in"):
        keeping.keep(advice, by=AnonymousUser())
    contributing.withdraw(advice, by=bo())
    advice.refresh_from_db()
    with pytest.raises(PermissionDenied, match="withdrawn"):
        keeping.keep(advice, by=bo())

    assert Bookmark.objects.count() == 0


@pytest.mark.parametrize("verb", ["note", "let go", "add"])
def test_a_shelf_is_its_persons_alone(bookmark, verb):
    other = make_user()
    playbook = make_playbook(by=other)
    acts = {
        "note": lambda: keeping.note_bookmark(bookmark, "Mine now.", by=other),
        "let go": lambda: keeping.let_go(bookmark, by=other),
        "add": lambda: keeping.add_from_shelf([bookmark], playbook, by=other),
    }

    with pytest.raises(PermissionDenied):
        acts[verb]()

    bookmark.refresh_from_db()
    assert (bookmark.note, playbook.plays.count()) == ("For Tuesday.", 0)


def test_note_bookmark_writes_what_nobody_else_reads(bookmark):
    keeping.note_bookmark(bookmark, "  Read it aloud.  ", by=dee())
    with pytest.raises(ValidationError):
        keeping.note_bookmark(bookmark, "x" * (MAXIMUM_BODY + 1), by=dee())

    bookmark.refresh_from_db()
    assert bookmark.note == "Read it aloud."


def test_let_go_takes_it_off(bookmark):
    keeping.let_go(bookmark, by=dee())

    assert not Bookmark.objects.exists()


def test_add_from_shelf_adds_each_once_in_order():
    playbook = make_playbook(by=dee())
    section = sectioning.add_section(playbook, "Later", by=dee())
    rows = [keeping.keep(make_contribution(), by=dee()) for _ in range(3)]
    there = curating.add_play(playbook, rows[1].contribution, by=dee(), why="We tried it")

    handed = keeping.add_from_shelf(rows, playbook, by=dee(), section=section)

    assert [play.contribution for play in section.plays.order_by("position")] == [
        rows[0].contribution,
        rows[2].contribution,
    ]
    assert (handed.added, handed.there) == (list(section.plays.order_by("position")), [there])
    assert Bookmark.objects.count() == 3


def test_add_from_shelf_adds_nothing_where_one_cannot_go():
    playbook = make_playbook(by=dee())
    rows = [keeping.keep(make_contribution(), by=dee()) for _ in range(2)]
    contributing.withdraw(rows[1].contribution, by=bo())
    fresh = list(Bookmark.objects.order_by("pk"))

    with pytest.raises(ValidationError, match="withdrawn"):
        keeping.add_from_shelf(fresh, playbook, by=dee())
    with pytest.raises(ValidationError, match="Tick"):
        keeping.add_from_shelf([], playbook, by=dee())

    assert playbook.plays.count() == 0


def test_add_from_shelf_is_for_owners_and_editors(advice):
    company = make_company()
    playbook = make_playbook(company.team, by=company.people["owner"])
    held = {}

    for person in ("stranger", "former", "reader", "editor"):
        row = keeping.keep(advice, by=company.people[person])
        try:
            keeping.add_from_shelf([row], playbook, by=company.people[person])
        except PermissionDenied:
            pass
        held[person] = playbook.plays.count()

    assert held == {"stranger": 0, "former": 0, "reader": 0, "editor": 1}


def test_bookmarks_are_found_by_strategy_language_and_words():
    make_strategy("humour")
    rows = [
        keeping.keep(make_contribution(strategies=["humour"], language="fr"), by=dee(), note="À LIRE, Équipe"),
        keeping.keep(make_contribution(language="de"), by=dee(), note="équipe"),
    ]
    own = Bookmark.objects.visible_to(dee())

    assert list(own.of_strategies(["humour"])) == [rows[0]]
    assert list(own.in_languages(["de", "nl"])) == [rows[1]]
    assert set(own.noting("EQUIPE")) == set(rows)
    assert list(own.noting("lire équipe")) == [rows[0]]
    assert list(Bookmark.objects.visible_to(bo())) == list(Bookmark.objects.visible_to(None)) == []
