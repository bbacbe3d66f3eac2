"""Characters that never belong in a text somebody wrote."""

import re
import unicodedata

# Bidi embeddings, overrides and isolates can make a line read as something it is not; the marks (LRM, RLM) and the
# joiners cannot, and Persian, Hindi and emoji need the joiners. Tag characters are invisible and carry hidden text.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"[ \t\n]+")  # no-break and narrow spaces are typography, and stay
_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """`text` in NFC, its lines ended by LF, without control characters, bidi overrides and isolates.

    Cleaning twice changes nothing more.
    """
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _NEWLINE.sub("\n", text)))


def one_line(text: str) -> str:
    """`text`, cleaned, on one line, without blanks at its ends."""
    return _BLANKS.sub(" ", clean(text)).strip(" ")
