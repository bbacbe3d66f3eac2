"""The search page: what it shows, its address, and the way on from it."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advice.actions import asking, contributing, translating
from advice.models import Contribution
from tests import factories as f
from tests.search.site import fill, same, say
from tests.web.pages import Element, select, texts, tree

pytestmark = pytest.mark.django_db
PATH = "/en/search/"


def search(client: Client | None = None, **parameters):
    return (client or Client()).get(PATH, parameters)


def cards(page: Element) -> list[int]:
    return [int(each.get("id")[2:]) for each in select(page, "article[id^='c-']")]


def pairs(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query)


def reader(*languages: str) -> Client:
    client = Client()
    client.force_login(f.make_user(reads=list(languages)))
    return client


def test_the_page_before_a_search_tells_what_can_be_typed():
    page = tree(search())

    hints = texts(page, ".hints dt")
    assert {"complaint -phone", "strategy:listen", "lang:fr", "by:ana", "has:outcome"} <= set(hints)
    assert (cards(page), select(page, "details.filters")) == ([], [])
    assert select(page, "main form[role=search] input[name=q]")[0].get("value") == ""


def test_the_page_of_a_search_shows_what_it_found():
    said = say("Call the supplier tomorrow.")
    say("Let them finish.")

    page = tree(search(q="Supplier"))

    assert cards(page) == [said]
    assert texts(page, "h2 [role=status]") == ["1 contribution"]
    assert texts(page, ".advice__words mark") == ["supplier"]
    assert select(page, "main input[name=q]")[0].get("value") == "Supplier"
    assert select(page, "meta[name=robots]")[0].get("content") == "noindex"
    assert "Supplier" in select(page, "title")[0].text


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("angry strategy:listen", [("q", "angry"), ("strategy", "listen")]),
        ("strategy:Écouter", [("strategy", "listen")]),
        ("angry -strategy:humour lang:french", [("q", "angry"), ("without", "humour"), ("lang", "fr")]),
        ('topic:sales has:outcome "no way"', [("q", '"no way"'), ("topic", "sales"), ("has", "outcome")]),
        ("by:@BO angry", [("q", "angry"), ("by", "bo")]),
        ("angry strategy:nap lang:fr", [("q", "angry strategy:nap"), ("lang", "fr")]),
        ('strategy:"long nap" lang:fr', [("q", 'strategy:"long nap"'), ("lang", "fr")]),
    ],
)
def test_operators_become_filters_of_the_address(typed, address):
    f.bo(), f.make_topic("sales")

    answer = search(q=typed)

    assert (answer.status_code, urlsplit(answer["Location"]).path) == (302, PATH)
    assert pairs(answer["Location"]) == address
    assert Client().get(answer["Location"]).status_code == 200


def test_operators_leave_the_filters_of_the_address_and_take_the_place_of_single_ones():
    one, other = f.make_situation(), f.make_situation()
    address = {
        "q": f"late situation:{other.pk} strategy:listen",
        "situation": one.pk,
        "strategy": "humour",
        "lang": "fr",
        "after": 20,
    }

    location = Client().get(PATH, address)["Location"]

    assert sorted(pairs(location)) == sorted(
        [("q", "late"), ("strategy", "humour"), ("strategy", "listen"), ("lang", "fr"), ("situation", str(other.pk))]
    )


@pytest.mark.parametrize(
    "typed", ["strategy:nap", "lang:klingonese", "situation:999999", "topic:none", "by:nobody", "has:votes"]
)
def test_operators_that_lead_nowhere_are_named_and_left_out(typed):
    said = say("Call the supplier.")

    page = tree(search(q=f"supplier {typed}"))

    assert cards(page) == [said]
    assert texts(page, ".notice--warning") == [f"“{typed}” leads nowhere, and was left out."]


def test_each_chip_leads_to_the_page_without_just_that():
    situation = f.make_situation("Why so late?", topic=f.make_topic("sales"))
    f.bo()
    address = [
        ("q", 'late "no way" -phone'),
        ("by", "bo"),
        ("has", "outcome"),
        ("strategy", "listen"),
        ("strategy", "humour"),
        ("without", "network"),
        ("lang", "fr"),
        ("lang", "de"),
        ("situation", str(situation.pk)),
        ("topic", "sales"),
    ]

    chips = select(tree(Client().get(f"{PATH}?{urlencode(address)}")), ".search__chips a")

    gone = [
        [("q", '"no way" -phone')],
        [("q", "late -phone")],
        [("q", 'late "no way"')],
        *([pair] for pair in address[3:8]),
        *([pair] for pair in (address[8], address[9], address[1], address[2])),
    ]
    wanted = [
        sorted([*changed, *address[1:]]) if changed[0][0] == "q" else sorted(set(address) - set(changed))
        for changed in gone
    ]
    assert [sorted(pairs(chip.get("href"))) for chip in chips] == wanted
    assert [chip.text_content().split()[0] for chip in chips] == ["Take"] * len(wanted)
    assert all(Client().get(PATH + chip.get("href")).status_code == 200 for chip in chips)


def test_taking_the_last_language_away_asks_for_all_the_reader_reads():
    say("Supplier.", "fr")

    (chip,) = select(tree(search(reader("fr"), q="supplier", lang="de")), ".search__chips a[href*='q=supplier']")

    assert pairs(chip.get("href")) == [("q", "supplier")]


def test_the_last_chip_leads_back_to_the_hints():
    (chip,) = select(tree(search(q="supplier")), ".search__chips a")

    assert texts(tree(Client().get(PATH + chip.get("href"))), ".hints dt") != []


def test_the_languages_of_the_reader_come_first_and_the_others_behind_them():
    english, french = say("Supplier, one.", "en"), say("Supplier, un.", "fr")
    client = reader("fr")

    page = tree(search(client, q="supplier"))

    assert (cards(page), texts(page, ".search__others")) == ([french, english], ["In other languages"])
    (switch,) = [link for link in select(page, ".elsewhere a") if "Only my languages" in link.text_content()]
    own = tree(client.get(PATH + switch.get("href")))
    assert (cards(own), texts(own, ".search__others")) == ([french], [])
    (back,) = select(own, ".elsewhere a")
    assert cards(tree(client.get(PATH + back.get("href")))) == [french, english]


def test_a_reader_of_one_language_is_shown_the_translation_with_its_words_marked():
    row = f.make_contribution(body="Let him finish.")
    translating.translate(row, by=f.dee(), language="fr", body="Laissez-le finir, tranquillement.")

    page = tree(search(reader("fr"), q="tranquille"))

    (words,) = select(page, ".advice__words")
    assert (words.get("lang"), [mark.text for mark in select(words, "mark")]) == ("fr", ["tranquillement"])


def test_a_mistyped_word_is_corrected_and_can_be_searched_as_it_was():
    say("Call the supplier.")

    page = tree(search(q="suplier"))

    (notice,) = select(page, ".notice")
    assert "Results for supplier: nobody has written suplier here." in " ".join(notice.text_content().split())
    (instead,) = select(notice, "a")
    assert pairs(instead.get("href")) == [("q", "suplier"), ("exact", "1")]
    exact = tree(Client().get(PATH + instead.get("href")))
    assert (cards(exact), texts(exact, ".notice")) == ([], ["Nobody has written suplier here."])


def test_a_named_strategy_is_shown_and_can_be_left_out():
    french, said = say("Je me tais.", "fr", strategies=["listen"]), say("Listen to her.")

    page = tree(search(q="listen"))

    assert set(cards(page)) == {french, said}
    assert [chip.get("data-strategy") for chip in select(page, ".search__named .chip")] == ["listen"]
    only = tree(Client().get(PATH + select(page, ".search__named > a:not(.chip)")[0].get("href")))
    assert cards(only) == [said]
    (back,) = [link for link in select(only, "p.meta a") if "these words name" in link.text_content()]
    assert set(cards(tree(Client().get(PATH + back.get("href"))))) == {french, said}


def test_nothing_found_leads_to_fewer_filters_and_to_asking():
    said = say("Call the supplier.", strategies=["listen"])

    page = tree(search(q="supplier", strategy="listen", lang="de"))

    assert (cards(page), texts(page, ".empty__title")) == ([], ["Nothing found."])
    looser, ask = select(page, ".empty a.button")
    assert cards(tree(Client().get(PATH + looser.get("href")))) == [said]
    client = reader("en")
    form = tree(client.get(ask.get("href")))
    assert select(form, "form [name=title]")[0].value == "supplier"


def test_nothing_found_anywhere_offers_no_fewer_filters():
    page = tree(search(q="qqqqq"))

    (ask,) = select(page, ".empty a.button")
    assert (ask.get("href"), texts(page, ".notice")) == (
        "/en/situations/new/?title=qqqqq",
        ["Nobody has written qqqqq here."],
    )


def test_a_place_behind_the_end_leads_back_to_the_beginning():
    said = say("Call the supplier.")

    page = tree(search(q="supplier", after=20))

    (back,) = select(page, ".empty a.button")
    assert cards(tree(Client().get(PATH + back.get("href")))) == [said]


def test_orders_are_three_and_the_one_that_is_on_is_named():
    first, second = fill(2, "supplier {}")
    f.make_votes(Contribution.objects.get(pk=second), helpful=2)

    for order, label, found in (
        ("fit", "What fits best", [second, first]),
        ("best", "Best", [second, first]),
        ("new", "Newest", [second, first]),
    ):
        page = tree(search(q="supplier", order=order))
        assert (cards(page), texts(page, ".tabs [aria-current]")) == (found, [label])


def test_filters_keep_the_words_and_count_what_was_found():
    say("Supplier one.", strategies=["listen"])
    say("Supplier deux.", "fr", strategies=["listen", "humour"])
    say("Let them finish.", "de", strategies=["network"])

    form = select(tree(search(q="supplier", exact="1")), "form.filters__form")[0]

    hidden = {field.get("name"): field.get("value") for field in select(form, "input[type=hidden]")}
    languages = {field.get("value") for field in select(form, "input[name=lang]")}
    assert (hidden["q"], hidden["exact"], languages) == ("supplier", "1", {"en", "fr"})
    assert texts(form, "label[for^=filter-lang] .chip__count") == ["1", "1"]


def test_topics_and_situations_of_what_was_found_narrow_it():
    sales, other = f.make_situation("Xyzzy", topic=f.make_topic("sales")), f.make_situation("Plugh")
    one, _two = say("Supplier one.", under=sales), say("Supplier two.", under=other)

    page = tree(search(q="supplier"))

    topic, *situations = select(page, ".columns__facets a")
    assert cards(tree(Client().get(PATH + topic.get("href")))) == [one]
    assert [texts(link, "*") or link.text for link in situations] == [other.title, sales.title]
    assert cards(tree(Client().get(PATH + situations[1].get("href")))) == [one]


def test_situations_that_say_the_words_stand_above():
    row = f.make_contribution(f.make_situation("My supplier is late"), body="Wait.")

    page = tree(search(q="late supplier"))

    (link,) = select(page, ".search__said a")
    assert (link.get("href"), link.text, link.get("lang")) == (
        row.situation.get_absolute_url(),
        "My supplier is late",
        "en",
    )


def test_more_than_a_page_is_walked_and_htmx_takes_the_rows_alone():
    numbers = fill(45, "supplier {}")
    walked, address = [], f"{PATH}?q=supplier"

    while address:
        answer = Client().get(address, headers={"hx-request": "true", "hx-target": "further"} if walked else {})
        page = tree(answer)
        walked += cards(page)
        following = select(page, "#further a")
        address = PATH + following[0].get("href") if following else ""

    assert (sorted(walked), len(set(walked))) == (numbers, 45)


def test_texts_are_marked_in_their_own_language_and_escaped():
    say("A <b>supplier</b> & a “supplier’s” **supplier**.")

    answer = search(q="supplier")

    assert answer.content.decode().count("<mark>supplier</mark>") == 3
    assert b"<script>alert(1)" not in search(q='supplier "<script>alert(1)</script>" <script>alert(1)</script>').content
    assert all(each.get("lang") is not None and each.get("dir") for each in select(tree(answer), ".advice__words"))


def test_a_chip_says_the_words_a_person_typed_in_no_language():
    page = tree(search(q='"給我" -phone'))

    words = select(page, ".search__chips a span[lang]")
    assert [(each.text, each.get("lang"), each.get("dir")) for each in words] == [
        ("“給我”", "", "auto"),
        ("phone", "", "auto"),
    ]


def test_what_is_taken_back_is_found_by_nobody_and_named_nowhere():
    situation = f.make_situation("My hushed supplier")
    row = f.make_contribution(situation, by=f.ana(), body="Hushed words.", strategies=["humour"])
    contributing.withdraw(row, by=f.ana())
    asking.withdraw_situation(situation, by=f.ana())
    other = f.make_contribution(f.make_situation("Xyzzy"), body="Plain words.")

    for person in (None, f.ana(), f.bo(), f.cy()):
        client = Client()
        if person:
            client.force_login(person)
        for address in (
            "?q=hushed",
            "?q=words",
            f"?situation={situation.pk}",
            "offered/?q=hush",
            "?q=hushd",
            "?q=humour",
        ):
            answer = client.get(PATH + address)
            assert b"ushed words" not in answer.content
            assert b"My hushed" not in answer.content
        assert cards(tree(client.get(f"{PATH}?q=words"))) == [other.pk]


def test_what_is_offered_is_a_piece_with_links():
    say("Call the supplier.")
    asked = f.make_contribution(f.make_situation("My supplier is late"), body="Wait.").situation

    piece = tree(Client().get(f"{PATH}offered/?q=suppl"))

    assert [(link.get("href"), link.text) for link in select(piece, "a")] == [
        (f"{PATH}?q=supplier", "supplier"),
        (asked.get_absolute_url(), "My supplier is late"),
    ]
    assert Client().get(f"{PATH}offered/").content.strip() == b""


def test_offered_strategies_say_which_name_fits():
    piece = tree(reader("en").get(f"{PATH}offered/", {"q": "zuhoren"}))

    ((slug, words),) = [
        (each.get("data-strategy"), each.text_content().split()) for each in select(piece, "li[data-strategy]")
    ]
    assert (slug, words) == ("listen", ["Listen", "Zuhören"])


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "parameters", [{"q": "supplier"}, {"q": '"supplier again"', "lang": "en"}, {"strategy": "listen"}]
)
def test_the_page_costs_the_same_for_one_row_and_for_thirty(language, parameters):
    fill(10, "supplier again {}")
    counts = []
    for more in (1, 29):
        for number in range(more):
            say(f"Supplier again, {more} {number}.", strategies=["listen"])
        with CaptureQueriesContext(connection) as queries:
            Client().get(f"/{language}/search/", parameters)
        counts.append(len(queries))

    assert same(counts, parameters.get("q", ""))
    assert max(counts) <= 24


@pytest.mark.parametrize(
    "words",
    [
        "x" * 5000,
        "\x00",
        "」",
        '"電話"',
        "ﷺ ⑴",
        "-" * 400,
        '"' * 400,
        "strategy:" * 90,
        "\u202e🙂",
        "a:b:c",
        "NEAR(a) * ^",
    ],
)
def test_whatever_is_typed_is_answered(words):
    say("Let them finish.")

    for path in (PATH, f"{PATH}offered/"):
        assert Client().get(path, {"q": words}, follow=True).status_code == 200


def test_every_page_has_the_box_and_it_leads_to_the_search():
    page = tree(Client().get("/en/"))

    assert {form.get("action") for form in select(page, "form[role=search]")} == {PATH}
    assert {field.get("hx-get") for field in select(page, "form[role=search] input[type=search]")} == {
        f"{PATH}offered/"
    }
