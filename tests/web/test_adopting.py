"""The page that takes in a playbook: looked at first, then made; nothing is lost on the way."""

import base64
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from advice.export.formats import FORMATS
from tests.export.samples import make_document, make_play
from tests.web.company import make_company
from tests.web.pages import select, texts, tree

pytestmark = pytest.mark.django_db
PAGE = "/en/playbooks/import/"


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def editor(company):
    return company.client("editor")


def book(**changes):
    return FORMATS["json"].render(make_document(**changes))


def file(content=None):
    return SimpleUploadedFile("book.json", book() if content is None else content)


def kept(answer):
    return select(tree(answer), "input[name=kept]")[0].get("value")


def test_import_shows_then_makes(company, editor):
    shown = editor.post(PAGE, {"team": company.team.pk, "file": file()})

    page = " ".join(tree(shown).text_content().split())
    assert shown.status_code == 200
    assert "Edition 3, published Nov. 20, 2026 by Client care — 客户关怀" in page
    assert "advice of this site and stay tied to it" not in page
    assert "16 plays come from elsewhere" in page
    assert "1 play was taken back by its author" in page
    assert not company.team.playbooks.exists()

    made = editor.post(PAGE, {"team": company.team.pk, "kept": kept(shown), "confirm": "1"}, follow=True)

    playbook = company.team.playbooks.get()
    assert made.redirect_chain[-1] == (playbook.get_absolute_url(), 302)
    draft = tree(made)
    assert len(select(draft, ".play")) == 16
    assert texts(draft, ".play .meta span").count("from a playbook of another site") == 16


def test_import_of_pasted_text(company, editor):
    assert editor.post(PAGE, {"team": company.team.pk, "text": book().decode()}).status_code == 200


def test_import_of_the_same_edition_asks_before_it_goes_on(company, editor):
    content = {"team": company.team.pk, "kept": base64.b64encode(zlib.compress(book())).decode(), "confirm": "1"}
    editor.post(PAGE, content)

    asked = editor.post(PAGE, content)

    assert asked.status_code == 422
    assert "has this very edition already" in asked.content.decode()
    assert company.team.playbooks.count() == 1
    again = editor.post(PAGE, {**content, "kept": kept(asked), "again": "on"})
    assert (again.status_code, company.team.playbooks.count()) == (302, 2)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose a file, or paste what it says."),
        ({"file": b"{"}, "line 1, column 2"),
        ({"file": b"{}", "text": "{}"}, "Choose a file or paste one, not both"),
        ({"kept": "!"}, "The file got lost on the way. Choose it again."),
        ({"kept": base64.b64encode(zlib.compress(b" " * 20_000_000, 9)).decode()}, "This file is too large"),
        ({"file": book(title="")}, "A playbook has a title. It is here: document.title"),
    ],
)
@pytest.mark.parametrize("confirm", [{}, {"confirm": "1"}])
def test_import_says_what_is_wrong_with_a_file(company, editor, sent, sentence, confirm):
    files = {"file": file(sent["file"])} if "file" in sent else {}

    answer = editor.post(PAGE, {"team": company.team.pk, **confirm, **sent, **files})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "choose it again" in answer.content.decode()
    assert not company.team.playbooks.exists()


def test_import_keeps_the_file_while_another_field_is_wrong(company, editor):
    answer = editor.post(PAGE, {"team": "999999", "file": file()})

    assert answer.status_code == 422
    assert "The file is kept" in answer.content.decode()
    assert editor.post(PAGE, {"team": company.team.pk, "kept": kept(answer)}).status_code == 200


def test_import_is_for_editors(company):
    form = {"team": company.team.pk, "file": file()}

    assert company.client("reader").post(PAGE, form).status_code == 422
    assert "A playbook belongs to a team" in company.client("stranger").get(PAGE).content.decode()
    assert company.client("anonymous").get(PAGE).status_code == 302
    assert PAGE in company.client("editor").get(reverse("playbooks")).content.decode()
    assert PAGE not in company.client("reader").get(reverse("playbooks")).content.decode()


@pytest.mark.parametrize("plays", [1, 30])
def test_preview_costs_the_same_for_few_and_many(company, editor, plays, django_assert_num_queries):
    section = make_document().sections[0].__class__("One", tuple(make_play(n, "en") for n in range(1, plays + 1)))
    content = book(sections=(section,))

    with django_assert_num_queries(5):
        assert editor.post(PAGE, {"team": company.team.pk, "file": file(content)}).status_code == 200


def test_pages_of_an_imported_playbook_stand(company, editor):
    editor.post(PAGE, {"team": company.team.pk, "text": book().decode(), "confirm": "1"})
    playbook = company.team.playbooks.get()
    play = playbook.plays.all()[0]

    for name, number in (
        ("playbook_compare", playbook.pk),
        ("playbook_publish", playbook.pk),
        ("tensions", playbook.pk),
        ("play_explain", play.pk),
    ):
        assert editor.get(reverse(name, args=[number])).status_code == 200
    edition = editor.get(playbook.editions.get().get_absolute_url()).content.decode()
    assert "This edition was not published here." in edition
    for key in ("strategy", "situation"):
        editor.post(reverse("section_add", args=[playbook.pk]), {"by": key, "sure": "1"})
        assert playbook.plays.count() == 16
    editor.post(reverse("play_move", args=[play.pk]), {"place": "3"})
    editor.post(reverse("play_explain", args=[play.pk]), {"why": "Ours"})
    taken = editor.post(reverse("play_remove", args=[play.pk]), follow=True)
    kept = select(tree(taken), "input[name=kept]")[0].get("value")
    editor.post(reverse("play_put_back", args=[playbook.pk]), {"kept": kept})
    assert [(row.why, row.foreign) for row in playbook.plays.filter(origin=play.origin)] == [("Ours", True)]
    published = editor.post(reverse("playbook_publish", args=[playbook.pk]), {"note": ""}, follow=True)
    assert "Edition 4 is out." in published.content.decode()
    assert len(select(tree(published), ".play")) == 16
    compared = editor.get(reverse("playbook_compare", args=[playbook.pk]), {"from": "3", "to": "4"})
    assert (compared.status_code, "Ours" in compared.content.decode()) == (200, True)
