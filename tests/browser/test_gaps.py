"""The gap map by keyboard, by ear and on a phone, in a real Chromium."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from advice.models import Situation, Strategy
from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
EMPTY = "Humour, How do I say no?, Français: none yet. Write the first one"
FOCUSED = "document.activeElement.textContent.replace(/\\s+/g, ' ').trim()"


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def visitor(request: pytest.FixtureRequest, live_server) -> Page:
    return request.getfixturevalue("page" if request.param == "with JavaScript" else "page_without_js")


def ask() -> Situation:
    """Two situations, one of them answered in French by listening."""
    f.make_situation("كيف أقول لا لعميل غاضب؟", language="ar")
    situation = f.make_situation("How do I say no?")
    f.make_contribution(situation, strategies=["listen"], language="fr")
    return situation


def press_until(page: Page, name: str) -> None:
    """Go on with Tab until the link of this name has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(name):
            return
    raise AssertionError(f"Tab never came to “{name}”")


def settle(page: Page) -> None:
    """Wait until the region has come to rest where the arrows lead it."""
    where, before = "(region => [region.scrollTop, region.scrollLeft])(document.querySelector('.gaps__region'))", None
    while before is None or page.evaluate(where) != before:
        before = page.evaluate(where)
        page.wait_for_timeout(200)
    assert min(before) > 100


def test_keyboard_leads_from_an_empty_place_to_a_form_that_is_filled_in(visitor: Page) -> None:
    page, situation = visitor, ask()
    page.goto("/en/gaps/?lang=fr&sort=answered")

    press_until(page, EMPTY)
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/situations/{situation.pk}/contributions/?strategy=humour&lang=fr")
    expect(page.locator("#compose-humour")).to_be_checked()
    expect(page.locator("form.compose input[name=strategies]:checked")).to_have_count(1)
    expect(page.locator("form.compose select[name=language]")).to_have_value("fr")
    expect(page.locator("main")).to_contain_text("How do I say no?")


def test_keyboard_passes_the_map_by(visitor: Page) -> None:
    ask()
    visitor.goto("/en/gaps/?lang=fr")

    press_until(visitor, "Skip the map")
    visitor.keyboard.press("Enter")
    press_until(visitor, "Take the map away as CSV")

    assert visitor.url.endswith("#counting")


def test_region_scrolls_by_keyboard_under_heads_that_stay(page: Page) -> None:
    for _ in range(15):
        f.make_situation()
    page.set_viewport_size({"width": 900, "height": 700})
    page.goto("/en/gaps/?lang=fr&lang=en")
    region, head, language = (
        page.locator(each)
        for each in (".gaps__region", "thead .gaps__strategy >> nth=0", "tbody .gaps__language >> nth=0")
    )
    top, start = head.bounding_box()["y"], language.bounding_box()["x"]

    region.focus()
    for key in ("ArrowDown", "ArrowRight"):
        for _ in range(6):
            page.keyboard.press(key)
    settle(page)

    moved = page.evaluate("scrollY")
    assert head.bounding_box()["y"] + moved == pytest.approx(top, abs=1)
    assert language.bounding_box()["x"] == pytest.approx(start, abs=1)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_map_is_a_table_to_who_hears_it(page: Page, size: dict) -> None:
    ask()
    page.set_viewport_size(size)

    page.goto("/en/gaps/?lang=fr&sort=answered")

    table = page.get_by_role("table", name="Contributions by situation, language and strategy")
    expect(table.get_by_role("columnheader")).to_have_count(2 + Strategy.objects.count())
    expect(table.get_by_role("row")).to_have_count(1 + 3 * 2)
    expect(table.get_by_role("rowheader", name="How do I say no?")).to_have_count(1)
    expect(table.get_by_role("link", name=EMPTY, exact=True)).to_be_visible()
    expect(
        table.get_by_role("link", name="Listen, How do I say no?, Français: 1 contribution", exact=True)
    ).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_phone_shows_a_list_with_the_names_of_the_strategies(page_without_js: Page, language: str) -> None:
    page = page_without_js
    ask()
    page.set_viewport_size(PHONE)

    page.goto(f"/{language}/gaps/?lang=fr&lang=en")

    expect(page.locator("tbody .gaps__label").first).to_be_visible()
    expect(page.locator("tbody [data-strategy=humour] .gaps__label").first).to_have_text(
        {"en": "Humour", "ar": "الفكاهة"}[language]
    )
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert min(page.locator("tbody td a").evaluate_all("all => all.map(each => each.offsetHeight)")) >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_map_and_form_have_no_barrier(page: Page, language: str, size: dict, scheme: str) -> None:
    situation = ask()
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    found = {}
    for path in (
        "gaps/?lang=fr&lang=en",
        "gaps/?topic=none",
        f"situations/{situation.pk}/contributions/?strategy=humour&lang=fr",
    ):
        page.goto(f"/{language}/{path}")
        page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true; })")
        found[path] = [(each["id"], each["nodes"][0]["html"][:200]) for each in Axe().run(page).response["violations"]]

    assert {path: faults for path, faults in found.items() if faults} == {}
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
