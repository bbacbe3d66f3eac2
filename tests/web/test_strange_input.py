"""Whatever an address, a form, a header or a cookie holds, every page answers, and none with a fault.

PostgreSQL is the stricter of the two databases here: it takes no NUL, and no number above 64 bits.
"""

import copy
import itertools
import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from advice.actions import asking, contributing
from tests.keeping import kept
from tests.web.doors import API_READS, OPEN_NAMES, House, make_house

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"
PLACES = {"pk": "7", "number": "1", "slug": "listen", "username": "owner", "token": "x", "name": "x.json", "key": "x"}
PARTS = ["0", "9" * 19, "9" * 25, "9" * 5000, "%C2%B2", "a%00b", "%FF", "%0A", "x" * 5000]
VALUES = [
    "", "a\x00b", "-1", "9" * 25, "9" * 5000, "²", "x" * 5000, "\u202e🙂", "nowhere", "http://[", "-1--2-3",
    "9999999999-9999999999-9999999999",
]  # fmt: skip
QUERIES = [
    "&&&=&%00=%00&%zz=%u1234&%",
    "a=1&" * 2500,
    "strategy=%ED%A0%80&lang=%C0%80&after=%FF&focus=%FF&next=%FF&cursor=%FF&sort=%FF&limit=%FF",
]
NAMES = [
    "strategy", "match", "without", "lang", "situation", "topic", "after", "focus", "from", "to", "next",
    "team", "title", "cursor", "limit", "body", "strategies", "language", "value", "playbook", "name", "role",
    "intro", "visibility", "note", "by", "sure", "contribution", "section", "place", "why", "reads", "text",
    "source", "login", "email", "language_1", "username", "password", "password1", "preview", "confirm",
    "outcome", "line", "shown", "days", "letters", "q", "order", "has", "names", "exact", "page", "pick", "into", "bookmark", "most", "helpful",
]  # fmt: skip
BODIES = [
    ("application/json", b'{"a": "\\ud800"'),
    ("application/xml", b"<x/>"),
    ("multipart/form-data", b"x"),
    ("multipart/form-data; boundary=x", b"--x\r\nnope"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a\x00.txt"\r\n\r\n\xff\xfe\x00\xd8\r\n--x--\r\n',
    ),
    ("application/x-www-form-urlencoded", b"title=%FF&body=%ED%A0%80&value=%FF&name=%ED%A0%80&note=%FF&text=%FF"),
    ("application/x-www-form-urlencoded", b"a=1&" * 2500),
    ("\xff", b"x"),
]  # fmt: skip
HEADERS = [
    "accept-language",
    "referer",
    "hx-request",
    "hx-target",
    "hx-current-url",
    "cookie",
    "if-none-match",
    "origin",
]
WORDS = [
    "",
    "\xff\xfe",
    "x" * 9000,
    "*",
    "en;q=nan,fr;q=-1,;;,=",
    "http://[",
    "home",
    'sessionid="; csrftoken=;messages=%',
]


def routes(patterns=None, before: str = "") -> list[str]:
    """Every address of the site as it is written in urls.py, but those of the back office, which are Django's."""
    found = []
    for each in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(each.pattern)
        found += routes(each.url_patterns, route) if isinstance(each, URLResolver) else [route]
    return [route for route in found if not route.startswith("back-office") and "(?P" not in route]


def filled(route: str, part: str = "", only: str = "") -> str:
    """The address of a route; where `part` is given it stands in the place named `only`."""

    def fill(place: re.Match[str]) -> str:
        return part if part and place[1] == only else PLACES.get(place[1], "1")

    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", fill, route)


ROUTES = routes()


one_house = kept(make_house)


@pytest.fixture
def house(one_house) -> House:
    return copy.deepcopy(one_house)


@pytest.fixture
def owner(house) -> Client:
    """Somebody who may do everything, so that what is sent reaches the verbs."""
    asking.restore_situation(house.situation, by=house.company.people["owner"])
    contributing.restore(house.contribution, by=house.company.people["owner"])
    house.company.people["owner"].curator = True
    house.company.people["owner"].save()
    return house.company.client("owner")


def test_routes_are_all_there():
    assert len(ROUTES) > 60
    assert {"en/", "healthz", "api/v1/playbooks/<int:pk>"} <= set(ROUTES)


