"""The notes of a team: written and read within it, readers included, and by nobody else."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions import annotating, contributing, joining
from advice.models import Note
from tests.factories import bo, make_contribution
from tests.web.company import PEOPLE, make_company

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def note(company):
    """What the editor wrote."""
    return annotating.annotate(make_contribution(), company.team, "It worked.", by=company.people["editor"])


def allowed(act, people):
    done = []
    for person in PEOPLE[:-1]:
        try:
            act(people[person])
        except PermissionDenied:
            continue
        done.append(person)
    return done


def test_annotate_is_for_everybody_in_the_team(company):
    advice = make_contribution()

    done = allowed(lambda by: annotating.annotate(advice, company.team, "Ask us first.", by=by), company.people)

    assert done == ["owner", "editor", "reader"]
    assert Note.objects.count() == 3


def test_annotate_refuses_strangers(company):
    with pytest.raises(PermissionDenied, match="members"):
        annotating.annotate(make_contribution(), company.team, "Let me in.", by=company.people["stranger"])

    assert Note.objects.count() == 0


@pytest.mark.parametrize("body", ["", " \n ", "x" * 20_001])
def test_annotate_takes_no_empty_and_no_endless_note(company, body):
    with pytest.raises(ValidationError):
        annotating.annotate(make_contribution(), company.team, body, by=company.people["reader"])


def test_annotate_takes_none_on_what_was_withdrawn(company):
    advice = make_contribution()
    contributing.withdraw(advice, by=bo())
    advice.refresh_from_db()

    with pytest.raises(ValidationError, match="withdrawn"):
        annotating.annotate(advice, company.team, "Too late.", by=company.people["owner"])


def test_revise_note_is_for_its_author(company, note):
    done = allowed(lambda by: annotating.revise_note(note, f"By {by}.", by=by), company.people)

    note.refresh_from_db()
    assert (done, note.body, note.revised is not None) == (["editor"], "By Editor.", True)


def test_delete_note_is_for_its_author_and_owners(company, note):
    people = {name: person for name, person in company.people.items() if name != "owner"}
    refused = [name for name in people if name not in ("editor",)]
    for name in refused:
        with pytest.raises(PermissionDenied):
            annotating.delete_note(note, by=people[name])
    again = annotating.annotate(note.contribution, company.team, "Once more.", by=company.people["editor"])

    annotating.delete_note(note, by=company.people["editor"])
    annotating.delete_note(again, by=company.people["owner"])

    assert not Note.objects.exists()


def test_who_has_left_the_team_may_neither_read_nor_change_their_own_note(company, note):
    editor = company.people["editor"]
    joining.leave(company.team, by=editor)

    with pytest.raises(PermissionDenied):
        annotating.revise_note(note, "After all.", by=editor)
    assert list(Note.objects.visible_to(editor)) == []
