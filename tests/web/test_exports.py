"""Files: what one will hold is said before, and the address that is pressed gives exactly that."""

import json
from urllib.parse import unquote

import pytest
from django.urls import reverse

from advice.actions import contributing, curating, publishing, sectioning, translating
from advice.export.compile import compile_edition
from advice.export.document import WHOLE, Choice
from advice.export.formats import FORMATS
from tests.factories import bo, make_contribution, make_playbook
from tests.web.company import PEOPLE, make_company
from tests.web.pages import select, texts, tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def playbook(company):
    """Two sections: listening in Chinese and in Arabic, with a French translation, and humour in English."""
    owner = company.people["owner"]
    playbook = make_playbook(company.team, "When it burns", by=owner)
    second = sectioning.add_section(playbook, "Later", by=owner)
    for body, language, slug, section in (
        ("先听。", "zh", "listen", None),
        ("دعه يكمل كلامه.", "ar", "listen", None),
        ("Laugh, gently.", "en", "humour", second),
    ):
        advice = make_contribution(body=body, language=language, strategies=[slug])
        curating.add_play(playbook, advice, by=owner, section=section)
    translating.translate(advice, by=owner, language="fr", body="Riez, doucement.")
    return playbook


@pytest.fixture
def edition(playbook, company):
    return publishing.publish(playbook, by=company.people["owner"])


def page_of(edition, query=""):
    return reverse("edition_files", args=[edition.playbook_id, edition.number]) + query


def link(answer):
    return select(tree(answer), "a[data-export]")[0].get("href")


def bodies(answer):
    sections = json.loads(answer.content)["document"]["sections"]
    return [play["body"] for row in sections for play in row["plays"]]


def test_page_says_what_the_whole_file_will_be(company, edition):
    answer = company.client("reader").get(page_of(edition))

    facts = dict(zip(texts(tree(answer), ".file-facts dt"), texts(tree(answer), ".file-facts dd"), strict=True))
    assert facts["Holds"] == "The whole edition: 3 plays"
    assert facts["Languages"] == "العربية English 中文"
    assert facts["Licence"] == "CC BY-SA 4.0"
    assert facts["Digest of the edition"] == edition.digest
    assert facts["File name"] == "playbook_when-it-burns_ed1_en.pdf"
    assert unquote(link(answer)).endswith("/editions/1/playbook_when-it-burns_ed1_en.pdf")
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("query", "said", "name", "expected"),
    [
        ("?format=json&section=2", "A part: 1 play of 3", "ed1_en_part.json", ["Laugh, gently."]),
        ("?format=json&strategy=listen", "A part: 2 plays of 3", "ed1_en_part.json", ["先听。", "دعه يكمل كلامه."]),
        ("?format=json&lang=zh&lang=fr", "A part: 2 plays of 3", "ed1_en_part.json", ["先听。", "Laugh, gently."]),
        (
            "?format=json&texts=translations&into=fr",
            "The whole edition: 3 plays",
            "ed1_fr.json",
            ["先听。", "دعه يكمل كلامه.", "Laugh, gently."],
        ),
    ],
)
def test_file_is_what_the_page_said(company, edition, query, said, name, expected):
    client = company.client("reader")
    shown = client.get(page_of(edition, query))

    file = client.get(link(shown))

    assert said in texts(tree(shown), ".file-facts dd")
    assert unquote(link(shown)).partition("?")[0].endswith(name)
    assert name in unquote(file["Content-Disposition"])
    assert bodies(file) == expected


def test_each_choice_has_its_own_tag(company, edition):
    client = company.client("reader")
    plain = reverse("edition_export", args=[edition.playbook_id, 1, "playbook_when-it-burns_ed1_en.html"])
    letter, both = f"{plain}?paper=letter", f"{plain}?texts=both&into=fr"

    tags = [client.get(address)["ETag"] for address in (plain, letter, both)]

    assert len(set(tags)) == 3
    assert client.get(letter, headers={"If-None-Match": tags[0]}).status_code == 200
    assert client.get(letter, headers={"If-None-Match": tags[1]}).status_code == 304
    assert client.get(both).content == FORMATS["html"].render(compile_edition(edition, Choice(texts="both", into="fr")))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?section=9", "There is no “9” to choose here; there are: 1, 2."),
        ("?section=0&strategy=calm", "there are: listen, humour"),
        ("?texts=both", "Choose the language of the translations."),
        ("?texts=both&into=de", "there are: fr"),
        ("?paper=a0%00", "there are: a4, letter"),
        ("?lang=ar&strategy=humour", "No play of this edition fits this choice."),
        ("?section=" + "9" * 3000, "There is no “9999"),
    ],
)
def test_bad_choice_is_answered_by_the_form(company, edition, query, sentence):
    client = company.client("reader")
    address = reverse("edition_export", args=[edition.playbook_id, 1, "playbook_when-it-burns_ed1_en.md"])

    for answer in (client.get(address + query), client.get(page_of(edition, query))):
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert select(tree(answer), "a[data-export]") == []
    assert select(tree(client.get(address + query)), "option[selected]")[0].get("value") == "markdown"


def test_form_page_refuses_an_unknown_format(company, edition):
    answer = company.client("reader").get(page_of(edition, "?format=exe"))

    assert answer.status_code == 422
    assert "There is no such format." in answer.content.decode()


def test_page_counts_what_was_taken_back(company, edition, playbook):
    contributing.withdraw(playbook.plays.all()[0].contribution, by=bo())

    answer = company.client("reader").get(page_of(edition))

    assert "1 text is not in it: its author took it back." in texts(tree(answer), ".file-facts dd")
    assert "先听" not in answer.content.decode()


@pytest.mark.parametrize(("visibility", "expected"), [("team", (200, 200, 200, 404, 404, 404)), ("public", (200,) * 6)])
def test_matrix(company, playbook, edition, visibility, expected):
    words = {"title": playbook.title, "intro": "", "language": "en", "visibility": visibility}
    curating.describe(playbook, by=company.people["owner"], **words)

    assert tuple(company.client(person).get(page_of(edition)).status_code for person in PEOPLE) == expected


def test_edition_leads_to_more_choices(company, edition):
    assert page_of(edition) in company.client("reader").get(edition.get_absolute_url()).content.decode()


@pytest.mark.parametrize("more", [0, 27])
def test_files_cost_the_same_for_few_and_many(company, playbook, more, django_assert_num_queries):
    for _ in range(more):
        curating.add_play(playbook, make_contribution(strategies=["listen"]), by=company.people["owner"])
    edition = publishing.publish(playbook, by=company.people["owner"])
    client = company.client("reader")

    with django_assert_num_queries(5):
        client.get(page_of(edition, "?section=1"))
    assert len(compile_edition(edition, WHOLE).plays) == 3 + more
