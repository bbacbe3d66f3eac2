"""Letters as they are compared: lower case, without accents; traditional Chinese signs as simplified ones."""

import functools
import unicodedata
from pathlib import Path

from advice.language.addresses import UNDIVIDED

TRADITIONAL = Path(__file__).parent / "traditional.txt"
_FOLDED = UNDIVIDED | {"ё": "е"}
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})


class _Folding(dict[int, str]):
    """What each letter becomes, found when it is first met."""

    def __missing__(self, number: int) -> str:
        char = chr(number)
        parts = unicodedata.normalize("NFKD", _FOLDED.get(char, char)).casefold() if char < "\u0900" else char
        kept = (part for part in parts if not (unicodedata.combining(part) or part in "\u0640\u200c\u200d"))
        folded = "".join(_FOLDED.get(part, part) for part in kept).translate(_ARABIC)
        self[number] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case without accents; signs that carry meaning in their marks (kana, Indic vowels) keep them."""
    return text.casefold().translate(_FOLDING)


@functools.cache
def simplified() -> dict[str, str]:
    """The simplified sign of each traditional one that differs, read once a process."""
    lines = TRADITIONAL.read_text("utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))
