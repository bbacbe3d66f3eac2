"""A real Chromium on a live site: every page is watched, and any error on it fails the test."""

import os
import shutil

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
WATCH_POLICY = """document.addEventListener('securitypolicyviolation', event =>
    console.error(`content security policy: ${event.violatedDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`))"""


class Watch:
    """What went wrong on the pages of one context. A test that provokes an answer such as 422 says so in `expected`."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.expected: list[str] = []

    def attach(self, context: BrowserContext) -> None:
        context.on("console", lambda message: message.type == "error" and self.faults.append(message.text))
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on(
            "response", lambda answer: answer.status >= 500 and self.faults.append(f"{answer.status} {answer.url}")
        )
        context.on("requestfailed", self._failed)

    def _failed(self, request) -> None:
        if (
            request.failure and "ERR_ABORTED" not in request.failure
        ):  # a page left while it loads breaks off what is open
            self.faults.append(f"{request.failure} {request.url}")

    def unexpected(self) -> list[str]:
        return [fault for fault in self.faults if not any(words in fault for words in self.expected)]


@pytest.fixture(scope="session", autouse=True)
def _asynchronous_unsafe():
    """Playwright runs a loop in this thread, which Django would take for asynchronous code and keep from the database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*flags, "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def watch():
    """What the pages of this test did wrong; checked once the test is over."""
    return Watch()


@pytest.fixture
def _site(live_server, strategies):
    """The live site, whose strategies are there again after each test."""
    return live_server


@pytest.fixture
def page(browser: Browser, _site, watch):
    """A page with JavaScript on the live site: `page.goto("/en/")`."""
    yield from _page(browser, _site.url, watch, javascript=True)


@pytest.fixture
def page_without_js(browser: Browser, _site, watch):
    """A page without JavaScript on the live site."""
    yield from _page(browser, _site.url, watch, javascript=False)


def _page(browser: Browser, address: str, watch: Watch, *, javascript: bool):
    context = browser.new_context(base_url=address, java_script_enabled=javascript, locale="en-GB")
    context.set_default_timeout(30_000)  # a busy machine is slow, not wrong
    if javascript:
        context.add_init_script(WATCH_POLICY)
    watch.attach(context)
    page: Page = context.new_page()
    yield page
    page.wait_for_load_state()
    context.close()
    assert watch.unexpected() == []
