"""Everybody who should find nothing at an address finds nothing: all addresses, all ways to ask, all strangers."""

import copy
import itertools

import pytest
from django.test import Client
from django.urls import reverse

from advice.actions import asking, contributing
from advice.web.urls import outside, urlpatterns
from tests.factories import make_user
from tests.keeping import kept
from tests.web.doors import (
    API_HIDDEN,
    API_OPEN,
    BY_KEY,
    HIDDEN_NAMES,
    MISSING,
    MODERATED,
    OPEN_NAMES,
    SECRET,
    House,
    make_house,
    open_paths,
)

pytestmark = pytest.mark.django_db

OUTSIDERS = ("stranger", "rival", "former", "anonymous")
SIGN_IN = "/en/account/login/"
SIGN_IN_FIRST = (302, SIGN_IN)


one_house = kept(make_house)


@pytest.fixture
def house(one_house) -> House:
    return copy.deepcopy(one_house)


def seen(response) -> tuple[int, str]:
    """What an answer tells: its status, and whether it leads to the sign-in page."""
    leads = response.get("Location", "")
    return response.status_code, SIGN_IN if leads.startswith(SIGN_IN) else leads


def holds_secret(response) -> bool:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return SECRET in f"{content.decode(errors='replace')} {response.headers}".casefold()


def test_every_address_has_a_row():
    assert {each.name for each in [*outside, *urlpatterns]} == {
        *HIDDEN_NAMES,
        *OPEN_NAMES,
        *MODERATED,
        *BY_KEY,
    }


def test_every_address_of_the_api_has_a_row(client):
    assert set(client.get("/api/v1/openapi.json").json()["paths"]) == {*API_HIDDEN, *API_OPEN}


@pytest.mark.parametrize("name", HIDDEN_NAMES)
def test_hidden_things_answer_like_missing_ones(house, name):
    hidden, missing, before = house.paths(name), house.paths(name, MISSING), house.state()

    for person, method in itertools.product(OUTSIDERS, ["get", "head", "post"]):
        ask = getattr(house.company.client(person), method)
        answers = [ask(path, house.words()) for path in hidden]

        assert [seen(each) for each in answers] == [seen(ask(path, house.words())) for path in missing]
        assert {seen(each) for each in answers} <= {(404, ""), (405, ""), *([SIGN_IN_FIRST] * (person == "anonymous"))}
        assert [holds_secret(each) for each in answers].count(True) == 0
    assert house.state() == before


@pytest.mark.parametrize("name", HIDDEN_NAMES)
def test_hidden_things_are_there_for_their_owner(house, name):
    client = house.company.client("owner")

    statuses = [getattr(client, method)(house.paths(name)[0]).status_code for method in ("get", "post")]

    assert 404 not in statuses
    assert statuses != [405, 405]


@pytest.mark.parametrize("person", [*OUTSIDERS, "reader", "editor", "owner"])
@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_clusters_are_not_there_for_anybody_but_moderators(house, person, method):
    client, before = house.company.client(person), house.state()
    ask = getattr(client, method)

    shown, missing = (ask(reverse("cluster", args=[pk]), house.words()) for pk in (house.cluster.pk, MISSING))
    listed = ask(reverse("clusters"), house.words())

    expected = {SIGN_IN_FIRST} if person == "anonymous" else {(404, ""), (405, "")}
    assert seen(shown) == seen(missing)
    assert {seen(shown), seen(listed)} <= expected
    assert not any(holds_secret(each) for each in (shown, missing, listed))
    assert house.state() == before


@pytest.mark.parametrize("rights", [{"curator": True}, {"is_staff": True}], ids=["curator", "staff"])
def test_clusters_are_there_for_moderators(client, house, rights):
    client.force_login(make_user(**rights))

    page, listed = client.get(reverse("cluster", args=[house.cluster.pk])), client.get(reverse("clusters"))
    decided = client.post(reverse("cluster", args=[house.cluster.pk]), house.words())

    assert (page.status_code, listed.status_code, decided.status_code) == (200, 200, 302)
    assert holds_secret(page)


