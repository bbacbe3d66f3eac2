"""Filters: each narrows to what the tables say, and an empty one to nothing."""

import pytest

from advice.actions.indexing import index_contributions
from advice.actions.translating import translate
from advice.models import Contribution, Strategy
from advice.search.expressions import AllOf, Run
from advice.search.filters import Filters
from advice.search.operators import NOWHERE
from advice.search.queries import Query
from advice.search.searching import search
from tests import factories as f
from tests.search.site import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    """Eight texts that say "word", of two topics, situations, authors, three languages and strategies."""
    sales, support = f.make_topic("sales"), f.make_topic("support")
    situations = [f.make_situation("Xyzzy", topic=sales), f.make_situation("Plugh", topic=support)]
    choices = [["listen"], ["listen", "humour"], ["humour"], []]
    rows = [
        f.make_contribution(situation, by=author, body=f"word {number}", language=language, strategies=strategies)
        for situation, author, language in ((situations[0], f.bo(), "en"), (situations[1], f.dee(), "fr"))
        for number, strategies in enumerate(choices)
    ]
    translate(rows[0], by=f.cy(), language="fr", body="mot")
    Contribution.objects.filter(pk=rows[3].pk).update(language="")
    index_contributions([rows[3].pk])
    return rows


def numbers(*slugs: str) -> tuple[int, ...]:
    there = dict(Strategy.objects.values_list("slug", "pk"))
    return tuple(there[slug] for slug in slugs)


def test_filters_leave_what_the_tables_say(site):
    rows = Contribution.objects.published()
    first = site[0].situation
    listen, humour = numbers("listen", "humour")
    expected = [
        (Filters(), rows),
        (Filters(strategies=(listen,)), rows.with_all_strategies(["listen"])),
        (Filters(strategies=(listen, humour)), rows.with_any_strategy(["listen", "humour"])),
        (Filters(strategies=(listen, humour), every=True), rows.with_all_strategies(["listen", "humour"])),
        (Filters(without=(humour,)), rows.without_strategies(["humour"])),
        (Filters(strategies=(listen,), without=(humour,)), rows.with_all_strategies(["listen"]).without_strategies(["humour"])),
        (Filters(written=("fr",)), rows.filter(language="fr")),
        (Filters(written=("fr", "en")), rows.filter(language__in=["fr", "en"])),
        (Filters(situation=first.pk), rows.in_situation(first.pk)),
        (Filters(topic=first.topic_id), rows.on_topic("sales")),
        (Filters(author=f.dee().pk), rows.filter(author=f.dee())),
        (Filters(author=f.dee().pk, topic=first.topic_id), rows.none()),
        (Filters(tried=True), rows.none()),
    ]  # fmt: skip
    for filters, wanted in expected:
        assert sorted(found("", filters)) == sorted(found("word", filters)) == sorted(row.pk for row in wanted), filters


def test_a_language_is_one_it_can_be_read_in_or_none_that_anybody_could_name(site):
    assert sorted(found("word", Filters(languages=("fr",)))) == sorted(row.pk for row in (site[0], site[3], *site[4:]))


@pytest.mark.parametrize(
    "filters",
    [
        Filters(strategies=(NOWHERE,)),
        Filters(situation=NOWHERE),
        Filters(topic=NOWHERE),
        Filters(author=NOWHERE),
        Filters(written=("xx",)),
    ],
)
def test_what_leads_nowhere_finds_nothing(site, filters):
    assert found("word", filters) == found("", filters) == []


def test_leaving_out_what_is_nowhere_leaves_everything(site):
    assert len(found("word", Filters(without=(NOWHERE,)))) == len(site)


def test_no_filter_and_no_word_is_everything():
    assert Filters().narrow() == AllOf((Run(("z_",)),), ())
    assert Filters(situation=3).narrow(Run(("word",)), without=(Run(("late",)),)) == AllOf(
        (Run(("word",)), Run(("zu_3",))), (Run(("late",)),)
    )


@pytest.mark.parametrize("typed", ["fr' | 'z_", 'fr" OR "z_', "zz zz", "9" * 3000, "\x00", "fr)"])
def test_a_language_that_a_stranger_made_up_finds_nothing_and_breaks_nothing(typed):
    f.make_contribution(body="Écoutez d'abord.", language="fr")

    found = [search(Query(), filters) for filters in (Filters(written=(typed,)), Filters(languages=(typed,)))]

    assert [each.total for each in found] == [0, 0]
