"""Writes the golden files anew: `python -m tests.export.golden`. Look at the difference before you commit it."""

import io
import zipfile
from pathlib import Path

from lxml import etree

from advice.export.formats import FORMATS
from tests.export.pdf_golden import write_pdf_golden
from tests.export.samples import OWN, make_document, make_small

FOLDER = Path(__file__).parents[1] / "golden"
NAMES = ("markdown", "html", "csv", "json")
SMALL = (*NAMES, "epub", "docx", "odt")
MAIN = {"docx": "word/document.xml", "odt": "content.xml"}


def golden_path(name: str) -> Path:
    """Where the expected export of `make_document()` in this format is kept."""
    return FOLDER / f"playbook.{FORMATS[name].suffix}"


def small_path(code: str, name: str) -> Path:
    """Where that of `make_small(code)` is kept; of an archive, what it holds."""
    ending = {"epub": "epub.txt", "docx": "docx.xml", "odt": "odt.xml"}.get(name, FORMATS[name].suffix)
    return FOLDER / code / f"small.{ending}"


def small_export(code: str, name: str) -> bytes:
    """The export of `make_small(code)`, an archive unpacked to what can be read and compared line by line."""
    content = FORMATS[name].render(make_small(code))
    if name in NAMES:
        return content
    archive = zipfile.ZipFile(io.BytesIO(content))
    if name in MAIN:
        root = etree.fromstring(archive.read(MAIN[name]))
        etree.indent(root, space=" ")
        return etree.tostring(root, encoding="utf-8", pretty_print=True)
    texts = [row for row in archive.namelist() if row.endswith((".opf", ".xhtml"))]
    return b"".join(f"==== {row}\n".encode() + archive.read(row) for row in texts)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        golden_path(name).write_bytes(FORMATS[name].render(make_document()))
    for code in OWN:
        (FOLDER / code).mkdir(exist_ok=True)
        for name in SMALL:
            small_path(code, name).write_bytes(small_export(code, name))
    write_pdf_golden()
