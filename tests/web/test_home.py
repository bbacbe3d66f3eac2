"""The front of the site."""

import pytest
from django.test import Client, override_settings

from advice.models import Contribution, User
from tests.factories import ana, bo, dee, make_contribution, make_playbook, make_situation, make_team, make_topic

pytestmark = pytest.mark.django_db


def test_front_door_leads_to_the_first_page_in_the_readers_language(client: Client):
    response = client.get("/", headers={"accept-language": "en-GB"})

    assert (response.status_code, response["Location"]) == (302, "/en/")
    assert {part.strip() for part in response["Vary"].split(",")} >= {"Accept-Language", "Cookie"}


def test_health_says_ok(client: Client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")


def test_robots_keeps_crawlers_out_of_accounts(client: Client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain"
    assert "Disallow: /*/account/" in response.content.decode().splitlines()


def test_home_of_an_empty_site_shows_the_strategies(client: Client):
    response = client.get("/en/")

    assert response.status_code == 200
    assert len(response.context["strategies"]) == 15
    assert "best" not in response.context


def test_home_shows_the_best_advice_first(client: Client):
    situation = make_situation()
    plain, good = make_contribution(situation), make_contribution(situation)
    Contribution.objects.filter(pk=good.pk).update(score=950_000)

    response = client.get("/en/")

    assert [row.pk for row in response.context["best"]] == [good.pk, plain.pk]


def test_home_shows_what_the_reader_reads(client: Client):
    english = make_situation(language="en")
    make_situation(language="de")

    response = client.get("/en/", headers={"accept-language": "en"})

    assert [row.pk for row in response.context["answered"]] == [english.pk]


def test_home_shows_all_languages_where_nothing_is_written_in_the_readers(client: Client):
    german = make_situation(language="de")

    response = client.get("/en/", headers={"accept-language": "en"})

    assert [row.pk for row in response.context["answered"]] == [german.pk]
    assert response.context["reads"] == ()


def test_home_hides_a_withdrawn_situation(client: Client):
    situation = make_situation()
    situation.state = "withdrawn"
    situation.save()

    response = client.get("/en/")

    assert "answered" not in response.context


@pytest.mark.parametrize("rows", [1, 30])
def test_home_asks_the_database_as_often_for_one_row_as_for_thirty(
    client: Client, rows: int, django_assert_num_queries
):
    asker, adviser = ana(), bo()
    for _number in range(rows):
        make_contribution(make_situation(by=asker, topic=make_topic()), by=adviser, strategies=["listen"])
    client.force_login(asker)

    with django_assert_num_queries(11):
        response = client.get("/en/")

    assert response.status_code == 200


def test_home_offers_curators_to_keep_its_advice(client: Client):
    make_contribution()
    owner, stranger = ana(), dee()
    make_playbook(make_team(by=owner), title="First words", by=owner)

    to_a_stranger = _offers(client, stranger, "First words")
    to_its_owner = _offers(client, owner, "First words")

    assert (to_a_stranger, to_its_owner) == (False, True)


def _offers(client: Client, reader: User, title: str) -> bool:
    client.force_login(reader)
    return f'Add to <span lang="en" dir="auto">{title}</span>' in client.get("/en/").content.decode()


def test_home_names_itself_for_links_from_elsewhere(client: Client):
    page = client.get("/en/").content.decode()

    assert '<link rel="canonical" href="http://127.0.0.1:8000/en/">' in page
    assert '<meta property="og:title" content="What to do in a hard moment">' in page


def test_home_gives_the_token_to_scripts_only_where_somebody_is_signed_in(client: Client):
    signed_out = client.get("/en/").content.decode()
    client.force_login(ana())
    signed_in = client.get("/en/").content.decode()

    assert ("hx-headers" in signed_out, "hx-headers" in signed_in) == (False, True)


def test_about_says_how_advice_is_ordered(client: Client):
    page = client.get("/en/about/").content.decode()

    assert "as if 10 typical votes were already in" in page


@override_settings(DEBUG=False)
def test_nothing_here_is_a_page_of_the_site(client: Client):
    response = client.get("/en/no-such-page/")

    assert response.status_code == 404
    assert "There is nothing at this address" in response.content.decode()


def test_pages_carry_no_inline_style_or_script(client: Client):
    page = client.get("/en/").content.decode()

    assert (" style=" in page, "<style" in page, "<script>" in page) == (False, False, False)
