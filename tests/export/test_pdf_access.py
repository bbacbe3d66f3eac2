"""What PDF/UA-1 and PDF/A-2a ask for, looked up in the file itself, and in what other readers take out of it."""

import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from advice.export.document import Choice, Document, SectionEntry
from advice.export.pdf import render
from tests.export.pdf_golden import LANGUAGES, pdf_golden_path, pdf_lines, two_plays
from tests.export.reading import Tag, tree_of, untagged
from tests.export.samples import make_document, make_play, with_play

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler reads the text back")

# what readers write with marks, joined letters, conjuncts, forms of their own, and no spaces
TEXTS = {
    "ar": "في البداية، استمع إلى العميل حتى النهاية؛ لا تقاطعه. أفهم أن التأخر كلفك وقتًا ومالًا، ثمّ اسأل: ما الذي تحتاجه الآن؟ للإجابة مسؤولية هؤلاء.",
    "fa": "پیش از هر چیز گوش کنید. می\u200cخواهم بدانم چه چیزی برای شما مهم\u200cتر است، نه این\u200cکه چه کسی مقصر است. گزارش را فردا بفرستید.",
    "he": "לפני שאתם עונים, נשמו עמוק. אמרו שאתם מבינים את הכעס שלכם ותחזרו אליהם עד יום שלישי. שאלו מה הכי חשוב להם.",
    "hi": "पहले ध्यान से सुनिए। क्षमा, ज्ञान, श्री, कर्म, हृदय, संस्कृत, विद्यार्थी, द्वारा, अद्भुत, स्त्री, कार्यक्रम, दृष्टि, ऊर्जा, ख़ुशी।",
    "th": "ก่อนอื่นให้ฟังลูกค้าจนจบ แล้วทวนคำพูดของเขา น้ำ กำลัง ที่ปู่ ญี่ปุ่น ฎีกา เก้าอี้ ผู้ใหญ่ พรุ่งนี้ เราจะโทรกลับก่อนวันศุกร์ ความล่าช้า",
    "zh": "先听对方把话说完，再复述一遍：“您最担心的是交期，对吗？”骨、直、海、与、龍、體、繁體字也要能看。",
    "ja": "まず、相手の言葉をそのまま繰り返します。「納期が一番のご心配ですね」。カタカナ、ﾊﾝｶｸ、〇、骨、直、海、神、社、祉、髙橋、宮﨑。",
    "ko": "먼저 고객의 말을 끝까지 들으세요. 값, 삶, 닭, 읽다, 괜찮다, 漢字. 다음 연락은 금요일 오후입니다.",
    "ru": "Сначала выслушайте клиента до конца. «Я понимаю». Ёлка, объём, №5, подъезд, щётка.",
    "el": "Πρώτα ακούστε τον πελάτη ως το τέλος. «Καταλαβαίνω». Ελληνικά, ώρα, ΐ, ΰ, συμφωνία· τέλος; Ἀρχή, ᾧ.",
    "en": "First, listen: the offer is final, efficient, affluent; fjord, flight, waffle. “I understand” – then wait…",
    "fr": "D’abord, écoutez : « Je comprends que ce retard vous a coûté ». Œuvre, cœur, Noël, affligé, difficile ; 12 000 € !",
}
FROM_RIGHT = ("ar", "fa", "he")


@pytest.fixture(scope="module")
def both() -> Document:
    return make_document(choice=Choice(texts="both", into="fr", paper="letter", section=1, of=20))


@pytest.fixture(scope="module")
def file(both: Document) -> bytes:
    return render(both)


@pytest.fixture(scope="module")
def tree(file: bytes) -> Tag:
    return tree_of(file)


