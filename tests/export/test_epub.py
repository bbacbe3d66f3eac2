import io
import itertools
import re
import zipfile
from dataclasses import replace

from lxml import etree

from advice.export.canonical import digest
from advice.export.document import Document, SectionEntry
from advice.export.epub import render
from tests.export.programs import checked, needs_epubcheck
from tests.export.samples import make_document, make_play, make_small, with_play
from tests.export.texts import missing
from tests.markup.payloads import PAYLOADS

XHTML = "{http://www.w3.org/1999/xhtml}"


def pages_of(document: Document) -> dict[str, etree._Element]:
    """The pages of the book, in reading order."""
    archive = zipfile.ZipFile(io.BytesIO(render(document)))
    package = etree.fromstring(archive.read("EPUB/package.opf"))
    spine = [row.get("idref") for row in package.iter("{*}itemref")]
    return {name: etree.fromstring(archive.read(f"EPUB/{name}.xhtml")) for name in spine}


def test_archive_begins_with_its_media_type_and_packs_nothing() -> None:
    rows = zipfile.ZipFile(io.BytesIO(render(make_document()))).infolist()

    assert rows[0].filename == "mimetype"
    assert {(row.compress_type, row.date_time) for row in rows} == {(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))}


def test_book_has_cover_contents_tensions_a_page_for_each_section_and_a_colophon() -> None:
    names = ["cover", "nav", "tensions", "section-1", "section-2", "section-3", "colophon"]

    assert list(pages_of(make_document())) == names


def test_headings_skip_no_level() -> None:
    levels = [
        int(row.tag[-1])
        for page in pages_of(make_document()).values()
        for row in page.iter()
        if re.search(r"}h\d$", str(row.tag))
    ]

    assert max(after - before for before, after in itertools.pairwise(levels)) == 1
    assert (levels[0], max(levels)) == (1, 3)


def test_contents_lead_to_every_section_and_play() -> None:
    document = make_document()
    pages = pages_of(document)

    (toc,) = (row for row in pages["nav"].iter(f"{XHTML}nav") if row.get("id") == "contents")
    links = [str(row.get("href")) for row in toc.iter(f"{XHTML}a")]
    anchors = {f"{name}.xhtml#{row.get('id')}" for name, page in pages.items() for row in page.iter() if row.get("id")}
    assert len(links) == 1 + len(document.sections) + len(document.plays) + 1
    assert set(links) <= anchors


def test_every_text_is_in_its_language_and_direction() -> None:
    pages = pages_of(make_document())

    said = {(row.get("lang"), row.get("dir")) for page in pages.values() for row in page.iter(f"{XHTML}div")}
    assert {("ar", "rtl"), ("he", "rtl"), ("ja", "ltr"), ("hi", "ltr"), ("", "ltr")} <= said


def test_arabic_book_turns_its_pages_from_the_right() -> None:
    package = zipfile.ZipFile(io.BytesIO(render(make_small("ar")))).read("EPUB/package.opf").decode()

    assert '<spine page-progression-direction="rtl">' in package
    assert "<dc:language>ar</dc:language>" in package


def test_package_says_how_it_can_be_read_and_when_it_came_out() -> None:
    package = zipfile.ZipFile(io.BytesIO(render(make_document()))).read("EPUB/package.opf").decode()

    assert '<meta property="dcterms:modified">2026-11-20T09:30:00Z</meta>' in package
    assert '<meta property="schema:accessModeSufficient">textual</meta>' in package
    assert "conformsTo" not in package  # which a person has to certify


def test_no_text_is_lost() -> None:
    assert len(missing(make_document(), "")) > 250
    for document in (make_document(), make_small("ja")):
        found = " ".join("".join(page.itertext()) for page in pages_of(document).values())

        assert missing(document, found) == []


def test_text_is_never_markup() -> None:
    def tags(*said: str) -> list[list[str]]:
        plays = [make_play(1, "en", body="x", why="x", situation=one, author=one) for one in said]
        sections = tuple(SectionEntry(play.situation, (play,)) for play in plays)
        pages = pages_of(make_document(sections=sections, title=said[0], team=said[0]))
        return [[str(row.tag) for row in page.iter()] for name, page in pages.items() if name.startswith("section")]

    (plain,) = tags("x")

    assert [row for row in tags(*PAYLOADS) if row != plain] == []


def test_editions_have_names_of_their_own() -> None:
    def name(document: Document) -> str:
        return re.search(
            r"urn:uuid:[\w-]+", zipfile.ZipFile(io.BytesIO(render(document))).read("EPUB/package.opf").decode()
        )[0]

    assert name(make_document()) == name(make_document())
    assert name(make_document()) != name(make_document(edition=4))
    assert digest(make_document()) != digest(make_document(edition=4))


@needs_epubcheck
def test_epubcheck_finds_nothing(tmp_path) -> None:
    plays = tuple(make_play(number, "xx-??", body=one, why=one, author=one) for number, one in enumerate(PAYLOADS, 1))
    hostile = {"published": "tomorrow", "permalink": "https://x.example/a b|c", "sections": (SectionEntry("<", plays),)}
    japanese = replace(make_small("ja"), **hostile)
    books = {"mixed": make_document(), "ar": make_small("ar"), "ja": japanese}

    answers = checked({name: render(document) for name, document in books.items()}, tmp_path)

    assert {name: status for name, (status, _) in answers.items()} == dict.fromkeys(books, 0), answers
    assert all("0 fatals / 0 errors / 0 warnings" in said for _, said in answers.values())


def test_book_of_nothing_is_a_book() -> None:
    assert list(pages_of(make_document(sections=(), tensions=(), intro="", note=""))) == ["cover", "nav", "colophon"]
    assert (
        missing(with_play(None), " ".join("".join(page.itertext()) for page in pages_of(with_play(None)).values()))
        == []
    )
