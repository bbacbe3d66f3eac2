"""From "Keep" on a card to a play in a playbook, in a real Chromium, with JavaScript and without."""

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from advice.models import Bookmark, Contribution
from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-calm-long-password"


@pytest.fixture
def advice(live_server, strategies) -> Contribution:
    reader = f.make_user("lea", password=PASSWORD)
    EmailAddress.objects.create(user=reader, email=reader.email, verified=True, primary=True)
    f.make_playbook(f.make_team(by=reader), "Ours", by=reader)
    return f.make_contribution(body="Let them finish before you answer.")


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def visitor(request: pytest.FixtureRequest) -> Page:
    """A browser window of somebody who has not signed in."""
    return request.getfixturevalue("page" if request.param == "with JavaScript" else "page_without_js")


def test_a_reader_keeps_advice_and_hands_it_on_to_a_playbook(visitor: Page, advice: Contribution) -> None:
    page, other = visitor, f.make_contribution(advice.situation, body="Say what you heard.")
    page.goto(advice.situation.get_absolute_url())
    page.locator(f"#keep-{advice.pk}").get_by_role("link", name="Keep").click()
    page.get_by_label("Username").fill("lea")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Put it on your shelf").click()
    expect(page.locator(f"#keep-{advice.pk}")).to_contain_text("On your shelf")
    page.locator(f"#keep-{other.pk}").get_by_role("button", name="Keep").click()
    expect(page.locator(f"#keep-{other.pk}")).to_contain_text("On your shelf")

    page.locator(".masthead__actions summary", has_text="lea").click()
    page.get_by_role("link", name="Your shelf").click()
    row = page.locator(f"#bookmark-{Bookmark.objects.get(contribution=advice).pk}")
    row.get_by_text("Write a note").click()
    row.get_by_label("Your note").fill("For the Tuesday call.")
    row.get_by_role("button", name="Save").click()
    expect(row.locator(".bookmark__note")).to_contain_text("For the Tuesday call.")

    for box in page.get_by_role("checkbox", name="Tick this advice").all():
        box.check()
    page.get_by_label("Add what is ticked to").select_option(label="Without a title")
    page.get_by_role("button", name="Add to the playbook").click()
    expect(page.locator("#messages")).to_contain_text("2 added to “Ours”.")
    row.get_by_role("link", name="Ours").click()
    expect(page.locator(".play__body")).to_have_text(["Say what you heard.", "Let them finish before you answer."])
