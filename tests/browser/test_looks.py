"""What only a browser can tell of the style sheets: which way things point, where text begins, what is left on paper."""

import pytest
from playwright.sync_api import Page

from advice.actions import curating, publishing
from advice.actions.merging import merge
from advice.models import Strategy
from tests import factories as f

pytestmark = pytest.mark.browser

# where the text of an element begins and ends, and where that of its card may
EDGES = """element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    const card = element.closest(".card");
    const box = card.getBoundingClientRect();
    const style = getComputedStyle(card);
    return [text.left - box.left - parseFloat(style.paddingLeft) - 1, box.right - parseFloat(style.paddingRight) - 1 - text.right];
}"""
LONG = "Let them finish before you say anything at all, and say it back in your own words before you answer it. " * 3
ARABIC = "دعهم ينهون كلامهم قبل أن تقول أي شيء، ثم أعد عليهم ما قالوه بكلماتك قبل أن تجيب عنه. " * 3


def test_arrow_of_a_merge_points_the_way_the_page_is_read(page: Page):
    merge(Strategy.objects.get(slug="humour"), Strategy.objects.get(slug="listen"), by=f.cy(), reason="The same.")
    scales = {}
    for language in ("en", "ar"):
        page.goto(f"/{language}/decisions/")
        scales[language] = page.locator(".flips").first.evaluate("arrow => getComputedStyle(arrow).scale")

    assert scales == {"en": "none", "ar": "-1 1"}


@pytest.mark.parametrize(("language", "body", "spoken"), [("ar", LONG, "en"), ("en", ARABIC, "ar")])
def test_advice_of_the_other_direction_begins_where_its_card_does(page: Page, language: str, body: str, spoken: str):
    playbook = f.make_playbook(visibility="public", language=spoken)
    curating.add_play(playbook, f.make_contribution(body=body, language=spoken), by=f.cy(), why=body)
    publishing.publish(playbook, by=f.cy())
    page.set_viewport_size({"width": 1280, "height": 900})

    page.goto(f"/{language}/playbooks/{playbook.pk}/editions/1/")
    edge = 0 if spoken == "en" else 1
    far = [page.locator(place).first.evaluate(EDGES)[edge] for place in (".play__body", ".play__why .prose")]

    assert far == [pytest.approx(0, abs=1)] * 2


def test_paper_has_the_words_alone_in_its_whole_width(page: Page):
    advice = f.make_contribution(body=LONG, language="en")
    page.goto(advice.situation.get_absolute_url())
    shown = [page.locator(place).first for place in (".compose-section", ".tabs", ".order__why", ".masthead__actions")]
    on_screen = [each.is_visible() for each in shown]

    page.emulate_media(media="print")
    list_width, width = (page.locator(place).first.bounding_box()["width"] for place in (".browse__list", ".page"))

    assert (on_screen, [each.is_visible() for each in shown]) == ([True] * 4, [False] * 4)
    assert list_width == pytest.approx(width, abs=1)


def test_links_that_stand_alone_are_high_enough_for_a_finger(page: Page):
    f.make_votes(f.make_contribution(language="en"), helpful=3)
    heights = []
    for address in ("/en/", "/en/situations/", "/en/contributions/", "/en/strategies/"):
        page.goto(address)
        heights += page.locator(".meta > a, .home__head > a").evaluate_all("all => all.map(each => each.offsetHeight)")

    assert min(heights) >= 24
