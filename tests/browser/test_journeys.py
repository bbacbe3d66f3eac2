"""The three jobs as a new user does them, in a real Chromium, with JavaScript and without."""

import io
import re
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from advice.models import Contribution, Edition, Situation, User, Vote

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GERMAN = "Ruf Frau Sabine Krüger an: +49 170 1234567. Hör erst zu und lass sie ausreden. Dann biete ihr eine spätere Frist an."
FRENCH = "Je commence par me taire et par écouter, puis je propose de déplacer l'échéance de dix jours, par écrit."


@pytest.fixture
def site(live_server, strategies, capsys) -> str:
    """The address of the demonstration site."""
    call_command("load_demonstration")
    return live_server.url


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def visitor(request: pytest.FixtureRequest) -> Page:
    """A browser window of somebody new."""
    return request.getfixturevalue("page" if request.param == "with JavaScript" else "page_without_js")


def sign_up(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/en/")
    page.get_by_role("link", name="Sign in", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Make an account").first.click()
    page.get_by_label("Email").fill(f"{name}@example.org")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password", exact=True).fill("a-calm-long-password")
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_have_count(0)


def read_languages(page: Page, site: str, *codes: str) -> None:
    User.objects.filter(username="newcomer").update(reads=list(codes))


def contribute_in_french(page: Page, site: str, situation: Situation) -> None:
    page.goto(f"{site}{situation.get_absolute_url()}")
    page.locator("form.compose textarea").fill(FRENCH)
    for slug in ("listen", "flex-deadlines"):
        page.locator(f"form.compose label[for=compose-{slug}]").click()
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("This looks like")).to_be_visible()
    expect(page.locator(".notice .tag-language, .notice [lang=fr]").first).to_have_text("Français")
    page.get_by_role("button", name="Publish").click()


def test_a_newcomer_does_the_three_jobs(visitor: Page, site: str, tmp_path: Path) -> None:
    page, situation = visitor, Situation.objects.get(pk=Situation.objects.order_by("pk")[0].pk)
    sign_up(page, site, "newcomer")
    read_languages(page, site, "en", "fr")

    contribute_in_french(page, site, situation)

    mine = Contribution.objects.get(author__username="newcomer")
    card = page.locator(f"#c-{mine.pk}")
    expect(card).to_be_visible()
    assert (mine.language, sorted(mine.strategies.slugs())) == ("fr", ["flex-deadlines", "listen"])
    expect(card.locator("[lang=fr]").first).to_contain_text("Je commence par me taire")

    vote_and_undo(page, situation)
    browse_by_strategy(page, site)
    make_team_and_playbook(page, site)
    add_five_plays(page, site)
    publish_and_download(page, site, tmp_path)


def vote_and_undo(page: Page, situation: Situation) -> None:
    other = Contribution.objects.filter(situation=situation, language="en").best_first()[0]
    vote = page.locator(f"#vote-{other.pk}")
    votes = Vote.objects.filter(contribution=other, voter__username="newcomer")
    vote.get_by_role("button", name="Yes").click()
    expect(vote.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")
    assert [each.value for each in votes] == [1]
    vote.get_by_role("button", name="Yes").click()
    expect(vote.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "false")
    assert list(votes.all()) == []


def browse_by_strategy(page: Page, site: str) -> None:
    page.goto(f"{site}/en/contributions/")
    for name, value in (("strategy", "listen"), ("strategy", "flex-deadlines"), ("match", "all")):
        summary = page.locator("details.filters:not([open]) > summary")
        if summary.count() and summary.is_visible():
            summary.click()
        choose(page, name, value)
        page.wait_for_url(re.compile(rf"{name}={value}"))
    shown = {int((each.get_attribute("id") or "")[2:]) for each in page.locator("article[id^='c-']").all()}
    wanted = Contribution.objects.published().with_all_strategies(["listen", "flex-deadlines"]).in_languages("fr", "en")
    assert shown == set(wanted.values_list("pk", flat=True))
    assert Contribution.objects.get(author__username="newcomer").pk in shown


def choose(page: Page, name: str, value: str) -> None:
    """Choose in the filters; with JavaScript the list follows by itself, without it "Show" is pressed."""
    field = page.locator(f"details.filters [name={name}][value={value}], details.filters select[name={name}]").first
    if field.evaluate("each => each.tagName") == "SELECT":
        field.select_option(value)
    else:
        page.locator(f"details.filters label[for={field.get_attribute('id')}]").click()
    page.wait_for_timeout(200)
    if f"{name}={value}" not in page.url:
        page.locator("details.filters").get_by_role("button", name="Show").click()


def make_team_and_playbook(page: Page, site: str) -> None:
    page.goto(f"{site}/en/teams/new/")
    page.get_by_label("Name").fill("Les Accueillants")
    page.get_by_role("button", name="Make the team").click()
    page.goto(f"{site}/en/playbooks/new/")
    page.get_by_label("Title").fill("Quand tout bascule")
    page.get_by_label("Language").select_option("fr")
    page.get_by_role("button", name="Make the playbook").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quand tout bascule")


def add_five_plays(page: Page, site: str) -> None:
    for code in ("fr", "ar", "zh", "ja", "en"):
        page.goto(f"{site}/en/contributions/?lang={code}")
        card = page.locator("[id^='c-']").first
        card.get_by_role("button", name=re.compile("Quand tout bascule|Add to")).first.click()
        expect(page.get_by_text(re.compile("Added")).first).to_be_visible()


def publish_and_download(page: Page, site: str, folder: Path) -> None:
    page.goto(f"{site}/en/playbooks/")
    page.get_by_role("link", name="Quand tout bascule").first.click()
    page.get_by_role("link", name="Look over and publish").click()
    page.get_by_role("button", name=re.compile("^Publish")).click()
    edition = Edition.objects.get(playbook__title="Quand tout bascule")
    assert edition.number == 1
    page.goto(f"{site}{edition.get_absolute_url()}")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    data = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == "playbook_quand-tout-bascule_ed1_fr.pdf"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) >= 1
    with page.expect_download() as download:
        page.get_by_role("link", name="Markdown").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert "# Quand tout bascule" in text
    assert text.count("CC BY-SA 4.0") >= 5


def test_a_draft_survives_a_reload_without_an_account(page: Page, site: str) -> None:
    situation = Situation.objects.order_by("pk")[0]
    page.goto(f"{site}{situation.get_absolute_url()}")
    field = page.locator("form.compose textarea").first
    field.fill(FRENCH)
    expect(page.get_by_text("Draft kept on this device.")).to_be_visible()

    page.reload()

    expect(page.locator("form.compose textarea").first).to_have_value(FRENCH)


def test_a_double_press_is_one_vote(page: Page, site: str) -> None:
    sign_up(page, site, "newcomer")
    User.objects.filter(username="newcomer").update(date_joined=timezone.now() - timedelta(days=2))  # so that it counts
    situation = Situation.objects.order_by("pk")[0]
    other = Contribution.objects.filter(situation=situation, language="en").best_first()[0]
    page.goto(f"{site}{situation.get_absolute_url()}")

    page.locator(f"#vote-{other.pk}").get_by_role("button", name="Yes").dblclick()
    page.wait_for_timeout(500)

    before = other.votes
    other.refresh_from_db()
    assert Vote.objects.filter(contribution=other, voter__username="newcomer").count() == other.votes - before
    assert other.votes - before in (0, 1)


def test_german_advice_with_live_suggestions_and_one_press_generalising(page: Page, site: str) -> None:
    sign_up(page, site, "newcomer")
    situation = Situation.objects.order_by("pk")[0]
    page.goto(f"{site}/de/situations/{situation.pk}/")
    write_german(page)

    switch_to_arabic(page, situation)
    expect(page.locator("form.compose textarea").first).to_have_value(re.compile("Hör erst zu"))
    later = page.locator("#analysis [data-strategy=flex-deadlines]")
    expect(later).to_have_attribute("data-ticked", "")  # the draft came back, and was read again
    later.click()
    expect(later).not_to_have_attribute("data-ticked", "")
    page.locator("form.compose button.button--primary").click()

    card = page.locator("article").filter(has_text="Hör erst zu")
    expect(card.locator(".advice__words")).to_have_attribute("lang", "de")
    mine = Contribution.objects.get(author__username="newcomer")
    assert mine.body == GERMAN.replace("Sabine Krüger", "[Name]").replace("+49 170 1234567", "[Telefon]")
    assert (mine.language, sorted(mine.strategies.slugs())) == ("de", ["listen"])


def write_german(page: Page) -> None:
    page.locator("form.compose textarea").first.press_sequentially(GERMAN)
    chips = page.locator("#analysis .chip")
    listen, later = (chips.and_(page.locator(f"[data-strategy={slug}]")) for slug in ("listen", "flex-deadlines"))
    expect(page.locator("#analysis q").filter(has_text="lass sie ausreden")).to_be_visible()
    page.locator(".analysis__marked > summary").click()
    expect(page.locator(".mark--evidence").filter(has_text="spätere Frist")).to_be_visible()
    for ticked in (listen, later):  # the site is sure of both, and says so on the chip
        expect(ticked).to_have_attribute("data-ticked", "")
    for replacement in ("[Name]", "[Telefon]"):
        page.get_by_role("button", name=replacement).click()
        expect(page.get_by_role("button", name=replacement)).to_have_count(0)
    expect(page.locator("#analysis [role=alert]")).to_have_count(0)
    expect(page.get_by_text("Entwurf auf diesem Gerät aufbewahrt.")).to_be_visible()


def switch_to_arabic(page: Page, situation: Situation) -> None:
    page.locator("footer").get_by_text("العربية").click()
    page.wait_for_url(re.compile(rf"/ar/situations/{situation.pk}/"))
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