@pytest.mark.parametrize("person", OUTSIDERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_open_pages_hold_no_secret(house, method, person):
    client, before = house.company.client(person), house.state()
    paths = list(open_paths(house))

    answers = [getattr(client, method)(path, house.words()) for path in paths]
    answers += [client.get(path, headers={"hx-request": "true", "hx-target": "further"}) for path in paths]

    assert [each.wsgi_request.path for each in answers if holds_secret(each)] == []
    assert {each.status_code for each in answers} <= {200, 302, 400, 403, 405, 422}
    assert house.state() == before


def test_open_pages_show_their_secrets_to_who_may_read_them(house):
    client = house.company.client("owner")

    pages = {path for path in open_paths(house) if holds_secret(client.get(path))}

    assert {"/en/teams/", "/en/playbooks/", "/en/people/owner/", "/api/v1/situations", "/api/v1/playbooks"} <= pages


@pytest.mark.parametrize("person", OUTSIDERS)
def test_api_hides_what_the_site_hides(house, person):
    outsider, owner = house.company.client(person), house.company.client("owner")
    paths = [path.format(pk=getattr(house, noun).pk, number=1) for path, noun in API_HIDDEN.items()]

    answers = [outsider.get(path) for path in paths]

    assert [each.status_code for each in answers] == [404] * len(paths)
    assert [each["Content-Type"] for each in answers] == ["application/problem+json"] * len(paths)
    assert [holds_secret(each) for each in answers] == [False] * len(paths)
    assert [holds_secret(owner.get(path)) for path in paths] == [True] * len(paths)


def counted(client: Client) -> dict[str, object]:
    """What the pages count of the texts that only the house has: humour, Swahili, the topic "quiet"."""
    shelf = client.get("/en/contributions/?strategy=humour&lang=all").context["page"]
    strategies = client.get("/en/strategies/").context["rows"]
    tongues = client.get("/en/languages/").context["written"]
    topics = client.get("/en/situations/?lang=all").context["page"].topics
    return {
        "found": shelf.total,
        "strategy": {strategy.slug: count for strategy, count in strategies}["humour"],
        "language": "sw" in {row[0].code for row in tongues},
        "topic": "quiet" in {choice.value for choice in topics},
    }


def test_counts_leave_out_what_was_taken_back(house):
    owner = house.company.people["owner"]
    before = counted(Client())

    contributing.restore(house.contribution, by=owner)
    asking.restore_situation(house.situation, by=owner)

    assert before == {"found": 0, "strategy": 0, "language": False, "topic": False}
    assert counted(Client()) == {"found": 1, "strategy": 1, "language": True, "topic": True}


@pytest.mark.parametrize("person", ["owner", "anonymous"])
def test_nothing_is_posted_without_its_token(house, person):
    client, before = Client(enforce_csrf_checks=True), house.state()
    if person == "owner":
        client.force_login(house.company.people["owner"])
    paths = [path for name in HIDDEN_NAMES for path in house.paths(name)] + list(open_paths(house))
    paths += [reverse("clusters"), reverse("cluster", args=[house.cluster.pk])]
    paths += [f"/en/account/{each}/" for each in ("login", "signup", "logout", "email", "password/reset")]

    answers = {path: client.post(path, house.words()).status_code for path in paths if "/api/" not in path}

    assert {path: status for path, status in answers.items() if status != 403} == {}
    assert house.state() == before


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_change_nothing(house, method):
    client, before = house.company.client("owner"), house.state()
    paths = [path for name in HIDDEN_NAMES for path in house.paths(name)[:1]] + list(open_paths(house))

    answers = {path: getattr(client, method)(path).status_code for path in paths}

    assert {path: status for path, status in answers.items() if status != 405} == {}
    assert house.state() == before
