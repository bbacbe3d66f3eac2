"""Share links: an edition for whoever holds one, and nothing else of the team."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from advice.actions import contributing, curating, publishing
from advice.actions.sharing import revoke_share, share
from advice.export.formats import FORMATS
from advice.models import ShareLink
from tests.factories import bo, make_contribution, make_playbook
from tests.web.company import PEOPLE, make_company
from tests.web.pages import select, texts, tree

pytestmark = pytest.mark.django_db

LOGIN = "302 /en/account/login/"
HEADERS = {"Referrer-Policy": "strict-origin", "X-Robots-Tag": "noindex", "Cache-Control": "private, no-store"}


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def owner(company):
    return company.people["owner"]


@pytest.fixture
def playbook(company, owner):
    """One for the team alone, with two editions and a draft that says more."""
    playbook = make_playbook(company.team, "Angry customers", by=owner)
    for body in ("Listen first.", "Write it down."):
        curating.add_play(playbook, make_contribution(body=body), by=owner)
        publishing.publish(playbook, by=owner)
        playbook.refresh_from_db()
    curating.add_play(playbook, make_contribution(body="Only in the draft."), by=owner)
    return playbook


def outcome(response):
    signs_in = response.status_code == 302 and response["Location"].startswith("/en/account/login/")
    return LOGIN if signs_in else response.status_code


# owner, editor, reader, former member, stranger, nobody signed in
@pytest.mark.parametrize(
    ("name", "get", "post"),
    [
        ("shares", (200, 200, 403, 404, 404, LOGIN), (200, 200, 403, 404, 404, LOGIN)),
        ("share_revoke", (200, 200, 403, 404, 404, LOGIN), (302, 302, 403, 404, 404, LOGIN)),
    ],
)
def test_matrix(company, playbook, owner, name, get, post):
    link, _token = share(playbook, by=owner)
    address = reverse(name, args=[playbook.pk if name == "shares" else link.pk])

    assert tuple(outcome(company.client(person).get(address)) for person in PEOPLE) == get
    assert tuple(outcome(company.client(person).post(address, {"days": "30"})) for person in PEOPLE) == post


@pytest.mark.parametrize("person", PEOPLE)
def test_link_opens_its_edition_for_everybody(company, playbook, owner, person):
    _link, latest = share(playbook, by=owner)
    _link, first = share(playbook, by=owner, edition=playbook.editions.get(number=1))
    client = company.client(person)

    pages = [client.get(reverse("shared", args=[token])) for token in (latest, first)]

    shown = [each.content.decode() for each in pages]
    assert [each.status_code for each in pages] == [200, 200]
    assert ["Write it down." in words for words in shown] == [True, False]
    assert ["Listen first." in words and "Only in the draft." not in words for words in shown] == [True, True]
    for response in pages:
        assert {name: response[name] for name in HEADERS} == HEADERS
        links = [link.get("href") for link in select(tree(response), "a")]
        assert [link for link in links if "/playbooks/" in link or "/teams/" in link] == []


def test_latest_follows_the_playbook(playbook, owner):
    _link, token = share(playbook, by=owner)
    publishing.publish(playbook, by=owner)

    assert "Only in the draft." in Client().get(reverse("shared", args=[token])).content.decode()


@pytest.mark.parametrize("name", [each for each in FORMATS if each != "pdf"])  # setting a PDF takes seconds
def test_files_are_those_of_the_edition(company, playbook, owner, name):
    _link, token = share(playbook, by=owner)
    page = tree(Client().get(reverse("shared", args=[token])))
    (address,) = (
        link.get("href") for link in select(page, ".files a") if link.get("href").endswith(FORMATS[name].suffix)
    )

    response = Client().get(address)

    own = address.split("/")[-1]
    same = company.client("reader").get(reverse("edition_export", args=[playbook.pk, 2, "x"]).replace("/x", f"/{own}"))
    assert address.startswith(f"/en/shared/{token}/")
    assert (response.content, response["Content-Disposition"]) == (same.content, same["Content-Disposition"])
    assert {header: response[header] for header in HEADERS} == HEADERS


def test_what_was_withdrawn_is_gone_from_page_and_files(playbook, owner):
    _link, token = share(playbook, by=owner)
    gone = playbook.plays.get(contribution__body="Listen first.").contribution
    contributing.withdraw(gone, by=bo())
    address = reverse("shared", args=[token])
    files = [link.get("href") for link in select(tree(Client().get(address)), ".files a")]

    texts_of = [each for each in files if each.endswith((".html", ".md", ".csv", ".json"))]  # the others are packed
    said = [Client().get(each).content.decode() for each in (address, *texts_of)]

    assert len(said) == 5
    assert [("Write it down." in words, "Listen first." in words) for words in said] == [(True, False)] * len(said)


def test_dead_links_look_alike(playbook, owner):
    links = [share(playbook, by=owner) for _ in range(3)]
    revoke_share(links[0][0], by=owner)
    ShareLink.objects.filter(pk=links[1][0].pk).update(expires=timezone.now())
    tokens = [links[0][1], links[1][1], "x" * 43]
    living = links[2][1]

    answers = [(Client().get(reverse("shared", args=[token])), token) for token in tokens]
    answers += [(Client().get(reverse("shared_file", args=[token, "a.md"])), token) for token in [*tokens, living]]

    own = re.compile(
        r'name="(next|csrfmiddlewaretoken)" value="[^"]+"'
    )  # the address itself, and what is new each time
    said = {own.sub("", each.content.decode()) for each, _token in answers}
    assert {each.status_code for each, _token in answers} == {404}
    assert {tuple(each[name] for name in HEADERS) for each, _token in answers} == {tuple(HEADERS.values())}
    assert len(said) == 1
    assert "ask whoever sent it to you for a new one" in said.pop()


def test_link_is_shown_once_and_listed_without_its_token(company, playbook):
    client, address = company.client("editor"), reverse("shares", args=[playbook.pk])

    made = client.post(address, {"label": "Ms. Weiß", "edition": playbook.editions.get(number=1).pk, "days": "7"})

    token = made.context["link"].split("/")[-2]
    page = client.get(address)
    assert made.context["link"] == f"http://testserver/en/shared/{token}/"
    assert "no-store" in made["Cache-Control"]
    assert token not in page.content.decode()
    assert [word in texts(tree(page), ".member")[0] for word in ("Ms. Weiß", "Edition 1", "Editor", "Good until")] == [
        True
    ] * 4


def test_revoked_link_stays_on_the_list(company, playbook, owner):
    link, _token = share(playbook, by=owner, label="Client A")
    client = company.client("editor")

    asked = client.get(reverse("share_revoke", args=[link.pk])).content.decode()
    client.post(reverse("share_revoke", args=[link.pk]))

    page = tree(client.get(reverse("shares", args=[playbook.pk])))
    assert "Client A" in asked
    assert "Revoked on" in texts(page, ".member")[0]
    assert select(page, ".member .button") == []


@pytest.mark.parametrize("said", [{"days": "0"}, {"days": "366"}, {"days": ""}, {"days": "7", "edition": "999999"}])
def test_share_says_what_is_wrong(company, playbook, said):
    response = company.client("owner").post(reverse("shares", args=[playbook.pk]), said)

    assert (response.status_code, ShareLink.objects.count()) == (422, 0)


def test_share_of_a_playbook_without_an_edition_says_what_to_do(company, owner):
    playbook = make_playbook(company.team, "Empty", by=owner)
    address = reverse("shares", args=[playbook.pk])

    assert "Nothing is published yet" in company.client("owner").get(address).content.decode()
    assert company.client("owner").post(address, {"days": "7"}).status_code == 422


@pytest.mark.parametrize("more", [1, 30])
def test_shares_cost_the_same_for_one_and_thirty(company, playbook, owner, more, django_assert_num_queries):
    for _ in range(more):
        share(playbook, by=owner)
    client = company.client("owner")

    with django_assert_num_queries(6):
        client.get(reverse("shares", args=[playbook.pk]))


def test_link_takes_choices_and_refuses_bad_ones(playbook, owner):
    _link, token = share(playbook, by=owner)
    page = reverse("shared_files", args=[token])

    shown = Client().get(f"{page}?format=markdown&lang=en&paper=letter")
    (pressed,) = select(tree(shown), "a[data-export]")
    file = Client().get(pressed.get("href"))
    bad = [Client().get(address) for address in (f"{page}?section=7", pressed.get("href") + "&section=7")]

    assert (shown.status_code, file.status_code) == (200, 200)
    assert "Write it down." in file.content.decode()
    assert [(each.status_code, "there are: 1." in each.content.decode()) for each in bad] == [(422, True)] * 2
    for response in (shown, file, *bad):
        assert {name: response[name] for name in HEADERS} == HEADERS
    assert f"/playbooks/{playbook.pk}/" not in shown.content.decode()
    assert Client().get(reverse("shared_files", args=["x"])).status_code == 404
