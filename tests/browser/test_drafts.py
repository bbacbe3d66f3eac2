"""What somebody writes is kept on their device until it is published, and not longer."""

import pytest
from playwright.sync_api import Page, expect

from advice.models import User
from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-calm-long-password"
WORDS = "Let them finish before you say anything at all."
KEPT = "Draft kept on this device."
NEVER_THERE = "() => Object.keys(localStorage).filter(key => key.startsWith('draft')).length === 0"


@pytest.fixture
def writer() -> User:
    return User.objects.create_user("writer", "writer@example.org", PASSWORD, reads=["en"])


@pytest.fixture
def desk(page: Page, writer: User) -> Page:
    """The page of somebody who is signed in."""
    page.goto("/en/account/login/")
    page.get_by_label("Username or email").fill(writer.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_have_count(0)
    return page


def test_a_text_read_while_it_is_published_does_not_come_back(desk: Page) -> None:
    situation = f.make_situation()
    desk.goto(situation.get_absolute_url())
    desk.locator("form.compose textarea").fill(WORDS)
    with desk.expect_response("**/analysis/"):
        pass
    # the press is remembered, then an answer to what was typed comes in before the page is left
    desk.evaluate("""() => {
        const form = document.querySelector("form.compose");
        form.addEventListener("submit", event => event.preventDefault(), { once: true });
        form.requestSubmit();
    }""")
    with desk.expect_response("**/analysis/"):
        desk.locator("form.compose textarea").dispatch_event("restored")
    desk.wait_for_timeout(100)

    desk.evaluate("document.querySelector('form.compose').submit()")

    expect(desk.locator("#messages")).to_contain_text("Your advice is published.")
    desk.goto(situation.get_absolute_url())
    expect(desk.locator("form.compose textarea")).to_have_value("")
    assert desk.evaluate(NEVER_THERE)


def test_the_draft_of_a_change_comes_back_and_can_be_discarded(desk: Page, writer: User) -> None:
    advice = f.make_contribution(by=writer, body=WORDS)
    field = desk.locator("form.compose textarea")
    desk.goto(f"/en/contributions/{advice.pk}/edit/")
    expect(desk.get_by_text(KEPT)).to_be_hidden()
    field.fill(f"{WORDS} Then wait.")
    expect(desk.get_by_text(KEPT)).to_be_visible()

    desk.goto("/en/")
    desk.goto(f"/en/contributions/{advice.pk}/edit/")

    expect(field).to_have_value(f"{WORDS} Then wait.")
    expect(desk.get_by_text(KEPT)).to_be_visible()
    expect(desk.locator("#analysis")).to_contain_text("English")  # it is read like what was typed
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.get_by_role("button", name="Discard it").click()
    expect(field).to_have_value(WORDS)
    assert desk.evaluate(NEVER_THERE)


def test_what_was_sent_and_came_back_is_newer_than_its_draft(desk: Page, writer: User) -> None:
    advice = f.make_contribution(by=writer, body=WORDS)
    desk.goto(f"/en/contributions/{advice.pk}/edit/")
    desk.locator("form.compose textarea").fill("Ask jane.miller@acme-logistics.com or call +44 20 7946 0958.")

    desk.get_by_role("button", name="Generalise all").click()

    expect(desk.locator("form.compose textarea")).to_have_value("Ask [e-mail] or call [phone].")


def test_a_note_that_was_not_sent_comes_back_and_can_be_discarded(desk: Page, writer: User) -> None:
    playbook = f.make_playbook(f.make_team(by=writer), by=writer, intro="For the desk.")
    path, field = f"/en/playbooks/{playbook.pk}/edit/", desk.get_by_label("Introduction")
    desk.goto(path)
    field.fill("For the desk, at night.")
    desk.wait_for_function("() => Object.keys(localStorage).length > 0")

    desk.goto("/en/")
    desk.goto(path)

    expect(field).to_have_value("For the desk, at night.")
    expect(desk.get_by_text("Your draft, kept on this device.")).to_be_visible()
    desk.get_by_role("button", name="Discard it").click()
    expect(field).to_have_value("For the desk.")
    assert desk.evaluate(NEVER_THERE)
