"""Editions: the same words and bytes for ever, for those who may read them."""

import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from django.urls import reverse

from advice.actions import contributing, curating, publishing
from advice.export.compile import compile_edition
from advice.export.formats import FORMATS, file_name
from advice.export.pdf import ExportFailed
from tests.factories import bo, make_contribution, make_playbook
from tests.web.company import PEOPLE, make_company

pytestmark = pytest.mark.django_db

PAGES = [name for name in FORMATS if name != "pdf"]  # setting a PDF takes seconds; one test does


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def owner(company):
    return company.people["owner"]


@pytest.fixture
def playbook(company, owner):
    playbook = make_playbook(company.team, "愤怒的客户", by=owner, language="zh")
    curating.add_play(playbook, make_contribution(body="先听。", language="zh"), by=owner, why="有用")
    curating.add_play(playbook, make_contribution(body="دعه يكمل كلامه.", language="ar"), by=owner)
    return playbook


@pytest.fixture
def edition(playbook, owner):
    return publishing.publish(playbook, by=owner, note="第一版")


def open_to_everybody(playbook, owner):
    curating.describe(playbook, by=owner, title=playbook.title, intro="", language="zh", visibility="public")


def export_url(edition, name="json"):
    return reverse(
        "edition_export", args=[edition.playbook_id, edition.number, file_name(compile_edition(edition), FORMATS[name])]
    )


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [("team", (200, 200, 200, 404, 404, 404)), ("public", (200, 200, 200, 200, 200, 200))],
)
@pytest.mark.parametrize("page", ["edition", "export"])
def test_matrix(company, playbook, edition, owner, visibility, expected, page):
    if visibility == "public":
        open_to_everybody(playbook, owner)
    url = edition.get_absolute_url() if page == "edition" else export_url(edition)

    assert tuple(company.client(person).get(url).status_code for person in PEOPLE) == expected
    assert {company.client(person).post(url).status_code for person in PEOPLE} == {405}


@pytest.mark.parametrize("person", ["former", "stranger", "anonymous"])
def test_hidden_and_missing_answer_alike(company, edition, person):
    client = company.client(person)
    hidden = [edition.get_absolute_url(), export_url(edition)]
    missing = [re.sub(r"/playbooks/\d+/", "/playbooks/999999/", url) for url in hidden]

    answers = [client.get(url) for url in [*hidden, *missing]]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert {answer.get("Cache-Control") for answer in answers} == {answers[-1].get("Cache-Control")}
    assert not any("愤怒" in answer.content.decode() for answer in answers[:1])


def test_every_text_carries_its_own_language(company, edition):
    page = company.client("reader").get(edition.get_absolute_url()).content.decode()

    assert '<div class="prose play__body" lang="zh" dir="auto"><p dir="auto">先听。</p>' in page
    assert 'lang="ar" dir="auto"><p' in page
    assert '<h1 lang="zh" dir="auto">愤怒的客户</h1>' in page
    assert "第一版" in page
    assert edition.digest in page


def test_edition_stays_as_it_was(company, playbook, edition, owner):
    client = company.client("reader")
    for play in playbook.plays.all():
        contributing.revise(play.contribution, by=bo(), body=f"Changed {play.pk}.")
        curating.remove_play(play, by=owner)

    page = client.get(edition.get_absolute_url()).content.decode()

    assert "先听。" in page
    assert "Changed" not in page


def test_earlier_edition_points_to_the_latest(company, playbook, edition, owner):
    second = publishing.publish(playbook, by=owner)
    client = company.client("reader")

    assert "There is a later one" in client.get(edition.get_absolute_url()).content.decode()
    assert "There is a later one" not in client.get(second.get_absolute_url()).content.decode()


@pytest.mark.parametrize("number", [0, 2, 99999999999])
def test_number_of_no_edition_is_not_found(company, edition, number):
    url = reverse("edition", args=[edition.playbook_id, number])

    assert company.client("owner").get(url).status_code == 404


def test_menu_links_to_all_formats(company, edition):
    client = company.client("reader")

    page = client.get(edition.get_absolute_url()).content.decode()

    assert [export_url(edition, name) in page for name in FORMATS] == [True] * len(FORMATS)


@pytest.mark.parametrize("name", PAGES)
def test_export_gives_the_bytes_of_the_format_under_its_name(company, edition, name):
    document = compile_edition(edition)

    response = company.client("reader").get(export_url(edition, name))

    assert response.content == FORMATS[name].render(document)
    assert response["Content-Type"] == FORMATS[name].media_type
    disposition = response["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    assert unquote(disposition.split("''")[1]) == file_name(document, FORMATS[name])
    assert response["ETag"] == f'"{edition.digest}"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_export_as_pdf(company, edition):
    response = company.client("reader").get(export_url(edition, "pdf"))

    assert response.content.startswith(b"%PDF-")
    assert response["Content-Type"] == "application/pdf"


def test_export_of_json_is_the_frozen_document(company, edition):
    response = company.client("reader").get(export_url(edition, "json"))

    assert [
        play["body"] for section in json.loads(response.content)["document"]["sections"] for play in section["plays"]
    ] == [
        "先听。",
        "دعه يكمل كلامه.",
    ]


@pytest.mark.parametrize(("visibility", "kept"), [("team", "private, no-store"), ("public", "no-cache")])
def test_private_files_are_kept_nowhere(company, playbook, edition, owner, visibility, kept):
    if visibility == "public":
        open_to_everybody(playbook, owner)
    client = company.client("reader")

    for url in (edition.get_absolute_url(), export_url(edition)):
        assert client.get(url)["Cache-Control"] == kept


def test_unchanged_file_is_not_sent_again(company, edition):
    response = company.client("reader").get(export_url(edition), headers={"If-None-Match": f'"{edition.digest}"'})

    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("name", ["book.pdf", "playbook_愤怒的客户_ed2_zh.json", "playbook_愤怒的客户_ed1_zh.exe", "x"])
def test_other_names_are_not_found(company, edition, name):
    url = reverse("edition_export", args=[edition.playbook_id, edition.number, name])

    assert company.client("owner").get(url).status_code == 404


def test_file_keeps_its_name_when_the_playbook_is_renamed(company, playbook, edition, owner):
    url = export_url(edition)
    curating.describe(playbook, by=owner, title="Other", intro="", language="en", visibility="team")

    assert company.client("reader").get(url).status_code == 200


def test_pdf_that_cannot_be_set_says_what_to_do_instead(company, edition, monkeypatch):
    monkeypatch.setattr("advice.web.views.editions.FORMATS", {"pdf": _broken()})

    response = company.client("reader").get(export_url(edition, "pdf"))

    assert response.status_code == 503
    assert "take HTML or Markdown" in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"


def _broken():
    def fail(document):
        raise ExportFailed("no time left")

    return replace(FORMATS["pdf"], render=fail)


@pytest.mark.parametrize("more", [0, 29])
def test_edition_costs_the_same_for_few_and_many(company, playbook, owner, more, django_assert_num_queries):
    for _ in range(more):
        curating.add_play(playbook, make_contribution(strategies=["listen"]), by=owner)
    edition = publishing.publish(playbook, by=owner)
    client = company.client("reader")

    with django_assert_num_queries(7):
        client.get(edition.get_absolute_url())
