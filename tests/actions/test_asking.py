"""Ask, revise, withdraw and restore a situation; and what is refused."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions.asking import ask, restore_situation, revise_situation, withdraw_situation
from advice.actions.contributing import withdraw
from advice.actions.wording import MAXIMUM_BODY, MAXIMUM_TITLE
from advice.models import LanguageSource, Situation, Topic
from tests.makers import make_contribution, make_situation

QUESTION = "Our best customer shouts at the team in every call. What do I say to him?"


def imported_situation() -> Situation:
    """Has no author, as pages from elsewhere have none."""
    return Situation.objects.create(title="From elsewhere", source="a page", created="2026-01-01T00:00:00Z")


def versions(situation):
    return list(situation.revisions.order_by("number").values_list("number", "title", "body"))


def test_ask_publishes_with_a_first_revision(ana):
    topic = Topic.objects.create(slug="service")

    situation = ask("  Shouting\ncustomer ", by=ana, body=QUESTION, topic=topic)

    assert (situation.title, situation.body, situation.author, situation.topic) == (
        "Shouting customer",
        QUESTION,
        ana,
        topic,
    )
    assert situation.published
    assert versions(situation) == [(1, "Shouting customer", QUESTION)]


def test_ask_finds_the_language(ana):
    situation = ask("Kunde schreit mich an", by=ana, body="Was sage ich ihm, wenn er wieder anruft und laut wird?")

    assert (situation.language, situation.language_source) == ("de", LanguageSource.DETECTOR)


def test_ask_leaves_the_language_open_rather_than_guess(ana):
    situation = ask("???", by=ana)

    assert (situation.language, situation.language_source) == ("", LanguageSource.UNKNOWN)


def test_ask_believes_the_author_about_the_language(ana):
    situation = ask("Kunde schreit mich an, was tun?", by=ana, language="nl")

    assert (situation.language, situation.language_source) == ("nl", LanguageSource.AUTHOR)


def test_ask_stores_safe_html(ana):
    situation = ask("Title", by=ana, body="**Help** <script>alert(1)</script>")

    assert "<strong>Help</strong>" in situation.body_html
    assert "<script" not in situation.body_html


@pytest.mark.parametrize(
    "values",
    [
        {"title": " \n "},
        {"title": "x" * (MAXIMUM_TITLE + 1)},
        {"title": "x", "body": "y" * (MAXIMUM_BODY + 1)},
        {"title": "x", "language": "tlh"},
    ],
)
def test_ask_refuses_what_cannot_be_stored(ana, values):
    with pytest.raises(ValidationError):
        ask(by=ana, **values)

    assert Situation.objects.count() == 0


def test_ask_takes_the_longest_text(ana):
    situation = ask("x" * MAXIMUM_TITLE, by=ana, body="y" * MAXIMUM_BODY)

    assert (len(situation.title), len(situation.body)) == (MAXIMUM_TITLE, MAXIMUM_BODY)


def test_ask_refuses_a_visitor(db):
    with pytest.raises(PermissionDenied):
        ask("Title", by=AnonymousUser())


def test_ask_refuses_a_closed_account(gone):
    with pytest.raises(PermissionDenied):
        ask("Title", by=gone)


def test_revise_situation_keeps_what_it_said(ana):
    situation = make_situation(ana, "First words")

    revised = revise_situation(situation, by=ana, title="Second words", body="More.", language="en")

    assert (revised.title, revised.revised is None) == ("Second words", False)
    assert versions(situation) == [(1, "First words", ""), (2, "Second words", "More.")]


def test_revise_situation_without_change_makes_no_revision(ana):
    situation = make_situation(ana, "First words")

    revised = revise_situation(situation, by=ana, title="First words", language="en")

    assert revised.revised is None
    assert versions(situation) == [(1, "First words", "")]


def test_revise_situation_to_another_topic_makes_no_revision(ana):
    situation = make_situation(ana, "First words")
    topic = Topic.objects.create(slug="service")

    revised = revise_situation(situation, by=ana, title="First words", language="en", topic=topic)

    assert revised.topic == topic
    assert len(versions(situation)) == 1


def test_revise_situation_refuses_a_stranger(ana, dee):
    situation = make_situation(ana, "First words")

    with pytest.raises(PermissionDenied):
        revise_situation(situation, by=dee, title="Mine now")

    assert Situation.objects.get().title == "First words"


def test_revise_situation_refuses_a_curator_where_there_is_an_author(ana, cy):
    situation = make_situation(ana)

    with pytest.raises(PermissionDenied):
        revise_situation(situation, by=cy, title="Mine now")


def test_revise_situation_lets_a_curator_mend_an_imported_one(cy):
    revised = revise_situation(imported_situation(), by=cy, title="Mended")

    assert revised.title == "Mended"


def test_revise_situation_refuses_others_an_imported_one(ana):
    with pytest.raises(PermissionDenied):
        revise_situation(imported_situation(), by=ana, title="Mended")


def test_withdraw_situation_hides_it_from_all_but_its_author(ana, dee):
    situation = make_situation(ana)

    withdraw_situation(situation, by=ana)

    assert not Situation.objects.visible_to(dee).exists()
    assert not Situation.objects.published().exists()
    assert Situation.objects.visible_to(ana).get() == situation


def test_withdraw_situation_repeated_changes_nothing(ana):
    situation = make_situation(ana)
    withdraw_situation(situation, by=ana)

    assert not withdraw_situation(situation, by=ana).published


def test_withdraw_situation_refuses_a_stranger(ana, dee):
    situation = make_situation(ana)

    with pytest.raises(PermissionDenied):
        withdraw_situation(situation, by=dee)


def test_withdraw_situation_refuses_once_others_have_answered(ana, bo):
    situation = make_situation(ana)
    make_contribution(situation, bo)

    with pytest.raises(PermissionDenied):
        withdraw_situation(situation, by=ana)

    assert Situation.objects.get().published


def test_withdraw_situation_permits_it_with_ones_own_answers_or_withdrawn_ones(ana, bo):
    situation = make_situation(ana)
    make_contribution(situation, ana)
    withdraw(make_contribution(situation, bo), by=bo)

    assert not withdraw_situation(situation, by=ana).published


def test_restore_situation_publishes_it_again(ana, dee):
    situation = withdraw_situation(make_situation(ana), by=ana)

    restore_situation(situation, by=ana)

    assert Situation.objects.visible_to(dee).get() == situation


def test_restore_situation_refuses_a_stranger(ana, dee):
    situation = withdraw_situation(make_situation(ana), by=ana)

    with pytest.raises(PermissionDenied):
        restore_situation(situation, by=dee)
