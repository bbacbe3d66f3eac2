"""A playbook edition as OpenDocument text, for LibreOffice and whatever reads its files."""

from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from advice.export.archive import packed
from advice.export.book import chapters, moment_of, title_of
from advice.export.canonical import digest
from advice.export.document import Document
from advice.export.manifest import PLACES, manifest_lines
from advice.export.odt_text import EAST_ASIAN, MODES, SIDES, Writer, languages, text
from advice.export.paragraphs import MARKS, Para, Span, base_way, contents, steps
from advice.export.pieces import Contents, tag, way
from advice.export.wording import Words, words_for
from advice.markup import one_line, to_text

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"
PAPERS: Final = {"a4": ("21cm", "29.7cm", "15.2cm"), "letter": ("21.59cm", "27.94cm", "15.79cm")}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "dc": "http://purl.org/dc/elements/1.1/",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
# the first of these that a machine has
_FONTS = {
    "Sans": "Noto Sans;Open Sans;Carlito;Calibri;Segoe UI",
    "Serif": "Noto Serif;Source Serif 4;Georgia;Liberation Serif",
    "Mono": "Noto Sans Mono;DejaVu Sans Mono;Consolas",
    "Complex": "Noto Sans Arabic;Noto Naskh Arabic;Noto Sans;Arial",
    "ComplexSerif": "Noto Naskh Arabic;Noto Serif;Noto Sans Arabic;Times New Roman",
    "Chinese": "Noto Sans CJK SC;Microsoft YaHei;PingFang SC",
    "Japanese": "Noto Sans CJK JP;Yu Gothic;Hiragino Sans",
    "Korean": "Noto Sans CJK KR;Malgun Gothic",
}
_FACES = "".join(
    f'<style:font-face style:name="{name}" svg:font-family="{family}"/>' for name, family in _FONTS.items()
)


def render(document: Document) -> bytes:
    """OpenDocument 1.2 with headings, contents whose entries are links, and the manifest as a file of its own. The same bytes for the same document."""
    words = words_for(document)
    entries = [
        ("mimetype", MEDIA_TYPE),
        ("content.xml", _content(document, words)),
        ("styles.xml", _dress(document, words)),
        ("meta.xml", _meta(document, words)),
        (PLACES["odt"], manifest_lines(document)),
        ("META-INF/manifest.xml", _files()),
    ]
    return packed((name, content.encode()) for name, content in entries)


def _content(document: Document, words: Words) -> str:
    writer = Writer(base_way(words))
    rows = list[str]()
    for chapter in chapters(document):
        rows += writer.written(steps(chapter, words))
        rows += [_contents(row, words, writer) for row in chapter.pieces if isinstance(row, Contents)]
    body = "\n".join(rows)
    return (
        f'{_DECLARATION}<office:document-content {_SPACES} office:version="1.2">\n'
        f"<office:font-face-decls>{_FACES}</office:font-face-decls>\n"
        f"<office:automatic-styles>\n{writer.styles}\n</office:automatic-styles>\n"
        f"<office:body><office:text>\n{body}\n</office:text></office:body>\n</office:document-content>\n"
    )


def _contents(row: Contents, words: Words, writer: Writer) -> str:
    """An index that a reader may have filled anew, without page numbers, which only a program that sets pages knows."""
    title = writer.paragraph(
        Para("contents-head", (Span(row.title.text, words.language),), base_way(words), "contents")
    )
    template = "<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-link-end/>"
    levels = "".join(
        f'<text:table-of-content-entry-template text:outline-level="{level}" text:style-name="TOC{level}">{template}'
        "</text:table-of-content-entry-template>"
        for level in (1, 2, 3)
    )
    lines = "\n".join(writer.paragraph(entry) for entry in contents(row, words))
    return (
        '<text:table-of-content text:name="Contents" text:protected="true">'
        f'<text:table-of-content-source text:outline-level="3">{levels}</text:table-of-content-source>'
        f'<text:index-body><text:index-title text:name="Title">{title}</text:index-title>\n{lines}\n</text:index-body>'
        "</text:table-of-content>"
    )


def _dress(document: Document, words: Words) -> str:
    """Styles, paper, and the foot of each page but the cover."""
    base = base_way(words)
    width, height, line = PAPERS[document.choice.paper]
    styles = Template(_styles()).substitute(
        language=languages(words.language),
        east=EAST_ASIAN.get(words.language[:2], "Chinese"),
        mode=MODES[base],
        start=SIDES[base],
        width=line,
    )
    layout = (
        f'<style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}" '
        f'style:print-orientation="portrait" style:writing-mode="{MODES[base]}" '
        'fo:margin-top="2.8cm" fo:margin-bottom="{}" fo:margin-left="2.9cm" fo:margin-right="2.9cm"/>'
    )
    below = '<style:footer-style><style:header-footer-properties fo:min-height="1.2cm" fo:margin-top="0.7cm"/></style:footer-style>'
    return (
        f'{_DECLARATION}<office:document-styles {_SPACES} office:version="1.2">\n'
        f"<office:font-face-decls>{_FACES}</office:font-face-decls>\n{styles}<office:automatic-styles>"
        f'<style:page-layout style:name="Page">{layout.format("1.6cm")}{below}</style:page-layout>'
        f'<style:page-layout style:name="Bare">{layout.format("2.8cm")}</style:page-layout></office:automatic-styles>\n'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
        f'<style:footer><text:p text:style-name="Footer">{_foot(document, words)}</text:p></style:footer></style:master-page>'
        '<style:master-page style:name="First" style:page-layout-name="Bare" style:next-style-name="Standard"/>'
        "</office:master-styles>\n</office:document-styles>\n"
    )


def _foot(document: Document, words: Words) -> str:
    """The title and the number of the page, on either side."""
    title = title_of(document)
    mark = "" if (itself := way(title, document.language)) == base_way(words) else MARKS[itself]
    return f'{text(f"{mark}{title}{mark}")}<text:tab/><text:page-number text:select-page="current">2</text:page-number>'


def _meta(document: Document, words: Words) -> str:
    published = moment_of(document)
    facts = {
        "dc:title": title_of(document),
        "dc:description": to_text(document.intro),
        "meta:initial-creator": one_line(document.team),
        "dc:creator": one_line(document.published_by),
        "meta:creation-date": published,
        "dc:date": published,
        "dc:language": tag(document.language) or words.language,
    }
    rows = "\n".join(f"<{name}>{escape(fact, quote=False)}</{name}>" for name, fact in facts.items() if fact)
    own = {"digest": digest(document), "permalink": one_line(document.permalink), "licence": one_line(document.licence)}
    told = "\n".join(
        f'<meta:user-defined meta:name="{name}">{escape(fact, quote=False)}</meta:user-defined>'
        for name, fact in own.items()
    )
    return (
        f'{_DECLARATION}<office:document-meta {_SPACES} office:version="1.2">\n'
        f"<office:meta>\n{rows}\n{told}\n</office:meta>\n</office:document-meta>\n"
    )


def _files() -> str:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    names = {"/": MEDIA_TYPE, **dict.fromkeys(("content.xml", "styles.xml", "meta.xml"), "text/xml")}
    names[PLACES["odt"]] = "application/json"
    version = ' manifest:version="1.2"'
    rows = "\n".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"'
        f"{version if name == '/' else ''}/>"
        for name, kind in names.items()
    )
    return f'{_DECLARATION}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.2">\n{rows}\n</manifest:manifest>\n'


@cache
def _styles() -> str:
    return (Path(__file__).parent / "odt_styles.xml").read_text("utf-8")
