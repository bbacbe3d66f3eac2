"""The command `check_export` says whether files tell where their plays come from."""

import pytest
from django.core.management import CommandError, call_command

from advice.export.formats import FORMATS
from tests.export.samples import make_document, with_play


def run(capsys, *files) -> tuple[int, list[str]]:
    try:
        call_command("check_export", *map(str, files))
        status = 0
    except SystemExit as stop:
        status = int(stop.code)
    return status, capsys.readouterr().out.splitlines()


@pytest.fixture
def file(tmp_path):
    def make(name, document):
        path = tmp_path / f"{name}.{FORMATS[name].suffix}"
        path.write_bytes(FORMATS[name].render(document))
        return path

    return make


def test_whole_files_pass(file, capsys):
    files = [file(name, make_document()) for name in ("epub", "docx", "odt", "markdown", "csv", "json")]

    assert run(capsys, *files) == (0, [f"{path}: 17 plays, 1 of them gone; each has what it should" for path in files])


def test_file_that_misses_something_fails_and_the_others_are_said_too(file, capsys):
    bad, good = file("epub", with_play(author="", licence="")), file("odt", with_play())

    status, lines = run(capsys, bad, good)

    assert status == 1
    assert lines == [
        f"{bad}: play 1 has no author",
        f"{bad}: play 1 has no licence",
        f"{good}: 1 plays, 0 of them gone; each has what it should",
    ]


def test_file_without_a_manifest_fails(tmp_path, capsys):
    path = tmp_path / "book.docx"
    path.write_bytes(b"no archive")

    assert run(capsys, path) == (1, [f"{path}: not a zip archive"])


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("none.epub", "could not be read: No such file or directory."), ("book.rtf", "There is no format “rtf”.")],
)
def test_refuses_with_a_sentence(tmp_path, name, sentence):
    (tmp_path / "book.rtf").write_bytes(b"x")

    with pytest.raises(CommandError, match=sentence):
        call_command("check_export", str(tmp_path / name))
