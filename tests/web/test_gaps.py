"""The gap map: its page, its CSV, and the way from an empty place to a form that is filled in."""

import csv
import io
import itertools
import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from advice.actions import asking, contributing, merging
from advice.models import Situation, Strategy
from advice.web import gapmap
from advice.web.forms import gaps as forms
from tests import factories as f
from tests.web.test_browsing import NAMES, ODD

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return answer.content.decode()


def names(answer) -> list[str]:
    """What each link of the map is called, without its marks."""
    table = text(answer).partition("<table")[2].partition("</table>")[0]
    found = re.findall(r'<span class="visually-hidden">(.*?)</span><span class="gaps__label"', table, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", name)).split()) for name in found]


def cells(answer) -> dict[tuple[int, str, str], int]:
    return {
        (row.situation.pk, strategy.slug, line.language): count
        for row in answer.context["page"].map.rows
        for line in row.lines
        for strategy, count in line.places
        if count
    }


def lines(answer) -> list[dict[str, str]]:
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def shown(answer) -> list[Situation]:
    return [row.situation for row in answer.context["page"].map.rows]


# --- The page --------------------------------------------------------------------------------------------------------


def test_every_place_has_its_whole_name_and_leads_on(client):
    situation = f.make_situation("How do I say no?")
    f.make_contribution(situation, strategies=["listen"], language="en")

    answer = client.get("/en/gaps/?lang=en")

    found = names(answer)
    read, write = situation.get_absolute_url(), reverse("contribute", args=[situation.pk])
    assert found[:3] == [
        "How do I say no?, English: 1 contribution",
        "Listen, How do I say no?, English: 1 contribution",
        "Flex deadlines, How do I say no?, English: none yet. Write the first one",
    ]
    assert len(found) == 1 + Strategy.objects.count()
    assert f'href="{read}?strategy=listen&amp;lang=en"' in text(answer)
    assert f'href="{write}?strategy=humour&amp;lang=en"' in text(answer)


def test_the_places_lead_to_as_many_as_they_say(client):
    situation = f.make_situation()
    for code in ("en", "fr", "fr"):
        f.make_contribution(situation, strategies=["listen"], language=code)

    found = cells(client.get("/en/gaps/?lang=en&lang=fr"))
    page = client.get(f"{situation.get_absolute_url()}?strategy=listen&lang=fr").context["page"]

    assert found == {(situation.pk, "listen", "en"): 1, (situation.pk, "listen", "fr"): 2}
    assert page.total == 2


def test_table_can_be_found_through_by_ear(client):
    f.make_contribution(strategies=["listen"])

    table = text(client.get("/en/gaps/")).partition('<div class="gaps__region"')[2]

    assert table.startswith(' role="region" aria-labelledby="gap-caption" tabindex="0">')
    assert '<caption id="gap-caption">' in table
    assert table.count('scope="col"') == 2 + Strategy.objects.count()
    assert (table.count('scope="rowgroup"'), table.count('scope="row"')) == (2, 2)


def test_title_and_strategies_stand_in_their_own_language(client):
    situation = f.make_situation("كيف أقول لا؟", language="ar")

    page = text(client.get("/en/gaps/?lang=en"))

    assert f'<a href="{situation.get_absolute_url()}" lang="ar" dir="auto">كيف أقول لا؟</a>' in page
    assert '<span lang="en" dir="auto">Listen</span>' in page


def test_summary_leads_to_what_is_silent(client):
    answered = f.make_contribution(language="en").situation
    silent = f.make_situation("Nobody said a word")

    answer = client.get("/en/gaps/?lang=en&lang=fr")

    page = text(answer)
    assert answer.context["page"].map.silent == {"en": [silent], "fr": [silent, answered]}
    assert "On this page 3 of 4 pairs of a situation and a language have no advice at all." in page
    assert page.count(f'href="#gap-{silent.pk}"') == 2
    assert f'id="gap-{silent.pk}"' in page
    assert f'href="{reverse("situations")}?lang=all&amp;needs=advice">1 situation has no advice in any language' in page
    assert page.count("No voice in") == 3


def test_map_without_a_gap_says_so(client):
    f.make_contribution(language="en")

    assert "Every situation on this page has some advice" in text(client.get("/en/gaps/?lang=en"))


def test_map_comes_in_the_languages_of_its_reader(client, bo):
    f.make_contribution(strategies=["listen"], language="de")
    client.force_login(bo)

    assert client.get("/en/gaps/").context["page"].map.languages == ("zh", "en")


def test_map_of_who_has_said_nothing_is_in_the_language_of_the_page(client):
    f.make_contribution(language="de")

    assert client.get("/fr/gaps/").context["page"].map.languages == ("fr",)


def test_map_in_all_languages_has_those_that_can_be_read_on_it(client):
    situation = f.make_situation()
    for code in ("de", "de", "fr"):
        f.make_contribution(situation, language=code)

    answer = client.get("/en/gaps/?lang=all")

    assert answer.context["page"].map.languages == ("de", "fr")
    assert cells(answer) == {}


def test_map_in_all_languages_of_a_babel_says_what_it_leaves_out(client, monkeypatch):
    monkeypatch.setattr(gapmap, "MOST_VALUES", 2)
    situation = f.make_situation()
    for code in ("de", "de", "fr", "fr", "it"):
        f.make_contribution(situation, language=code)

    answer = client.get("/en/gaps/?lang=all")

    assert answer.context["page"].map.languages == ("de", "fr")
    assert "Only the 2 languages with the most advice are shown." in text(answer)


def test_any_language_can_be_asked_for_and_is_offered(client):
    f.make_contribution(language="de")

    page = client.get("/en/gaps/?lang=sw").context["page"]

    offered = {choice.value: choice.chosen for choice in page.offered}
    assert offered == {"sw": True, "en": False, "de": False}
    assert "fi" in dict(page.others)
    assert not offered.keys() & dict(page.others).keys()


def test_map_narrows_to_a_topic_and_to_strategies(client):
    sales = f.make_topic("sales")
    wanted = f.make_situation(topic=sales)
    f.make_situation()

    answer = client.get("/en/gaps/?topic=sales&strategy=humour&strategy=listen&lang=en")

    assert shown(answer) == [wanted]
    assert [strategy.slug for strategy in answer.context["page"].map.strategies] == ["listen", "humour"]
    assert "topic=sales&amp;lang=all&amp;needs=advice" in text(answer)


def test_merged_strategy_leads_to_what_it_is_part_of(client):
    f.make_situation()
    merging.merge(f.make_strategy("humour"), f.make_strategy("listen"), by=f.cy(), reason="The same.")

    page = client.get("/en/gaps/?strategy=humour").context["page"]

    assert [strategy.slug for strategy in page.map.strategies] == ["listen"]


@pytest.mark.parametrize(("sort", "order"), [("", [0, 2, 1]), ("answered", [1, 2, 0]), ("new", [2, 1, 0])])
def test_order_is_that_of_the_address(client, sort, order):
    rows = [f.make_situation() for _ in range(3)]
    for row in (rows[1], rows[1], rows[2]):
        f.make_contribution(row)

    assert shown(client.get(f"/en/gaps/?sort={sort}")) == [rows[place] for place in order]


@pytest.mark.parametrize("sort", ["", "answered", "new"])
def test_pages_hold_every_situation_once_in_order(client, sort, monkeypatch):
    monkeypatch.setattr(forms, "MOST", 2)
    rows = [f.make_situation() for _ in range(5)]
    for row in rows[1:3]:
        f.make_contribution(row)
    whole = [
        each.pk for each in gapmap.gap_file(Situation.objects.published(), forms.GapSelection(sort=sort or "fewest"))[0]
    ]

    walked, address = [], f"?sort={sort}&lang=en"
    while address:
        answer = client.get(f"/en/gaps/{address}")
        walked += [each.pk for each in shown(answer)]
        address = answer.context["page"].next_query

    assert (walked, sorted(walked)) == (whole, [row.pk for row in rows])


@pytest.mark.parametrize(("codes", "size"), [(0, 5), (1, 20), (2, 15), (6, 5), (12, 3)])
def test_pages_hold_fewer_situations_where_there_are_many_languages(codes, size):
    assert forms.GapSelection(languages=("en",) * codes).size == size


def test_what_was_withdrawn_is_neither_shown_nor_counted(client):
    asked = f.make_situation(by=f.dee())
    kept = f.make_contribution(strategies=["listen"])
    taken = f.make_contribution(kept.situation, by=f.dee(), strategies=["humour"])
    asking.withdraw_situation(asked, by=f.dee())
    contributing.withdraw(taken, by=f.dee())
    client.force_login(f.dee())  # who might see them elsewhere

    answer = client.get("/en/gaps/?lang=en")

    assert shown(answer) == [kept.situation]
    assert cells(answer) == {(kept.situation_id, "listen", "en"): 1}
    assert {row["situation"] for row in lines(client.get("/en/gaps.csv?lang=en"))} == {str(kept.situation_id)}


def test_map_of_no_situation_invites_to_ask(client):
    assert "Nobody has asked yet." in text(client.get("/en/gaps/"))


def test_map_of_a_topic_without_situations_leads_to_all_topics(client):
    f.make_topic("sales")

    page = text(client.get("/en/gaps/?topic=sales"))

    assert "Nobody has asked about this yet." in page
    assert '<a href="?">All topics</a>' in page


def test_map_behind_its_last_situation_leads_back(client):
    f.make_situation()

    assert "The list ends before this place." in text(client.get("/en/gaps/?after=9-999999999"))


def test_unknown_words_of_an_address_are_named(client):
    f.make_situation()

    page = text(client.get("/en/gaps/?strategy=nap&lang=xx&topic=none&after=soon"))

    assert page.count("notice--warning") == 4
    assert "There is no strategy “nap”." in page


@pytest.mark.parametrize("path", ["/en/gaps/", "/en/gaps.csv"])
def test_map_answers_whatever_an_address_holds(client, path):
    f.make_contribution(strategies=["listen"])

    answers = {
        client.get(f"{path}?{urlencode([(name, value), (name, 'listen')])}").status_code
        for name, value in itertools.product(NAMES, ODD)
    }

    assert answers == {200}


@pytest.mark.parametrize("person", ["nobody", "dee"])
def test_map_costs_the_same_for_one_and_for_thirty(client, person, django_assert_num_queries):
    if person == "dee":
        client.force_login(f.dee())
    cost = {"nobody": 7, "dee": 9}[person]
    f.make_contribution(f.make_situation(topic=f.make_topic()), strategies=["listen"])
    client.get("/en/gaps/?lang=en")

    with django_assert_num_queries(cost):
        client.get("/en/gaps/?lang=en")
    for number in range(30):
        f.make_contribution(f.make_situation(topic=f.make_topic(f"topic-{number}")), strategies=["listen"])
    with django_assert_num_queries(cost):
        client.get("/en/gaps/?lang=en")


def test_lists_lead_to_the_map(client):
    f.make_topic("sales")

    assert f'href="{reverse("gaps")}"' in text(client.get("/en/strategies/")).partition("<footer")[0]
    assert f'href="{reverse("gaps")}?topic=sales"' in text(client.get("/en/situations/?topic=sales"))
    assert f'href="{reverse("gaps")}"' in text(client.get("/en/about/")).partition("<footer")[2]


# --- CSV -------------------------------------------------------------------------------------------------------------


def test_csv_has_a_line_for_every_place_and_the_empty_ones_too(client):
    situation = f.make_situation("How do I say no?", topic=f.make_topic("sales"))
    f.make_contribution(situation, strategies=["listen"], language="fr")
    f.make_situation()

    answer = client.get("/en/gaps.csv?lang=en&lang=fr&sort=answered")

    rows = lines(answer)
    assert (answer["Content-Type"], "gap-map.csv" in answer["Content-Disposition"]) == ("text/csv; charset=utf-8", True)
    assert len(rows) == 2 * 2 * Strategy.objects.count()
    assert {row["contributions"] for row in rows} == {"0", "1"}
    full = next(row for row in rows if row["contributions"] == "1")
    address = full.pop("address")
    assert full == {
        "situation": str(situation.pk),
        "title": "How do I say no?",
        "title_language": "en",
        "topic": "sales",
        "strategy": "listen",
        "label": "Listen",
        "language": "fr",
        "contributions": "1",
    }
    assert address.endswith(f"{situation.get_absolute_url()}?strategy=listen&lang=fr")
    assert rows[0]["address"].endswith(f"{reverse('contribute', args=[situation.pk])}?strategy=listen&lang=en")


def test_csv_says_what_the_page_says(client):
    situation = f.make_situation()
    for code, slugs in [("en", ["listen"]), ("fr", ["listen", "humour"]), ("fr", ["humour"])]:
        f.make_contribution(situation, strategies=slugs, language=code)

    rows = lines(client.get("/en/gaps.csv?lang=all"))

    counted = {
        (int(row["situation"]), row["strategy"], row["language"]): int(row["contributions"])
        for row in rows
        if row["contributions"] != "0"
    }
    assert counted == cells(client.get("/en/gaps/?lang=all"))
    assert sum(counted.values()) == 4
    assert len(rows) == 2 * Strategy.objects.count()


@pytest.mark.parametrize("title", ["=HYPERLINK(A1)", "+1 to the plan", "-2 days", "@everybody", "＝1+1"])
def test_csv_holds_no_formula(client, title):
    f.make_situation(title)

    assert {row["title"] for row in lines(client.get("/en/gaps.csv?lang=en"))} == {f"'{title}"}


def test_csv_of_no_situation_has_its_heads_alone(client):
    answer = client.get("/en/gaps.csv")

    assert b"".join(answer.streaming_content).decode("utf-8-sig").count("\r\n") == 1


def test_csv_goes_on_where_its_link_leads(client, monkeypatch):
    monkeypatch.setattr(gapmap, "MOST_SITUATIONS", 2)
    rows = [f.make_situation() for _ in range(5)]

    walked, address = [], "/en/gaps.csv?lang=en&strategy=listen"
    while address:
        answer = client.get(address)
        walked += [int(line["situation"]) for line in lines(answer)]
        address = answer.get("Link", "<>").partition(">")[0].removeprefix("<")

    assert walked == [row.pk for row in rows]


@pytest.mark.parametrize("situations", [1, 30])
def test_csv_costs_a_query_for_each_part(client, situations, django_assert_num_queries):
    f.make_topic()
    for _ in range(situations):
        f.make_contribution(strategies=["listen"])

    with django_assert_num_queries(2 + 2 + 1 + 1):
        lines(client.get("/en/gaps.csv?lang=en"))


def test_csv_speaks_the_language_of_its_page(client):
    f.make_situation()

    first = lines(client.get("/fr/gaps.csv"))[0]

    assert (first["label"], first["language"]) == ("Écouter", "fr")
    assert "/fr/situations/" in first["address"]


# --- The form --------------------------------------------------------------------------------------------------------


def compose(client, query: str, situation: Situation | None = None):
    situation = situation or f.make_situation()
    return client.get(f"{reverse('contribute', args=[situation.pk])}?{query}")


def filled(answer) -> tuple[list[str], str]:
    form = answer.context["form"]
    return [strategy.slug for strategy, ticked in form.ticked if ticked], form["language"].value() or ""


def test_form_is_filled_in_by_the_address(client):
    answer = compose(client, "strategy=listen&lang=fr")

    assert filled(answer) == (["listen"], "fr")
    assert 'value="listen" checked' in text(answer)
    assert re.search(r'<option value="fr"[^>]* selected', text(answer))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ([], "")),
        ("strategy=nap&lang=xx", ([], "")),
        ("strategy=nap&strategy=humour&lang=xx", (["humour"], "")),
        ("lang=%00&strategy=%FF", ([], "")),
        ("lang=all", ([], "")),
    ],
)
def test_form_leaves_out_what_it_does_not_know(client, query, expected):
    answer = compose(client, query)

    assert (answer.status_code, filled(answer)) == (200, expected)


def test_form_ticks_no_more_than_may_be_chosen(client):
    slugs = list(Strategy.objects.values_list("slug", flat=True))

    ticked, _language = filled(compose(client, urlencode([("strategy", slug) for slug in slugs])))

    assert len(ticked) == contributing.MAXIMUM_STRATEGIES


def test_form_ticks_what_a_merged_strategy_is_part_of(client):
    merging.merge(f.make_strategy("humour"), f.make_strategy("listen"), by=f.cy(), reason="The same.")

    assert filled(compose(client, "strategy=humour")) == (["listen"], "")


def test_form_that_was_kept_before_signing_in_keeps_its_words(client):
    situation = f.make_situation()
    path = reverse("contribute", args=[situation.pk])
    words = {"body": "Let them finish, then say it back.", "language": "en", "strategies": ["humour"]}
    client.post(path, words)

    plain, asked = client.get(path), compose(client, "strategy=listen", situation)

    assert (filled(plain), filled(asked)) == ((["humour"], "en"), (["listen"], "en"))
    assert asked.context["form"]["body"].value() == words["body"]
