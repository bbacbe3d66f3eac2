"""Voting: who may, how it is taken back, and what the page shows afterwards."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from advice.actions import contributing, voting
from advice.models import Vote
from tests import factories as f

pytestmark = pytest.mark.django_db
HTMX = {"hx-request": "true"}


def path_of(contribution) -> str:
    return reverse("vote", args=[contribution.pk])


def pressed(page: str, contribution) -> dict[str, tuple[str, str]]:
    """What each of the two buttons would send, and whether it is pressed."""
    found = {}
    for which in ("yes", "no"):
        pattern = rf'id="vote-{contribution.pk}-{which}" name="value" value="(-?\d)" aria-pressed="(\w+)"'
        found[which] = re.search(pattern, page).groups()
    return found


def test_vote_returns_to_the_card_on_the_page_it_came_from(client, dee):
    contribution = f.make_contribution()
    client.force_login(dee)

    answer = client.post(
        path_of(contribution), {"value": "1"}, headers={"referer": "http://testserver/en/contributions/?lang=all"}
    )

    contribution.refresh_from_db()
    assert answer["Location"] == f"http://testserver/en/contributions/?lang=all#c-{contribution.pk}"
    assert (contribution.helpful, contribution.votes) == (1, 1)


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com", "javascript:alert(1)", "home", "no-such-page", ""]
)
def test_vote_never_leads_to_another_site(client, dee, elsewhere):
    contribution = f.make_contribution()
    client.force_login(dee)

    answer = client.post(path_of(contribution), {"value": "1", "next": elsewhere}, headers={"referer": elsewhere})

    assert answer["Location"] == f"{reverse('contribution', args=[contribution.pk])}#c-{contribution.pk}"


def test_vote_with_htmx_answers_the_piece(client, dee):
    contribution = f.make_contribution()
    client.force_login(dee)

    page = client.post(path_of(contribution), {"value": "-1"}, headers=HTMX).content.decode()

    assert page.lstrip().startswith(f'<div class="vote" id="vote-{contribution.pk}">')
    assert pressed(page, contribution) == {"yes": ("1", "false"), "no": ("0", "true")}
    assert "<strong>0%</strong> helpful · 1 vote" in page


def test_vote_repeated_changes_nothing_and_zero_takes_it_back(client, dee):
    contribution = f.make_contribution()
    client.force_login(dee)

    tallies = []
    for value in ("1", "1", "0", "0", "-1", "1"):
        client.post(path_of(contribution), {"value": value})
        contribution.refresh_from_db()
        tallies.append((contribution.helpful, contribution.votes))

    assert tallies == [(1, 1), (1, 1), (0, 0), (0, 0), (0, 1), (1, 1)]


@pytest.mark.parametrize("value", ["2", "-2", "yes", "", "1.0", "\x00", "9" * 400, "١", None])
def test_vote_of_another_value_is_refused(client, dee, value):
    contribution = f.make_contribution()
    client.force_login(dee)

    answer = client.post(path_of(contribution), {} if value is None else {"value": value})

    assert (answer.status_code, Vote.objects.count()) == (400, 0)


def test_vote_on_ones_own_advice_is_refused_and_others_may(client, bo, dee):
    contribution = f.make_contribution()

    answers = []
    for reader in (bo, dee):
        client.force_login(reader)
        answers.append(client.post(path_of(contribution), {"value": "1"}).status_code)

    assert (answers, Vote.objects.get().voter) == ([403, 302], dee)


def test_vote_on_withdrawn_advice_is_not_possible(client, bo, dee):
    contribution = contributing.withdraw(f.make_contribution(), by=bo)
    client.force_login(dee)

    assert client.post(path_of(contribution), {"value": "1"}).status_code == 404


def test_vote_without_an_account_leads_to_the_sign_in_page_and_back(client):
    contribution = f.make_contribution()
    expected = f"/en/account/login/?next={reverse('contribution', args=[contribution.pk])}"

    plain = client.post(path_of(contribution), {"value": "1"})
    htmx = client.post(path_of(contribution), {"value": "1"}, headers=HTMX)

    assert (plain["Location"], htmx["HX-Redirect"], Vote.objects.count()) == (expected, expected, 0)


def test_vote_is_only_posted_and_never_without_its_token(dee):
    contribution = f.make_contribution()
    client = Client(enforce_csrf_checks=True)
    client.force_login(dee)

    assert client.get(path_of(contribution)).status_code == 405
    assert client.post(path_of(contribution), {"value": "1"}).status_code == 403


@pytest.mark.parametrize("path", ["/en/contributions/", "/en/strategies/listen/", "situation"])
def test_pages_carry_the_token_and_show_ones_own_vote(dee, path):
    contribution = f.make_contribution(strategies=["listen"])
    voting.vote(contribution, 1, by=dee)
    client = Client(enforce_csrf_checks=True)
    client.force_login(dee)

    page = client.get(contribution.situation.get_absolute_url() if path == "situation" else path).content.decode()
    form = page.partition(f'id="vote-{contribution.pk}"')[2].partition("</form>")[0]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form).group(1)
    answer = client.post(path_of(contribution), {"value": "0", "csrfmiddlewaretoken": token})

    assert pressed(page, contribution) == {"yes": ("0", "true"), "no": ("-1", "false")}
    assert (answer.status_code, Vote.objects.count()) == (302, 0)


def test_card_has_buttons_for_readers_links_for_strangers_and_nothing_for_its_author(client, bo, dee):
    contribution = f.make_contribution()
    button, link = f'id="vote-{contribution.pk}-yes"', f'id="vote-{contribution.pk}-question"'

    seen = []
    for reader in (None, dee, bo):
        if reader:
            client.force_login(reader)
        page = client.get("/en/contributions/").content.decode()
        seen.append((button in page, link in page, "No votes yet" in page))

    assert seen == [(False, True, True), (True, True, True), (False, False, True)]
