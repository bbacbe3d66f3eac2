"""Lines made comparable: case, accents, punctuation, signs and white space do not count."""

import unicodedata
from typing import Final

# Letters that Unicode does not take apart, and letters that people write for one another.
_SAME_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None}
)
_SENTENCE_ENDS: Final = frozenset(".!?…:;。！？؟।")
_QUESTION_ENDS: Final = frozenset("?？؟")


def fold(line: str) -> str:
    """Letters and digits of `line` alone, without case and accents, its words parted by single spaces."""
    decomposed = unicodedata.normalize("NFKD", line.casefold())
    return " ".join("".join(map(_folded_character, decomposed)).translate(_SAME_LETTERS).split())


def _folded_character(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LN" or category == "Mc":
        return character
    # Marks and joiners stand within a word; everything else parts words.
    return "" if category in ("Mn", "Me", "Cf") else " "


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(words.split())


def collapse(text: str) -> str:
    """`text` on one line, its white space collapsed."""
    return " ".join(text.split())


def ends_sentence(line: str) -> bool:
    return bare_end(line) in _SENTENCE_ENDS


def ends_question(line: str) -> bool:
    return bare_end(line) in _QUESTION_ENDS


def bare_end(line: str) -> str:
    """The last character of `line`, closing quotes and brackets aside; empty for an empty line."""
    return line.rstrip(" \"'”’»)]*_")[-1:]
