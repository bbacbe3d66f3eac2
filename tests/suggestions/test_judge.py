"""The judge: does a text recommend the strategy that it names?"""

import numpy as np
import pytest

from advice.suggestions.engine import Knowledge, suggest
from advice.suggestions.judge import case
from advice.suggestions.knowledge import shipped_knowledge
from advice.suggestions.named import named, odds
from advice.suggestions.sentences import Sentences
from advice.suggestions.storage import dump, load
from advice.suggestions.training import Example, train
from advice.suggestions.words import words

NAMED_ONLY = [
    ("en", "network", "The network was down from nine to eleven, and the cashier wrote every receipt by hand."),
    ("fr", "humour", "Surtout pas d'humour le jour d'un licenciement, mon prédécesseur l'a payé cher."),
    ("de", "flex-deadlines", "Der Termin zur Abgabe bleibt, wo er ist. Verschoben wird bei uns nichts."),
    ("es", "motivate", "A este proveedor solo lo motiva el dinero, y nadie se lo reprocha."),
    ("ru", "reschedule", "Они сами дважды перенесли встречу, и никто не извинился."),
    ("zh", "give-space", "仓库的空间不够，新到的柜子只好放在走廊里。"),
]
RECOMMENDED = [
    ("en", "network", "Ask around in your network: somebody always knows a cashier who can step in for a day."),
    ("fr", "humour", "Un peu d'humour sur mes propres retards, et elle a ri avec nous."),
    ("de", "flex-deadlines", "Biete ihm von dir aus an, die Abgabe um zwei Wochen zu verschieben."),
    ("es", "motivate", "Motívelo: dígale lo que ya ha conseguido y que usted cree en él."),
    ("ru", "reschedule", "Предложите перенести встречу на следующую неделю, ей станет легче."),
    ("zh", "give-space", "给她一点空间，这几天先不要催她答复。"),
]


def suggested(text: str, language: str, knowledge: Knowledge) -> set[str]:
    return {each.slug for each in suggest(text, language, knowledge)}


def judged(text: str, slug: str):
    seen = words(text, "en")
    knowledge = shipped_knowledge()
    return case(slug, named(text, "en", seen).marks[slug], Sentences(text, seen, knowledge.model), {})


@pytest.mark.parametrize(("language", "slug", "text"), NAMED_ONLY)
def test_a_strategy_that_is_only_named_is_not_suggested(language, slug, text):
    assert slug not in suggested(text, language, shipped_knowledge())


@pytest.mark.parametrize(("language", "slug", "text"), RECOMMENDED)
def test_a_strategy_that_is_recommended_is_suggested(language, slug, text):
    assert slug in suggested(text, language, shipped_knowledge())


def test_a_sentence_is_judged_alike_in_a_short_text_and_in_a_long_one():
    told = "Let her talk and do not interrupt. She knows what she needs. "
    other = "The invoice goes out on Monday. The lift is repaired on Tuesday. The van comes on Friday. "
    knowledge = shipped_knowledge()

    short, long = judged(told, "listen"), judged(told + other * 5, "listen")

    assert abs(knowledge.judge.chance(short) - knowledge.judge.chance(long)) < 0.1
    np.testing.assert_array_equal(short.sentences.buckets, long.sentences.buckets)
    np.testing.assert_array_equal(short.behind.values, long.behind.values)


def test_traits_see_a_question_a_quotation_and_the_opening_of_a_sentence():
    def traits(text):
        _one, _cues, _long, _many, asks, cries, quoted, opens, *_shares = judged(text, "humour").traits
        return bool(asks), bool(cries), bool(quoted), bool(opens)

    assert traits("Would a little humour help her?") == (True, False, False, False)
    assert traits("They came with «humour»!") == (False, True, True, False)
    assert traits("Humour helps. And then?") == (False, False, False, True)


def test_cues_that_a_site_found_weak_count_less():
    text = "Hear her out."
    marks = named(text, "en", words(text, "en")).marks["listen"]
    learned = {mark.cue.key: 0.1 for mark in marks}
    knowledge = shipped_knowledge()

    assert odds(marks, learned) < 0.4 < odds(marks, {})
    weak = Knowledge(knowledge.model, knowledge.judge, learned)
    scores = [{each.slug: each.score for each in suggest(text, "en", known)} for known in (knowledge, weak)]
    assert scores[0]["listen"] > scores[1].get("listen", 0)


def test_training_learns_from_what_stands_around_a_word():
    """No shipped knowledge: the same word, with and without what makes it advice."""
    things = ["boiler", "roof", "lease", "invoice", "garden", "printer", "ferry", "cheese", "window", "engine"]
    examples = [
        Example(f"{opening} humour about the {thing}{ending}", "en", frozenset(slugs))
        for thing in things
        for opening, ending, slugs in (
            ("I always use a little", " and she laughs", ["humour"]),
            ("Nobody at the trial understood the", ", said the newspaper", []),
            ("Call her next week instead of sending", "", ["follow-up"]),
        )
    ]
    model, judge = train(examples, ["follow-up", "humour"])
    learned = Knowledge(model, judge)

    assert "humour" in suggested("I always use a little humour about the tractor and she laughs", "en", learned)
    assert "humour" not in suggested("Nobody at the trial understood the humour, said the newspaper", "en", learned)


def test_training_is_the_same_every_time_and_survives_the_file():
    examples = [Example(f"Let her talk, {number}.", "en", frozenset(["listen"])) for number in range(20)]

    first, second = (dump(*train(examples, ["listen"])) for _ in range(2))

    assert first == second
    assert dump(*load(first)) == first


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no model"])
def test_other_bytes_are_refused(data):
    with pytest.raises(ValueError, match="model"):
        load(data)


def test_nothing_cannot_be_learned_from():
    with pytest.raises(ValueError, match="nothing"):
        train([], ["listen"])
