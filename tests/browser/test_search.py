"""The search by keyboard, with what is offered while somebody types, and without JavaScript, in a real Chromium."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def site(strategies):
    """Four texts: two of a supplier, one of them in French and of listening, one of a client, one of nothing looked for."""
    situation = f.make_situation("My supplier is late again", topic=f.make_topic("sales"))
    f.make_contribution(situation, body="Call the supplier, and ask by when.", strategies=["network"])
    f.make_contribution(situation, body="Écoutez le supplier jusqu'au bout.", language="fr", strategies=["listen"])
    f.make_contribution(f.make_situation("Xyzzy"), body="Let the client finish.", strategies=["humour", "listen"])
    f.make_contribution(f.make_situation("Plugh"), body="Wait until tomorrow.")
    return situation


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def visitor(request: pytest.FixtureRequest, live_server) -> Page:
    return request.getfixturevalue("page" if request.param == "with JavaScript" else "page_without_js")


def box(page: Page) -> Locator:
    return page.locator("main [data-search] input[type=search]")


def chips(page: Page) -> Locator:
    return page.locator(".search__chips a")


def tab_to(page: Page, target: Locator) -> None:
    """Go on with Tab until this has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab never came to {target}")


def sign_in(page: Page, live_server, client, **fields) -> None:
    client.force_login(f.make_user("newcomer", **fields))
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


def test_slash_leads_to_the_box_from_anywhere_but_a_field(page: Page, site) -> None:
    page.set_viewport_size(WIDE)
    for address in ("/en/", "/en/situations/", "/en/search/?q=supplier"):
        page.goto(address)
        page.keyboard.press("/")
        field = page.locator("[data-search] input[type=search]:focus")
        expect(field).to_have_count(1)
        page.keyboard.type("/a")
        expect(field).to_have_value("/a")


def test_arrows_walk_through_what_is_offered_and_enter_goes_there(page: Page, site) -> None:
    page.set_viewport_size(WIDE)
    page.goto("/en/search/")
    box(page).press_sequentially("suppl")
    offered = page.locator("main [data-offered] a")
    expect(offered).to_have_text(["supplier", "My supplier is late again"])

    page.keyboard.press("ArrowDown")
    expect(offered.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(offered.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("suppl")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url("**/en/search/?q=supplier")
    expect(page.locator("article[id^='c-']")).to_have_count(2)


def test_escape_closes_what_is_offered_and_leaves_what_was_typed(page: Page, site) -> None:
    page.goto("/en/search/")
    box(page).press_sequentially("suppl")
    expect(page.locator("main [data-offered] a")).to_have_count(2)
    page.keyboard.press("ArrowDown")

    page.keyboard.press("Escape")

    expect(page.locator("main [data-offered] a")).to_have_count(0)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("suppl")


def test_strategies_are_offered_in_the_language_of_the_page(page: Page, site) -> None:
    page.goto("/de/search/")
    box(page).press_sequentially("ecoute")

    expect(page.locator("main [data-offered] [data-strategy=listen] a")).to_contain_text("Zuhören")


def test_operators_become_chips_that_go_one_at_a_time_by_keyboard(visitor: Page, site) -> None:
    page = visitor
    page.goto("/en/search/")
    box(page).fill('supplier "by when" -phone strategy:network lang:en')
    box(page).press("Enter")
    page.wait_for_url("**/search/?q=*strategy=network*")
    expect(box(page)).to_have_value('supplier "by when" -phone')
    expect(chips(page)).to_have_count(5)
    expect(page.locator("article[id^='c-']")).to_have_count(1)

    for left in (4, 3, 2, 1, 0):
        tab_to(page, chips(page).last)
        page.keyboard.press("Enter")
        expect(chips(page)).to_have_count(left)

    expect(page.locator(".hints")).to_be_visible()
    expect(box(page)).to_have_value("")


def test_a_filter_beside_the_results_keeps_the_words(visitor: Page, site) -> None:
    page = visitor
    page.set_viewport_size(WIDE)
    page.goto("/en/search/?q=supplier")
    summary = page.locator("details.filters:not([open]) > summary")
    if summary.count() and summary.is_visible():
        summary.click()

    page.locator("details.filters label[for=filter-lang-fr]").click()
    page.wait_for_timeout(200)
    if "lang=fr" not in page.url:
        page.locator("details.filters").get_by_role("button", name="Show").click()

    page.wait_for_url(re.compile("q=supplier.*lang=fr"))
    expect(page.locator("article[id^='c-']")).to_have_count(1)
    expect(box(page)).to_have_value("supplier")


def test_a_mistyped_word_is_corrected_and_searched_as_typed(visitor: Page, site) -> None:
    page = visitor
    page.goto("/en/search/")
    box(page).fill("suplier")
    box(page).press("Enter")
    expect(page.locator("mark").first).to_have_text("supplier")

    page.get_by_role("link", name="Search for suplier instead").click()

    expect(page.locator(".empty__title")).to_have_text("Nothing found.")


def test_nothing_found_leads_to_asking_with_the_words_filled_in(page: Page, site, live_server, client) -> None:
    sign_in(page, live_server, client, reads=["en"])
    page.goto("/en/search/?q=zebra+crossing")

    page.get_by_role("link", name="Ask this").click()

    expect(page.get_by_label("What is the situation")).to_have_value("zebra crossing")


def test_a_phone_has_the_box_and_what_was_found_without_scrolling_sideways(page: Page, site) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/en/search/?q=supplier&strategy=listen&strategy=network")

    expect(box(page)).to_be_visible()
    expect(page.locator("article[id^='c-']")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "/en/search/",
        "/en/search/?q=supplier+-phone+%22by+when%22&strategy=network&lang=en",
        "/en/search/?q=suplier+zzzzzz",
        "/en/search/?q=listen&order=new",
        "/en/search/?q=zebra&lang=fr",
        "/ar/search/?q=supplier",
    ],
)
def test_axe_finds_nothing(page: Page, site, size, scheme, address) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(address)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_in_what_is_offered(page: Page, site) -> None:
    page.goto("/en/search/")
    box(page).press_sequentially("suppl")
    expect(page.locator("main [data-offered] a")).to_have_count(2)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
