"""The shelf: kept in one press from any card, shown to its person alone, handed on to a playbook."""

import pytest
from django.urls import reverse

from advice.actions import contributing, curating, keeping, sectioning, translating
from advice.models import Bookmark
from tests import factories as f
from tests.web.company import make_company
from tests.web.pages import select, texts, tree

pytestmark = pytest.mark.django_db
SHELF = "/en/shelf/"
HTMX = {"hx-request": "true"}


@pytest.fixture
def reader(client):
    client.force_login(f.dee())
    return client


def kept(note="", **said):
    return keeping.keep(f.make_contribution(**said), by=f.dee(), note=note)


def order(answer):
    return [row.pk for row in answer.context["rows"]]


# --- Keep -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["situation", "/en/contributions/", "/en/", "/en/search/?q=finish", "/en/people/bo/"])
def test_any_card_offers_to_keep_it_and_says_when_it_is_kept(reader, page):
    advice = f.make_contribution(body="Let them finish.")
    page = advice.situation.get_absolute_url() if page == "situation" else page
    (button,) = select(tree(reader.get(page)), f"#keep-{advice.pk} button")
    reader.post(reverse("keep", args=[advice.pk]), {button.get("name"): button.get("value")})

    now = tree(reader.get(page))

    assert texts(now, f"#keep-{advice.pk}") == ["On your shelf"]
    assert select(now, f"#keep-{advice.pk} a")[0].get("href") == f"{SHELF}#bookmark-{Bookmark.objects.get().pk}"


def test_a_visitor_is_led_to_the_page_that_keeps_it(client):
    advice = f.make_contribution()
    (link,) = select(tree(client.get(advice.situation.get_absolute_url())), f"#keep-{advice.pk} a")

    assert link.get("href") == reverse("keep", args=[advice.pk])
    client.force_login(f.dee())
    page = tree(client.get(link.get("href")))
    assert texts(page, "main form button") == ["Put it on your shelf"]


def test_the_shelf_is_the_first_choice_before_the_playbooks(client):
    playbook = f.make_playbook()
    advice = f.make_contribution()
    client.force_login(f.cy())

    card = tree(client.get(advice.situation.get_absolute_url()))
    page = tree(client.get(reverse("keep", args=[advice.pk])))

    assert texts(card, f"#keep-{advice.pk} button") == ["Keep", f"Add to {playbook.title}"]
    assert texts(page, "main form button") == ["Put it on your shelf", f"Add: {playbook.title}"]


def test_a_press_answers_htmx_with_what_is_kept_and_else_leads_back_to_the_card(reader):
    advice = f.make_contribution()
    path, here = reverse("keep", args=[advice.pk]), "http://testserver/en/contributions/?lang=all"

    piece = tree(reader.post(path, {"shelf": "1"}, headers=HTMX))
    led = reader.post(path, {"shelf": "1"}, headers={"referer": f"{here}#c-7"})

    assert texts(piece, f"#keep-{advice.pk} [role=status]") == ["On your shelf"]
    assert (led["Location"], Bookmark.objects.count()) == (f"{here}#c-{advice.pk}", 1)


# --- The page -----------------------------------------------------------------------------------------------------------


def test_an_empty_shelf_says_how_to_begin(reader):
    page = tree(reader.get(SHELF))

    assert texts(page, ".empty .empty__title") == ["Your shelf is empty"]
    assert select(page, ".empty a")[0].get("href") == "/en/contributions/"


def test_the_newest_comes_first_in_the_version_its_person_reads(client):
    advice = f.make_contribution(language="de", body="Erst zuhören.")
    translating.translate(advice, by=f.cy(), language="fr", body="Écoutez d’abord.")
    reader = f.make_user(reads=["fr"])
    rows = [keeping.keep(advice, by=reader), keeping.keep(f.make_contribution(language="fr"), by=reader)]
    client.force_login(reader)

    answer = client.get(SHELF)

    assert order(answer) == [rows[1].pk, rows[0].pk]
    (words,) = select(tree(answer), f"#bookmark-{rows[0].pk} .bookmark__words")
    assert (words.text_content(), words.get("lang")) == ("Écoutez d’abord.", "fr")


def test_filters_stand_in_the_address_and_in_the_way_on(reader, monkeypatch):
    monkeypatch.setattr("advice.web.browsing.ROWS", 1)
    rows = [
        kept("Read this", language="fr", strategies=["listen"]),
        kept("Read that", language="fr", strategies=["humour"]),
        kept("", language="fr", strategies=["listen"]),
        kept("Read", language="de", strategies=["listen"]),
        kept("READ", language="fr", strategies=["listen"]),
    ]
    query = "strategy=listen&lang=fr&q=read"

    first = reader.get(f"{SHELF}?{query}")
    (further,) = select(tree(first), ".pager a")
    second = reader.get(f"{SHELF}{further.get('href')}")

    assert further.get("href") == f"?{query}&page=2"
    assert (order(first), order(second)) == ([rows[4].pk], [rows[0].pk])
    assert texts(tree(reader.get(f"{SHELF}?q=nothing+like+it")), ".empty .empty__title") == [
        "Nothing on your shelf fits that."
    ]


def test_withdrawn_advice_is_a_line_with_its_note_and_nothing_of_its_words(reader):
    row = kept("For Tuesday.", body="Words that are gone.", strategies=["humour"])
    contributing.withdraw(row.contribution, by=f.bo())

    answer = reader.get(SHELF)
    page = tree(answer)

    assert "Words that are gone." not in answer.content.decode()
    assert texts(page, f"#bookmark-{row.pk} .play__tombstone") == ["This advice was withdrawn."]
    assert texts(page, f"#bookmark-{row.pk} .bookmark__note p") == ["Your note", "For Tuesday."]
    assert order(reader.get(f"{SHELF}?strategy=humour")) == []


