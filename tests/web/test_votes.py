"""Voting: who may, how it is taken back, and what the page shows afterwards."""

import re
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from advice.actions import contributing, voting
from advice.models import Contribution, User, Vote, VoteChange, VoteCluster, VoteMonth
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


@pytest.mark.parametrize(
    ("hours", "address", "needed", "sentence"),
    [
        (1, None, False, "It counts from tomorrow."),
        (1, True, True, "It counts from tomorrow."),
        (1, False, True, "It counts from tomorrow, once your e-mail address is confirmed."),
        (48, False, True, "It counts once your e-mail address is confirmed."),
        (48, True, True, None),
        (48, None, False, None),
    ],
)
def test_vote_that_waits_is_shown_as_given_with_the_reason(client, settings, hours, address, needed, sentence):
    settings.VOTES_NEED_CONFIRMED_EMAIL = needed
    reader = f.make_user(date_joined=timezone.now() - timedelta(hours=hours))
    if address is not None:
        EmailAddress.objects.create(user=reader, email=reader.email, verified=address)
    contribution = f.make_contribution()
    client.force_login(reader)

    piece = client.post(path_of(contribution), {"value": "1"}, headers=HTMX).content.decode()
    page = client.get("/en/contributions/").content.decode()

    for shown in (piece, page):
        assert pressed(shown, contribution)["yes"] == ("0", "true")
        assert ("No votes yet" in shown) is (sentence is not None)
        assert (f"Your vote is kept. {sentence}" in shown) is (sentence is not None)
        assert ("Your vote is kept" in shown) is (sentence is not None)
        assert (reverse("account_email") in shown) is bool(sentence and "address" in sentence)


def test_vote_that_waits_longer_than_a_day_says_how_long(client, settings):
    settings.VOTES_COUNT_AFTER_HOURS = 72
    reader = f.make_user(date_joined=timezone.now() - timedelta(hours=1))
    contribution = f.make_contribution()
    client.force_login(reader)

    piece = client.post(path_of(contribution), {"value": "1"}, headers=HTMX).content.decode()

    assert "It counts in 2\xa0days." in piece


def test_vote_set_aside_tells_its_voter_and_nobody_else(client, dee):
    contribution = f.make_votes(f.make_contribution(), helpful=1)
    voting.vote(contribution, 1, by=dee)
    Vote.objects.filter(voter=dee).update(counted=False, set_aside=VoteCluster.objects.create())

    shown = []
    for reader in (dee, f.ana()):
        client.force_login(reader)
        shown.append("given together with others" in client.get("/en/contributions/").content.decode())

    assert shown == [True, False]


def test_votes_that_waited_count_when_their_voter_signs_in(client):
    reader = f.make_user("late", date_joined=timezone.now() - timedelta(hours=1))
    reader.set_password("a-calm-long-password")
    reader.save()
    contribution = f.make_contribution()
    voting.vote(contribution, 1, by=reader)
    User.objects.filter(pk=reader.pk).update(date_joined=timezone.now() - timedelta(hours=25))

    answer = client.post("/en/account/login/", {"login": "late", "password": "a-calm-long-password"})

    contribution.refresh_from_db()
    assert (answer.status_code, contribution.votes, Vote.objects.get().counted) == (302, 1, True)


def test_votes_that_waited_count_when_their_voter_confirms_the_address(client, settings, mailoutbox):
    settings.VOTES_NEED_CONFIRMED_EMAIL = True
    reader = f.make_user()
    address = EmailAddress.objects.create(user=reader, email=reader.email, primary=True)
    contribution = f.make_contribution()
    voting.vote(contribution, 1, by=reader)
    client.force_login(reader)
    client.post("/en/account/email/", {"action_send": "", "email": address.email})

    link = re.search(r"/en/account/confirm-email/[^\s]+", mailoutbox[0].body)[0]
    client.post(link)

    contribution.refresh_from_db()
    assert (contribution.votes, Vote.objects.get().counted) == (1, True)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_vote_beyond_a_limit_is_429_with_the_reason_and_the_time(client, dee, headers):
    contribution, others = f.make_contribution(), f.make_contribution(by=f.ana())
    VoteChange.objects.bulk_create(VoteChange(voter=dee, contribution=others, old=0, new=1) for _ in range(10))
    client.force_login(dee)

    answer = client.post(path_of(contribution), {"value": "1"}, headers=headers)

    page = answer.content.decode()
    assert (answer.status_code, Vote.objects.count()) == (429, 0)
    assert 1 <= int(answer["Retry-After"]) <= 10
    assert re.search(r"at most 10 new votes within ten seconds. You can go on in \d+ seconds?\.", page)
    assert ("<html" in page) is (headers == {})


def test_card_of_the_voter_costs_one_query_more_where_votes_wait_for_an_address(client, settings):
    settings.VOTES_NEED_CONFIRMED_EMAIL = True
    reader = f.make_user()
    situation = f.make_situation()
    rows = [f.make_contribution(situation, by=f.make_user()) for _ in range(9)]
    client.force_login(reader)

    costs = []
    for count in (0, 1, 8):
        for row in rows[:count]:
            voting.vote(row, 1, by=reader)
        with CaptureQueriesContext(connection) as queries:
            client.get(situation.get_absolute_url())
        costs.append(len(queries))

    assert [each - costs[0] for each in costs] == [0, 1, 1]


def test_log_tells_months_and_no_number_below_three(client, django_assert_num_queries):
    VoteMonth.objects.create(month=date(2026, 2, 1), given=1234, waiting=3, found=2, confirmed=1)
    VoteMonth.objects.create(month=date(2026, 1, 1), given=2, set_aside=17)

    with django_assert_num_queries(1):
        page = client.get(reverse("vote_log")).content.decode()

    cells = [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)[1:]]
    few = "fewer than 3"
    assert cells == [["1234", "3", few, few, few, few], [few, few, few, few, few, "17"]]
    assert page.index("February 2026") < page.index("January 2026")


def test_log_names_nobody_and_no_text(client, dee):
    contribution = f.make_votes(f.make_contribution(body="Ask what they need."), helpful=3)
    cluster = VoteCluster.objects.create(reason="All the same person")
    cluster.members.add(dee)
    cluster.targets.add(contribution)
    VoteMonth.objects.create(month=date(2026, 2, 1), given=3)

    page = client.get(reverse("vote_log")).content.decode()

    told = [
        each
        for each in ("dee", "Dee", "bo", "Ask what", "All the same", contribution.situation.title)
        if f">{each}" in page
    ]
    assert told == []
    assert f"/contributions/{contribution.pk}/" not in page


def test_about_page_says_the_limits_and_leads_to_the_log(client):
    page = client.get(reverse("about")).content.decode()

    assert "50 new votes within a day, 75 after 15 days on which they voted and 100 after 50; 10 within a day" in page
    assert f'href="{reverse("vote_log")}"' in page


def test_waiting_votes_are_in_no_count_that_others_see(client, bo):
    contribution = f.make_contribution()
    voting.vote(contribution, 1, by=f.make_user(date_joined=timezone.now()))

    row = client.get(f"/api/v1/contributions/{contribution.pk}").json()

    assert (row["votes"], row["helpful"]) == (0, 0)
    assert Contribution.objects.get().votes == 0