@pytest.mark.parametrize("route", [route for route in ROUTES if "<" in route])
def test_any_part_of_an_address_is_answered(owner, route):
    names = re.findall(r"<(?:\w+:)?(\w+)>", route)
    paths = [filled(route, part, name) for name in names for part in PARTS]

    statuses = {path: {owner.get(path).status_code, owner.post(path).status_code} for path in paths}

    assert {path: found for path, found in statuses.items() if max(found) >= 500} == {}


@pytest.mark.parametrize("route", ROUTES)
def test_any_parameter_is_answered(owner, house, route):
    path = filled(route).replace("/7/", f"/{house.shown.pk}/")
    asked = [owner.get(path, dict.fromkeys(NAMES, value)) for value in VALUES]
    asked += [owner.get(f"{path}?{query}") for query in QUERIES]

    assert [each.status_code for each in asked if each.status_code >= 500] == []


FORMS = {
    "situation_revise": "title body topic language preview",
    "contribute": "body language strategies preview",
    "contribution_revise": "body language strategies preview",
    "contribution_language": "language",
    "keep": "playbook next shelf note",
    "trial_report": "outcome line shown",
    "trial_postpone": "days",
    "trial_give_up": "next",
    "team_rename": "name",
    "team_invite": "role",
    "membership_role": "role",
    "playbook_describe": "title intro language visibility",
    "playbook_publish": "note",
    "section_add": "title by sure",
    "play_add": "contribution section place why",
    "section_rename": "title",
    "section_move": "place",
    "play_explain": "why",
    "play_move": "place section",
    "ask": "title body topic language preview",
    "team_new": "name",
    "playbook_new": "title intro language visibility team",
    "settings": "name role language_1",
    "languages": "reads next",
    "import": "text source confirm",
    "bookmark_note": "note",
    "shelf_hand_on": "bookmark section",
    "contribution_notes": "team body",
    "note_revise": "body",
    "playbook_rules": "most strategies helpful topic language_1",
    "rule_change": "most strategies helpful topic language_2",
    "playbook_fill": "pick into",
    "playbook_take_back": "play section",
}
GOOD = {
    "role": "reader",
    "strategies": "listen",
    "text": "A title\n-\nLet them finish.\n-\nSay what you heard.",
    "confirm": "1",
}


@pytest.mark.parametrize("name", FORMS)
def test_any_field_of_a_form_is_answered(owner, house, name):
    path = reverse(name) if name in OPEN_NAMES else house.paths(name)[0]
    good = house.words() | GOOD
    sent = [{**good, field: value} for field in FORMS[name].split() for value in ["\x00", *VALUES[1:6], "x" * 30_000]]

    ways = itertools.cycle([{}, {"hx-request": "true"}])
    statuses = [owner.post(path, data, headers=way).status_code for data, way in zip(sent, ways, strict=False)]

    assert [status for status in statuses if status >= 500] == []


@pytest.mark.parametrize("name", FORMS)
def test_any_kind_of_body_is_answered(owner, house, name):
    path = reverse(name) if name in OPEN_NAMES else house.paths(name)[0]

    statuses = [owner.generic("POST", path, body, content_type=kind).status_code for kind, body in BODIES]

    assert [status for status in statuses if status >= 500] == []


@pytest.mark.parametrize("header", HEADERS)
def test_any_header_is_answered(house, header):
    reader, vote = house.company.client("reader"), reverse("vote", args=[house.play.contribution_id])
    paths = [
        "/",
        "/en/",
        "/en/languages/",
        "/en/account/login/",
        house.shown.get_absolute_url(),
        "/api/v1/contributions",
    ]

    answers = [Client().get(path, headers={header: word}) for path in paths for word in WORDS]
    answers += [Client().post("/en/languages/", {"reads": "fr"}, headers={header: word}) for word in WORDS]
    if header != "cookie":
        answers += [reader.post(vote, {"value": "1"}, headers={header: word}) for word in WORDS]

    assert [each.status_code for each in answers if each.status_code >= 500] == []


@pytest.mark.parametrize("path", sorted(API_READS))
@pytest.mark.parametrize("name", ["limit", "cursor", "strategy", "lang", "situation", "sort", "q"])
def test_api_answers_with_results_or_a_problem(owner, path, name):
    answers = [owner.get(path, {name: value}) for value in VALUES]

    kinds = {(each.status_code, each["Content-Type"].partition(";")[0]) for each in answers}
    assert kinds <= {(200, "application/json"), (400, PROBLEM), (422, PROBLEM)}
