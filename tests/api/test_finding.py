"""Search by program: words, operators, filters and facets, and a walk through the pages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advice.actions import contributing, receiving
from advice.models import Contribution
from tests import factories as f
from tests.search.site import fill, same, say

pytestmark = pytest.mark.django_db


def get(**parameters):
    return Client().get("/api/v1/contributions", parameters)


def numbers(**parameters) -> list[int]:
    return [row["id"] for row in get(**parameters).json()["results"]]


def test_words_are_found_in_the_order_in_which_they_fit():
    some = say("The supplier is late.")
    both = say("Tell the supplier that the invoice is wrong.")
    say("Let them finish.")

    answer = get(q="supplier invoice").json()

    assert [row["id"] for row in answer["results"]] == [both, some]
    assert (answer["total"], answer["capped"], answer["next"]) == (2, False, None)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"supplier late"', ["one"]),
        ("supplier -late", ["two"]),
        ("supplier strategy:listen", ["one"]),
        ("supplier strategy:écouter", ["one"]),
        ("supplier -strategy:listen", ["two"]),
        ("supplier lang:french", ["two"]),
        ("supplier topic:sales", ["one", "two"]),
        ("supplier by:bo", ["one"]),
        ("supplier by:@dee", ["two"]),
        ("strategy:listen", ["one"]),
        ("by:dee", ["two"]),
        ("supplier has:outcome", []),
        ("qqqqq", []),
    ],
)
def test_operators_among_the_words_are_filters(typed, found):
    situation = f.make_situation("Xyzzy", topic=f.make_topic("sales"))
    rows = {
        "one": f.make_contribution(situation, body="Supplier late.", strategies=["listen"]).pk,
        "two": f.make_contribution(situation, by=f.dee(), body="Supplier.", language="fr").pk,
    }

    assert sorted(numbers(q=typed)) == sorted(rows[name] for name in found)


def test_an_operator_names_a_situation_by_its_number():
    one, other = f.make_contribution(body="Supplier."), f.make_contribution(body="Supplier.")

    assert numbers(q=f"supplier situation:{one.situation_id}") == [one.pk]
    assert numbers(q="supplier", situation=other.situation_id) == [other.pk]


def test_parameters_and_operators_add_up():
    say("Supplier.", strategies=["listen"])
    both = say("Supplier again.", strategies=["listen", "humour"])

    assert numbers(q="supplier strategy:humour", strategy="listen") == [both]


@pytest.mark.parametrize(
    "typed", ["strategy:nap", "lang:klingonese", "by:nobody", "situation:0", "topic:none", "has:votes"]
)
def test_an_operator_that_leads_nowhere_is_a_problem(typed):
    answer = get(q=f"supplier {typed}")

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert typed in answer.json()["detail"]


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"q": "x" * 301}, 422),
        ({"q": "word", "sort": "loudest"}, 422),
        ({"q": "word", "limit": "0"}, 422),
        ({"q": "word", "cursor": "7"}, 400),
        ({"q": "word", "cursor": "at-"}, 400),
        ({"q": "word", "cursor": "at--1"}, 400),
        ({"q": "word", "cursor": "at-99999"}, 400),
        ({"q": "word", "cursor": "at-²"}, 400),
        ({"cursor": "at-20"}, 400),
        ({"q": "word", "strategy": "\x00"}, 400),
        ({"q": "word", "lang": "\x00"}, 400),
    ],
)
def test_odd_input_gets_a_problem_document(parameters, status):
    answer = get(**parameters)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status


@pytest.mark.parametrize("typed", ["", " ", "\x00", '"', "」", '"電話"', "-", "((", "NEAR(a b)", "ﷺ", "🙂"])
def test_odd_words_are_answered(typed):
    say("Let them finish.")

    assert get(q=typed).status_code == 200


@pytest.mark.parametrize("sort", ["relevance", "best", "new"])
def test_pages_are_walked_without_repetition(sort):
    there = fill(7, "supplier {}")
    f.make_votes(Contribution.objects.get(pk=there[4]), helpful=3)
    whole = numbers(q="supplier", sort=sort)

    walked, answer = [], get(q="supplier", sort=sort, limit=2).json()
    while True:
        walked.append([row["id"] for row in answer["results"]])
        if not answer["next"]:
            break
        answer = Client().get(answer["next"]).json()

    assert [number for page in walked for number in page] == whole
    assert (sorted(whole), [len(page) for page in walked]) == (there, [2, 2, 2, 1])
    assert whole[0] == {"relevance": there[4], "best": there[4], "new": there[-1]}[sort]


def test_a_cursor_behind_the_end_is_an_empty_page():
    fill(3, "supplier {}")

    answer = get(q="supplier", cursor="at-200").json()

    assert (answer["results"], answer["next"], answer["total"]) == ([], None, 3)


def test_facets_count_what_stands_behind_each_further_filter():
    sales = f.make_situation("Xyzzy", topic=f.make_topic("sales"))
    other = f.make_situation("Plugh")
    say("Supplier one.", under=sales, strategies=["listen", "humour"])
    say("Supplier deux.", "fr", under=sales, strategies=["listen"])
    say("Supplier three.", under=other)
    say("Let them finish.", under=other, strategies=["network"])

    facets = get(q="supplier").json()["facets"]
    everything = get().json()["facets"]
    narrowed = get(strategy="humour").json()

    assert facets == {
        "strategy": {"listen": 2, "humour": 1},
        "lang": {"en": 2, "fr": 1},
        "situation": {str(sales.pk): 2, str(other.pk): 1},
        "topic": {"sales": 2},
    }
    assert everything["strategy"] == {"listen": 2, "humour": 1, "network": 1}
    assert (narrowed["facets"]["lang"], narrowed["total"]) == ({"en": 1}, 1)


def test_each_row_tells_its_id_elsewhere():
    receiving.receive(
        [(1, b'{"id": "old-1", "text": "Call the supplier.", "situation": "Why so late?", "language": "en"}')],
        by=None,
        source="old.jsonl",
    )
    say("Ask the supplier.")

    assert {row["text"]: row["external_id"] for row in get(q="supplier").json()["results"]} == {
        "Call the supplier.": "old-1",
        "Ask the supplier.": None,
    }


def test_what_is_taken_back_is_neither_found_nor_counted():
    row = Contribution.objects.get(pk=say("Call the supplier.", strategies=["listen"]))
    assert get(q="supplier").json()["total"] == 1

    contributing.withdraw(row, by=f.bo())

    for client in (Client(), Client()):
        client.force_login(f.bo())
        answer = client.get("/api/v1/contributions", {"q": "supplier"}).json()
        assert (answer["results"], answer["total"], answer["facets"]["strategy"]) == ([], 0, {})


@pytest.mark.parametrize("typed", ["supplier", '"supplier again"', "supplier -strategy:humour"])
def test_searching_costs_the_same_for_one_and_for_thirty(typed):
    fill(10, "supplier again {}")
    counts = []
    for more in (1, 29):
        for number in range(more):
            say(f"Supplier again, {more} {number}.", strategies=["listen"])
        with CaptureQueriesContext(connection) as queries:
            get(q=typed, limit=100)
        counts.append(len(queries))

    assert same(counts, typed)
    assert max(counts) <= 20


def test_the_description_tells_of_words_facets_and_problems():
    there = Client().get("/api/v1/openapi.json").json()
    operation = there["paths"]["/api/v1/contributions"]["get"]

    assert {"q", "sort", "strategy", "lang", "situation", "limit", "cursor"} == {
        parameter["name"] for parameter in operation["parameters"]
    }
    assert set(operation["responses"]) == {"200", "400", "422"}
    assert "phrase" in operation["description"]
    schema = there["components"]["schemas"]["ContributionsOut"]["properties"]
    assert {"results", "facets", "total", "capped", "next"} == set(schema)
    assert "external_id" in there["components"]["schemas"]["ContributionOut"]["properties"]
