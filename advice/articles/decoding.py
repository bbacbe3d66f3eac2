"""Bytes into clean text: encodings, and the characters that never belong in a text."""

import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from typing import Final

from advice.articles.saying import Sentence
from advice.articles.saying import say as _

# Most unreadable characters a text may hold, as a share; random bytes read as Windows-1252 hold 0.12.
UNREADABLE_SHARE: Final = 0.05
UNREADABLE_SPARED: Final = 8

_FILE_KINDS: Final = (
    (b"%PDF-", _("a PDF")),
    (b"PK\x03\x04", _("a Word, OpenDocument or ZIP file")),
    (b"\xd0\xcf\x11\xe0", _("an old Office file")),
    (b"{\\rtf", _("an RTF file")),
    (b"\x89PNG", _("a picture")),
    (b"\xff\xd8\xff", _("a picture")),
    (b"GIF8", _("a picture")),
    (b"\x1f\x8b\x08", _("a compressed file")),
)

_NEW_LINES: Final = ("\r\n", "\r", "\v", "\x85", "\u2028", "\u2029")
_PLAIN_SPACES: Final = "\t\n\f"
_NO_JOINERS: Final = (0x00AD, 0x200B, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
# What is no character, and what carries text that nobody sees; writers' texts lose these too.
_NO_CHARACTERS: Final = (*range(0xFFF9, 0xFFFC), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF, *range(0xE0000, 0xE0080))
_CONTROLS: Final = (*range(0x00, 0x20), *range(0x7F, 0xA0))
# Bytes that Windows-1252 leaves undefined come out of `surrogateescape` as these.
_ESCAPED_BYTES: Final = tuple(range(0xDC80, 0xDD00))
_DROPPED: Final = dict.fromkeys(
    code for code in (*_NO_JOINERS, *_NO_CHARACTERS, *_CONTROLS, *_ESCAPED_BYTES) if chr(code) not in _PLAIN_SPACES
)


def decode(raw: bytes) -> str:
    """The text of a file: NFC, `\\n` for every kind of line end, form feeds kept, stray controls gone. Never raises.

    UTF-8 with or without a mark, UTF-16 with a mark, else Windows-1252. Zero-width joiners and non-joiners stay, for
    Persian, the Indian scripts and joined emoji need them.
    """
    return cleaned(to_text(raw))


def to_text(raw: bytes) -> str:
    """The characters of a file, before any cleaning. Never raises."""
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        # A last byte alone is half a character, as a file cut by size has it.
        return raw[: len(raw) // 2 * 2].decode("utf-16", errors="replace")
    if raw.startswith(BOM_UTF8):
        return raw[len(BOM_UTF8) :].decode("utf-8", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_only_cut_short(raw, error):
            return raw[: error.start].decode("utf-8")
    return raw.decode("cp1252", errors="surrogateescape")


def cleaned(text: str) -> str:
    """`text` in NFC, with `\\n` alone as line end and without the characters that have no place in a text."""
    for ending in _NEW_LINES:
        text = text.replace(ending, "\n")
    return unicodedata.normalize("NFC", text.translate(_DROPPED))


def foreign_kind(raw: bytes) -> Sentence | None:
    """What kind of file that is no text this is, in words for people; None for what may be text."""
    return next((kind for start, kind in _FILE_KINDS if raw.startswith(start)), None)


def is_unreadable(text: str) -> bool:
    """Whether so much of `text` is no readable character that it never was a text. NULs do not count: they just go."""
    unreadable = sum(count for character, count in Counter(text).items() if _is_unreadable(character))
    return unreadable > UNREADABLE_SPARED and unreadable > len(text) * UNREADABLE_SHARE


def _is_unreadable(character: str) -> bool:
    if character in "\0\t\n\v\f\r\x85":
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn")


def _is_only_cut_short(raw: bytes, error: UnicodeDecodeError) -> bool:
    """Whether UTF-8 with letters beyond ASCII just stops within its last one, as a file cut by size does."""
    return error.reason == "unexpected end of data" and not raw[: error.start].isascii()
