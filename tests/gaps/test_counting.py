"""Voices by situation, strategy and language: against SQL written by hand, and case by case."""

import itertools
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advice import gaps
from advice.actions import asking, contributing, translating
from advice.gaps import count_voices
from advice.models import Contribution, Situation, Strategy
from tests import factories as f

pytestmark = pytest.mark.django_db

# on purpose another way than the engine's: every pair of a contribution and a language once, then its strategies
BY_HAND = """
    SELECT s.id, t.slug, spoken.language, COUNT(*)
    FROM (
        SELECT c.id AS id, c.language AS language FROM advice_contribution c
        UNION
        SELECT r.contribution_id, r.language FROM advice_translation r WHERE r.state <> 'withdrawn'
    ) spoken
    JOIN advice_contribution c ON c.id = spoken.id
    JOIN advice_situation s ON s.id = c.situation_id
    JOIN advice_tagging g ON g.content_object_id = c.id
    JOIN advice_strategy t ON t.id = g.tag_id
    WHERE c.state = 'published' AND s.state = 'published' AND c.language <> ''
    GROUP BY s.id, t.slug, spoken.language
"""
WHOLE_BY_HAND = """
    SELECT situation, language, COUNT(*) FROM (
        SELECT c.id AS number, c.situation_id AS situation, c.language AS language
        FROM advice_contribution c WHERE c.state = 'published' AND c.language <> ''
        UNION
        SELECT c.id, c.situation_id, r.language FROM advice_translation r JOIN advice_contribution c ON c.id = r.contribution_id
        WHERE r.state IN ('draft', 'reviewed') AND c.state = 'published' AND c.language <> ''
    ) spoken WHERE situation IN (SELECT id FROM advice_situation WHERE state = 'published') GROUP BY situation, language
"""
LANGUAGES = ["en", "fr", "de", "zh", ""]
VERSIONS = list(itertools.product(LANGUAGES[:-1], ["", "machine-1"]))
WORDS = {"body": "…", "body_html": "…", "source_revision": 1}
SLUGS = ["listen", "humour", "network", "reschedule"]


def by_hand(query: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def count(*situations: Situation) -> gaps.Voices:
    return count_voices(Contribution.objects.published(), [each.pk for each in situations])


def counted(*situations: Situation) -> dict[tuple[int, str, str], int]:
    slugs = dict(Strategy.objects.values_list("pk", "slug"))
    return {(number, slugs[tag], code): n for (number, tag, code), n in count(*situations).cells.items()}


def build(seed: int) -> list[Situation]:
    """A site of a few dozen contributions, some withdrawn, some under withdrawn situations, some translated by people and by machines."""
    dice, people = random.Random(seed), [f.make_user() for _ in range(4)]
    situations = [f.make_situation(by=dice.choice(people)) for _ in range(6)]
    for number in range(40):
        advice = f.make_contribution(
            dice.choice(situations),
            by=dice.choice(people),
            body=f"Take case {number} step by step.",
            language="en",
            strategies=dice.sample(SLUGS, dice.randint(0, 3)),
        )
        Contribution.objects.filter(pk=advice.pk).update(language=dice.choice(LANGUAGES))
        for language, engine in dice.sample(VERSIONS, dice.randint(0, 4)):
            state = dice.choice(["draft", "reviewed", "withdrawn"])
            advice.translations.create(language=language, engine=engine, state=state, **WORDS)
        if dice.random() < 0.2:
            contributing.withdraw(advice, by=advice.author)
    Situation.objects.filter(pk=situations[0].pk).update(state="withdrawn")
    return situations


@pytest.mark.parametrize("seed", range(6))
def test_voices_are_those_that_sql_by_hand_counts(seed):
    situations = build(seed)

    voices = counted(*situations)
    whole = count(*situations).whole

    expected = {(number, slug, code): n for number, slug, code, n in by_hand(BY_HAND)}
    assert len(expected) > 20
    assert voices == expected
    assert whole == {(number, code): n for number, code, n in by_hand(WHOLE_BY_HAND)}


def test_translation_is_a_voice_in_its_language_once():
    advice = f.make_contribution(strategies=["listen"], language="en")
    for engine in ("", "machine-1"):
        advice.translations.create(language="fr", engine=engine, **WORDS)

    voices = counted(advice.situation)

    number = advice.situation_id
    assert voices == {(number, "listen", "en"): 1, (number, "listen", "fr"): 1}


def test_withdrawn_translation_is_no_voice():
    advice = f.make_contribution(strategies=["listen"], language="en")
    made = translating.translate(advice, by=f.dee(), language="fr", body="Laissez-les finir avant de répondre.")
    before = counted(advice.situation)

    translating.withdraw_translation(made, by=f.dee())

    assert set(before) - set(counted(advice.situation)) == {(advice.situation_id, "listen", "fr")}


def test_withdrawn_advice_and_advice_under_a_withdrawn_situation_are_no_voices():
    asked = f.make_situation()
    advice = f.make_contribution(asked, by=f.ana(), strategies=["listen"])
    other = f.make_contribution(by=f.bo(), strategies=["humour"])
    before = counted(asked, other.situation)

    asking.withdraw_situation(asked, by=f.ana())
    contributing.withdraw(other, by=f.bo())

    assert len(before) == 2
    assert counted(asked, other.situation) == {}
    assert Contribution.objects.get(pk=advice.pk).published


def test_advice_without_strategy_is_a_voice_of_its_situation_alone():
    advice = f.make_contribution(language="fr")

    voices = count(advice.situation)

    assert (voices.cells, voices.whole) == ({}, {(advice.situation_id, "fr"): 1})


def test_advice_in_a_language_nobody_knows_is_a_voice_in_none():
    advice = f.make_contribution(body="🙂", language=None, strategies=["humour"])

    voices = count(advice.situation)

    assert (advice.language, voices) == ("", gaps.Voices())


def test_languages_come_with_the_most_voices_first():
    situation = f.make_situation()
    for code in ("fr", "de", "de", "en", "en"):
        f.make_contribution(situation, language=code)

    assert count(situation).languages == ["de", "en", "fr"]


@pytest.mark.parametrize("situations", [1, 30])
def test_counting_costs_one_query_for_one_and_for_thirty(situations, django_assert_num_queries):
    asked = [f.make_contribution(strategies=["listen"]).situation for _ in range(situations)]

    with django_assert_num_queries(1):
        voices = count(*asked)

    assert sum(voices.cells.values()) == situations


def test_counting_of_no_situation_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert count() == gaps.Voices()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
def test_counting_walks_through_no_table():
    situation = f.make_situation()

    with CaptureQueriesContext(connection) as asked:
        count(situation)
    query = asked.captured_queries[-1]["sql"]
    steps = [row[3] for row in by_hand(f"EXPLAIN QUERY PLAN {query}")]

    assert [step for step in steps if step.startswith("SCAN") and "CONSTANT" not in step] == []
    assert any("COVERING INDEX contribution_tally" in step for step in steps)
