"""A playbook that is one HTML file, opened with no network: filters, search and languages work, and nothing is asked of anybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from advice.export.html import render
from tests.browser.conftest import WATCH_POLICY, Watch
from tests.export.samples import make_document

pytestmark = pytest.mark.browser


@pytest.fixture(params=["en", "ar"])
def document(request):
    return make_document(language=request.param)


@pytest.fixture
def file(tmp_path, document):
    path = tmp_path / "playbook.html"
    path.write_bytes(render(document))
    return path.as_uri()


@pytest.fixture
def asked():
    """What the page asks of any network."""
    return list[str]()


@pytest.fixture
def page(browser: Browser, watch: Watch, asked):
    context = browser.new_context(offline=True, color_scheme="dark", viewport={"width": 390, "height": 800})
    context.add_init_script(WATCH_POLICY)
    watch.attach(context)
    context.on("request", lambda request: request.url.startswith("file:") or asked.append(request.url))
    yield context.new_page()
    context.close()
    assert watch.unexpected() == []


def shown(page: Page) -> list[int]:
    numbers = page.locator("article:visible").evaluate_all("rows => rows.map(row => row.id)")
    return [int(number.removeprefix("play-")) for number in numbers]


def texts(page: Page, number: int) -> list[str]:
    return page.locator(f"#play-{number} .text:visible").evaluate_all("rows => rows.map(row => row.lang)")


def test_it_filters_searches_and_switches_languages_without_a_network(page: Page, file, document, asked) -> None:
    everything = [play.number for play in document.plays]
    page.goto(file)
    assert shown(page) == everything

    page.check("[name=strategy][value=listen]")
    assert shown(page) == [
        play.number for play in document.plays if "listen" in {mark.slug for mark in play.strategies}
    ]

    page.fill("[name=q]", ["resumé", "REFORMULEZ"][1])
    assert 2 in shown(page)
    assert set(shown(page)) < set(everything)

    page.fill("[name=q]", "nothing says this")
    expect(page.locator("#none")).to_be_visible()
    page.locator("#none button").click()
    expect(page.locator("#none")).to_be_hidden()
    assert shown(page) == everything

    translated = next(play for play in document.plays if "ar" in {row.language for row in play.translations})
    page.select_option("[name=into]", "ar")
    assert texts(page, translated.number) == ["ar"]
    assert texts(page, 1 + [play.language for play in document.plays].index("ar")) == ["ar"]
    page.select_option("[name=into]", "")
    assert texts(page, translated.number) == [translated.language]
    assert asked == []


@pytest.mark.parametrize("typed", ["REFORMULEZ", "écoutez", "ecoutez", "الصدق", "打一个电话", "納期"])
def test_search_finds_words_of_any_script_whatever_their_case_and_accents(page: Page, tmp_path, typed) -> None:
    path = tmp_path / "playbook.html"
    path.write_bytes(render(make_document()))
    page.goto(path.as_uri())

    page.fill("[name=q]", typed)

    assert 0 < len(shown(page)) < 17


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, file, scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(file)

    assert Axe().run(page).response["violations"] == []


def test_without_scripts_it_is_whole(browser: Browser, file, document) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(file)

    assert page.locator("article:visible").count() == len(document.plays)
    assert page.locator("#find").is_hidden()
    context.close()
