import unicodedata

import pytest

from advice.export.mending import mended
from advice.export.pdf import render
from advice.export.pdf_objects import PdfObjects
from advice.export.pdf_showing import Glyph, operator, shown
from tests.export.reading import tree_of
from tests.export.samples import with_play


@pytest.mark.parametrize(
    "file", [b"", b"%PDF-1.7\n%%EOF", b"startxref\n9999\n%%EOF", b"xref\n0 1\nstartxref\n0\n%%EOF"]
)
def test_file_of_another_layout_is_left_alone(file: bytes) -> None:
    assert mended(file) == file


def test_objects_are_written_as_they_were_read() -> None:
    file = render(with_play())

    assert PdfObjects(file).to_bytes() == file


@pytest.mark.parametrize(
    ("drawn", "codes"),
    [
        (rb"(\000A\001\()Tj", [0x41, 0x128]),
        (rb"[-3.5(\000\134)21(\000\r)]TJ", [0x5C, 0x0D]),
        (rb"[(\000(\000)\000\\)]TJ", [0x28, 0x29, 0x5C]),
        (rb"<0001ABCD>Tj", [1, 0xABCD]),
    ],
)
def test_glyphs_of_an_operator_are_read(drawn: bytes, codes: list[int]) -> None:
    glyphs, end = shown(drawn + b"\nET", 0)

    assert ([glyph.code for glyph in glyphs], end) == (codes, len(drawn))


def test_glyphs_are_written_with_the_steps_between_them() -> None:
    assert operator([Glyph(0x41, b"-3.5"), Glyph(0x142, b"")]) == b"[-3.5<0041><0142>]TJ\n"


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("ar", "ملخصًا ثمّ قُلها مرّتين: وقتًا، مّمّ."),
        ("he", "נִשְׁמוּ, שָׁלוֹם."),
        ("hi", "अद्भुत, द्भुद्भु, कर्म।"),
        ("th", "ช้าช้า ที่ปู่ น้ำ ปั๊ม"),
    ],
)
def test_each_letter_and_each_mark_is_said_once(code: str, body: str) -> None:
    said = [
        tag.text
        for tag in tree_of(render(with_play(code, body=body))).walk()
        if tag.kind == "P" and tag.language == code
    ]

    # in which order two readers of a line from the right take its pieces is theirs to say
    assert sorted(unicodedata.normalize("NFD", body)) in [sorted(unicodedata.normalize("NFD", text)) for text in said]
