"""Approving: an edition comes out by the word of a second person, and says exactly what was put before them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from advice.actions import balancing, contributing, curating, publishing
from advice.actions.approving import approve, ask_approval, decline, open_approval, withdraw_approval
from advice.actions.corresponding import LETTERS_A_DAY
from advice.export.canonical import content_digest, digest
from advice.export.compile import compile_edition, frozen
from advice.models import Approval, Edition, Membership, Strategy
from tests.factories import bo, make_contribution, make_playbook, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_user("ana", name="Ana")


@pytest.fixture
def playbook(owner):
    """One with a play, whose editions a second person approves; ed edits it and rea reads it."""
    playbook = make_playbook(by=owner, two_person=True)
    for name, role in (("ed", "editor"), ("rea", "reader")):
        Membership.objects.create(team=playbook.team, member=make_user(name, name=name.capitalize()), role=role)
    curating.add_play(playbook, make_contribution(body="Listen first."), by=owner, why="It helps")
    return playbook


def member(playbook, name):
    return playbook.team.members.get(username=name)


def test_ask_approval_is_for_owners_and_editors(playbook):
    for person in (member(playbook, "rea"), make_user(), AnonymousUser()):
        with pytest.raises(PermissionDenied):
            ask_approval(playbook, by=person)

    approval, token = ask_approval(playbook, by=member(playbook, "ed"), note="New", scope="  Legal\nreview ")
    assert (approval.state, approval.scope, approval.note, token) == ("asked", "Legal review", "New", "")
    assert Edition.objects.count() == 0


def test_approve_publishes_exactly_what_was_asked(playbook, owner):
    approval, _token = ask_approval(
        playbook, by=owner, note="The first", scope="Germany", approver=member(playbook, "rea")
    )
    play = playbook.plays.get()
    contributing.revise(play.contribution, by=bo(), body="Something else.")
    curating.explain_play(play, "Something else", by=owner)
    curating.remove_play(play, by=owner)

    edition = approve(approval, by=member(playbook, "rea"))

    document, approval = frozen(edition), Approval.objects.get()
    assert [(entry.body, entry.why) for entry in document.plays] == [("Listen first.", "It helps")]
    assert (document.edition, document.published_by, document.note) == (1, "Ana", "The first")
    assert (document.approved_by, document.approved_by_link, document.scope) == ("Rea", False, "Germany")
    assert document.approved == document.published == f"{edition.published:%Y-%m-%dT%H:%M:%SZ}"
    assert (edition.digest, approval.digest) == (digest(document), content_digest(document))
    assert (approval.state, approval.edition, approval.decider) == ("given", edition, member(playbook, "rea"))
    assert list(playbook.holdings.values_list("contribution", flat=True)) == [play.contribution_id]
    assert (edition.publisher, edition.note) == (owner, "The first")


@pytest.mark.parametrize(
    ("asked_of", "may"),
    [
        ("anybody", {"ed"}),
        ("rea", {"rea"}),
        ("ed", {"ed"}),
        ("link", set()),
    ],
)
@pytest.mark.parametrize("verb", ["approve", "decline"])
def test_approve_refuses_everybody_but_who_was_asked(playbook, owner, asked_of, may, verb):
    second = make_user("olga")
    Membership.objects.create(team=playbook.team, member=second, role="owner")
    approver = {"rea": member(playbook, "rea"), "ed": member(playbook, "ed")}.get(asked_of)
    outsider = "Nadia" if asked_of == "link" else ""
    approval, _token = ask_approval(playbook, by=owner, approver=approver, outsider=outsider)
    people = [
        owner,
        second,
        *(member(playbook, name) for name in ("ed", "rea")),
        make_user(),
        AnonymousUser(),
        None,
    ]
    may = may | ({"olga"} if asked_of == "anybody" else set())

    allowed = set()
    for person in people:
        Approval.objects.update(state="asked")
        try:
            decline(approval, by=person, reason="No.") if verb == "decline" else approve(approval, by=person)
            allowed.add(person.username)
        except PermissionDenied:
            assert person is None or person.username not in may
        Approval.objects.update(edition=None)

    assert allowed == may


def test_approve_by_the_link_needs_no_account_and_names_who_was_asked(playbook, owner):
    approval, token = ask_approval(playbook, by=owner, outsider=" Nadia  Okafor ", address="nadia@example.org")

    with pytest.raises(PermissionDenied):
        approve(approval, token="x" * 43)
    with pytest.raises(PermissionDenied):
        approve(approval, by=owner, token=token)
    edition = approve(approval, token=token)

    document = compile_edition(edition)
    assert (document.approved_by, document.approved_by_link) == ("Nadia Okafor", True)
    assert open_approval(token) is None
    assert token not in str(Approval.objects.values().get())
    with pytest.raises(ValidationError):
        approve(approval, token=token)
    assert Edition.objects.count() == 1


def test_link_lasts_fourteen_days_and_then_somebody_asks_anew(playbook, owner):
    approval, token = ask_approval(playbook, by=owner, outsider="Nadia")
    assert timedelta(days=13, hours=23) < approval.expires - timezone.now() <= timedelta(days=14)
    with pytest.raises(ValidationError):
        ask_approval(playbook, by=owner)

    Approval.objects.update(expires=timezone.now())

    assert open_approval(token) is None
    with pytest.raises(ValidationError):
        approve(approval, token=token)
    anew, _token = ask_approval(playbook, by=owner)
    assert list(Approval.objects.order_by("pk").values_list("state", flat=True)) == ["withdrawn", "asked"]
    assert approve(anew, by=member(playbook, "ed")).number == 1


@pytest.mark.parametrize("how", ["withdrawn", "situation", "erased"])
def test_approve_refuses_what_was_taken_back_meanwhile_and_says_which(playbook, owner, how):
    gone = curating.add_play(playbook, make_contribution(body="Gone soon."), by=owner).contribution
    approval, _token = ask_approval(playbook, by=owner)
    if how == "situation":
        type(gone.situation).objects.filter(pk=gone.situation_id).update(state="withdrawn")
    else:
        contributing.withdraw(gone, by=bo())
    if how == "erased":
        type(gone).objects.filter(pk=gone.pk).update(erased=timezone.now(), body="", body_html="")

    with pytest.raises(ValidationError, match=rf"2 \({gone.situation.title}\)"):
        approve(approval, by=member(playbook, "ed"))
    assert (Edition.objects.count(), Approval.objects.get().state) == (0, "asked")

    withdraw_approval(approval, by=owner)
    anew, _token = ask_approval(playbook, by=owner)
    assert len(frozen(approve(anew, by=member(playbook, "ed"))).plays) == 1


def test_approve_takes_a_play_that_came_from_elsewhere(playbook, owner, settings):
    approval, _token = ask_approval(playbook, by=owner)
    contributing.withdraw(playbook.plays.get().contribution, by=bo())
    settings.SITE_URL = "https://other.example"  # so that its permalink is of another site

    assert approve(approval, by=member(playbook, "ed")).number == 1


def test_approve_refuses_other_words_than_those_asked(playbook, owner):
    approval, _token = ask_approval(playbook, by=owner)
    Approval.objects.update(document=approval.document.replace("It helps", "It hurts"))

    with pytest.raises(ValidationError, match="no longer what was put before you"):
        approve(approval, by=member(playbook, "ed"))


def test_approve_refuses_once_its_asker_is_gone(playbook, owner):
    approval, token = ask_approval(playbook, by=member(playbook, "ed"), outsider="Nadia")
    playbook.team.memberships.filter(member__username="ed").update(role="reader")

    with pytest.raises(ValidationError, match="no longer publishes"):
        approve(approval, token=token)


def test_decline_refuses_without_a_reason_and_keeps_it(playbook, owner):
    approval, _token = ask_approval(playbook, by=owner)
    with pytest.raises(ValidationError):
        decline(approval, by=member(playbook, "ed"), reason="  ")

    declined = decline(approval, by=member(playbook, "ed"), reason="Too long.")

    assert (declined.state, declined.reason, declined.decider.username) == ("declined", "Too long.", "ed")
    assert Edition.objects.count() == 0
    with pytest.raises(ValidationError):
        approve(approval, by=member(playbook, "ed"))


def test_withdraw_approval_is_for_owners_and_editors(playbook, owner):
    approval, token = ask_approval(playbook, by=owner, outsider="Nadia")
    for person in (member(playbook, "rea"), make_user(), AnonymousUser()):
        with pytest.raises(PermissionDenied):
            withdraw_approval(approval, by=person)

    first = withdraw_approval(approval, by=member(playbook, "ed"))

    assert (first.state, withdraw_approval(approval, by=owner).decided) == ("withdrawn", first.decided)
    assert open_approval(token) is None


def test_withdraw_approval_refuses_what_is_decided(playbook, owner):
    approval, _token = ask_approval(playbook, by=owner)
    approve(approval, by=member(playbook, "ed"))

    with pytest.raises(ValidationError):
        withdraw_approval(approval, by=owner)


def test_ask_approval_wants_a_word_on_each_tension_and_keeps_it(playbook, owner):
    sides = [Strategy.objects.get(slug=slug) for slug in ("humour", "acknowledge-feelings")]
    for side in sides:
        curating.add_play(playbook, make_contribution(strategies=[side.slug]), by=owner)
    with pytest.raises(ValidationError, match="pull apart"):
        ask_approval(playbook, by=owner)

    balancing.explain_tension(playbook, *sides, "Feelings first.", by=owner)
    approval, _token = ask_approval(playbook, by=owner)
    balancing.explain_tension(playbook, *sides, "", by=owner)

    assert [row.body for row in frozen(approve(approval, by=member(playbook, "ed"))).tensions] == ["Feelings first."]


def test_publish_alone_is_refused_while_a_second_person_approves(playbook, owner):
    with pytest.raises(ValidationError) as refusal:
        publishing.publish(playbook, by=owner)

    assert refusal.value.code == "two_person"


@pytest.mark.parametrize(
    ("named", "code"), [("owner", "own"), ("stranger", "nobody"), ("former", "nobody"), ("closed", "nobody")]
)
def test_ask_approval_refuses_who_could_not_answer(playbook, owner, named, code):
    closed = member(playbook, "ed")
    closed.is_active = False
    closed.save()
    named = {"owner": owner, "stranger": make_user(), "former": make_user(), "closed": closed}[named]

    with pytest.raises(ValidationError) as refusal:
        ask_approval(playbook, by=owner, approver=named)
    with pytest.raises(ValidationError) as nobody:
        ask_approval(playbook, by=owner)

    assert (refusal.value.code, nobody.value.code) == (code, "nobody")


def test_ask_approval_refuses_an_empty_playbook_and_one_that_needs_none(playbook, owner):
    alone = make_playbook(playbook.team, "Alone", by=owner)
    playbook.plays.all().delete()

    codes = []
    for row in (playbook, alone):
        with pytest.raises(ValidationError) as refusal:
            ask_approval(row, by=owner)
        codes.append(refusal.value.code)
    assert codes == ["empty", "alone"]


def test_two_person_is_not_turned_off_while_somebody_is_asked(playbook, owner):
    words = {"title": playbook.title, "intro": "", "language": "en", "visibility": "team"}
    approval, _token = ask_approval(playbook, by=owner)
    with pytest.raises(ValidationError):
        curating.describe(playbook, by=owner, **words, two_person=False)
    assert curating.describe(playbook, by=owner, **words).two_person is True

    withdraw_approval(approval, by=owner)
    curating.describe(playbook, by=owner, **words, two_person=False)

    assert publishing.publish(playbook, by=owner).number == 1


def test_letter_goes_once_the_question_stands(playbook, owner, django_capture_on_commit_callbacks):
    sent = []
    asked = {"by": owner, "outsider": "Nadia", "write": lambda *said: sent.append(said)}
    with django_capture_on_commit_callbacks(execute=True):
        approval, token = ask_approval(playbook, address="nadia@example.org", **asked)
        assert sent == []
    withdraw_approval(approval, by=owner)
    with django_capture_on_commit_callbacks(execute=True):
        ask_approval(playbook, **asked)

    assert sent == [(approval, token)]


def test_letters_of_one_person_are_limited(playbook, owner):
    rows = [
        Approval(playbook=playbook, state="withdrawn", asker=owner, approver_address="a@example.org")
    ] * LETTERS_A_DAY
    Approval.objects.bulk_create(rows[:-1])
    approval, _token = ask_approval(playbook, by=owner, outsider="Nadia", address="nadia@example.org")
    withdraw_approval(approval, by=owner)

    with pytest.raises(ValidationError) as refusal:
        ask_approval(playbook, by=owner, outsider="Nadia", address="nadia@example.org")
    assert refusal.value.code == "letters"
    assert ask_approval(playbook, by=owner, outsider="Nadia")[0].approver_address == ""
