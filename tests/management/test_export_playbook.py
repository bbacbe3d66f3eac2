"""The command that writes an edition: the bytes of the site, whole or not at all, and a sentence when it cannot."""

import io
import os

import pytest
from django.core.management import CommandError, call_command

from advice.actions import curating, publishing
from advice.export.compile import compile_edition
from advice.export.document import Choice
from advice.export.formats import FORMATS, file_name
from tests.factories import make_contribution, make_playbook, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_user("ana")


@pytest.fixture
def playbook(owner):
    playbook = make_playbook(by=owner, title="愤怒的客户", language="zh")
    curating.add_play(playbook, make_contribution(body="先听。", language="zh"), by=owner)
    return playbook


@pytest.fixture
def edition(playbook, owner):
    return publishing.publish(playbook, by=owner)


def export(*words):
    """The bytes the command sends to a screen."""
    screen = io.TextIOWrapper(io.BytesIO(), "utf-8")
    call_command("export_playbook", *map(str, words), stdout=screen, stderr=io.StringIO())
    return screen.buffer.getvalue()


def test_prints_markdown_of_the_latest_edition(playbook, edition, owner):
    curating.add_play(playbook, make_contribution(), by=owner)
    second = publishing.publish(playbook, by=owner)

    assert export(playbook.pk) == FORMATS["markdown"].render(compile_edition(second))


def test_prints_an_earlier_edition_in_another_format(playbook, edition, owner):
    publishing.publish(playbook, by=owner)

    assert export(playbook.pk, "--edition", 1, "--format", "json") == FORMATS["json"].render(compile_edition(edition))


def test_prints_to_a_stream_of_text_as_well(playbook, edition):
    screen = io.StringIO()

    call_command("export_playbook", str(playbook.pk), stdout=screen)

    assert screen.getvalue().encode() == FORMATS["markdown"].render(compile_edition(edition))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
def test_writes_the_bytes_the_site_offers(playbook, edition, tmp_path, name):
    path = tmp_path / "book"

    assert export(playbook.pk, "--format", name, "--output", path) == b""

    assert path.read_bytes() == FORMATS[name].render(compile_edition(edition))


def test_replaces_a_file_and_leaves_nothing_beside_it(playbook, edition, tmp_path):
    path = tmp_path / "book.md"
    path.write_text("old")

    export(playbook.pk, "--output", path)

    assert path.read_bytes() == FORMATS["markdown"].render(compile_edition(edition))
    assert os.listdir(tmp_path) == ["book.md"]


@pytest.mark.parametrize("through_a_link", [False, True])
def test_writes_to_a_pipe_and_leaves_it_a_pipe(playbook, edition, tmp_path, through_a_link):
    pipe = path = tmp_path / "pipe"
    os.mkfifo(pipe)
    if through_a_link:
        path = tmp_path / "link"
        path.symlink_to(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    export(playbook.pk, "--output", path)

    assert os.read(reader, 65536) == FORMATS["markdown"].render(compile_edition(edition))
    assert (pipe.is_fifo(), path.is_symlink()) == (True, through_a_link)
    os.close(reader)


def test_writes_under_its_usual_name_into_a_folder(playbook, edition, tmp_path):
    export(playbook.pk, "--format", "csv", "--output", tmp_path)

    assert os.listdir(tmp_path) == [file_name(compile_edition(edition), FORMATS["csv"])]


def test_new_file_has_the_usual_rights(playbook, edition, tmp_path):
    (tmp_path / "usual").touch()

    export(playbook.pk, "--output", tmp_path / "book.md")

    assert (tmp_path / "book.md").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["999"], "There is no playbook 999."),
        (["99999999999999999999999"], "There is no playbook 99999999999999999999999."),
        (["{pk}", "--edition", "7"], "“愤怒的客户” has no edition 7; it has edition 1."),
        (["{pk}", "--edition", "0"], "“愤怒的客户” has no edition 0; it has edition 1."),
        (
            ["{pk}", "--format", "rtf"],
            "There is no format “rtf”. The formats are: pdf, html, epub, docx, odt, markdown, csv, json.",
        ),
        (
            ["{pk}", "--output", "{tmp}/none/book.md"],
            "{tmp}/none/book.md could not be written: No such file or directory.",
        ),
        (["{pk}", "--output", ""], "--output names no file: give a file, a folder, or - for the screen."),
        (
            ["{pk}", "--output", "{tmp}/" + "x" * 300],
            "{tmp}/" + "x" * 300 + " could not be written: File name too long.",
        ),
        (["x"], "Error: argument ID: invalid int value: 'x'"),
    ],
)
def test_refuses_with_a_sentence(playbook, edition, tmp_path, words, sentence):
    known = {"pk": playbook.pk, "tmp": tmp_path}

    with pytest.raises(CommandError) as refusal:
        export(*(word.format(**known) for word in words))

    assert str(refusal.value) == sentence.format(**known)
    assert os.listdir(tmp_path) == []


def test_refuses_a_playbook_without_an_edition(playbook):
    with pytest.raises(CommandError, match="has no edition yet: publish one first"):
        export(playbook.pk)


def test_writes_all_formats_at_once(playbook, edition, tmp_path, monkeypatch):
    quick = {name: each for name, each in FORMATS.items() if name != "pdf"}
    monkeypatch.setattr("advice.management.commands.export_playbook.FORMATS", quick)

    export(playbook.pk, "--format", "all", "--output", tmp_path)

    names = {file_name(compile_edition(edition), each): each for each in quick.values()}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: each.render(compile_edition(edition)) for name, each in names.items()
    }


def test_all_formats_draw_a_bar_on_a_terminal(playbook, edition, tmp_path, monkeypatch):
    monkeypatch.setattr("advice.management.commands.export_playbook.FORMATS", {"csv": FORMATS["csv"]})
    screen = io.StringIO()
    screen.isatty = lambda: True

    call_command("export_playbook", str(playbook.pk), "--format", "all", "--output", str(tmp_path), stderr=screen)

    assert screen.getvalue().rstrip().endswith("1 of 1 files")


def test_writes_a_part(playbook, edition, owner):
    curating.add_play(playbook, make_contribution(strategies=["listen"]), by=owner)
    second = publishing.publish(playbook, by=owner)

    said = export(playbook.pk, "--strategy", "listen", "--language", "en", "--section", 1, "--paper", "letter")

    choice = Choice(section=1, strategies=("listen",), languages=("en",), paper="letter")
    assert said == FORMATS["markdown"].render(compile_edition(second, choice))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--section", "2"], "--section: There is no “2” to choose here; there are: 1."),
        (["--language", "xx"], "--language: There is no “xx” to choose here; there are: zh."),
        (["--texts", "both"], "--into: Choose the language of the translations."),
        (["--format", "all"], "All formats go into a folder that is there: name it with --output."),
    ],
)
def test_refuses_a_choice_that_cannot_be_made(playbook, edition, words, sentence):
    with pytest.raises(CommandError) as refusal:
        export(playbook.pk, *words)

    assert str(refusal.value) == sentence
