"""Which language a page is in, how a reader changes it, and what the page says of its other languages."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import clear_script_prefix, reverse
from django.utils import translation
from django.utils.formats import date_format

from advice.language.interface import INTERFACES
from advice.models import Proposal, User
from tests.factories import ana, make_contribution, make_situation

pytestmark = pytest.mark.django_db

GERMAN = {"accept-language": "de-CH,de;q=0.9,en;q=0.5"}
LINK = re.compile(r'<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]+)">')


def language_of(response) -> str:
    return re.search(r'<html lang="([^"]+)"', response.content.decode())[1]


def links(response) -> dict[str, str]:
    return {tag or kind: address for kind, tag, address in LINK.findall(response.content.decode())}


def speaking(client: Client, *, account: str = "", cookie: str = "") -> Client:
    if account:
        person = ana()
        User.objects.filter(pk=person.pk).update(interface=account)
        client.force_login(person)
    if cookie:
        client.cookies["interface"] = cookie
    return client


@pytest.mark.parametrize(
    ("account", "cookie", "headers", "language"),
    [
        ("it", "fr", GERMAN, "it"),
        ("", "fr", GERMAN, "fr"),
        ("", "", GERMAN, "de"),
        ("", "", {"accept-language": "zh-CN"}, "zh-hans"),
        ("", "", {"accept-language": "pt-BR,pt;q=0.9"}, "pt"),
        ("", "", {"accept-language": "tlh"}, "en"),
        ("", "", {}, "en"),
        ("", "klingon", GERMAN, "de"),
        ("xx", "", GERMAN, "de"),
    ],
)
@pytest.mark.parametrize(("address", "page"), [("/", "/"), ("/situations/?sort=new", "/situations/?sort=new")])
def test_address_without_a_language_leads_to_the_readers(client, account, cookie, headers, language, address, page):
    speaking(client, account=account, cookie=cookie)

    response = client.get(address, headers=headers)

    assert (response.status_code, response["Location"]) == (302, f"/{language}{page}")
    assert {part.strip() for part in response["Vary"].split(",")} >= {"Accept-Language", "Cookie"}
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("code", INTERFACES)
def test_address_goes_before_the_account_the_cookie_and_the_browser(client, code):
    speaking(client, account="it", cookie="fr")

    response = client.get(f"/{code}/about/", headers=GERMAN)

    assert (response.status_code, language_of(response)) == (200, INTERFACES[code].tag)
    assert response["Content-Language"] == INTERFACES[code].tag
    assert f'dir="{"rtl" if code == "ar" else "ltr"}"' in response.content.decode().partition("<head>")[0]


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("/FR/", "/fr/"),
        ("/fr-ca/situations/?topic=pay&lang=de", "/fr/situations/?topic=pay&lang=de"),
        ("/fr_CA/", "/fr/"),
        ("/zh/about/", "/zh-hans/about/"),
        ("/zh-CN/about/", "/zh-hans/about/"),
        ("/zh-hant-tw/", "/zh-hans/"),
        ("/zh-Hans/", "/zh-hans/"),
        ("/pt-br/", "/pt/"),
        ("/es-419/", "/es/"),
        ("/EN-gb/strategies/listen/", "/en/strategies/listen/"),
        ("/ar-eg", "/ar"),
    ],
)
def test_country_and_case_lead_to_the_nearest_language(client, address, nearest):
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (301, nearest)


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/FR/about/?lang=FR", "/fr/about/?lang=FR"),
        ("/FR/FR/", "/fr/FR/"),
        ("/FR/%C3%A9t%C3%A9/", "/fr/%C3%A9t%C3%A9/"),
        ("/about/?sort=new", "/de/about/?sort=new"),
    ],
)
@pytest.mark.parametrize("below", ["", "/FRANCE", "/fr", "/a b"])
def test_language_is_set_below_the_path_of_the_site(client, address, there, below):
    response = client.get(address, headers=GERMAN, SCRIPT_NAME=below)
    clear_script_prefix()

    assert response["Location"] == f"{below.replace(' ', '%20')}{there}"


def test_post_to_another_country_keeps_its_method(client):
    assert client.post("/FR/languages/", {"reads": ["fr"]}).status_code == 308


@pytest.mark.parametrize(
    "address", ["/xx/", "/xx/about/", "/ja/", "/nothing/", "/fr/fr/", "/fr/xx/", "/en-klingon/", "/%2fFR/about/"]
)
def test_unknown_language_is_no_page_and_no_loop(client, address):
    response = client.get(address, headers=GERMAN, follow=True)

    assert (response.status_code, len(response.redirect_chain)) == (404, 0)


def test_missing_page_speaks_the_readers_language(client):
    assert language_of(client.get("/xx/", headers=GERMAN)) == "de"


@pytest.mark.parametrize("address", ["/api/v1/nothing", "/back-office/login/"])
def test_programs_and_the_back_office_speak_english(client, address):
    speaking(client, account="fr")

    assert client.get(address, headers=GERMAN)["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("page", "code", "there"),
    [
        ("/en/about/", "ar", "/ar/about/"),
        ("/en/contributions/?strategy=listen&strategy=delay&lang=fr&sort=new", "zh-hans", None),
        ("/fr/situations/3/%C3%A9t%C3%A9/?after=2-3", "de", "/de/situations/3/%C3%A9t%C3%A9/?after=2-3"),
        ("/en/", "en", "/en/"),
        ("/", "it", "/it/"),
        ("", "it", "/it/"),
        ("https://evil.example/en/", "fr", "/fr/"),
        ("//evil.example/en/", "fr", "/fr/"),
        ("http://testserver//evil.example/", "fr", "/fr/evil.example/"),
        ("http://testserver/en/about/", "fr", "/fr/about/"),
        ("javascript:alert(1)", "fr", "/fr/"),
        ("http://[", "fr", "/fr/"),
    ],
)
def test_choosing_a_language_keeps_the_page_and_its_query(client, page, code, there):
    response = client.post("/en/interface/", {"interface": code, "next": page})

    assert (response.status_code, response["Location"]) == (302, there or page.replace("/en/", f"/{code}/"))
    assert response.cookies["interface"].value == code
    assert response.cookies["interface"]["httponly"]


def test_choice_of_a_visitor_is_kept_in_the_cookie(client):
    client.post("/en/interface/", {"interface": "fr", "next": "/en/"})

    assert client.get("/", headers=GERMAN)["Location"] == "/fr/"


def test_choice_of_a_person_is_kept_with_the_account(client):
    person = ana()
    client.force_login(person)

    client.post("/en/interface/", {"interface": "pt", "next": "/en/"})

    person.refresh_from_db()
    assert person.interface == "pt"


@pytest.mark.parametrize("code", ["", "xx", "../", "fr\r\nx: y"])
def test_choosing_a_language_the_pages_are_not_in_is_refused(client, code):
    response = client.post("/en/interface/", {"interface": code, "next": "/en/"})

    assert response.status_code == 422
    assert "interface" not in response.cookies


def test_choosing_needs_a_post_and_its_token(client):
    assert client.get("/en/interface/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/en/interface/", {"interface": "fr"}).status_code == 403


def test_every_page_offers_all_languages_by_their_own_names(client):
    page = client.get("/de/contributions/?strategy=listen&lang=fr").content.decode()

    button = r'name="interface" value="([^"]+)"( aria-current="true")?><span lang="([^"]+)" dir="(\w+)">([^<]+)<'
    buttons = re.findall(button, page)
    row = [(each.code, each.tag, each.direction, each.native) for each in INTERFACES.values()]
    assert [
        (code, tag, way, name) for code, _current, tag, way, name in buttons
    ] == row + row  # in the head and in the foot
    assert {code for code, current, *_words in buttons if current} == {"de"}
    assert page.count('name="next" value="/de/contributions/?strategy=listen&amp;lang=fr"') == 2


def test_settings_keep_the_language_of_the_pages(client):
    person = ana()
    client.force_login(person)
    words = {"name": "Ana", "role": "", "interface": "fr"} | {f"language_{place}": "" for place in range(1, 5)}

    response = client.post("/en/settings/", words)

    person.refresh_from_db()
    assert (person.interface, response["Location"]) == ("fr", "/fr/settings/")
    assert response.cookies["interface"].value == "fr"


def test_settings_give_the_choice_back_to_the_browser(client):
    person = speaking(client, account="fr") and User.objects.get()
    words = {"name": "Ana", "role": "", "interface": ""} | {f"language_{place}": "" for place in range(1, 5)}

    response = client.post("/en/settings/", words)

    person.refresh_from_db()
    assert (person.interface, response["Location"]) == ("", "/en/settings/")
    assert client.get("/", headers=GERMAN)["Location"] == "/de/"


@pytest.mark.parametrize("page", ["/", "/about/", "/situations/"])
def test_every_language_of_a_page_names_all_the_others(client, page):
    wanted = {row.tag: f"http://127.0.0.1:8000/{row.code}{page}" for row in INTERFACES.values()}

    for row in INTERFACES.values():
        response = client.get(f"/{row.code}{page}")

        assert links(response) == wanted | {"x-default": f"http://127.0.0.1:8000{page}", "canonical": wanted[row.tag]}
        locales = re.findall(r'og:locale(:alternate)?" content="([^"]+)"', response.content.decode())
        assert [locale for alternate, locale in locales if not alternate] == [row.locale]
        assert len(locales) == len(INTERFACES)


def test_strategy_names_its_own_address_in_every_language(client):
    named = links(client.get("/en/strategies/listen/"))

    pages = {tag: client.get(address.removeprefix("http://127.0.0.1:8000")) for tag, address in named.items()}

    assert len(set(named.values())) == len(INTERFACES) + 1
    assert {tag: page.status_code for tag, page in pages.items()} == dict.fromkeys(named, 200) | {"x-default": 302}
    for row in INTERFACES.values():
        assert links(pages[row.tag]) == named | {"canonical": named[row.tag]}


def test_address_without_a_language_that_pages_name_leads_to_a_page(client):
    named = links(client.get("/en/strategies/listen/"))

    response = client.get(named["x-default"].removeprefix("http://127.0.0.1:8000"), headers=GERMAN, follow=True)

    assert (response.status_code, response.redirect_chain[0]) == (200, ("/de/strategies/listen/", 302))
    assert response.redirect_chain[-1][0] == named["de"].removeprefix("http://127.0.0.1:8000")


def test_strategy_stays_the_same_when_its_language_is_changed(client):
    choice = client.post("/en/interface/", {"interface": "zh-hans", "next": "/en/strategies/listen/?sort=new"})

    response = client.get(choice["Location"], follow=True)

    assert (response.status_code, response.context["strategy"].slug) == (200, "listen")
    assert language_of(response) == "zh-Hans"
    assert response.wsgi_request.GET["sort"] == "new"


@pytest.mark.parametrize("page", ["/contributions/?strategy=listen", "/account/login/", "/languages/", "/nothing/"])
def test_page_that_is_not_to_be_found_names_no_other_language(client, page):
    response = client.get(f"/fr{page}")

    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert links(response) == {}


def test_strategies_and_topics_speak_the_language_of_the_page(client):
    pages = {code: client.get(f"/{code}/strategies/listen/", follow=True) for code in INTERFACES}
    names = {code: page.context["strategy"].label_in(INTERFACES[code].content) for code, page in pages.items()}

    assert len(set(names.values())) == len(INTERFACES)
    wanted = {
        code: f'<span lang="{INTERFACES[code].content}" dir="auto">{name}</span></h1>' for code, name in names.items()
    }
    assert [code for code, page in pages.items() if wanted[code] not in page.content.decode()] == []


def test_pages_ask_the_database_no_more_in_another_language(client):
    contribution = make_contribution(make_situation())
    client.force_login(contribution.author)
    queries = {}

    for code in ("en", "ar"):
        with translation.override(code):
            address = reverse("situation", args=[contribution.situation_id, contribution.situation.slug])
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        queries[code] = len(captured)

    assert queries["en"] == queries["ar"]


def test_visitor_of_an_address_with_a_language_costs_no_query_for_it(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/fr/account/login/")


def test_arabic_dates_put_the_day_first():
    with translation.override("ar"):
        written = date_format(datetime(2026, 12, 10, 7, 41, tzinfo=UTC), "DATETIME_FORMAT")

    assert written == "10 ديسمبر 2026، 07:41"


@pytest.mark.parametrize("name", ["proposal_accept", "proposal_decline", "contribution_machine"])
def test_a_refused_form_has_a_page_to_come_back_to_in_another_language(client, cy, name):
    proposal = Proposal.objects.create(proposer=cy, language="en", label="Wait", definition="Do nothing.")
    number = make_contribution().pk if name == "contribution_machine" else proposal.pk
    client.force_login(cy)

    answer = client.post(reverse("interface"), {"interface": "de", "next": reverse(name, args=[number])}, follow=True)

    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0].startswith(("/de/proposals/", f"/de/contributions/{number}/translations/"))
