import io
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from advice.export.canonical import digest
from advice.export.coverage import BOX
from advice.export.document import Document, SectionEntry
from advice.export.pdf import ExportFailed, _typeset, render
from advice.export.wording import notes_of, words_for
from tests.export.samples import BODIES, SITUATIONS, make_document, make_play, with_play
from tests.markup.payloads import PAYLOADS

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler reads the text back")

TYPST = [
    "#panic()",
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0"',
    "$ x^2 $ @ref <label> = Head",
    '"\\u{41}" \\ #set page(width: 1pt)',
    "// comment /* block */ ]] )) }}",
    "```typ #panic() ```",
]


def text_of(file: bytes) -> str:
    """The words a reader can copy out, without white space and marks of direction."""
    read = subprocess.run(["pdftotext", "-", "-"], input=file, capture_output=True, check=True)
    return squeezed(read.stdout.decode())


def word_ends(file: bytes, page: int) -> list[tuple[float, str]]:
    """Each word of a page with how far from its left edge it ends, in points."""
    asked = ["pdftotext", "-f", str(page), "-l", str(page), "-bbox", "-", "-"]
    read = subprocess.run(asked, input=file, capture_output=True, check=True)
    found = re.findall(r'<word [^>]*xMax="([\d.]+)"[^>]*>([^<]*)</word>', read.stdout.decode())
    return [(float(end), word) for end, word in found]


def squeezed(text: str) -> str:
    return "".join(
        sign for sign in text if not sign.isspace() and sign not in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    )


def tags_of(file: bytes) -> tuple[Counter[str], set[str]]:
    """How often each kind of element stands in the structure tree, and the languages named there."""
    kinds: Counter[str] = Counter()
    languages: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            kinds[str(node.S)] += 1
            languages.add(str(node.get("/Lang", "")))
            walk(node.get("/K"))

    with pikepdf.open(io.BytesIO(file)) as pdf:
        walk(pdf.Root.StructTreeRoot.K)
    return kinds, languages - {""}


def standards_of(file: bytes) -> tuple[str | None, str | None]:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        properties = pdf.open_metadata()
        return properties.get("pdfuaid:part"), properties.get("pdfaid:part")


@pytest.fixture(scope="module")
def document() -> Document:
    return make_document()


@pytest.fixture(scope="module")
def file(document: Document) -> bytes:
    return render(document)


def test_file_is_built_to_both_standards(file: bytes) -> None:
    assert standards_of(file) == ("1", "2")


def test_file_names_title_language_and_tags(file: bytes) -> None:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "When it gets hard: كيف نبدأ"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261120093000Z"
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_structure_names_headings_lists_quotes_and_languages(document: Document, file: bytes) -> None:
    kinds, languages = tags_of(file)

    # contents, tensions, two sections, manifest, colophon; a tension, a section below, eleven plays; six plays below that section, notes
    notes = sum(1 for play in document.plays for _ in notes_of(play, words_for(document)))
    below = sum(1 for play in document.plays[:8] + document.plays[14:] for _ in notes_of(play, words_for(document)))
    assert (kinds["/H1"], kinds["/H2"], kinds["/Title"]) == (6, 13, 1)
    assert (kinds["/H3"], kinds["/H4"]) == (6 + below, notes - below)
    assert (kinds["/L"], kinds["/LI"], kinds["/BlockQuote"]) == (2, 6, 2)
    assert set(BODIES) - {"en"} - languages == set()


def test_same_document_gives_the_same_bytes(document: Document, file: bytes) -> None:
    assert render(document) == file


@needs_poppler
@pytest.mark.parametrize("code", ["en", "fr", "es", "de", "pt", "it", "nl", "zh", "ja", "ru"])
def test_text_of_each_language_can_be_copied_out(file: bytes, code: str) -> None:
    words = BODIES[code].split("\n")[0].replace("*", "")

    assert squeezed(words) in text_of(file)


@needs_poppler
@pytest.mark.parametrize(
    "word", ["ابدأ", "التأخير", "الموعد", "العميل", "תתווכחו", "הכעס", "פתרונות", "پاسخ", "ग्राहक", "연락"]
)
def test_words_of_other_scripts_can_be_copied_out(file: bytes, word: str) -> None:
    assert word in text_of(file)


