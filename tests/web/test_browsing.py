"""What an address selects, what a page of it holds, and what strangers may put into an address."""

import itertools
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict

from advice.models import Contribution
from advice.web import browsing
from advice.web.forms.browsing import Selection, read_number, read_selection
from tests import factories as f

pytestmark = pytest.mark.django_db
ODD = [
    "",
    "\x00",
    "a\x00b",
    "9" * 400,
    "-1",
    "1e9",
    "٣",
    "²",
    "١-٢-٣",
    "1-2",
    "1-2-3-4",
    "%00",
    "'\"<b>",
    "\ud7ff",
    "💥",
    "x" * 5000,
]
NAMES = [
    "strategy",
    "match",
    "without",
    "lang",
    "situation",
    "topic",
    "candidate",
    "sort",
    "seed",
    "after",
    "focus",
    "needs",
    "page",
    "\x00",
]


def read(query: str, **fixed) -> Selection:
    return read_selection(QueryDict(query), strategies=["listen", "humour"], topics=["sales"], **fixed)


def test_selection_reads_every_filter():
    query = "strategy=listen&match=all&without=humour&lang=fr&lang=en&situation=42&topic=sales&sort=new&after=7"

    selection = read(query)

    assert selection == Selection(
        ("listen",), "all", ("humour",), ("fr", "en"), True, 42, "sales", sort="new", after=(7,)
    )


def test_selection_survives_its_own_address():
    selection = Selection(
        ("listen", "humour"), "all", (), ("fr",), True, 42, "sales", True, "random", 77, (800_000, 3, 9)
    )

    assert read(selection.query_after(selection.after).removeprefix("?")) == selection


def test_selection_without_languages_takes_those_the_reader_reads():
    assert read("", reads=("zh", "en")).languages == ("zh", "en")


def test_selection_of_all_languages_overrides_those_the_reader_reads():
    selection = read("lang=all", reads=("zh", "en"))

    assert (selection.languages, selection.query) == ((), "?lang=all")


def test_selection_names_what_it_does_not_know():
    selection = read("strategy=nap&lang=xx&topic=none&situation=x&after=soon")

    assert (len(selection.problems), replace(selection, problems=())) == (5, Selection())


def test_selection_on_the_page_of_a_situation_names_no_other():
    assert read("situation=42", here=True).situation is None


@pytest.mark.parametrize("value", ["", "-1", "²", "1" * 16, "1.0", " 1", "\x00"])
def test_number_that_no_row_can_have_is_none(value):
    assert read_number(value) is None


def page(query: str = "", **values):
    there = browsing.catalogue()
    selection = read_selection(QueryDict(query), strategies=there, topics=["sales"])
    return browsing.browse(Contribution.objects.published(), selection, None, there, **values)


def test_page_shows_any_all_and_without():
    both = f.make_contribution(strategies=["listen", "humour"])
    listening = f.make_contribution(strategies=["listen"])
    joking = f.make_contribution(strategies=["humour"])

    shown = {
        query: {row.pk for row in page(query).rows}
        for query in (
            "strategy=listen&strategy=humour",
            "strategy=listen&strategy=humour&match=all",
            "strategy=listen&without=humour",
            "without=humour",
        )
    }

    assert list(shown.values()) == [{both.pk, listening.pk, joking.pk}, {both.pk}, {listening.pk}, {listening.pk}]


def test_page_counts_beside_each_filter():
    f.make_contribution(strategies=["listen", "humour"], language="fr")
    f.make_contribution(strategies=["listen"], language="en")
    f.make_contribution(strategies=["humour"], language="en")

    any_of = {choice.value: choice.count for choice in page("strategy=listen").strategies}
    all_of = {choice.value: choice.count for choice in page("strategy=listen&match=all").strategies}
    languages = {choice.value: choice.count for choice in page("strategy=listen&lang=en").languages}

    assert (any_of, all_of, languages) == ({"listen": 2, "humour": 2}, {"listen": 2, "humour": 1}, {"fr": 1, "en": 1})


def test_page_says_how_much_other_languages_hold():
    f.make_contribution(language="fr")
    f.make_contribution(language="en")
    f.make_contribution(body="🙂", language=None)

    found = page("lang=en")

    assert (len(found.rows), found.total, found.elsewhere) == (2, 2, 1)


@pytest.mark.parametrize(
    "query", ["", "strategy=listen", "strategy=listen&strategy=humour", "sort=new", "sort=needs", "sort=random&seed=7"]
)
def test_pages_hold_every_row_once_in_order(query):
    situation = f.make_situation()
    rows = [f.make_contribution(situation, strategies=["listen"]) for _ in range(7)]
    f.make_votes(rows[3], helpful=2)
    f.make_votes(rows[5], unhelpful=1)
    whole = [row.pk for row in page(query, size=50).rows]

    walked, address = [], f"?{query}"
    while address:
        step = page(address.removeprefix("?"), size=2)
        walked += [row.pk for row in step.rows]
        address = step.next_query

    assert (walked, len(set(walked))) == (whole, 7)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
@pytest.mark.parametrize("codes", [(), ("fr",), ("fr", "en")])
@pytest.mark.parametrize("after", [(), (800_000, 0, 1)])
def test_one_strategy_is_one_walk_along_its_index(codes, after):
    rows = Contribution.objects.published().best_of(f.make_strategy("listen"), *codes, after=after)[:20]

    plan = rows.explain()

    assert ("tagging_best" in plan, "TEMP B-TREE" in plan) == (True, False)


@pytest.mark.parametrize(
    ("query", "wider"),
    [
        ("strategy=listen&strategy=humour&match=all", "?strategy=listen&strategy=humour&lang=all"),
        ("strategy=listen&without=listen&strategy=network&match=all", "?strategy=listen&strategy=network&lang=all"),
        ("strategy=reschedule&topic=sales", "?strategy=reschedule&topic=sales&lang=all"),
        ("strategy=reschedule", "?lang=all"),
        ("situation=999999", "?lang=all"),
    ],
)
def test_page_without_rows_offers_the_nearest_wider_one(query, wider):
    f.make_contribution(strategies=["listen"])
    f.make_contribution(strategies=["humour"])
    if "topic" in query:
        wider = "?lang=all"

    looser = page(query).looser

    assert looser
    assert looser.selection.query == wider


def test_page_of_an_empty_site_offers_nothing_wider():
    assert page("strategy=listen").looser is None


@pytest.mark.parametrize("path", ["/en/situations/", "/en/contributions/", "/en/strategies/listen/", "situation"])
def test_pages_answer_whatever_an_address_holds(client, path):
    situation = f.make_contribution(strategies=["listen"]).situation
    path = situation.get_absolute_url() if path == "situation" else path

    answers = {
        client.get(f"{path}?{urlencode([(name, value), (name, 'listen')])}").status_code
        for name, value in itertools.product(NAMES, ODD)
    }

    assert answers == {200}


def test_pages_answer_many_values_of_one_parameter(client):
    f.make_contribution(strategies=["listen"])

    answer = client.get("/en/contributions/?" + "&".join(f"strategy=s{number}&lang=l{number}" for number in range(900)))

    assert answer.status_code == 200
