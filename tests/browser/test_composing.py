"""What the site finds while somebody writes, in German, French and Arabic; and the pages change their language where one stands."""

import pytest
from playwright.sync_api import Page, expect

from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATIENCE = 30_000  # milliseconds: the first text of a process waits for the model and the cues of its language
GERMAN = "Hören Sie erst einmal zu und lassen Sie sie ausreden. Schreiben Sie an t.becker@sparkasse-berlin.de, falls es brennt."
FRENCH = "Laissez-la parler jusqu'au bout sans l'interrompre, puis repoussez l'échéance d'une semaine."
ARABIC = "أصغِ إليه حتى ينهي كلامه دون مقاطعة، ثم مدّد موعد التسليم أسبوعاً كاملاً."


def type_advice(page: Page, text: str) -> None:
    page.locator("form.compose textarea").fill(text)


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "Deutsch"), (FRENCH, "Français"), (ARABIC, "العربية")])
def test_language_and_strategies_are_found_while_typing(page: Page, text: str, language: str) -> None:
    page.goto(f.make_situation().get_absolute_url())

    type_advice(page, text)

    found = page.locator("#analysis")
    expect(found.locator(".notice .tag-language")).to_have_text(language, timeout=PATIENCE)
    expect(found.locator("label[for=compose-listen]")).to_be_visible()
    expect(found.locator(".analysis__because q").first).to_be_visible()


def test_one_press_generalises_and_a_sure_chip_is_ticked(page: Page) -> None:
    page.goto(f.make_situation().get_absolute_url())
    type_advice(page, GERMAN)

    page.locator("#analysis [data-generalise]").click(timeout=PATIENCE)

    expect(page.locator("form.compose textarea")).to_have_value(
        GERMAN.replace("t.becker@sparkasse-berlin.de", "[E-Mail]")
    )
    expect(page.locator("#analysis .mark--personal")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator("#compose-listen")).to_be_checked(timeout=PATIENCE)


def test_what_somebody_unticks_stays_unticked(page: Page) -> None:
    page.goto(f.make_situation().get_absolute_url())
    type_advice(page, GERMAN)
    expect(page.locator("#compose-listen")).to_be_checked(timeout=PATIENCE)

    page.locator("form.compose fieldset label[for=compose-listen]").click()
    with page.expect_response("**/analysis/"):
        type_advice(page, f"{GERMAN} Danach erst reden.")

    expect(page.locator("#compose-listen")).not_to_be_checked()


def test_the_pages_change_to_arabic_where_one_stands(page: Page) -> None:
    page.goto("/en/strategies/listen/?sort=new")

    page.locator("footer").get_by_role("button", name="العربية").click()

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text("الإصغاء")
    assert page.url.endswith("?sort=new")


@pytest.mark.parametrize("before", ["", "🙂 One.\n\n"])
@pytest.mark.parametrize("preview", [False, True])
def test_a_detail_is_generalised_at_its_own_place(page: Page, before: str, preview: bool) -> None:
    page.goto(f.make_situation().get_absolute_url())
    type_advice(page, f"{before}Mail to anna@x.org.uk is dead. Write to anna@x.org instead.")
    if preview:
        page.get_by_role("button", name="Preview").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Preview")

    page.locator("#analysis [data-generalise='anna@x.org']").click(timeout=PATIENCE)

    expect(page.locator("form.compose textarea")).to_have_value(
        f"{before}Mail to anna@x.org.uk is dead. Write to [e-mail] instead."
    )


def test_two_details_are_generalised_in_one_go(page: Page) -> None:
    page.goto(f.make_situation().get_absolute_url())
    type_advice(page, "Write to jane.miller@acme-logistics.com or to tom.reed@acme-logistics.com.")
    expect(page.locator("#analysis [data-generalise]")).to_have_count(2, timeout=PATIENCE)

    page.evaluate("document.querySelectorAll('#analysis [data-generalise]').forEach(button => button.click())")

    expect(page.locator("form.compose textarea")).to_have_value("Write to [e-mail] or to [e-mail].")
