import pytest

from advice.export.formats import FORMATS, UnknownFormat, file_name, format_named
from tests.export.golden import NAMES, SMALL, golden_path, small_export, small_path
from tests.export.samples import OWN, make_document


def test_formats_by_name() -> None:
    assert {name: (row.suffix, row.media_type) for name, row in FORMATS.items()} == {
        "pdf": ("pdf", "application/pdf"),
        "html": ("html", "text/html; charset=utf-8"),
        "epub": ("epub", "application/epub+zip"),
        "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "odt": ("odt", "application/vnd.oasis.opendocument.text"),
        "markdown": ("md", "text/markdown; charset=utf-8"),
        "csv": ("csv", "text/csv; charset=utf-8"),
        "json": ("json", "application/json"),
    }


@pytest.mark.parametrize(("name", "found"), [("md", "markdown"), ("markdown", "markdown"), ("pdf", "pdf")])
def test_format_is_found_by_name_or_suffix(name: str, found: str) -> None:
    assert format_named(name) is FORMATS[found]


def test_unknown_format_says_which_there_are() -> None:
    with pytest.raises(UnknownFormat) as refusal:
        format_named("rtf")

    assert (
        str(refusal.value)
        == "There is no format “rtf”. The formats are: pdf, html, epub, docx, odt, markdown, csv, json."
    )
    assert isinstance(refusal.value, ValueError)


@pytest.mark.parametrize(
    ("slug", "language", "name"),
    [
        ("hard-days", "en", "playbook_hard-days_ed3_en.md"),
        ("难题", "zh", "playbook_难题_ed3_zh.md"),
        ("../../etc/passwd\r\n", "pt-br", "playbook_etc-passwd_ed3_pt-br.md"),
        ("", "", "playbook_playbook_ed3_und.md"),
    ],
)
def test_file_name_is_stable_and_harmless(slug: str, language: str, name: str) -> None:
    assert file_name(make_document(slug=slug, language=language), FORMATS["markdown"]) == name


@pytest.mark.parametrize("name", NAMES)
def test_export_is_the_golden_file(name: str) -> None:
    assert FORMATS[name].render(make_document()) == golden_path(name).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_export_of_nothing_is_a_file(name: str) -> None:
    assert FORMATS[name].render(make_document(sections=(), intro="", note="")) != b""


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("code", OWN)
def test_export_in_each_language_is_the_golden_file(code: str, name: str) -> None:
    assert small_export(code, name) == small_path(code, name).read_bytes()
