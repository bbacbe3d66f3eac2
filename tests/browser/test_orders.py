"""The orders of a list with the keyboard alone, and where an order of chance leads."""

import re

import pytest
from playwright.sync_api import Page, expect

from advice.models import Contribution
from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def numbers(strategies) -> list[str]:
    situation = f.make_situation()
    rows = [f.make_contribution(situation, body=f"Wait {number} days before you answer.") for number in range(25)]
    Contribution.objects.filter(pk__in=[row.pk for row in rows[:15]]).update(helpful=11, votes=12, score=850_000)
    return [f"c-{row.pk}" for row in rows]


def shown(page: Page) -> list[str]:
    return page.locator("article[id^='c-']").evaluate_all("all => all.map(each => each.id)")


def test_tabs_of_a_list_are_reached_and_pressed_with_the_keyboard(page: Page, numbers: list[str]) -> None:
    page.goto("/en/contributions/?lang=all")
    tabs = page.get_by_role("navigation", name="Order").get_by_role("link")
    expect(tabs).to_have_text(["Best", "Newest", "Needs your view", "Worked", "Random"])
    expect(page.get_by_text("New here: say whether it would help.")).to_have_count(4)

    tabs.first.focus()
    for name, address in (("Newest", "sort=new"), ("Needs your view", "sort=needs"), ("Random", "sort=random")):
        while page.evaluate("document.activeElement.textContent.trim()") != name:
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(address))
        expect(page.locator(".tabs [aria-current]")).to_have_text(name)
        tabs.first.focus()


def test_random_stays_when_it_is_loaded_again_and_goes_on_without_a_repetition(page: Page, numbers: list[str]) -> None:
    page.goto("/en/contributions/?lang=all&sort=random")
    address, first = page.url, shown(page)
    page.reload()
    again = shown(page)
    page.get_by_role("link", name="Show more").click()
    expect(page.locator("article[id^='c-']")).to_have_count(25)

    assert re.search(r"seed=[0-9]+", address)
    assert (page.url, again, sorted(shown(page))) == (address, first, sorted(numbers))


def test_best_goes_on_without_a_repetition_without_javascript(page_without_js: Page, numbers: list[str]) -> None:
    page = page_without_js
    page.goto("/en/contributions/?lang=all")
    first = shown(page)
    page.get_by_role("link", name="Show more").click()

    assert (len(first), sorted([*first, *shown(page)])) == (20, sorted(numbers))


def test_what_a_bridge_is_opens_with_the_keyboard(page: Page, numbers: list[str]) -> None:
    Contribution.objects.filter(votes=12).update(bridged=True)
    page.goto("/en/contributions/?lang=all")
    summary = page.locator(".bridge > summary").first
    expect(summary).to_have_text("Helpful across teams and languages")

    summary.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".bridge > p").first).to_be_visible()
