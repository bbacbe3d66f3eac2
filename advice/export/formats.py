"""The formats an edition can be had in, by name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from advice.export import csv, docx, epub, html, json, markdown, odt, pdf
from advice.export.document import WHOLE, Document
from advice.export.pdf import ExportFailed

__all__ = [
    "FORMATS",
    "ExportFailed",
    "Format",
    "UnknownFormat",
    "file_name",
    "format_named",
    "names_of",
    "seconds_for",
]


TYPESET_A_SECOND, WRITTEN_A_SECOND = 100, 500  # plays, on two busy cores


class UnknownFormat(ValueError):
    """No format has this name; the message says which there are."""


@dataclass(frozen=True)
class Format:
    """`render` gives the same bytes for the same document; `suffix` is without the dot."""

    name: str
    label: str
    suffix: str
    media_type: str
    render: Callable[[Document], bytes]


_ALL = (
    Format("pdf", "PDF", "pdf", "application/pdf", pdf.render),
    Format("html", "HTML", "html", "text/html; charset=utf-8", html.render),
    Format("epub", "EPUB", "epub", "application/epub+zip", epub.render),
    Format("docx", "DOCX", "docx", docx.MEDIA_TYPE, docx.render),
    Format("odt", "ODT", "odt", odt.MEDIA_TYPE, odt.render),
    Format("markdown", "Markdown", "md", "text/markdown; charset=utf-8", markdown.render),
    Format("csv", "CSV", "csv", "text/csv; charset=utf-8", csv.render),
    Format("json", "JSON", "json", "application/json", json.render),
)

FORMATS: Mapping[str, Format] = MappingProxyType({row.name: row for row in _ALL})
"""All formats by name, in the order of the menu."""


def format_named(name: str) -> Format:
    """The format of this name or suffix ("markdown" or "md"). Raises UnknownFormat."""
    for row in _ALL:
        if name in (row.name, row.suffix):
            return row
    raise UnknownFormat(f"There is no format “{name}”. The formats are: {', '.join(FORMATS)}.")


def file_name(document: Document, wanted: Format) -> str:
    """`playbook_<slug>_ed<n>_<lang>[_part].<ext>`; the slug keeps letters of any script, and nothing a file system minds.

    `lang` is the language of the playbook, or that of the translations where a file holds those alone.
    """
    slug = re.sub(r"[^\w-]+", "-", document.slug)[:80].strip("-_") or "playbook"
    code = document.choice.into if document.choice.texts == "translations" else document.language
    language = re.sub(r"[^A-Za-z0-9-]", "", code) or "und"
    part = "_part" if document.choice.partial else ""
    return f"playbook_{slug}_ed{document.edition}_{language}{part}.{wanted.suffix}"


def names_of(document: Document, wanted: Format) -> tuple[str, str]:
    """The names under which a file of this document may be asked for: its own, and that of the whole edition's."""
    return file_name(document, wanted), file_name(replace(document, choice=WHOLE), wanted)


def seconds_for(document: Document, wanted: Format) -> int:
    """About how long a file takes to be made, in whole seconds, at least one."""
    return max(1, round(len(document.plays) / (TYPESET_A_SECOND if wanted.name == "pdf" else WRITTEN_A_SECOND)))
