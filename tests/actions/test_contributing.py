"""Contribute, revise, correct the language, withdraw and restore; and what is refused."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions.asking import withdraw_situation
from advice.actions.contributing import MAXIMUM_STRATEGIES, contribute, restore, revise, withdraw
from advice.actions.voting import vote
from advice.actions.wording import MAXIMUM_BODY
from advice.models import Contribution, LanguagePrior, LanguageSource, Situation, Strategy, Tagging
from advice.ranking import score
from tests.makers import make_contribution, make_situation

ADVICE = "Let him finish, say back what you heard, and only then ask what would help."


@pytest.fixture
def situation(ana):
    return make_situation(ana)


@pytest.fixture
def advice(situation, bo):
    return make_contribution(situation, bo, ADVICE, strategies=["listen"])


def slugs(contribution):
    return set(contribution.taggings.values_list("tag__slug", flat=True))


def versions(contribution):
    return list(contribution.revisions.order_by("number").values_list("number", "body", "editor__username"))


def count(situation):
    return Situation.objects.get(pk=situation.pk).contribution_count


def test_contribute_publishes_with_strategies_and_a_first_revision(situation, bo):
    contribution = contribute(situation, by=bo, body=f"  {ADVICE}\n", strategies=["listen", "find-solutions", "listen"])

    assert (contribution.body, contribution.author, contribution.published) == (ADVICE, bo, True)
    assert (contribution.helpful, contribution.votes, contribution.score) == (0, 0, 800_000)
    assert slugs(contribution) == {"listen", "find-solutions"}
    assert versions(contribution) == [(1, ADVICE, "bo")]
    assert count(situation) == 1


def test_contribute_finds_the_language(situation, bo):
    contribution = contribute(situation, by=bo, body="先让客户把话说完，再问他希望我们怎么做。")

    assert (contribution.language, contribution.language_source) == ("zh", LanguageSource.DETECTOR)
    assert contribution.language_confidence >= 0.6


def test_contribute_believes_the_author_about_the_language(situation, bo):
    contribution = contribute(situation, by=bo, body=ADVICE, language="sv")

    assert (contribution.language, contribution.language_source, contribution.language_confidence) == (
        "sv",
        LanguageSource.AUTHOR,
        None,
    )


def test_contribute_starts_with_the_prior_of_its_language(situation, bo):
    LanguagePrior.objects.create(language="eu", weight=5)

    contribution = contribute(situation, by=bo, body="Entzun lehenik.", language="eu", strategies=["listen"])

    assert contribution.score == 800_000
    assert list(Tagging.objects.values_list("language", "score")) == [("eu", 800_000)]


@pytest.mark.parametrize(
    "values",
    [{"body": " "}, {"body": "y" * (MAXIMUM_BODY + 1)}, {"language": "tlh"}, {"strategies": ["no-such-strategy"]}],
)
def test_contribute_refuses_what_cannot_be_stored(situation, bo, values):
    with pytest.raises(ValidationError):
        contribute(situation, by=bo, **{"body": ADVICE} | values)

    assert Contribution.objects.count() == 0


def test_contribute_refuses_too_many_strategies(situation, bo):
    every = list(Strategy.objects.values_list("slug", flat=True))

    with pytest.raises(ValidationError):
        contribute(situation, by=bo, body=ADVICE, strategies=every[: MAXIMUM_STRATEGIES + 1])


def test_contribute_takes_as_many_strategies_as_may_be(situation, bo):
    every = list(Strategy.objects.values_list("slug", flat=True))

    contribution = contribute(situation, by=bo, body=ADVICE, strategies=every[:MAXIMUM_STRATEGIES])

    assert len(slugs(contribution)) == MAXIMUM_STRATEGIES


def test_contribute_refuses_the_same_words_under_one_situation(advice, situation, dee):
    with pytest.raises(ValidationError, match="stand here already"):
        contribute(situation, by=dee, body=ADVICE.upper().replace(" ", "  "))

    assert count(situation) == 1


def test_contribute_takes_the_same_words_under_another_situation(advice, ana, bo):
    contribution = contribute(make_situation(ana), by=bo, body=ADVICE)

    assert contribution.fingerprint == advice.fingerprint


def test_contribute_refuses_a_visitor(situation):
    with pytest.raises(PermissionDenied):
        contribute(situation, by=AnonymousUser(), body=ADVICE)


def test_contribute_refuses_a_closed_account(situation, gone):
    with pytest.raises(PermissionDenied):
        contribute(situation, by=gone, body=ADVICE)


def test_contribute_refuses_a_withdrawn_situation(situation, ana, bo):
    withdrawn = withdraw_situation(situation, by=ana)

    with pytest.raises(PermissionDenied):
        contribute(withdrawn, by=bo, body=ADVICE)


def test_contribute_refuses_a_situation_withdrawn_while_the_form_was_open(situation, ana, bo):
    withdraw_situation(situation, by=ana)

    with pytest.raises(PermissionDenied):
        contribute(situation, by=bo, body=ADVICE)  # what the page read before is stale by now


def test_revise_keeps_what_it_said_and_its_votes(advice, bo, dee):
    vote(advice, 1, by=dee)

    revised = revise(advice, by=bo, body="Say nothing for a minute.", language="en", strategies=["give-space"])

    assert (revised.body, revised.helpful, revised.votes, revised.score) == ("Say nothing for a minute.", 1, 1, 818_181)
    assert versions(advice) == [(1, ADVICE, "bo"), (2, "Say nothing for a minute.", "bo")]
    assert slugs(advice) == {"give-space"}
    assert list(Tagging.objects.values_list("score", "votes")) == [(818_181, 1)]


def test_revise_of_strategies_alone_makes_no_revision(advice, bo):
    revised = revise(advice, by=bo, body=ADVICE, language="en", strategies=["humour"])

    assert (revised.revision_count, revised.revised, slugs(advice)) == (1, None, {"humour"})
    assert versions(advice) == [(1, ADVICE, "bo")]


def test_revise_may_change_white_space_and_case_only(advice, bo):
    revised = revise(advice, by=bo, body=ADVICE.upper(), language="en")

    assert revised.body == ADVICE.upper()


def test_revise_to_another_language_rescores_with_its_weight(advice, bo, dee):
    LanguagePrior.objects.create(language="eu", weight=5)
    vote(advice, 1, by=dee)

    revised = revise(advice, by=bo, body="Entzun lehenik.", language="eu", strategies=["listen"])

    assert revised.score == score(1, 0, 5, 800)
    assert list(Tagging.objects.values_list("language", "score")) == [("eu", revised.score)]


def test_revise_refuses_words_that_stand_there_already(advice, situation, dee):
    other = make_contribution(situation, dee)

    with pytest.raises(ValidationError, match="stand here already"):
        revise(other, by=dee, body=ADVICE)


@pytest.mark.parametrize("who", ["ana", "cy", "dee"])
def test_revise_refuses_everybody_but_the_author(advice, who, request):
    with pytest.raises(PermissionDenied):
        revise(advice, by=request.getfixturevalue(who), body="Mine now.")

    assert Contribution.objects.get().body == ADVICE


def test_revise_lets_a_curator_mend_imported_advice(advice, cy):
    Contribution.objects.update(author=None, source="a page")

    revised = revise(advice, by=cy, body="Mended words.", language="en")

    assert revised.body == "Mended words."


def test_withdraw_hides_it_from_all_but_its_author(advice, situation, ana, bo):
    withdraw(advice, by=bo)

    assert not Contribution.objects.visible_to(ana).exists()
    assert Contribution.objects.visible_to(bo).get() == advice
    assert list(Tagging.objects.values_list("published", flat=True)) == [False]
    assert count(situation) == 0


def test_withdraw_repeated_changes_nothing(advice, situation, bo):
    withdraw(advice, by=bo)

    assert not withdraw(advice, by=bo).published
    assert count(situation) == 0


@pytest.mark.parametrize("who", ["ana", "cy", "dee"])
def test_withdraw_refuses_everybody_but_the_author(advice, who, request):
    with pytest.raises(PermissionDenied):
        withdraw(advice, by=request.getfixturevalue(who))

    assert Contribution.objects.get().published


def test_restore_brings_it_back_with_its_votes(advice, situation, bo, dee):
    vote(advice, 1, by=dee)
    withdraw(advice, by=bo)

    restored = restore(advice, by=bo)

    assert (restored.published, restored.votes, restored.score) == (True, 1, 818_181)
    assert list(Tagging.objects.values_list("published", flat=True)) == [True]
    assert count(situation) == 1


def test_restore_refuses_a_stranger(advice, bo, dee):
    withdraw(advice, by=bo)

    with pytest.raises(PermissionDenied):
        restore(advice, by=dee)


def test_restore_refuses_where_the_same_words_stand_by_now(advice, situation, bo, dee):
    withdraw(advice, by=bo)
    make_contribution(situation, dee, ADVICE)

    with pytest.raises(ValidationError, match="stand here already"):
        restore(advice, by=bo)

    assert count(situation) == 1
