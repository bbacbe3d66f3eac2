"""What is already said: it comes while somebody types, one press endorses it, and what they wrote stays on their device."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from advice.models import Contribution, User, Vote
from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-calm-long-password"
PATIENCE = 30_000  # milliseconds: the first text of a process waits for the model and the cues of its language
ADVICE = "Let the client finish before you answer, then say back what you heard and ask what would help most today."
NEAR = ADVICE.replace("today", "tomorrow")
ARABIC = "دع العميل ينهي كلامه قبل أن تجيب، ثم أعد عليه ما سمعته بكلماتك واسأله عما يساعده أكثر من غيره اليوم."


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def visitor(request: pytest.FixtureRequest, live_server) -> Page:
    return request.getfixturevalue("page" if request.param == "with JavaScript" else "page_without_js")


def sign_in(page: Page) -> User:
    dee = User.objects.create_user("dee", "dee@example.org", PASSWORD, reads=["en"])
    page.goto("/en/account/login/")
    page.get_by_label("Username or email").fill(dee.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_have_count(0)
    return dee


def type_advice(page: Page, text: str) -> None:
    page.locator("form.compose textarea").fill(text)


def violations(page: Page) -> list[str]:
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in Axe().run(page).response["violations"]]


def test_one_press_endorses_and_the_draft_stays(page: Page) -> None:
    advice, here = f.make_contribution(body=ADVICE), f.make_situation()
    dee = sign_in(page)
    page.goto(here.get_absolute_url())
    type_advice(page, NEAR)
    said = page.locator(f"#alike-{advice.pk}")
    expect(said).to_contain_text(ADVICE, timeout=PATIENCE)
    expect(said.get_by_role("link", name=advice.situation.title)).to_be_visible()

    said.get_by_role("button", name="Endorse that one instead").click()

    expect(page.locator("#messages")).to_contain_text("you endorsed this advice")
    expect(page.locator(f"#c-{advice.pk}").get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")
    assert list(Vote.objects.values_list("voter", "contribution", "value")) == [(dee.pk, advice.pk, 1)]
    page.goto(here.get_absolute_url())
    expect(page.locator("form.compose textarea")).to_have_value(NEAR)
    assert Contribution.objects.count() == 1


def test_the_preview_shows_it_and_endorses_with_and_without_a_script(visitor: Page) -> None:
    advice = f.make_contribution(body=ADVICE)
    dee = sign_in(visitor)
    visitor.goto(advice.situation.get_absolute_url())
    type_advice(visitor, NEAR)
    visitor.get_by_role("button", name="Preview").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Preview")

    visitor.locator(f"#alike-{advice.pk}").get_by_role("button", name="Endorse that one instead").click()

    expect(visitor.locator("#messages")).to_contain_text("you endorsed this advice")
    assert list(Vote.objects.values_list("voter", "contribution", "value")) == [(dee.pk, advice.pk, 1)]
    assert Contribution.objects.count() == 1


def test_it_is_published_all_the_same(page: Page) -> None:
    advice = f.make_contribution(body=ADVICE)
    sign_in(page)
    page.goto(advice.situation.get_absolute_url())
    type_advice(page, NEAR)
    expect(page.locator(f"#alike-{advice.pk}")).to_be_visible(timeout=PATIENCE)

    page.get_by_role("button", name="Publish", exact=True).click()

    expect(page.locator("#messages")).to_contain_text("Your advice is published.")
    assert (Contribution.objects.count(), Vote.objects.count()) == (2, 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("interface", ["en", "ar"])
def test_it_can_be_read_by_everybody(page: Page, interface: str, width: int, scheme: str) -> None:
    situation = f.make_situation()
    f.make_votes(f.make_contribution(body=ADVICE), helpful=2)
    f.make_contribution(body=ARABIC, language="ar", situation=situation)
    sign_in(page)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/{interface}/situations/{situation.pk}/")
    for text in (NEAR, ARABIC.replace("اليوم", "غدا")):
        type_advice(page, text)
        expect(page.locator(".alike__words")).to_have_attribute(
            "lang", "en" if text == NEAR else "ar", timeout=PATIENCE
        )

        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (
            page.locator(".alike__foot :is(a, button)").evaluate_all(
                "all => Math.min(...all.map(one => one.offsetHeight))"
            )
            >= 24
        )
