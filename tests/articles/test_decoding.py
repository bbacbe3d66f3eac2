"""Encodings, stripped characters, and files that are no text."""

import contextlib
import os
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice.articles import ArticleRefused, decode, read_articles

PAGE = "Ça va mal. Que faire ?\n-\nÉcouter “vraiment” – sans couper.\n-\nAttendre…\n"
STRIPPED = frozenset(
    chr(code)
    for code in (0x0D, 0x00, 0x200B, 0xFEFF, 0x00AD, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x80, 0xA0))
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_does_not_change_what_is_read(encoding):
    assert read_articles(PAGE.encode(encoding)) == read_articles(PAGE.encode())


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf_16_is_read_in_either_order(mark, encoding):
    assert decode(mark + PAGE.encode(encoding)) == PAGE


def test_utf_16_cut_within_a_character_loses_only_that():
    assert decode("déjà".encode("utf-16")[:-1]) == "déj"


def test_windows_1252_drops_only_its_undefined_bytes():
    assert decode(b"caf\xe9 \x81\x8d\x8f\x90\x9d\x93ok\x94 \x80") == "café “ok” €"


def test_utf_8_cut_within_a_letter_stays_utf_8():
    assert decode("déjà vécu, déjà".encode()[:-1]) == "déjà vécu, déj"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\0\u200b\ufeff\u00adb", "ab"),
        ("\u202aa\u202bb\u202cc\u202dd\u202ee\u2066f\u2067g\u2068h\u2069", "abcdefgh"),
        ("\x01a\x1b\x7f\x9fb", "ab"),
        ("می\u200cخواهم 👨\u200d👩\u200d👧", "می\u200cخواهم 👨\u200d👩\u200d👧"),
        ("e\u0301", "é"),
        ("a\ufffe\ufdd0\U000e0041\u206ab", "ab"),
        ("a\u2028b\u0085c", "a\nb\nc"),
    ],
)
def test_characters_are_cleaned(raw, text):
    assert decode(raw.encode()) == text


@given(st.binary(max_size=2000))
def test_decode_never_raises_and_leaves_no_stripped_character(raw):
    text = decode(raw)

    assert STRIPPED.isdisjoint(text)
    assert {c for c in text if unicodedata.category(c) in ("Cc", "Cs")} <= {"\n", "\t", "\f"}
    assert unicodedata.is_normalized("NFC", text)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=2000), st.text(max_size=500).map(str.encode)))
def test_any_bytes_are_read_or_refused(raw):
    with contextlib.suppress(ArticleRefused):
        drafts = read_articles(raw)

        assert all(draft.title and draft.passages and all(map(str.strip, draft.passages)) for draft in drafts)


PIECES = """
-|---|•|• a|1. b|Title?|text|Rate this article|More relevant reading|SalesHow?|Like|Celebrate|Photo of Jane Doe|Jane Doe
Report contribution|<b>|</b>|<p>|<hr>|<li>|<script>|</script>|<!--|-->|&amp;|&#8203;|&#x202e;|&#0;|\f|=====||# x|<h1>y</h1>
"""


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES.replace("\n", "|").split("|")), max_size=40).map("\n".join))
def test_any_order_of_page_pieces_is_read_or_refused(source):
    try:
        drafts = read_articles(source.encode())
    except ArticleRefused:
        return

    for draft in drafts:
        written = "".join((draft.title, draft.intro, *draft.passages, *(related.title for related in draft.related)))
        assert STRIPPED.isdisjoint(written)
        assert draft.passages
        assert len(set(draft.passages)) == len(draft.passages)


@pytest.mark.parametrize("start", [b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"Title?\n-\n"])
def test_random_bytes_are_refused_with_a_reason(start):
    for size in (500, 3_000, 20_000, 100_000) * 20:
        with pytest.raises(ArticleRefused):
            read_articles(start + os.urandom(size))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "This file is empty."),
        (b" \n\t\r\n\xc2\xa0", "This file is empty."),
        (b"\0" * 4096, "This file is empty."),
        (b"Rate this article\nMore relevant reading\n-\nSalesHow?\n", "This file has no title and no contribution."),
        (b"-\n-\n", "This file has no title and no contribution."),
        (b"%PDF-1.7\n...", "This is a PDF, not a text."),
        (b"PK\x03\x04....", "This is a Word, OpenDocument or ZIP file, not a text."),
        (bytes(range(256)) * 8, "This does not look like text: it is full of unreadable characters."),
    ],
)
def test_no_text_is_refused_with_its_reason(raw, reason):
    with pytest.raises(ArticleRefused) as refusal:
        read_articles(raw)

    assert str(refusal.value).startswith(reason)
