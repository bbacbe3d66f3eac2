"""The pages of approvals: asked instead of publishing, decided by who was asked, with an account or by a link."""

import logging
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from advice.actions import contributing, curating
from advice.actions.approving import approve, ask_approval, decline, withdraw_approval
from advice.export.compile import frozen
from advice.models import Approval, Edition, Membership
from kb.logs import WithoutKeys
from tests.factories import bo, make_contribution, make_playbook, make_user
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
    playbook = make_playbook(company.team, "愤怒的客户", by=owner, language="zh", two_person=True)
    curating.add_play(playbook, make_contribution(body="دعه يكمل كلامه.", language="ar"), by=owner, why="有用")
    return playbook


def ask(playbook, owner, **said):
    """The approval, and the address of its link."""
    approval, token = ask_approval(playbook, by=owner, **said)
    return approval, reverse("approve", args=[token or "none"])


def outcome(response):
    signs_in = response.status_code == 302 and response["Location"].startswith("/en/account/login/")
    return LOGIN if signs_in else response.status_code


# owner, editor, reader, former member, stranger, nobody signed in
@pytest.mark.parametrize(
    ("name", "get", "post"),
    [
        ("approvals", (200, 200, 200, 404, 404, LOGIN), (405,) * 6),
        ("approval", (200, 200, 200, 404, 404, LOGIN), (403, 302, 403, 404, 404, LOGIN)),
        ("approval_withdraw", (200, 200, 403, 404, 404, LOGIN), (302, 302, 403, 404, 404, LOGIN)),
    ],
)
def test_matrix(company, playbook, owner, name, get, post):
    said = {"decision": "approve"}
    for place, person in enumerate(PEOPLE):
        Approval.objects.all().delete()
        approval, _address = ask(playbook, owner)
        address = reverse(name, args=[playbook.pk if name == "approvals" else approval.pk])

        answers = [company.client(person).get(address), company.client(person).post(address, said)]

        assert [outcome(each) for each in answers] == [get[place], post[place]]


def test_public_playbook_tells_strangers_nothing_of_its_approvals(company, playbook, owner):
    approve(ask(playbook, owner, scope="Only ours")[0], by=company.people["editor"])
    type(playbook).objects.update(visibility="public")
    client = company.client("stranger")

    assert client.get(reverse("approvals", args=[playbook.pk])).status_code == 404
    assert client.get(reverse("approval", args=[Approval.objects.get().pk])).status_code == 404


def test_publishing_becomes_asking(company, playbook):
    client, address = company.client("editor"), reverse("playbook_publish", args=[playbook.pk])
    page = tree(client.get(address))
    offered = texts(page, "select[name=whom] option")

    response = client.post(address, {"whom": "any", "note": "第一版", "scope": "法务"})

    approval = Approval.objects.get()
    assert texts(page, "h1") == ["Ask for approval of edition 1"]
    assert offered == ["Any other owner or editor", "Owner", "Reader", "Somebody outside, by a link"]
    assert response["Location"] == approval.get_absolute_url()
    assert (approval.asker.username, approval.scope, Edition.objects.count()) == ("editor", "法务", 0)
    assert client.get(address)["Location"] == approval.get_absolute_url()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"whom": "link", "name": " "}, "name"),
        ({"whom": "link", "name": "Nadia", "address": "nadia"}, "address"),
        ({"whom": "999999"}, "whom"),
        ({}, "whom"),
    ],
)
def test_asking_says_what_is_missing(company, playbook, said, field):
    response = company.client("owner").post(reverse("playbook_publish", args=[playbook.pk]), said)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert Approval.objects.count() == 0


def test_link_is_shown_once_and_opens_what_would_be_published(company, playbook, owner):
    client, said = company.client("owner"), {"whom": "link", "name": "Nadia Okafor", "scope": "法务"}
    made = client.post(reverse("playbook_publish", args=[playbook.pk]), said)
    link = made.context["link"]
    token, guest = link.split("/")[-2], Client()

    response = guest.get(reverse("approve", args=[token]))

    page = response.content.decode()
    assert "no-store" in made["Cache-Control"]
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert [word in page for word in ("愤怒的客户", "دعه يكمل كلامه.", "有用", "法务", "Nadia Okafor")] == [True] * 5
    assert [select(tree(response), f"a[href*='{each}']") for each in ("/playbooks/", "/teams/", token)] == [[]] * 3
    approval = Approval.objects.get()
    for address in (approval.get_absolute_url(), playbook.get_absolute_url(), reverse("approvals", args=[playbook.pk])):
        assert token not in client.get(address).content.decode()


