"""The watch over the pages: it lets the site's own pages pass, and sees what goes wrong."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_front_page_loads_without_a_fault(page: Page):
    page.goto("/en/")

    expect(page.locator("main")).to_be_visible()


def test_front_page_loads_without_a_fault_and_without_javascript(page_without_js: Page):
    page_without_js.goto("/en/")

    expect(page_without_js.locator("main")).to_be_visible()


def test_watch_sees_a_script_that_the_policy_refuses(page: Page, watch):
    page.goto("/en/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    page.evaluate("console.error('something broke')")
    page.wait_for_timeout(100)
    watch.expected = ["content security policy", "Content Security Policy", "something broke"]

    assert any("style" in fault for fault in watch.faults)
    assert any("something broke" in fault for fault in watch.faults)


def test_watch_sees_a_page_that_is_not_there(page: Page, watch):
    watch.expected = ["404"]

    answer = page.goto("/en/situations/999999999/")

    assert answer is not None
    assert answer.status == 404
    assert watch.faults != []
