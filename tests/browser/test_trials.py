"""From "I will try this" to what came of it, in a real Chromium, with JavaScript and without."""

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from playwright.sync_api import Page, expect

from advice.models import Contribution, Trial
from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-calm-long-password"


@pytest.fixture
def advice(live_server, strategies) -> Contribution:
    reader = f.make_user("lea", password=PASSWORD)
    EmailAddress.objects.create(user=reader, email=reader.email, verified=True, primary=True)
    return f.make_contribution(body="Let them finish before you answer.", language="en")


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def visitor(request: pytest.FixtureRequest) -> Page:
    """A browser window of somebody who has not signed in."""
    return request.getfixturevalue("page" if request.param == "with JavaScript" else "page_without_js")


def begin(page: Page) -> None:
    """Press as a visitor, and sign in, which leads back to the advice."""
    page.get_by_role("link", name="I will try this").click()
    page.get_by_label("Username").fill("lea")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="I will try this")).to_be_visible()


def test_a_reader_tries_advice_and_says_what_came_of_it(visitor: Page, advice: Contribution) -> None:
    page = visitor
    page.goto(advice.situation.get_absolute_url())
    begin(page)

    page.get_by_role("button", name="I will try this").click()
    expect(page.get_by_role("link", name="You are trying this · how did it go?")).to_be_visible()
    expect(page.get_by_role("button", name="I will try this")).to_have_count(0)

    f.make_due(Trial.objects.get(), timezone.localdate())
    page.goto("/en/")
    page.locator(".masthead__actions summary", has_text="lea").click()
    expect(page.get_by_role("link", name="What you are trying")).to_contain_text("How did it go?")
    page.get_by_role("link", name="What you are trying").click()
    page.get_by_label("It worked").check()
    page.get_by_label("In one line").fill("They calmed down by themselves.")
    page.get_by_label("Show my line to others").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#messages")).to_contain_text("Thank you")
    expect(page.get_by_text("Something you try is due.")).to_have_count(0)

    page.goto(advice.situation.get_absolute_url())
    expect(page.get_by_text("Tried by 1: worked 1")).to_be_visible()
    page.get_by_text("What they wrote").click()
    expect(page.get_by_text("They calmed down by themselves.")).to_be_visible()
    expect(page.get_by_role("button", name="I will try this")).to_be_visible()


def test_the_focus_stays_on_what_was_pressed(page: Page, advice: Contribution) -> None:
    page.goto(advice.situation.get_absolute_url())
    begin(page)

    page.get_by_role("button", name="I will try this").press("Enter")

    expect(page.get_by_role("link", name="You are trying this · how did it go?")).to_be_focused()
