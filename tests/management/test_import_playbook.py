"""The command that imports a playbook: it says what it would do, does it, or says why not and where."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from advice.export.formats import FORMATS
from advice.models import Playbook
from tests.export.samples import make_document
from tests.factories import dee, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return make_team("Second", by=dee())


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "book.json"
    path.write_bytes(FORMATS["json"].render(make_document()))
    return path


def run(path, team, *words, username="dee"):
    screen = io.StringIO()
    call_command("import_playbook", str(path), "--team", str(team), "--as", username, *words, stdout=screen)
    return screen.getvalue()


def test_dry_run_says_what_it_holds_and_stores_nothing(team, book):
    said = run(book, team.pk, "--dry-run")

    assert (
        "“When it gets hard: كيف نبدأ”, edition 3 by Client care — 客户关怀 on rapport.example.org, 2026-11-20" in said
    )
    assert "     17 plays in 3 sections: " in said
    assert "      0 of them advice of this site, 16 from elsewhere" in said
    assert said.endswith("Nothing is stored.\n")
    assert not Playbook.objects.exists()


def test_imports_once_and_again_only_when_told(team, book):
    said = run(book, team.pk)

    playbook = team.playbooks.get()
    assert f"Imported as playbook {playbook.pk}: {playbook.get_absolute_url()}" in said
    with pytest.raises(CommandError, match=r"has this very edition already: /en/playbooks/.*--again imports it"):
        run(book, team.pk)
    run(book, team.pk, "--again")
    assert team.playbooks.count() == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"format"\n 1}', "book.json: line 2, column 2: This is no JSON (Expecting ':' delimiter)"),
        (
            json.dumps(json.loads(FORMATS["json"].render(make_document())) | {"document": {"schema": 2}}).encode(),
            "book.json: document: This is not what an edition has there (unexpected or missing keys",
        ),
        (None, "book.json: No such file or directory."),
    ],
)
def test_refusal_names_file_and_place(team, book, content, sentence):
    book.write_bytes(content) if content else book.unlink()

    with pytest.raises(CommandError) as refusal:
        run(book, team.pk)

    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    ("number", "username", "sentence"),
    [
        (10**12, "dee", "There is no team 1000000000000."),
        (None, "nobody", "There is nobody called “nobody”."),
        (None, "ana", "ana is no owner or editor of “Second”."),
    ],
)
def test_refuses_strangers_by_name(team, book, ana, number, username, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(book, number or team.pk, username=username)
