"""What only a browser can tell of the style sheets: which way things point, where text begins, what is left on paper."""

import pytest
from playwright.sync_api import Page

from advice.actions.merging import merge
from advice.models import Strategy
from tests import factories as f

pytestmark = pytest.mark.browser


def test_arrow_of_a_merge_points_the_way_the_page_is_read(page: Page):
    merge(Strategy.objects.get(slug="humour"), Strategy.objects.get(slug="listen"), by=f.cy(), reason="The same.")
    scales = {}
    for language in ("en", "ar"):
        page.goto(f"/{language}/decisions/")
        scales[language] = page.locator(".flips").first.evaluate("arrow => getComputedStyle(arrow).scale")

    assert scales == {"en": "none", "ar": "-1 1"}
