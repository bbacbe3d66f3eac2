"""From "Keep" on a card to a play in a playbook, in a real Chromium, with JavaScript and without."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from advice.models import Bookmark, Contribution
from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def advice(live_server, strategies) -> Contribution:
    f.make_playbook(f.make_team(by=f.dee()), "Ours", by=f.dee())
    return f.make_contribution(body="Let them finish before you answer.")


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def reader(request: pytest.FixtureRequest, live_server) -> Page:
    """A browser window in which dee is signed in."""
    page: Page = request.getfixturevalue("page" if request.param == "with JavaScript" else "page_without_js")
    client = Client()
    client.force_login(f.dee())
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    return page


def test_a_reader_keeps_advice_and_hands_it_on_to_a_playbook(reader: Page, advice: Contribution) -> None:
    page, other = reader, f.make_contribution(advice.situation, body="Say what you heard.")
    page.goto(advice.situation.get_absolute_url())
    for row in (advice, other):
        card = page.locator(f"#keep-{row.pk}")
        card.get_by_role("button", name="Keep").click()
        expect(card).to_contain_text("On your shelf")

    page.locator(f"#keep-{other.pk}").get_by_role("link", name="On your shelf").click()
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
