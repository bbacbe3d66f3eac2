"""The file of an edition by program: the bytes of the site, with the same choices and refusals that say which parameter."""

import pytest
from django.test import Client

from advice.actions import curating, publishing, sectioning
from advice.export.compile import compile_edition
from advice.export.document import WHOLE, Choice
from advice.export.formats import FORMATS
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    playbook = factories.make_playbook()
    second = sectioning.add_section(playbook, "Later", by=factories.cy())
    for section in (None, second):
        advice = factories.make_contribution(strategies=["listen"])
        curating.add_play(playbook, advice, by=factories.cy(), section=section)
    return publishing.publish(playbook, by=factories.cy())


@pytest.fixture
def ask(edition):
    client = Client()
    client.force_login(factories.cy())
    return lambda query, **more: client.get(
        f"/api/v1/playbooks/{edition.playbook_id}/editions/{edition.number}/export{query}", **more
    )


@pytest.mark.parametrize(
    ("query", "name", "choice"),
    [
        ("", "json", WHOLE),
        ("?format=md", "markdown", WHOLE),
        ("?format=html&section=2&strategy=listen&strategy=listen", "html", Choice(section=2, strategies=("listen",))),
    ],
)
def test_export_gives_the_bytes_of_the_site(edition, ask, query, name, choice):
    answer = ask(query)

    assert answer.content == FORMATS[name].render(compile_edition(edition, choice))
    assert answer["Content-Type"] == FORMATS[name].media_type
    assert answer["Cache-Control"] == "private, no-store"
    assert ask(query, headers={"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("?format=exe", ["format"]),
        ("?section=3", ["section"]),
        ("?section=0", ["section"]),
        ("?section=x", ["section"]),
        ("?strategy=calm&lang=xx", ["strategy", "lang"]),
        ("?texts=both", ["into"]),
        ("?texts=all", ["texts"]),
        ("?paper=a0", ["paper"]),
    ],
)
def test_export_refuses_with_a_problem_that_names_the_parameter(ask, query, parameters):
    answer = ask(query)

    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.status_code, [row["parameter"] for row in answer.json()["errors"]]) == (422, parameters)


def test_export_is_for_who_may_read_it(edition):
    address = f"/api/v1/playbooks/{edition.playbook_id}/editions/1/export"

    assert Client().get(address).status_code == 404


def test_export_costs_three_queries(ask, django_assert_num_queries):
    with django_assert_num_queries(5):  # two of them are the session's and its person's
        ask("?format=csv")
