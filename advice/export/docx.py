"""A playbook edition as DOCX, for Word and whatever reads its files."""

import io
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any, Final
from zipfile import ZipFile

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Twips

from advice.export.archive import packed
from advice.export.book import chapters, moment_of, title_of
from advice.export.canonical import digest
from advice.export.document import Document
from advice.export.docx_text import EAST_ASIAN, Writer, edge
from advice.export.manifest import NAMESPACE, manifest_lines
from advice.export.paragraphs import MARKS, Para, Span, base_way, contents, steps
from advice.export.pieces import Contents, Way, tag, way
from advice.export.wording import Words, words_for
from advice.markup import one_line, to_text

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAPERS: Final = {"a4": (11906, 16838), "letter": (12240, 15840)}  # in twentieths of a point
MARGIN: Final = (1588, 1644)  # above and below, beside
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = f'xmlns:w="{_MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
# of the template that the library opens: what nothing here uses
_UNUSED = (
    *(RELATIONSHIP_TYPE.CUSTOM_XML, RELATIONSHIP_TYPE.WEB_SETTINGS, RELATIONSHIP_TYPE.FONT_TABLE),
    *(RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)


def render(document: Document) -> bytes:
    """WordprocessingML with headings, a table of contents whose entries are links, and the manifest as a custom XML part.

    The same bytes for the same document: the library's archive is packed anew.
    """
    words = words_for(document)
    file, writer = docx.Document(), Writer()
    _write(file, "".join(_body(document, words, writer)))
    _number(file, writer.starts)
    for url, name in writer.links.items():
        file.part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, url, name, is_external=True)
    _dress(file, document, words)
    _describe(file, document, words)
    _enclose(file, document)
    stream = io.BytesIO()
    file.save(stream)
    with ZipFile(stream) as archive:
        return packed((name, archive.read(name)) for name in archive.namelist())


def _body(document: Document, words: Words, writer: Writer) -> list[str]:
    rows = list[str]()
    for chapter in chapters(document):
        rows += writer.written(steps(chapter, words))
        rows += [_contents(row, words, writer) for row in chapter.pieces if isinstance(row, Contents)]
    return rows


def _contents(row: Contents, words: Words, writer: Writer) -> str:
    """A field that a reader may have filled anew, with page numbers if wanted; until then its entries are these."""
    title = Para("contents-head", (Span(row.title.text, words.language),), base_way(words), "contents")
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    told = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\n \\h \\z \\u </w:instrText></w:r>'
    entries = contents(row, words)
    lines = [
        writer.paragraph(
            entry,
            field("begin") + told + field("separate") if place == 1 else "",
            field("end") if place == len(entries) else "",
        )
        for place, entry in enumerate(entries, start=1)
    ]
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    heading = writer.paragraph(title)
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{heading}{''.join(lines)}</w:sdtContent></w:sdt>"


def _write(file: Any, rows: str) -> None:
    old = file.element.body
    body = parse_xml(f"<w:body {_SPACES}>{rows}</w:body>")
    body.append(old.sectPr)
    file.element.replace(old, body)


def _number(file: Any, starts: list[tuple[int, int]]) -> None:
    """The bulleted list, and a numbering for each ordered one, or they would count on from one to the next."""
    kinds = [
        _levels(0, "bullet", lambda level: "–" if level % 2 else "•"),
        _levels(1, "decimal", lambda level: f"%{level + 1}."),
    ]
    rows = ['<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>']
    for number, (level, start) in enumerate(starts, start=2):
        first = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        rows.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{first}</w:num>')
    _replace(file.part.numbering_part.element, f"<w:numbering {_SPACES}>{''.join(kinds + rows)}</w:numbering>")


def _levels(number: int, kind: str, sign: Callable[[int], str]) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign(level)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _dress(file: Any, document: Document, words: Words) -> None:
    """Styles, paper, and the foot of each page but the cover."""
    base = base_way(words)
    width, height = PAPERS[document.choice.paper]
    told = Template(_styles()).substitute(
        language=words.language,
        east=EAST_ASIAN.get(words.language[:2], EAST_ASIAN["zh"]),
        width=width - 2 * MARGIN[1],
        **{style.lower(): edge(style, "left") for style in ("Note", "Quote")},
    )
    _replace(file.styles.element, told)
    section = file.sections[0]
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.top_margin = section.bottom_margin = Twips(MARGIN[0])
    section.left_margin = section.right_margin = Twips(MARGIN[1])
    section.different_first_page_header_footer = True
    _replace(section.footer._element, f"<w:ftr {_SPACES}>{_foot(document, base)}</w:ftr>")
    if base == "rtl":
        section._sectPr.insert(len(section._sectPr) - 1, parse_xml(f"<w:bidi {_SPACES}/>"))


def _foot(document: Document, base: Way) -> str:
    """The title and the number of the page, on either side."""
    title = title_of(document)
    mark = "" if (itself := way(title, document.language)) == base else MARKS[itself]
    page = '<w:r><w:tab/></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    return Writer().paragraph(Para("footer", (Span(f"{mark}{title}{mark}", document.language),), base), after=page)


def _describe(file: Any, document: Document, words: Words) -> None:
    """The properties of the file."""
    moment = datetime.fromisoformat(moment_of(document)).astimezone(UTC).replace(tzinfo=None)
    facts = {
        "title": title_of(document),
        "author": one_line(document.team),
        "last_modified_by": one_line(document.published_by),
        "comments": to_text(document.intro),
        "identifier": one_line(document.permalink),
        "version": str(document.edition),
        "language": tag(document.language) or words.language,
    }
    for name, fact in facts.items():
        setattr(file.core_properties, name, fact[:255])
    file.core_properties.created = file.core_properties.modified = moment
    languages = f'w:val="{words.language}" w:eastAsia="{words.language}" w:bidi="{words.language}"'
    _replace(file.settings.element, f"<w:settings {_SPACES}>{_SETTINGS}<w:themeFontLang {languages}/></w:settings>")


def _enclose(file: Any, document: Document) -> None:
    """Takes out of the library's template what nothing here uses, and puts the manifest in."""
    for holder in (file.part, file.part.package):
        for name in [name for name, row in holder.rels.items() if row.reltype in _UNUSED]:
            del holder.rels[name]
    store = f'<manifest xmlns="{NAMESPACE}">{escape(manifest_lines(document), quote=False)}</manifest>'
    item = uuid.uuid5(uuid.NAMESPACE_URL, f"{document.permalink} {digest(document)}")
    about = (
        f'<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{{{str(item).upper()}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    package = file.part.package
    part = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, f"{_DECLARATION}{store}".encode(), package)
    kind = CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES
    properties = Part(PackURI("/customXml/itemProps1.xml"), kind, f"{_DECLARATION}{about}".encode(), package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    file.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _replace(element: Any, told: str) -> None:
    """The children of a part's element by those of another."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(told)))


@cache
def _styles() -> str:
    return (Path(__file__).parent / "docx_styles.xml").read_text("utf-8")