def plain(text: str) -> str:
    """The text as it is compared: compatible forms alike, without spaces and marks of direction; see docs/playbooks.md."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFKC", text)
        if not sign.isspace() and unicodedata.category(sign) != "Cf"
    )


def letters(text: str) -> str:
    """Letters and digits alone, without vowel signs: what two readers of a line from the right agree on."""
    return "".join(sign for sign in plain(text) if unicodedata.category(sign)[0] in "LN")


def copied(file: bytes, page: int) -> str:
    asked = ["pdftotext", "-f", str(page), "-l", str(page), "-", "-"]
    return subprocess.run(asked, input=file, capture_output=True, check=True).stdout.decode()


def test_headings_leave_no_level_out(tree: Tag) -> None:
    levels = [int(tag.kind[1]) for tag in tree.walk() if re.fullmatch(r"H\d", tag.kind)]

    assert levels[0] == 1
    assert max(levels) == 4
    assert [step for step in pairwise(levels) if step[1] > step[0] + 1] == []


def test_section_of_the_second_level_without_one_above_is_of_the_first() -> None:
    document = make_document(tensions=(), sections=(SectionEntry("Low", (make_play(1, "en"),), level=2),))

    headings = {tag.text: tag.kind for tag in tree_of(render(document)).walk() if tag.kind[0] == "H"}

    assert (headings["Low"], headings[f"1 {document.plays[0].situation}"]) == ("H1", "H2")


def test_bookmarks_name_sections_and_plays(both: Document, file: bytes) -> None:
    with pikepdf.open(io.BytesIO(file)) as pdf, pdf.open_outline() as outline:
        top = {row.title: [child.title for child in row.children] for row in outline.root}

    first = both.sections[0]
    below = both.sections[1].title
    assert top[first.title] == [*(f"{play.number} {play.situation}" for play in first.plays), below]
    assert list(top)[-2:] == ["Where each play comes from", "About this edition"]


def test_everything_drawn_is_tagged_or_decoration(file: bytes) -> None:
    assert untagged(file) == 0


def test_each_text_names_its_own_language(tree: Tag) -> None:
    said = [(tag.language, tag.text) for tag in tree.walk() if tag.kind == "P"]

    assert (
        "fr",
        "Ne promettez rien le premier jour. Écoutez, reformulez, puis revenez avec une date ferme : « jeudi à midi ».",
    ) in said
    assert (
        "de",
        "Erst die schlechte Nachricht, dann der Plan. Größe zeigt, wer den Fehler nicht „dem System“ zuschreibt.",
    ) in said
    assert {language for language, text in said if "先说结论，" in text} == {"zh"}


def test_manifest_is_a_table_with_a_head(both: Document, tree: Tag) -> None:
    (table,) = [tag for tag in tree.walk() if tag.kind == "Table"]
    rows = [[cell.text for cell in row.inside if isinstance(cell, Tag)] for row in table.walk() if row.kind == "TR"]

    assert rows[0] == [
        "No.",
        "Author",
        "Licence",
        "Source",
        "Revision",
        "Language",
        "Translation",
        "Votes",
        "Digest (SHA-256)",
    ]
    assert len(rows) == 1 + len(both.plays)
    play = both.plays[2]
    translation = "OriginalFrançais (fr): Translated by Claire Dubois · not reviewed yet · 1 edit behind the original"
    facts = [play.author, play.licence, play.permalink, "1", "Español (es)", translation]
    assert rows[3] == ["3", *facts, "87\u00a0% helpful · 15 votes", play.digest[:12]]


def test_pages_and_links_are_set_up_for_readers(file: bytes) -> None:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        pages = [(str(page.Tabs), [round(float(edge)) for edge in page.MediaBox]) for page in pdf.pages]
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]

        assert {tabs for tabs, _ in pages} == {"/S"}
        assert pages[0][1] == [0, 0, 612, 792]
        assert len(links) > 40
        assert [note for note in links if not str(note.Contents) or "/StructParent" not in note] == []
        assert not pdf.is_encrypted
        assert str(pdf.Root.Lang) == "en"


def test_file_names_its_standards_and_columns_their_scope(file: bytes) -> None:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        said = pdf.open_metadata()
        assert (said["pdfuaid:part"], said["pdfaid:part"], said["pdfaid:conformance"]) == ("1", "2", "A")
        scopes = [
            row.A[0].Scope for row in pdf.objects if isinstance(row, pikepdf.Dictionary) and row.get("/S") == "/TH"
        ]
        assert list(map(str, scopes)) == ["/Column"] * 9


def test_fonts_are_inside_cut_down_and_say_what_their_glyphs_are(file: bytes) -> None:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        rows = [row for row in pdf.objects if isinstance(row, pikepdf.Dictionary)]
        described = [row for row in rows if row.get("/Type") == "/FontDescriptor"]
        composed = [row for row in rows if row.get("/Subtype") == "/Type0"]

        assert len(described) == len(composed) > 5
        assert [row.FontName for row in described if "/FontFile2" not in row and "/FontFile3" not in row] == []
        assert [row.FontName for row in described if not re.match(r"/[A-Z]{6}\+", str(row.FontName))] == []
        assert [row.BaseFont for row in composed if b"beginbfchar" not in row.ToUnicode.read_bytes()] == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf looks for faults")
def test_file_is_sound(file: bytes, tmp_path: Path) -> None:
    (tmp_path / "file.pdf").write_bytes(file)

    checked = subprocess.run(["qpdf", "--check", str(tmp_path / "file.pdf")], capture_output=True)

    assert (checked.returncode, checked.stderr) == (0, b"")


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_file_passes_a_checker_of_the_standards(file: bytes, profile: str) -> None:
    page = pytest.importorskip("page", reason="page-validation checks all rules that a machine can")

    report = page.validate_pdf_bytes(file, profile=profile)

    # it reads no widths from the Chinese, Japanese and Korean fonts, whose widths other programs read well
    failed = {row.rule_id for row in report.failures if "CIDFontType0C" not in row.message}
    assert (failed, report.rules.total > 100) == (set(), True)


@needs_poppler
@pytest.mark.parametrize("code", TEXTS)
def test_text_is_copied_out_as_it_was_written(code: str) -> None:
    text = TEXTS[code]

    found = copied(render(with_play(code, body=text, why="", house_rule="")), 4)

    if code in FROM_RIGHT:
        assert [word for word in text.split() if letters(word) not in letters(found)] == []
    else:
        assert plain(text) in plain(found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_tags_and_words_are_those_of_the_golden_file(code: str) -> None:
    assert pdf_lines(two_plays(code)) == pdf_golden_path(code).read_text("utf-8")


def test_other_surroundings_give_the_same_bytes(tmp_path: Path) -> None:
    script = "import sys; from tests.export.pdf_golden import two_plays; from advice.export.pdf import render; "
    script += "sys.stdout.buffer.write(render(two_plays('ar')))"
    surroundings = {
        "TZ": "Pacific/Auckland",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "7",
        "HOME": str(tmp_path),
        "PATH": os.defpath,
    }

    made = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env=surroundings, cwd=Path(__file__).parents[2]
    )

    assert made.stdout == render(two_plays("ar"))


@needs_poppler
def test_cover_and_colophon_say_who_approved_what() -> None:
    document = replace(with_play(), approved_by_link=True, choice=Choice(section=1, of=9))

    file = render(document)

    with pikepdf.open(io.BytesIO(file)) as pdf:
        last = len(pdf.pages)
    approval = (
        "Approved by Nadia Haddad · 2026-11-19 · by link What the approval covers Wording towards clients in the EU"
    )
    assert plain(approval) in plain(copied(file, 1))
    assert plain("This file holds a part of the edition: 1 of 9 plays.") in plain(copied(file, 1))
    assert plain(approval) in plain(copied(file, last))


@needs_poppler
def test_tombstone_stands_in_the_place_of_the_text() -> None:
    file = render(with_play(body="", author="", translations=(), tombstone="limited"))

    assert plain("Its author allows this advice on the site only: follow the link to read it.") in plain(
        copied(file, 4)
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"strategies": make_play(1, "en").strategies * 300},
        {"language": "hi", "body": "क्ष" * 7000},
        {"body": "[go](https://example.org/" + "a" * 9000 + ")"},
        {"language": "ar", "body": "ب" + "\u0651\u064b" * 300},
    ],
    ids=["strategies", "word", "address", "marks"],
)
def test_bombs_of_other_kinds_are_set_too(changes: dict[str, object]) -> None:
    assert b"pdfuaid:part>1" in render(with_play(**changes)).replace(b'pdfuaid:part="1"', b"pdfuaid:part>1")
