"""A playbook's whole life in a real Chromium: shelf, draft, autofill, a second person's approval, an edition, drift, the next, comparing, every file."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from advice.actions import contributing
from advice.export.formats import FORMATS
from advice.models import Alert, Contribution, Membership, Playbook, User
from tests import factories as f

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def playbook(live_server, strategies) -> Playbook:
    """An empty playbook of two people, dee's, whose editions a second person approves."""
    team = f.make_team(by=f.dee())
    Membership.objects.create(team=team, member=f.ana(), role="editor")
    return f.make_playbook(team, "When it burns", by=f.dee(), two_person=True)


@pytest.fixture
def advice(playbook) -> Contribution:
    """What dee finds, and beside it enough for a rule to choose from."""
    situation = f.make_situation("The client shouts")
    for body, language in (("Laissez-le finir.", "fr"), ("Hear them out first.", "en"), ("Hör erst zu.", "de")):
        f.make_votes(f.make_contribution(situation, body=body, language=language, strategies=["listen"]), helpful=2)
    return f.make_contribution(situation, body="Say the date **first**.", strategies=["communicate-clearly"])


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def window(request: pytest.FixtureRequest) -> Page:
    page: Page = request.getfixturevalue("page" if request.param == "with JavaScript" else "page_without_js")
    return page


def sign_in(page: Page, site: str, person: User) -> None:
    client = Client()
    client.force_login(person)
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def test_a_playbook_lives(window: Page, live_server, playbook: Playbook, advice: Contribution, tmp_path: Path) -> None:
    page, site = window, live_server.url
    sign_in(page, site, f.dee())

    keep_and_hand_on(page, advice)
    fill_by_a_rule(page, playbook)
    ask(page, playbook, "The first of all.")
    sign_in(page, site, f.ana())
    approve(page, playbook)
    expect(page.get_by_role("heading", level=1)).to_have_text("When it burns")
    first = playbook.editions.get()

    contributing.revise(advice, by=f.bo(), body="Say the date **last**.", strategies=["communicate-clearly"])
    answer_the_alert(page, advice)
    ask(page, playbook, "The date comes last.")
    sign_in(page, site, f.dee())
    approve(page, playbook)

    compare(page, playbook)
    kept = first.document, first.digest
    first.refresh_from_db()
    assert (first.document, first.digest) == kept
    download_all(page, playbook, tmp_path)


def keep_and_hand_on(page: Page, advice: Contribution) -> None:
    page.goto(advice.situation.get_absolute_url())
    card = page.locator(f"#keep-{advice.pk}")
    card.get_by_role("button", name="Keep").click()
    expect(card).to_contain_text("On your shelf")
    card.get_by_role("link", name="On your shelf").click()
    page.get_by_role("checkbox", name="Tick this advice").check()
    page.get_by_label("Add what is ticked to").select_option(label="Without a title")
    page.get_by_role("button", name="Add to the playbook").click()
    expect(page.locator("#messages")).to_contain_text("1 added")


def fill_by_a_rule(page: Page, playbook: Playbook) -> None:
    page.goto(f"/en/playbooks/{playbook.pk}/rules/")
    page.get_by_label("How many of each strategy").fill("3")
    page.get_by_label("Helpful votes at least").fill("2")
    page.get_by_label("Language 1").select_option("en")
    page.get_by_label("Language 2").select_option("fr")
    page.get_by_role("button", name="Make the rule").click()
    page.get_by_role("link", name="See what they would add").click()
    page.get_by_role("button", name="Add these").click()
    expect(page.locator("#messages .notice--success")).to_be_visible()
    bodies = playbook.plays.order_by("section__position", "position").values_list("contribution__body", flat=True)
    assert sorted(bodies) == ["Hear them out first.", "Laissez-le finir.", "Say the date **first**."]


def ask(page: Page, playbook: Playbook, note: str) -> None:
    page.goto(f"/en/playbooks/{playbook.pk}/publish/")
    page.get_by_label("What is new").fill(note)
    page.get_by_label("What the approval covers").fill("For use in Germany")
    page.get_by_role("button", name="Ask for approval").click()
    expect(page.locator("#messages .notice--success")).to_be_visible()


def approve(page: Page, playbook: Playbook) -> None:
    page.goto("/en/playbooks/")
    page.get_by_role("link", name="When it burns").first.click()
    page.goto(f"/en/approvals/{playbook.approvals.waiting().get().pk}/")
    page.get_by_role("button", name="Approve as").click()
    expect(page.locator("#messages .notice--success")).to_be_visible()


def answer_the_alert(page: Page, advice: Contribution) -> None:
    page.goto("/en/attention/")
    expect(page.locator(".drift__head")).to_contain_text("Its author edited it since you chose it.")
    page.get_by_text("Keep it as it is now", exact=True).click()
    page.get_by_label("Why you keep it as it is now").fill("It is better so.")
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.locator("#messages .notice--success")).to_be_visible()
    (alert,) = Alert.objects.filter(contribution=advice)
    assert (alert.cause, alert.why, alert.dismisser) == ("edited", "It is better so.", f.ana())


def compare(page: Page, playbook: Playbook) -> None:
    page.goto(f"/en/playbooks/{playbook.pk}/compare/?from=1&to=2")
    expect(page.get_by_role("main").locator("del")).to_contain_text(["first"])
    expect(page.get_by_role("main").locator("ins")).to_contain_text(["last"])


def download_all(page: Page, playbook: Playbook, folder: Path) -> None:
    page.goto(f"/en/playbooks/{playbook.pk}/editions/2/")
    for name, each in FORMATS.items():
        with page.expect_download() as waiting:
            page.locator(f".files a[href$='.{each.suffix}']").first.click()
        path = folder / f"book.{each.suffix}"
        waiting.value.save_as(path)
        assert path.stat().st_size > 1000, name
