"""DOCX and ODT: what is inside them, and what LibreOffice reads out of them."""

import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from advice.export import docx, odt
from advice.export.document import Choice, Document, SectionEntry
from advice.export.showing import chosen
from tests.export.programs import needs_office, read_by_office
from tests.export.samples import SITUATIONS, make_document, make_play, make_small, with_play
from tests.export.texts import missing, squeezed
from tests.markup.payloads import PAYLOADS

KNOWN = {
    "w",
    "r",
    "office",
    "text",
    "style",
    "fo",
    "svg",
    "dc",
    "meta",
    "xlink",
    "cp",
    "dcterms",
    "ds",
    "manifest",
    None,
}

Render = Callable[[Document], bytes]
BOTH = {"docx": docx.render, "odt": odt.render}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def part(content: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))


def body(document: Document) -> etree._Element:
    return part(docx.render(document), "word/document.xml")


def runs(document: Document) -> list[tuple[str, str, bool]]:
    """The text of each run of a DOCX, its language, and whether it is read from the right."""
    return [
        (
            "".join(row.itertext()),
            str(row.find(f"{W}rPr/{W}lang").get(f"{W}bidi")),
            row.find(f"{W}rPr/{W}rtl") is not None,
        )
        for row in body(document).iter(f"{W}r")
        if row.find(f"{W}rPr/{W}lang") is not None
    ]


@pytest.mark.parametrize("render", BOTH.values(), ids=BOTH)
@pytest.mark.parametrize(
    "document",
    [make_document(), make_small("zh"), make_document(sections=(), tensions=(), intro="", note="")],
    ids=["mixed", "zh", "empty"],
)
def test_every_part_is_well_formed_and_packed_plainly(render: Render, document: Document) -> None:
    archive = zipfile.ZipFile(io.BytesIO(render(document)))

    for row in archive.infolist():
        assert (row.compress_type, row.date_time) == (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))
        if row.filename.endswith((".xml", ".rels")):
            etree.fromstring(archive.read(row))


@pytest.mark.parametrize("render", BOTH.values(), ids=BOTH)
def test_text_is_never_markup(render: Render) -> None:
    plays = [
        make_play(number, "en", body=one, why=one, situation=one, author=one) for number, one in enumerate(PAYLOADS, 1)
    ]
    document = make_document(sections=tuple(SectionEntry(play.body, (play,)) for play in plays), title=PAYLOADS[0])

    archive = zipfile.ZipFile(io.BytesIO(render(document)))

    found = set()
    for name in archive.namelist():
        if name.endswith(".xml"):
            found |= {row.prefix for row in etree.fromstring(archive.read(name)).iter() if isinstance(row.tag, str)}
    assert found <= KNOWN


def test_docx_names_the_language_of_every_run() -> None:
    said = {language for _, language, _ in runs(make_document())}

    assert {"en", "fr", "ar", "he", "fa", "hi", "ja", "zh", "ko", "x-none"} <= said


def test_docx_parts_the_letters_of_two_directions() -> None:
    found = runs(
        with_play(
            "ar",
            body="اتصل بـ Rapport غدًا",
            why="",
            translations=(),
            house_rule="",
            local_example="",
            wording="",
            when_not="",
        )
    )

    assert [(text.strip(), rtl) for text, language, rtl in found if language == "ar" and "Rapport" in text] == [
        ("Rapport", False)
    ]
    assert ("اتصل بـ ", "ar", True) in found


def test_docx_headings_have_levels_without_a_gap() -> None:
    document = make_document()
    styles = [str(row.get(f"{W}val")) for row in body(document).iter(f"{W}pStyle")]
    kept = [name for name in styles if name.startswith(("Heading", "Play"))]

    assert kept[:4] == ["Heading1", "Play2", "Heading1", "Play2"]
    assert (kept.count("Heading2"), kept.count("Play3")) == (1, 6)


def test_docx_counts_each_ordered_list_from_its_own_number() -> None:
    document = with_play(body="3. three\n4. four\n\ntext\n\n1. one\n   - inner", why="", translations=())
    numbering = part(docx.render(document), "word/numbering.xml")

    starts = [row.get(f"{W}val") for row in numbering.iter(f"{W}startOverride")]
    used = [row.find(f"{W}numId").get(f"{W}val") for row in body(document).iter(f"{W}numPr")]
    assert (starts, used) == (["3", "1"], ["2", "2", "3", "1"])


@pytest.mark.parametrize(("paper", "width"), [("a4", "11906"), ("letter", "12240")])
def test_docx_pages_have_the_chosen_size(paper: str, width: str) -> None:
    document = chosen(make_document(), Choice(paper=paper))

    assert next(body(document).iter(f"{W}pgSz")).get(f"{W}w") == width
    layout = next(part(odt.render(document), "styles.xml").iter(f"{STYLE}page-layout-properties"))
    assert str(layout.get(f"{FO}page-width")) == {"a4": "21cm", "letter": "21.59cm"}[paper]


def test_odt_writes_right_to_left_where_a_language_does() -> None:
    content = part(odt.render(make_document()), "content.xml")
    modes = {
        str(row.get(f"{STYLE}name")): row.find(f"{STYLE}paragraph-properties").get(f"{STYLE}writing-mode")
        for row in content.iter(f"{STYLE}style")
        if row.find(f"{STYLE}paragraph-properties") is not None
    }

    (heading,) = (row for row in content.iter(f"{TEXT}h") if SITUATIONS["he"] in "".join(row.itertext()))
    assert modes[str(heading.get(f"{TEXT}style-name"))] == "rl-tb"
    assert heading.get(f"{TEXT}outline-level") == "3"


def test_odt_names_languages_for_letters_of_any_script() -> None:
    content = part(odt.render(make_document()), "content.xml")

    said = {row.get(f"{STYLE}language-complex") for row in content.iter(f"{STYLE}text-properties")}
    assert {"en", "fr", "ar", "he", "hi", "ja", "zxx"} <= said


@needs_office
def test_office_finds_every_text_again(tmp_path) -> None:
    code = with_play(body="```\n  a   b\n\tc\n```\n\nx  `y  z`\n\n> - q\n>   1. r\n\n" + "- " * 12 + "deep")
    documents = {"mixed": make_document(), "ar": make_small("ar"), "ja": make_small("ja"), "code": code}
    files = {f"{name}-{kind}.{kind}": render(row) for name, row in documents.items() for kind, render in BOTH.items()}

    found = read_by_office(files, tmp_path)

    assert {name: missing(documents[name.partition("-")[0]], text) for name, text in found.items()} == {
        name: [] for name in files
    }
    assert squeezed("1. اذكر الموعد الجديد") in squeezed(found["mixed-odt.odt"])
    assert "  a   b\n" in found["code-docx.docx"]
    assert "  a   b\n" in found["code-odt.odt"]
