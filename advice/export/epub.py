"""A playbook edition as EPUB 3: text alone, for any reading system."""

import uuid
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from advice.export.archive import packed
from advice.export.book import chapters, moment_of, title_of
from advice.export.canonical import digest
from advice.export.document import Document
from advice.export.manifest import PLACES, choice_data, manifest_lines
from advice.export.pieces import Chapter, Heading, tag
from advice.export.wording import Words, words_for
from advice.export.xhtml import page, pieces
from advice.language import direction
from advice.markup import one_line, to_text

CONTAINER: Final = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
FEATURES: Final = ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability")


def render(document: Document) -> bytes:
    """EPUB 3.2: a cover page, the contents, one file for each section. The same bytes for the same document.

    It says how it is accessible, and claims no conformance, which a person has to certify.
    """
    words = words_for(document)
    rows = chapters(document)
    names = [_file(row) for row in rows]
    files = {anchor: name for row, name in zip(rows, names, strict=True) for anchor in _anchors(row)}
    entries = [
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("EPUB/package.opf", _package(document, words, names)),
        *((f"EPUB/{name}", _page(row, words, files)) for row, name in zip(rows, names, strict=True)),
        ("EPUB/book.css", _style()),
        (PLACES["epub"], manifest_lines(document)),
    ]
    return packed((name, content.encode()) for name, content in entries)


@cache
def _style() -> str:
    return (Path(__file__).parent / "book.css").read_text("utf-8")


def _file(chapter: Chapter) -> str:
    return "nav.xhtml" if chapter.kind == "front" else f"{chapter.anchor}.xhtml"


def _anchors(chapter: Chapter) -> list[str]:
    return [chapter.anchor, *(row.anchor for row in chapter.pieces if isinstance(row, Heading))]


def _page(chapter: Chapter, words: Words, files: dict[str, str]) -> str:
    body = pieces(chapter.pieces, words, files)
    if chapter.kind == "front":
        body += f"\n{_landmarks(words, files)}"
    return page(chapter, words, body)


def _landmarks(words: Words, files: dict[str, str]) -> str:
    first = next((name for name in files.values() if name.startswith("section-")), files["colophon"])
    return (
        '<nav epub:type="landmarks" hidden="hidden">\n<ol>\n'
        f'<li><a epub:type="toc" href="nav.xhtml#contents">{escape(words.contents)}</a></li>\n'
        f'<li><a epub:type="bodymatter" href="{first}">{escape(words.plays)}</a></li>\n</ol>\n</nav>'
    )


def _package(document: Document, words: Words, names: list[str]) -> str:
    items = [f'<item id="{_id(name)}" href="{name}" media-type="application/xhtml+xml"{_use(name)}/>' for name in names]
    items.append('<item id="style" href="book.css" media-type="text/css"/>')
    items.append('<item id="manifest" href="manifest.json" media-type="application/json"/>')
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="edition" '
        f'xml:lang="{words.language}" dir="{direction(words.language)}">',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        *_metadata(document, words),
        "</metadata>",
        "<manifest>",
        *items,
        "</manifest>",
        f'<spine page-progression-direction="{_way(document)}">',
        *(f'<itemref idref="{_id(name)}"/>' for name in names),
        "</spine>",
        "</package>",
    ]
    return "\n".join(lines) + "\n"


def _use(name: str) -> str:
    return ' properties="nav"' if name == "nav.xhtml" else ""


def _id(name: str) -> str:
    return name.removesuffix(".xhtml")


def _metadata(document: Document, words: Words) -> list[str]:
    spoken = f' xml:lang="{tag(document.language)}" dir="{_way(document)}"'
    languages = [
        document.language or "und",
        *sorted({play.language or "" for play in document.plays} - {document.language}),
    ]
    facts = [
        f'<dc:identifier id="edition">urn:uuid:{_identifier(document)}</dc:identifier>',
        f"<dc:title{spoken}>{escape(title_of(document))}</dc:title>",
        *(f"<dc:language>{code}</dc:language>" for code in filter(None, map(tag, languages))),
        *_told("dc:creator", document.team),
        *_told("dc:publisher", document.published_by),
        *_told("dc:rights", document.licence),
        *_told("dc:source", document.permalink),
        f"<dc:description{spoken}>{escape(to_text(document.intro))}</dc:description>" if document.intro else "",
        f"<dc:date>{moment_of(document)}</dc:date>",
        f'<meta property="dcterms:modified">{moment_of(document)}</meta>',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        *(f'<meta property="schema:accessibilityFeature">{name}</meta>' for name in FEATURES),
        '<meta property="schema:accessibilityHazard">none</meta>',
        f'<meta property="schema:accessibilitySummary">{escape(words.accessible)}</meta>',
    ]
    return [fact for fact in facts if fact]


def _told(element: str, text: str) -> list[str]:
    line = one_line(text)
    return [f"<{element}>{escape(line)}</{element}>"] if line else []


def _way(document: Document) -> str:
    return "rtl" if direction(document.language) == "rtl" else "ltr"


def _identifier(document: Document) -> uuid.UUID:
    """The same for the same edition and choice, and for no other."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{document.permalink} {digest(document)} {choice_data(document.choice)}")