def test_approval_by_the_link_publishes_and_the_edition_names_them(company, playbook, owner):
    _approval, address = ask(playbook, owner, outsider="Nadia Okafor", scope="法务", note="第一版")

    done = Client().post(address, {"decision": "approve"})

    edition = Edition.objects.get()
    shown = company.client("reader").get(edition.get_absolute_url())
    assert (done.status_code, done["Referrer-Policy"], "Edition 1 is out" in done.content.decode()) == (
        200,
        "strict-origin",
        True,
    )
    assert frozen(edition).approved_by_link is True
    day = date_format(edition.published, "DATE_FORMAT")
    assert texts(tree(shown), ".approved") == [f"Approved on {day} by Nadia Okafor, from outside the team: 法务"]
    assert [Client().get(address).status_code, Client().post(address).status_code] == [404, 404]


def test_decline_by_the_link_says_why_to_the_team(company, playbook, owner):
    approval, address = ask(playbook, owner, outsider="Nadia")
    silent = Client().post(address, {"decision": "decline", "reason": " "})

    done = Client().post(address, {"decision": "decline", "reason": "太长了"})

    draft = company.client("reader").get(playbook.get_absolute_url()).content.decode()
    assert (silent.status_code, done.status_code, Client().get(address).status_code) == (422, 200, 404)
    assert "Say why" in silent.content.decode()
    assert Edition.objects.count() == 0
    assert "太长了" in draft
    for page in (approval.get_absolute_url(), reverse("approvals", args=[playbook.pk])):
        assert "太长了" in company.client("reader").get(page).content.decode()