@needs_poppler
def test_file_names_what_every_format_names(document: Document, file: bytes) -> None:
    words = text_of(file)

    for said in (
        "Ana Pérez",
        "CC BY-SA 4.0",
        "日本語 (ja)",
        "87\u00a0% helpful · 15 votes",
        "Revision 2",
        "no votes yet",
        "Bo Chen",
    ):
        assert squeezed(said) in words
    for situation in SITUATIONS.values():
        assert squeezed(situation) in words
    assert digest(document) in words
    assert document.plays[0].permalink in words
    assert BOX not in words


@needs_poppler
def test_markup_of_the_typesetter_is_printed_as_it_stands() -> None:
    body = "\n\n".join(f"    {line}" for line in TYPST)
    document = make_document(
        title=TYPST[0],
        team=TYPST[1],
        sections=(SectionEntry(TYPST[3], (make_play(1, "en", body=body, author=TYPST[2]),)),),
    )

    file = render(document)

    words = text_of(file)
    assert [line for line in TYPST if squeezed(line) not in words] == []
    assert standards_of(file) == ("1", "2")


def test_payloads_of_other_kinds_are_set_too() -> None:
    plays = tuple(
        make_play(number, "en", body=payload, why=payload, situation=payload)
        for number, payload in enumerate(PAYLOADS, start=1)
    )

    assert standards_of(render(make_document(sections=(SectionEntry("", plays),)))) == ("1", "2")


@needs_poppler
def test_characters_without_a_glyph_become_boxes_and_the_file_says_so() -> None:
    file = render(with_play(body="a\U00013000b"))

    assert squeezed(f"a{BOX}b") in text_of(file)
    assert squeezed(f"Characters that no font of this file has, shown as {BOX}: 1") in text_of(file)
    assert standards_of(file) == ("1", "2")


@needs_poppler
def test_file_that_cannot_meet_the_standards_says_so() -> None:
    file = render(make_document(title="", sections=()))

    assert standards_of(file) == (None, None)
    assert squeezed("This file could not be built to the accessibility standard PDF/UA-1.") in text_of(file)


@needs_poppler
def test_long_words_stay_on_the_page() -> None:
    file = render(with_play(body="https://example.org/" + "x" * 2000 + "\n\n" + "ب" * 500))

    ends = [end for end, _ in word_ends(file, 4)]
    assert max(ends) < 595 - 70


@needs_poppler
@pytest.mark.parametrize("code", ["ar", "fa", "he"])
def test_lines_from_the_right_begin_at_the_right_margin(code: str) -> None:
    word = BODIES[code].split()[0]

    file = render(with_play(code, body=word))

    # the reader gives each word in the order of its drawing
    assert [round(end) for end, said in word_ends(file, 4) if squeezed(said)[::-1] == word] == [595 - 85]
    assert code in tags_of(file)[1]


def test_arabic_playbook_is_a_file_in_arabic() -> None:
    file = render(make_document(language="ar", title="دليل Rapport"))

    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert (str(pdf.Root.Lang), str(pdf.Root.ViewerPreferences.Direction)) == ("ar", "/R2L")
    assert standards_of(file) == ("1", "2")


@pytest.mark.parametrize(
    "body", ["> " * 50 + "deep", "- " * 28 + "deep", "x" * 8000, "**a** " * 1300, "\n\n".join("-" * 3000)]
)
def test_bombs_are_set_within_bounds(body: str) -> None:
    assert standards_of(render(with_play(body=body))) == ("1", "2")


def test_document_that_takes_too_long_is_refused_with_a_sentence(document: Document) -> None:
    with pytest.raises(ExportFailed) as refusal:
        render(document, seconds=0.001)

    assert str(refusal.value) == "The PDF took longer than 0.001 seconds to set; choose HTML or Markdown."


def test_typesetter_that_breaks_is_a_sentence_too() -> None:
    with pytest.raises(ExportFailed) as refusal:
        _typeset(b"no document", 10)

    assert str(refusal.value) == "The PDF could not be set; choose HTML or Markdown."


@needs_poppler
def test_contents_tell_plays_of_one_situation_apart() -> None:
    plays = tuple(
        replace(make_play(number, code), situation="How do I begin?")
        for number, code in enumerate(("en", "ar", "zh"), 1)
    )
    document = replace(make_document(), sections=(SectionEntry("First", plays),))

    pages = subprocess.run(
        ["pdftotext", "-f", "2", "-l", "2", "-", "-"], input=render(document), capture_output=True, check=True
    )

    contents = squeezed(pages.stdout.decode())
    assert "Howdo" not in contents
    assert "Callbeforeyouwrite." in contents
    assert squeezed(BODIES["zh"])[:8] in contents
