"""A contribution is translated, reviewed by somebody else, left behind by an edit, and flipped; with JavaScript and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from advice.actions import translating
from advice.models import Contribution, Translation, User
from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-calm-long-password"
ENGLISH = "Let them finish before you say anything at all."
ARABIC = "دعهم ينهون كلامهم قبل أن تقول أي شيء."


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def visitor(request: pytest.FixtureRequest) -> Page:
    return request.getfixturevalue("page" if request.param == "with JavaScript" else "page_without_js")


def make_person(name: str, *reads: str) -> User:
    return User.objects.create_user(name, f"{name}@example.org", PASSWORD, name=name.capitalize(), reads=list(reads))


def enter(page: Page, person: User) -> None:
    page.context.clear_cookies()
    page.goto("/en/account/login/")
    page.get_by_label("Username or email").fill(person.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_have_count(0)


def open_menu(page: Page, advice: Contribution) -> None:
    page.goto(f"/en/contributions/{advice.pk}/")
    page.locator(f"#c-{advice.pk} .advice__menu > summary").click()


def test_translate_review_edit_and_flip(visitor: Page, live_server, strategies) -> None:
    page = visitor
    author, translator = make_person("author", "en"), make_person("translator", "ar", "en")
    reviewer, reader = make_person("reviewer", "ar", "en"), make_person("reader", "ar")
    advice = f.make_contribution(f.make_situation(by=author), by=author, body=ENGLISH)

    translate(page, advice, translator)
    review(page, advice, reviewer)
    edit(page, advice, author)
    read_and_flip(page, advice, reader)


def translate(page: Page, advice: Contribution, person: User) -> None:
    enter(page, person)
    open_menu(page, advice)
    page.get_by_role("link", name="Translate", exact=True).click()
    expect(page.locator(".pair__original")).to_contain_text(ENGLISH)
    page.get_by_label("Into which language").select_option("ar")
    page.get_by_label("Your translation").fill(ARABIC)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_label("Preview", exact=True)).to_contain_text(ARABIC)
    expect(page.get_by_label("Your translation")).to_have_value(ARABIC)
    page.get_by_role("button", name="Publish the translation").click()
    expect(page.locator("#messages")).to_contain_text("Your translation is published")
    made = Translation.objects.get()
    expect(page.locator(f"#t-{made.pk}")).to_contain_text("not reviewed yet")
    expect(page.locator(f"#t-{made.pk}").get_by_role("link", name="Review")).to_have_count(0)  # not one's own


def review(page: Page, advice: Contribution, person: User) -> None:
    enter(page, person)
    open_menu(page, advice)
    page.get_by_role("link", name="Translations", exact=True).click()
    page.get_by_role("link", name="Review", exact=True).click()
    expect(page.locator(".pair [lang=ar]").first).to_contain_text(ARABIC)
    page.get_by_role("button", name="Mark as reviewed").click()
    expect(page.get_by_text("reviewed by")).to_contain_text("Reviewer")


def edit(page: Page, advice: Contribution, person: User) -> None:
    enter(page, person)
    open_menu(page, advice)
    page.locator(f"#c-{advice.pk}").get_by_role("link", name="Edit", exact=True).click()
    page.get_by_label("Your advice").fill(f"{ENGLISH} Then wait.")
    page.get_by_role("button", name="Publish the change").click()
    expect(page.locator(f"#c-{advice.pk}")).to_contain_text("Then wait.")


def read_and_flip(page: Page, advice: Contribution, person: User) -> None:
    enter(page, person)
    page.goto("/en/contributions/")
    card = page.locator(f"#c-{advice.pk}")
    words = card.locator(".advice__words")
    expect(words).to_have_attribute("lang", "ar")
    expect(words).to_have_text(ARABIC)
    assert words.locator("p").evaluate("words => getComputedStyle(words).direction") == "rtl"
    expect(card).to_contain_text(re.compile(r"Translated from English by Translator\s+reviewed by Reviewer"))
    card.get_by_role("link", name="Show the original").focus()
    page.keyboard.press("Enter")
    expect(words).to_have_attribute("lang", "en")
    expect(words).to_contain_text("Then wait.")
    card.get_by_role("link", name="Show the translation").focus()
    page.keyboard.press("Enter")
    expect(words).to_have_text(ARABIC)
    card.get_by_role("link", name="1 edit behind").click()
    expect(page.locator("ins").filter(has_text="Then wait.")).to_be_visible()


def test_a_flip_keeps_its_place_and_the_focus(page: Page, strategies) -> None:
    author, reader = make_person("author", "en"), make_person("reader", "fr")
    advice = f.make_contribution(f.make_situation(by=author), by=author, body=ENGLISH)
    translating.translate(advice, by=make_person("translator", "fr", "en"), language="fr", body="Laissez-les finir.")
    enter(page, reader)
    page.goto("/en/contributions/?sort=new")

    for name in ("Show the original", "Show the translation", "Show the original"):
        page.get_by_role("link", name=name).press("Enter")
        expect(page.get_by_role("link", name=name)).to_have_count(0)

    assert page.url.endswith("/en/contributions/?sort=new")
    assert page.evaluate("document.activeElement.id") == f"flip-{advice.pk}"


def test_a_draft_of_a_translation_is_kept_on_the_device(page: Page, strategies) -> None:
    advice = f.make_contribution(body=ENGLISH)
    enter(page, make_person("translator", "ar", "en"))
    page.goto(f"/en/contributions/{advice.pk}/translate/")
    page.get_by_label("Your translation").fill(ARABIC)
    expect(page.get_by_text("Draft kept on this device.")).to_be_visible()

    page.reload()

    expect(page.get_by_label("Your translation")).to_have_value(ARABIC)