@pytest.mark.parametrize("state", ["unknown", "expired", "withdrawn", "given", "declined"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_dead_links_look_alike(company, playbook, owner, state, method):
    approval, address = ask(playbook, owner, outsider="Nadia")
    token = address.split("/")[-2]
    if state == "unknown":
        address = address.replace(token, "x" * 43)
    elif state == "expired":
        Approval.objects.update(expires=timezone.now() - timedelta(seconds=1))
    elif state == "withdrawn":
        withdraw_approval(approval, by=owner)
    elif state == "given":
        approve(approval, token=token)
    else:
        decline(approval, token=token, reason="No.")
    before = Edition.objects.count()

    response = getattr(Client(), method)(address, {"decision": "approve"})

    assert (response.status_code, Edition.objects.count()) == (404, before)
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert "ask whoever sent it to you" in response.content.decode()
    assert "愤怒" not in response.content.decode()


def test_who_asked_cannot_approve_by_the_link(company, playbook, owner):
    _approval, address = ask(playbook, owner, outsider="Nadia")
    client = company.client("owner")

    page, answer = client.get(address), client.post(address, {"decision": "approve"})

    assert select(tree(page), "button[name=decision]") == []
    assert "You asked for this yourself" in page.content.decode()
    assert (answer.status_code, Edition.objects.count()) == (422, 0)
    assert answer["Referrer-Policy"] == "strict-origin"


def test_what_was_withdrawn_is_not_shown_and_cannot_be_approved(company, playbook, owner):
    gone = curating.add_play(playbook, make_contribution(body="Gone soon."), by=owner).contribution
    _approval, address = ask(playbook, owner, outsider="Nadia")
    contributing.withdraw(gone, by=bo())

    page, answer = Client().get(address), Client().post(address, {"decision": "approve"})

    assert "Gone soon." not in page.content.decode()
    assert "was withdrawn since this was asked" in page.content.decode()
    assert texts(tree(page), "button[value=approve]") == []
    assert (answer.status_code, Edition.objects.count()) == (422, 0)
    assert f"2 ({gone.situation.title})" in answer.content.decode()


def test_approver_sees_it_first_and_the_others_that_it_waits(company, playbook, owner):
    ask(playbook, owner, approver=company.people["reader"])
    shelf = {person: company.client(person).get(reverse("playbooks")) for person in ("owner", "editor", "reader")}
    draft = {person: company.client(person).get(playbook.get_absolute_url()) for person in shelf}

    assert [len(each.context["waiting"]) for each in shelf.values()] == [0, 0, 1]
    assert texts(tree(shelf["reader"]), "h2")[0] == "Waiting for your approval"
    assert [texts(tree(each), ".notice a") for each in draft.values()] == [
        ["What is put before them", "Ask no longer"],
        ["What is put before them", "Ask no longer"],
        ["Read and decide"],
    ]
    assert "for the approval of" in draft["editor"].content.decode()


def test_member_approves_on_the_page(company, playbook, owner):
    approval, _address = ask(playbook, owner)
    client = company.client("editor")

    page = client.get(approval.get_absolute_url())
    response = client.post(approval.get_absolute_url(), {"decision": "approve"}, follow=True)

    assert texts(tree(page), "button[value=approve]") == ["Approve as Editor"]
    assert response.redirect_chain[0][0] == Edition.objects.get().get_absolute_url()
    again = client.post(approval.get_absolute_url(), {"decision": "decline", "reason": "Late"})
    assert (again.status_code, Edition.objects.count()) == (422, 1)


def test_only_an_owner_does_without_a_second_person(company, playbook):
    said = {"title": playbook.title, "language": "zh", "visibility": "team"}
    address = reverse("playbook_describe", args=[playbook.pk])

    answers = [company.client(person).post(address, said).status_code for person in ("editor", "owner")]

    playbook.refresh_from_db()
    assert (answers, playbook.two_person) == ([422, 302], False)


def test_two_person_is_set_on_both_forms(company, owner):
    client = company.client("owner")
    said = {"title": "Legal", "team": company.team.pk, "language": "en", "visibility": "team", "two_person": "on"}
    client.post(reverse("playbook_new"), said)
    playbook = company.team.playbooks.get()
    curating.add_play(playbook, make_contribution(), by=owner)
    address = reverse("playbook_describe", args=[playbook.pk])
    approval, _link = ask(playbook, owner)

    kept = client.post(address, said | {"two_person": ""})
    withdraw_approval(approval, by=owner)
    client.post(address, said | {"two_person": ""})

    assert (playbook.two_person, kept.status_code) == (True, 422)
    assert "take that back first" in kept.content.decode()
    playbook.refresh_from_db()
    assert playbook.two_person is False


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("strategies")
@pytest.mark.parametrize("backend", ["locmem", "dummy", "broken"])
def test_letter_carries_the_link_and_the_page_says_whether_it_went(settings, backend, caplog):
    company = make_company()
    owner = company.people["owner"]
    playbook = make_playbook(company.team, "Verärgerte Kunden", by=owner, language="de", two_person=True)
    curating.add_play(playbook, make_contribution(), by=owner)
    named = {"broken": f"{__name__}.Broken"}
    settings.EMAIL_BACKEND = named.get(backend, f"django.core.mail.backends.{backend}.EmailBackend")
    settings.SITE_URL = "https://rapport.example"

    said = {"whom": "link", "name": "Nadia", "address": "nadia@example.org", "scope": "Recht"}
    page = company.client("owner").post(reverse("playbook_publish", args=[playbook.pk]), said)

    token = page.context["link"].split("/")[-2]
    assert (page.status_code, "on its way to" in page.content.decode()) == (200, backend == "locmem")
    assert ("No letter could be sent" in page.content.decode()) == (backend != "locmem")
    if backend == "locmem":
        (letter,) = mail.outbox
        assert (letter.to, "Verärgerte Kunden" in letter.subject) == (["nadia@example.org"], True)
        assert f"https://rapport.example/de/approve/{token}/" in letter.body
        assert "Recht" in letter.body
    if backend == "broken":
        assert caplog.messages == ["A letter did not go: ConnectionRefusedError"]


class Broken:
    """A server of mail that is not there."""

    def __init__(self, *_values, **_named) -> None:
        pass

    def send_messages(self, _letters) -> int:
        raise ConnectionRefusedError("nadia@example.org")


def test_key_stands_in_no_log(playbook, owner):
    (console,) = (
        each for each in logging.getLogger().handlers if any(isinstance(row, WithoutKeys) for row in each.filters)
    )
    written = StringIO()
    before = console.setStream(written)
    _approval, address = ask(playbook, owner, outsider="Nadia")
    guest = Client(enforce_csrf_checks=True)

    statuses = [guest.post(address, {"decision": "approve"}).status_code, guest.put(address).status_code]
    withdraw_approval(Approval.objects.get(), by=owner)
    statuses.append(guest.get(address).status_code)

    console.setStream(before)
    assert statuses == [403, 403, 404]
    assert re.findall(r"/en/approve/[^\s]*", written.getvalue()) == ["/en/approve/…/"] * 3


@pytest.mark.parametrize("more", [1, 30])
def test_approvals_cost_the_same_for_one_and_thirty(company, playbook, owner, more, django_assert_num_queries):
    for number in range(more):
        approval, _address = ask(playbook, owner, outsider=f"Guest {number}")
        decline(approval, by=make_user(), token=_address.split("/")[-2], reason="No.")
    client = company.client("reader")

    with django_assert_num_queries(4):
        client.get(reverse("approvals", args=[playbook.pk]))


@pytest.mark.parametrize("more", [1, 30])
def test_playbooks_cost_the_same_for_one_waiting_and_thirty(company, owner, more, django_assert_num_queries):
    for number in range(more):
        row = make_playbook(company.team, f"Playbook {number}", by=owner, two_person=True)
        curating.add_play(row, make_contribution(), by=owner)
        ask(row, owner)
    Membership.objects.filter(member__username="former").delete()
    client = company.client("editor")

    with django_assert_num_queries(7):
        client.get(reverse("playbooks"))
