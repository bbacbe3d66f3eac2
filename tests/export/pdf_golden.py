"""What a PDF says in ten languages, as text: tags, languages, words and digest. Written anew by `python -m tests.export.golden`."""

import hashlib
from pathlib import Path

from advice.export.document import Choice, Document, SectionEntry
from advice.export.pdf import render
from tests.export.reading import lines_of, tree_of
from tests.export.samples import make_document, make_play

FOLDER = Path(__file__).parents[1] / "golden" / "pdf"
LANGUAGES = ("en", "fr", "es", "de", "pt", "it", "nl", "ar", "zh", "ja")


def two_plays(code: str) -> Document:
    """A part of an edition in this language: its own play and a foreign one, both texts of each, in a section and one below it."""
    own, foreign = make_play(4, code), make_play(3, "fr" if code == "ar" else "ar")
    sections = (SectionEntry("", (own,)), SectionEntry("2", (foreign,), level=2))
    return make_document(language=code, sections=sections, choice=Choice(texts="both", into="ja", section=1, of=9))


def pdf_golden_path(code: str) -> Path:
    return FOLDER / f"{code}.txt"


def pdf_lines(document: Document) -> str:
    """What the file says, and on the last line its digest: fonts and typesetter are those of the repository, so it is the same on every machine."""
    file = render(document)
    return "\n".join([*lines_of(tree_of(file)), f"SHA-256 {hashlib.sha256(file).hexdigest()}", ""])


def write_pdf_golden() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for code in LANGUAGES:
        pdf_golden_path(code).write_text(pdf_lines(two_plays(code)), "utf-8")
