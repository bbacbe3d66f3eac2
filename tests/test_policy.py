"""Who may do what: every predicate with somebody it lets through and somebody it stops."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from advice import policy
from advice.actions.asking import withdraw_situation
from advice.actions.contributing import withdraw
from advice.actions.trying import try_out
from advice.models import Approval, Bookmark, Invitation, Membership, Note, Play, Playbook, Section, Situation, Team
from tests.makers import make_contribution, make_situation, make_user

VISITOR = AnonymousUser()


@pytest.fixture
def team(ana, bo, cy):
    """Ana owns it, bo curates, cy reads; dee is a stranger to it."""
    team = Team.objects.create(name="Front line")
    for person, role in ((ana, "owner"), (bo, "editor"), (cy, "reader")):
        Membership.objects.create(team=team, member=person, role=role)
    return team


@pytest.fixture
def playbook(team):
    return Playbook.objects.create(team=team, title="First aid")


def permitted(predicate, noun, *people):
    return [predicate(person, noun) for person in people]


def test_require_refuses_with_its_sentence():
    with pytest.raises(PermissionDenied, match=r"Sign in first\."):
        policy.require(False, "Sign in first.")


def test_require_lets_the_permitted_pass():
    policy.require(True, "Sign in first.")


@pytest.mark.parametrize("predicate", [policy.is_member, policy.may_ask, policy.may_found_team])
def test_people_with_a_live_account_may(predicate, ana, gone):
    assert [predicate(ana), predicate(gone), predicate(VISITOR), predicate(None)] == [True, False, False, False]


def test_may_import_is_for_curators_and_staff(ana, cy):
    staff, closed = make_user(is_staff=True), make_user(curator=True, is_active=False)

    assert [policy.may_import(user) for user in (cy, staff, ana, closed, VISITOR)] == [True, True, False, False, False]


def test_may_review_votes_is_for_curators_and_staff(ana, cy):
    staff, closed = make_user(is_staff=True), make_user(curator=True, is_active=False)

    assert [policy.may_review_votes(user) for user in (cy, staff, ana, closed, VISITOR)] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_wrote_is_for_the_author_alone(ana, bo):
    situation = make_situation(ana)

    assert permitted(policy.wrote, situation, ana, bo, VISITOR) == [True, False, False]


def test_wrote_is_for_nobody_where_there_is_no_author(ana):
    assert permitted(policy.wrote, Situation(title="Imported"), ana, VISITOR) == [False, False]


def test_may_contribute_on_what_is_published(ana, bo, gone):
    situation = make_situation(ana)
    while_published = permitted(policy.may_contribute, situation, ana, bo, gone, VISITOR)
    situation = withdraw_situation(situation, by=ana)

    assert while_published == [True, True, False, False]
    assert permitted(policy.may_contribute, situation, ana, bo) == [False, False]


@pytest.mark.parametrize("predicate", [policy.may_revise, policy.may_withdraw])
def test_may_change_ones_own_contribution(predicate, ana, bo, cy):
    contribution = make_contribution(make_situation(ana), bo)

    assert permitted(predicate, contribution, bo, ana, cy, VISITOR) == [True, False, False, False]


def test_may_revise_an_imported_text_as_curator(ana, cy):
    contribution = make_contribution(make_situation(ana), ana)
    contribution.author = None

    assert permitted(policy.may_revise, contribution, cy, ana) == [True, False]


def test_may_try_what_is_published_and_not_ones_own(ana, bo, gone):
    contribution = make_contribution(make_situation(ana), bo)
    while_published = permitted(policy.may_try, contribution, ana, bo, gone, VISITOR)

    assert while_published == [True, False, False, False]
    assert not policy.may_try(ana, withdraw(contribution, by=bo))


def test_may_report_ones_own_trial_while_the_advice_stands_and_give_it_up_at_any_time(ana, bo, cy, dee):
    contribution = make_contribution(make_situation(ana), bo)
    trial = try_out(contribution, by=dee)
    people = (dee, ana, bo, cy, VISITOR)

    assert permitted(policy.may_report, trial, *people) == [True, False, False, False, False]
    assert permitted(policy.may_give_up, trial, *people) == [True, False, False, False, False]
    trial.contribution = withdraw(contribution, by=bo)
    assert (policy.may_report(dee, trial), policy.may_give_up(dee, trial)) == (False, True)


def test_may_correct_language_of_what_is_published(ana, bo, dee):
    contribution = make_contribution(make_situation(ana), bo)
    while_published = permitted(policy.may_correct_language, contribution, dee, bo, VISITOR)

    assert while_published == [True, True, False]
    assert not policy.may_correct_language(dee, withdraw(contribution, by=bo))


def test_may_see_team_as_a_member_of_it(team, ana, bo, cy, dee):
    assert permitted(policy.may_see_team, team, ana, bo, cy, dee, VISITOR) == [True, True, True, False, False]


def test_may_rule_team_as_its_owner(team, ana, bo, cy, dee):
    assert permitted(policy.may_rule_team, team, ana, bo, cy, dee, VISITOR) == [True, False, False, False, False]


def test_may_leave_unless_the_last_owner(team, ana, bo, cy, dee):
    alone = permitted(policy.may_leave, team, ana, bo, cy, dee, VISITOR)
    Membership.objects.create(team=team, member=make_user(), role=Membership.Role.OWNER)

    assert alone == [False, True, True, False, False]
    assert policy.may_leave(ana, team)


def test_may_accept_with_an_account(team, dee, gone):
    assert permitted(policy.may_accept, Invitation(team=team), dee, gone, VISITOR) == [True, False, False]


def test_may_curate_as_owner_or_curator_whatever_the_noun(playbook, ana, bo, cy, dee):
    section = Section(playbook=playbook, position=1)
    nouns = [playbook.team, playbook, section, Play(playbook=playbook, section=section, position=1)]

    for noun in nouns:
        assert permitted(policy.may_curate, noun, ana, bo, cy, dee, VISITOR) == [True, True, False, False, False]


def test_may_publish_as_owner_or_curator(playbook, ana, bo, cy, dee):
    assert permitted(policy.may_publish, playbook, ana, bo, cy, dee) == [True, True, False, False]


def test_may_delete_playbook_as_owner(playbook, ana, bo, cy, dee):
    assert permitted(policy.may_delete_playbook, playbook, ana, bo, cy, dee) == [True, False, False, False]


def test_may_decide_never_who_asked(playbook, ana, bo, cy, dee):
    approval = Approval.objects.create(playbook=playbook, asker=bo)

    assert permitted(policy.may_decide, approval, ana, bo, cy, dee, VISITOR) == [True, False, False, False, False]


def test_may_decide_is_for_who_is_named(playbook, ana, bo, cy, dee):
    approval = Approval.objects.create(playbook=playbook, asker=bo, approver=cy, approver_name="cy")

    assert permitted(policy.may_decide, approval, ana, bo, cy, dee, VISITOR) == [False, False, True, False, False]


def test_may_decide_by_its_link_is_for_everybody_but_who_asked(playbook, ana, bo, dee):
    approval = Approval.objects.create(playbook=playbook, asker=bo, approver_name="Nadia", token_digest="0" * 64)
    people = (ana, bo, dee, VISITOR)

    assert [policy.may_decide(user, approval, by_link=True) for user in people] == [True, False, True, True]
    assert permitted(policy.may_decide, approval, *people) == [False] * 4


def test_no_role_is_left_to_a_closed_account(team, ana):
    ana.is_active = False

    assert policy.role_in(ana, team) is None


def test_may_keep_is_for_everybody_while_it_is_published(ana, bo, gone):
    advice = make_contribution(make_situation(ana), bo)
    before = permitted(policy.may_keep, advice, ana, bo, gone, VISITOR)
    withdraw(advice, by=bo)
    advice.refresh_from_db()

    assert (before, policy.may_keep(bo, advice)) == ([True, True, False, False], False)


def test_may_change_bookmark_is_its_persons_alone(ana, bo):
    bookmark = Bookmark.objects.create(person=ana, contribution=make_contribution(make_situation(ana), bo))

    assert permitted(policy.may_change_bookmark, bookmark, ana, bo, VISITOR) == [True, False, False]


def test_notes_are_written_by_all_in_the_team_changed_by_their_author_and_deleted_by_owners_too(team, ana, bo, cy, dee):
    note = Note.objects.create(team=team, author=cy, contribution=make_contribution(make_situation(ana), bo), body="x")
    people = (ana, bo, cy, dee, VISITOR)

    assert permitted(policy.may_annotate, team, *people) == [True, True, True, False, False]
    assert permitted(policy.may_revise_note, note, *people) == [False, False, True, False, False]
    assert permitted(policy.may_delete_note, note, *people) == [True, False, True, False, False]
