"""A name as it stands in an address: in its own script, Latin letters without their accents."""

import re
import unicodedata

LONGEST = 120
# Letters of Latin script that Unicode does not take apart.
UNDIVIDED = {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}


def address(name: str) -> str:
    """Lower case, words joined by hyphens: "Écoute active" gives "ecoute-active", 耳を傾ける stays; "" where there is no letter or digit."""
    folded = "".join(_plain(char) for char in unicodedata.normalize("NFKC", name).casefold())
    kept = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else "-" for char in folded)
    return re.sub("-+", "-", kept).strip("-")[:LONGEST].strip("-")


def _plain(char: str) -> str:
    if unicodedata.category(char) == "Mn" and char < "\u0900":
        return ""  # accents, and vowel marks that Arabic and Hebrew readers may type or leave out
    base = unicodedata.normalize("NFKD", char)[0]
    return UNDIVIDED.get(char, base if unicodedata.name(base, "").startswith("LATIN") else char)