def test_a_note_is_changed_in_its_place(reader):
    row = kept("Old")
    path = reverse("bookmark_note", args=[row.pk])

    led = reader.post(
        path, {"note": "New\r\nand <b>bold</b>"}, headers={"referer": f"http://testserver{SHELF}?lang=en"}
    )
    refused = reader.post(path, {"note": "x" * 20_001})

    assert (led["Location"], refused.status_code) == (f"http://testserver{SHELF}?lang=en#bookmark-{row.pk}", 422)
    assert "New<br>and &lt;b&gt;bold&lt;/b&gt;" in reader.get(SHELF).content.decode()


def test_taking_off_is_undone_in_one_press_with_the_note(reader):
    row = kept("For <Tuesday>.")
    page = tree(reader.post(reverse("bookmark_remove", args=[row.pk]), follow=True))
    (form,) = select(page, "#messages form")
    gone = Bookmark.objects.count()

    words = {each.get("name"): each.get("value") for each in select(form, "[name]") if each.get("value")}
    reader.post(form.get("action"), words)

    again = Bookmark.objects.get()
    assert (gone, again.contribution, again.note) == (0, row.contribution, "For <Tuesday>.")


@pytest.mark.parametrize("note", ["", "For Tuesday."])
def test_taking_off_what_was_withdrawn_asks_first_where_a_note_would_be_lost(reader, note):
    row = kept(note)
    contributing.withdraw(row.contribution, by=f.bo())
    path = reverse("bookmark_remove", args=[row.pk])

    first = reader.post(path)
    asked = Bookmark.objects.count()
    reader.post(path, {"sure": "1"})

    assert ((first.status_code, asked), Bookmark.objects.count()) == ((200, 1) if note else (302, 0), 0)


def test_a_shelf_is_there_for_nobody_else(client):
    row = kept("Secret note")
    seen = []
    for person in (f.bo(), f.cy()):
        client.force_login(person)
        answers = [client.get(reverse(name, args=[row.pk])) for name in ("bookmark_note", "bookmark_remove")]
        seen += [each.status_code for each in [*answers, client.post(reverse("bookmark_remove", args=[row.pk]))]]
        seen += ["Secret note" in client.get(path).content.decode() for path in (SHELF, "/en/people/dee/")]
        card = tree(client.get(row.contribution.situation.get_absolute_url()))
        seen.append("On your shelf" in texts(card, f"#keep-{row.contribution_id}")[0])

    assert seen == [404, 404, 404, False, False, False] * 2
    assert Bookmark.objects.count() == 1


# --- Handing on -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def playbook(company):
    return f.make_playbook(company.team, "Ours", by=company.people["owner"])


def of(company, person, number=3):
    return [keeping.keep(f.make_contribution(), by=company.people[person]) for _ in range(number)]


def test_several_are_handed_on_at_once_each_once_and_told(company, playbook):
    rows = of(company, "editor")
    section = sectioning.add_section(playbook, "Later", by=company.people["owner"])
    curating.add_play(playbook, rows[0].contribution, by=company.people["owner"])
    said = {"bookmark": [row.pk for row in rows], "section": section.pk}

    page = tree(company.client("editor").post(reverse("shelf_hand_on"), said, follow=True))

    assert [play.contribution for play in section.plays.order_by("position")] == [
        rows[2].contribution,
        rows[1].contribution,
    ]
    assert texts(page, "#messages .notice") == ["2 added to “Ours”. 1 stood in it already."]
    assert len(texts(page, ".bookmark .meta")) == 3


@pytest.mark.parametrize("fault", ["nothing ticked", "no section", "withdrawn", "another's"])
def test_handing_on_is_all_or_nothing_and_keeps_the_ticks(company, playbook, fault):
    rows = of(company, "editor")
    said = {"bookmark": [row.pk for row in rows], "section": playbook.sections.get().pk}
    if fault == "nothing ticked":
        del said["bookmark"]
    if fault == "no section":
        del said["section"]
    if fault == "withdrawn":
        contributing.withdraw(rows[1].contribution, by=f.bo())
    if fault == "another's":
        said["bookmark"] = [row.pk for row in of(company, "stranger")]

    answer = company.client("editor").post(reverse("shelf_hand_on"), said)

    assert (answer.status_code, playbook.plays.count()) == (422, 0)
    ticked = len(select(tree(answer), ".bookmark input[checked]"))
    assert ticked == {"no section": 3, "withdrawn": 2}.get(fault, 0)
    assert texts(tree(answer), ".notice--error") != []


@pytest.mark.parametrize("person", ["reader", "former", "stranger"])
def test_who_changes_no_playbook_is_offered_none_and_hands_nothing_on(company, playbook, person):
    rows = of(company, person, 1)
    client, section = company.client(person), playbook.sections.get()

    page = tree(client.get(SHELF))
    answer = client.post(reverse("shelf_hand_on"), {"bookmark": rows[0].pk, "section": section.pk})

    assert (select(page, "#hand-on"), select(page, ".bookmark__tick")) == ([], [])
    assert (answer.status_code, playbook.plays.count()) == (422, 0)


@pytest.mark.parametrize("number", [1, 30])
def test_the_shelf_costs_the_same_for_one_and_thirty(company, playbook, number, django_assert_num_queries):
    owner = company.people["owner"]
    for row in f.make_contributions(number, f.make_situation(), strategies=["listen"]):
        keeping.keep(row, by=owner)
    curating.add_play(playbook, row, by=owner)
    client = company.client("owner")

    with django_assert_num_queries(11):
        answer = client.get(SHELF, headers={"accept-language": "fr"})

    assert len(answer.context["rows"]) == min(number, 20)
