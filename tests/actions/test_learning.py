"""Learning: from what authors accept and refuse, measured on texts kept apart."""

import pytest

from advice.actions import contributing
from advice.actions.learning import TOLERANCE, cue_strengths, learn, site_examples
from advice.models import SuggestionAnswer, SuggestionTraining
from advice.suggestions.analysis import analyse
from advice.suggestions.examples import kept_apart, parted, shipped_examples
from advice.suggestions.knowledge import current_knowledge, shipped_knowledge
from tests import factories as f

pytestmark = pytest.mark.django_db
HEARD = "Hear her out before you offer anything, number {}."


def answered(number: int, accepted: bool):
    return contributing.contribute(
        f.make_situation(),
        by=f.bo(),
        body=HEARD.format(number),
        language="en",
        strategies=["listen"] if accepted else [],
        shown=["listen"],
    )


def silent(done: int, of: int) -> None:
    pass


@pytest.fixture(scope="module")
def few():
    """A tenth of the English examples: enough to learn something in a second."""
    return [each for each in shipped_examples() if each.language == "en"][::10]


def test_site_examples_are_the_answered_ones_with_the_strategies_they_carry():
    accepted, refused = answered(1, True), answered(2, False)
    f.make_contribution(strategies=["humour"])
    contributing.withdraw(answered(3, True), by=f.bo())

    assert [(each.text, set(each.strategies)) for each in site_examples()] == [
        (accepted.body, {"listen"}),
        (refused.body, set()),
    ]


def test_a_cue_that_is_refused_again_and_again_is_worth_less():
    for number in range(10):
        answered(number, False)

    strengths = cue_strengths()

    assert strengths
    assert all(worth < 0.4 for worth in strengths.values())
    assert SuggestionAnswer.objects.filter(accepted=False).count() == 10


def test_examples_kept_apart_are_the_same_tenth_for_ever():
    examples = list(shipped_examples())

    learned, apart = parted(examples)

    assert (len(learned) + len(apart), any(map(kept_apart, learned))) == (len(examples), False)
    assert 0.05 < len(apart) / len(examples) < 0.15


def test_learn_keeps_what_it_was_trained_on_and_how_well_it_did(few):
    answered(1, True)

    learned = learn(few, report=silent)

    training = SuggestionTraining.objects.get()
    assert (training.trained_on["of_this_site"], training.trained_on["accepted"], training.trained_on["refused"]) == (
        1,
        1,
        0,
    )
    assert training.figures["texts"] == learned.after.texts > 0


def test_a_training_that_finds_less_than_the_one_before_is_kept_and_not_used(few):
    learned = learn(few, report=silent)

    assert learned.after.among_chips < learned.before.among_chips - TOLERANCE
    assert not learned.training.promoted
    assert current_knowledge() is shipped_knowledge()


def test_a_training_that_finds_more_is_in_use_at_once(few):
    poor = learn(few[::10], report=silent).training
    SuggestionTraining.objects.filter(pk=poor.pk).update(promoted=True)

    learned = learn(few, report=silent)

    assert learned.training.promoted
    found = [each.slug for each in analyse(HEARD.format(1), current_knowledge()).suggestions]
    assert found[0] == "listen"
    SuggestionTraining.objects.update(promoted=False)
    assert current_knowledge() is shipped_knowledge()


def test_a_training_of_an_older_version_is_passed_over():
    SuggestionTraining.objects.create(model=b"from another time", promoted=True)

    assert current_knowledge() is shipped_knowledge()
