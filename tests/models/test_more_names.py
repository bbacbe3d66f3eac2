"""The migration that names strategies in more languages: what it gives to a new site, an old one, and one that curators have changed."""

import importlib

import pytest
from django.apps import apps

from advice.actions.naming import Words, cleaned_words, reword, store_words
from advice.language import address
from advice.models import Strategy, StrategyAddress, StrategyLabel

pytestmark = pytest.mark.django_db
migration = importlib.import_module("advice.migrations.0013_more_names")


def spoken() -> dict[tuple[str, str], tuple[str, str, set[str], str]]:
    """The label, its address, the other names and the definition, by strategy and language."""
    return {
        (words.strategy.slug, words.language): (words.label, words.slug, set(words.alternatives), words.definition)
        for words in StrategyLabel.objects.select_related("strategy")
    }


def addresses() -> set[tuple[str, str, str]]:
    return set(StrategyAddress.objects.values_list("strategy__slug", "language", "slug"))


def extend() -> None:
    migration.extend(apps, None)


def as_shipped(words: StrategyLabel) -> list[str]:
    """The other names that an earlier version shipped: the new ones stand behind them."""
    shipped = migration.shipped(words.strategy.slug)
    names = words.alternatives
    for count in range(len(names) + 1):
        words.alternatives = names[:count]
        if migration.digest(words) == shipped[words.language]:
            return words.alternatives
    raise AssertionError(f"{words.strategy.slug} in {words.language} is not what was shipped")


@pytest.fixture
def old_site(db):
    """A site as an earlier version left it: twelve languages, with three or four other names each."""
    for words in StrategyLabel.objects.select_related("strategy"):
        if words.language not in migration.shipped(words.strategy.slug):
            words.delete()
            continue
        words.alternatives = as_shipped(words)
        words.save()
    StrategyAddress.objects.all().delete()
    for words in StrategyLabel.objects.select_related("strategy"):
        for name in words.names:
            StrategyAddress.objects.create(strategy=words.strategy, language=words.language, slug=address(name))


def strategy(slug: str) -> Strategy:
    return Strategy.objects.labelled().get(slug=slug)


def test_a_new_site_has_all_the_names_already():
    before = (spoken(), addresses())

    extend()

    assert (spoken(), addresses()) == before


def test_an_old_site_comes_to_what_a_new_one_has(request):
    new = (spoken(), addresses())
    request.getfixturevalue("old_site")
    old = spoken()

    extend()

    assert (len(old), len(new[0])) == (15 * 12, 15 * 30)
    assert (spoken(), addresses()) == new


def test_a_second_time_changes_nothing(old_site):
    extend()
    once = (spoken(), addresses())

    extend()

    assert (spoken(), addresses()) == once


def test_words_that_curators_changed_stay_and_those_beside_them_grow(old_site, cy):
    fewer = strategy("listen").words_in("de")
    fewer.alternatives = fewer.alternatives[:-1]
    fewer.save()
    reword(strategy("listen"), "fr", Words("Ouïr", ("Tout ouïe",), "Laisser finir."), by=cy)
    reword(strategy("listen"), "ko", Words("듣기", (), "끝까지 듣는다."), by=cy)
    before = spoken()

    extend()

    after = spoken()
    kept = [("listen", "de"), ("listen", "fr"), ("listen", "ko")]
    assert [after[key] for key in kept] == [before[key] for key in kept]
    assert before["listen", "en"][2] < after["listen", "en"][2]
    assert ("listen", "pl") not in before
    assert Strategy.objects.at(after["listen", "pl"][0], "pl") == strategy("listen")


def test_a_name_that_leads_elsewhere_is_left_out(old_site):
    wait = Strategy.objects.create(slug="wait", name="wait")
    store_words(wait, "en", Words("Buy time"))
    store_words(wait, "pl", Words("Humor"))
    store_words(wait, "sv", Words("Skämta"))

    extend()

    after = spoken()
    english = after["flex-deadlines", "en"][2]
    assert ("Push back the deadline" in english, "Buy time" in english) == (True, False)
    assert ("humour", "pl") not in after
    assert (after["humour", "sv"][0], "Skämta" in after["humour", "sv"][2]) == ("Humor", False)
    assert [Strategy.objects.at(*each) for each in (("Buy time", "en"), ("Humor", "pl"), ("Skämta", "sv"))] == [
        wait
    ] * 3


def test_what_was_taken_away_stays_away(old_site):
    strategy("listen").labels.filter(language="ja").delete()
    Strategy.objects.filter(slug="motivate").delete()

    extend()

    after = spoken()
    assert ("listen", "ja") not in after
    assert {slug for slug, _language in after} == set(migration.SHIPPED) - {"motivate"}


def test_every_name_is_one_that_a_curator_could_have_given():
    rows = list(StrategyLabel.objects.all())

    refused = [
        (words.language, words.label)
        for words in rows
        if (said := cleaned_words(Words(words.label, words.alternatives))).label != words.label
        or said.alternatives != words.alternatives
    ]

    assert (len(rows), refused) == (15 * 30, [])


def test_no_name_leads_to_two_strategies_whatever_its_language():
    led = dict[str, set[str]]()
    for words in StrategyLabel.objects.select_related("strategy"):
        for name in words.names:
            led.setdefault(address(name), set()).add(words.strategy.slug)

    assert {name: slugs for name, slugs in led.items() if len(slugs) > 1} == {}
