"""What a press does to a page that htmx changes: a failure is said, and the keyboard stays where the reader is."""

import pytest
from playwright.sync_api import Page, expect

from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def shelf(page: Page, strategies) -> Page:
    """A page of advice that ends with "Show more"."""
    situation = f.make_situation()
    for number in range(25):
        f.make_contribution(situation, body=f"Wait {number} days before you answer.")
    page.goto("/en/contributions/?lang=all&sort=new")
    return page


def test_show_more_hands_the_focus_to_the_first_new_card(shelf: Page) -> None:
    shelf.get_by_role("link", name="Show more").press("Enter")

    expect(shelf.locator("article[id^='c-']")).to_have_count(25)
    focused = (
        "[...document.querySelectorAll(\"article[id^='c-']\")].findIndex(card => card.contains(document.activeElement))"
    )
    shelf.wait_for_function(f"{focused} === 20")


@pytest.mark.parametrize("broken", [True, False])
def test_a_press_that_fails_says_so(shelf: Page, watch, broken: bool) -> None:
    watch.expected += ["ERR_FAILED", "ERR_CONNECTION", "503", "Failed to load resource", "htmx"]
    answer = (lambda route: route.abort()) if broken else (lambda route: route.fulfill(status=503, body="busy"))
    shelf.route("**/contributions/?*after=*", answer)

    shelf.get_by_role("link", name="Show more").click()

    expect(shelf.locator("#messages .notice--error")).to_have_text(
        "That did not go through. Load the page again and try once more."
    )
    expect(shelf.locator("#messages .notice--error")).to_be_in_viewport()
