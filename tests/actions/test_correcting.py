"""Correct the language of somebody else's text; and who said it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions.asking import withdraw_situation
from advice.actions.contributing import withdraw
from advice.actions.correcting import correct_language
from advice.actions.voting import vote
from advice.models import LanguagePrior, LanguageSource, Situation, Tagging
from advice.ranking import score
from tests.makers import make_contribution, make_situation

ADVICE = "Let him finish, say back what you heard, and only then ask what would help."


@pytest.fixture
def situation(ana):
    return make_situation(ana)


@pytest.fixture
def advice(situation, bo):
    return make_contribution(situation, bo, ADVICE, strategies=["listen"])


def test_correct_language_by_a_reader(advice, dee):
    LanguagePrior.objects.create(language="eu", weight=5)

    corrected = correct_language(advice, by=dee, language="eu")

    assert (corrected.language, corrected.language_source) == ("eu", LanguageSource.READER)
    assert list(Tagging.objects.values_list("language", flat=True)) == ["eu"]


def test_correct_language_by_its_author(advice, bo):
    assert correct_language(advice, by=bo, language="eu").language_source == LanguageSource.AUTHOR


def test_correct_language_rescores(advice, dee, cy):
    LanguagePrior.objects.create(language="eu", weight=5)
    vote(advice, 1, by=dee)

    corrected = correct_language(advice, by=cy, language="eu")

    assert corrected.score == score(1, 0, 5, 800)
    assert list(Tagging.objects.values_list("score", flat=True)) == [corrected.score]


def test_correct_language_refuses_an_unknown_code(advice, dee):
    with pytest.raises(ValidationError):
        correct_language(advice, by=dee, language="tlh")


def test_correct_language_refuses_a_visitor(advice):
    with pytest.raises(PermissionDenied):
        correct_language(advice, by=AnonymousUser(), language="fr")


def test_correct_language_refuses_withdrawn_advice(advice, bo, dee):
    withdraw(advice, by=bo)

    with pytest.raises(PermissionDenied):
        correct_language(advice, by=dee, language="fr")


def test_correct_language_by_a_curator_says_so(advice, situation, cy):
    assert correct_language(advice, by=cy, language="eu").language_source == LanguageSource.CURATOR
    assert correct_language(situation, by=cy, language="eu").language_source == LanguageSource.CURATOR


def test_correct_language_of_a_situation_by_a_reader(situation, dee):
    Situation.objects.update(language="de", language_source=LanguageSource.DETECTOR, language_confidence=0.7)

    corrected = correct_language(situation, by=dee, language="nl")

    stored = Situation.objects.get()
    assert corrected == stored
    assert (stored.language, stored.language_source, stored.language_confidence) == ("nl", LanguageSource.READER, None)


def test_correct_language_of_a_situation_by_who_asked(situation, ana):
    assert correct_language(situation, by=ana, language="eu").language_source == LanguageSource.AUTHOR


def test_correct_language_of_a_situation_refuses_a_visitor(situation):
    with pytest.raises(PermissionDenied):
        correct_language(situation, by=AnonymousUser(), language="fr")


def test_correct_language_of_a_situation_refuses_a_withdrawn_one(situation, ana, dee):
    withdraw_situation(situation, by=ana)

    with pytest.raises(PermissionDenied):
        correct_language(situation, by=dee, language="fr")
