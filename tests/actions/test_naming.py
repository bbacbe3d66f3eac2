"""Naming, merging, proposing: strategies as concepts."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions.merging import merge, part
from advice.actions.naming import Words, reword
from advice.actions.proposing import accept_proposal, decline_proposal, propose, withdraw_proposal
from advice.actions.voting import vote
from advice.models import Decision, Proposal, Strategy
from tests import factories as f

pytestmark = pytest.mark.django_db


def strategy(slug: str) -> Strategy:
    return Strategy.objects.labelled().get(slug=slug)


def carried(contribution) -> list[str]:
    return sorted(contribution.strategies.values_list("slug", flat=True))


@pytest.mark.parametrize("who", [f.dee, f.ana])
def test_reword_is_for_curators(who):
    with pytest.raises(PermissionDenied):
        reword(strategy("listen"), "fr", Words("Ouïr"), by=who())

    assert strategy("listen").label_in("fr") == "Écouter"


def test_reword_keeps_every_old_name_leading_there(cy):
    before = strategy("listen").words_in("fr").names

    said = reword(strategy("listen"), "fr", Words("Ouïr", ["Tout ouïe"], "Laisser finir."), by=cy, reason="Plus juste.")

    assert (said.label, said.slug, said.definition) == ("Ouïr", "ouir", "Laisser finir.")
    assert strategy("listen").address_in("fr") == "ouir"
    for name in [*before, "Ouïr", "Tout ouïe"]:
        assert Strategy.objects.at(name, "fr").slug == "listen"


def test_reword_is_decided_in_public_and_once(cy):
    for _time in range(2):
        reword(strategy("listen"), "fr", Words("Ouïr"), by=cy, reason="Plus juste.")

    (decision,) = Decision.objects.all()
    assert (decision.decider, decision.kind, decision.language, decision.reason) == (
        cy,
        "reworded",
        "fr",
        "Plus juste.",
    )
    assert ("name", "Écouter", "Ouïr") in decision.changes


def test_reword_gives_a_language_its_first_words(cy):
    reword(strategy("listen"), "sv", Words("Lyssna"), by=cy)

    assert strategy("listen").address_in("sv") == "lyssna"


@pytest.mark.parametrize(
    ("words", "language", "code"),
    [
        (Words("Humour"), "fr", "taken"),
        (Words("Ouïr", ["Humour"]), "fr", "taken"),
        (Words(" "), "fr", "empty"),
        (Words("?!"), "fr", "empty"),
        (Words("x" * 61), "fr", "long"),
        (Words("Ouïr"), "xx", "language"),
        (Words("Ouïr", [f"nom {number}" for number in range(21)]), "fr", "many"),
    ],
)
def test_reword_refuses_names_that_cannot_be(cy, words, language, code):
    with pytest.raises(ValidationError) as refusal:
        reword(strategy("listen"), language, words, by=cy)

    assert refusal.value.code == code
    assert (strategy("listen").label_in("fr"), Decision.objects.count()) == ("Écouter", 0)


def test_merge_is_for_curators(dee):
    with pytest.raises(PermissionDenied):
        merge(strategy("humour"), strategy("listen"), by=dee, reason="Why not.")

    assert strategy("humour").merged_into is None


def test_merge_moves_the_advice_and_the_addresses_and_keeps_the_votes(cy, dee):
    one, both, none = (f.make_contribution(strategies=each) for each in (["humour"], ["humour", "listen"], ["listen"]))
    vote(one, 1, by=dee)

    merge(strategy("humour"), strategy("listen"), by=cy, reason="One and the same.")

    assert [carried(each) for each in (one, both, none)] == [["listen"], ["listen"], ["listen"]]
    assert one.taggings.get().votes == 1
    assert [Strategy.objects.at(name, code).slug for name, code in (("humour", "en"), ("Humor", "de"))] == [
        "listen"
    ] * 2
    assert Decision.objects.get().other.slug == "listen"


def test_part_gives_each_contribution_back_what_it_had(cy):
    one, both, none = (f.make_contribution(strategies=each) for each in (["humour"], ["humour", "listen"], ["listen"]))
    merged = merge(strategy("humour"), strategy("listen"), by=cy, reason="One and the same.")
    later = f.make_contribution(strategies=["listen"])

    for _time in range(2):
        part(merged, by=cy, reason="It is not.")

    assert [carried(each) for each in (one, both, none, later)] == [
        ["humour"],
        ["humour", "listen"],
        ["listen"],
        ["listen"],
    ]
    assert Strategy.objects.at("Humor", "de").slug == "humour"
    assert list(Decision.objects.values_list("kind", flat=True)) == ["parted", "merged"]


def test_part_is_for_curators(cy, dee):
    merged = merge(strategy("humour"), strategy("listen"), by=cy, reason="One and the same.")

    with pytest.raises(PermissionDenied):
        part(merged, by=dee, reason="Mine.")


def test_part_leaves_what_an_author_took_off_meanwhile(cy, bo):
    contribution = f.make_contribution(strategies=["humour"])
    merged = merge(strategy("humour"), strategy("listen"), by=cy, reason="One and the same.")
    contribution.taggings.all().delete()

    part(merged, by=cy, reason="It is not.")

    assert carried(contribution) == []


@pytest.mark.parametrize(("source", "target", "code"), [("listen", "listen", "same"), ("humour", "network", "merged")])
def test_merge_refuses_what_makes_no_sense(cy, source, target, code):
    merge(strategy("humour"), strategy("give-space"), by=cy, reason="So be it.")

    with pytest.raises(ValidationError) as refusal:
        merge(strategy(source), strategy(target), by=cy, reason="Why not.")

    assert refusal.value.code == code


def test_a_merged_slug_still_tags(cy):
    merge(strategy("humour"), strategy("listen"), by=cy, reason="One and the same.")

    assert carried(f.make_contribution(strategies=["humour", "listen"])) == ["listen"]


def test_propose_refuses_a_visitor():
    from django.contrib.auth.models import AnonymousUser

    with pytest.raises(PermissionDenied):
        propose(Words("Wait", (), "Do nothing for a day."), by=AnonymousUser(), language="en")


def test_propose_is_for_everybody_with_an_account(dee):
    proposal = propose(Words("Abwarten", (), "Einen Tag nichts tun."), by=dee, language="de", why="Fehlt.")

    assert (proposal.state, proposal.proposer, proposal.label, proposal.why) == ("open", dee, "Abwarten", "Fehlt.")


@pytest.mark.parametrize(
    ("label", "definition", "language", "code"),
    [
        ("Zuhören", "Ohren auf.", "de", "taken"),
        ("listen", "Ears open.", "de", "taken"),
        ("", "Nothing.", "en", "empty"),
        ("Wait", " ", "en", "empty"),
        ("Wait", "Do nothing.", "xx", "language"),
    ],
)
def test_propose_refuses_what_is_there_and_what_says_nothing(dee, label, definition, language, code):
    with pytest.raises(ValidationError) as refusal:
        propose(Words(label, (), definition), by=dee, language=language)

    assert (refusal.value.code, Proposal.objects.count()) == (code, 0)


def test_withdraw_proposal_is_for_who_made_it(dee, ana):
    proposal = propose(Words("Wait", (), "Do nothing for a day."), by=dee, language="en")

    with pytest.raises(PermissionDenied):
        withdraw_proposal(proposal, by=ana)

    assert withdraw_proposal(proposal, by=dee).state == "withdrawn"


def test_accept_proposal_is_for_curators(dee):
    proposal = propose(Words("Wait", (), "Do nothing for a day."), by=dee, language="en")

    with pytest.raises(PermissionDenied):
        accept_proposal(proposal, by=dee, slug="wait")


def test_accept_proposal_makes_a_strategy_with_its_words_and_address(dee, cy):
    proposal = propose(Words("Abwarten", (), "Einen Tag nichts tun."), by=dee, language="de")

    made = accept_proposal(proposal, by=cy, slug="Wait", reason="It is missing.")

    proposal.refresh_from_db()
    assert (made.slug, made.label_in("de"), Strategy.objects.at("abwarten", "de")) == ("wait", "Abwarten", made)
    assert (proposal.state, proposal.strategy, Decision.objects.get().kind) == ("accepted", made, "accepted")


@pytest.mark.parametrize(
    ("slug", "code"), [("listen", "taken"), ("active-listening", "taken"), ("等", "slug"), ("", "slug")]
)
def test_accept_proposal_refuses_a_slug_that_cannot_be(dee, cy, slug, code):
    proposal = propose(Words("Wait", (), "Do nothing for a day."), by=dee, language="en")

    with pytest.raises(ValidationError) as refusal:
        accept_proposal(proposal, by=cy, slug=slug)

    assert refusal.value.code == code


def test_decline_proposal_is_for_curators_and_says_why(dee, cy):
    proposal = propose(Words("Wait", (), "Do nothing for a day."), by=dee, language="en")
    with pytest.raises(PermissionDenied):
        decline_proposal(proposal, by=dee, reason="No.")
    with pytest.raises(ValidationError):
        decline_proposal(proposal, by=cy, reason=" ")

    declined = decline_proposal(proposal, by=cy, reason="That is give-space.")

    assert (declined.state, Decision.objects.get().reason) == ("declined", "That is give-space.")
    with pytest.raises(ValidationError):
        decline_proposal(proposal, by=cy, reason="Again.")
