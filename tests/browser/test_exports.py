"""A press on a file says that it is being made, saves it, and says why where there is none."""

import pytest
from playwright.sync_api import Page, expect

from advice.actions import curating, publishing
from advice.export.compile import compile_edition
from advice.export.formats import FORMATS
from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_file_is_made_saved_and_refused_in_words(page: Page, watch) -> None:
    watch.expected.append("404")
    playbook = f.make_playbook(visibility="public")
    curating.add_play(playbook, f.make_contribution(strategies=["listen"]), by=f.cy())
    edition = publishing.publish(playbook, by=f.cy())
    page.goto(f"{edition.get_absolute_url()}files/")
    page.get_by_label("Format").select_option("html")
    pressed = page.get_by_role("link", name="Download the HTML")
    expect(pressed).to_be_visible()
    said = page.locator("[data-export-state] p")
    page.evaluate("""() => {
        window.said = [];
        const place = document.querySelector("[data-export-state] p");
        new MutationObserver(() => window.said.push(place.textContent)).observe(place, { childList: true });
    }""")

    with page.expect_download() as download:
        pressed.click()

    name = download.value.suggested_filename
    expect(said).to_have_text(f"Saved: {name}")
    assert page.evaluate("window.said") == ["The HTML is being made: 1 play, about a second.", f"Saved: {name}"]
    assert download.value.path().read_bytes() == FORMATS["html"].render(compile_edition(edition))
    assert "format=html" in page.url
    playbook.delete()
    pressed.click()
    expect(said).to_contain_text("There is nothing at this address")
    expect(page.locator("[data-export-state] progress")).to_be_hidden()
