"""A text as the cues see it: folded words with their places, and where clauses and sentences end."""

import functools
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from advice.language.addresses import UNDIVIDED

_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d"
_SIGN = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_PIECE = re.compile(rf"(?P<sign>[{_SIGN}])|(?P<word>[^\W_{_SIGN}](?:[^\W_{_SIGN}]|[{_MARKS}])*)|(?P<other>[^\w\s]|\n)")
_JOINED = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_SENTENCE = frozenset(".!?…;\n。！？；؟؛¡¿")
_CLAUSE = frozenset(',:—–()[]，、：؛،«»“”„"『』「」（）')
_FOLDED = UNDIVIDED | {"ё": "е"}
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_PROCLITICS = ("وال", "فال", "بال", "كال", "ولل", "ال", "لل", "وس", "و", "ف", "ب", "ل", "ك", "س")
UNSPACED = frozenset({"zh", "ja"})
TRADITIONAL = Path(__file__).parent / "traditional.txt"


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or one sign of a script without spaces: its place in the text in code points, and the forms it is looked up under.

    `clause` and `sentence` number the clause and the sentence it stands in.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    clause: int
    sentence: int


class _Folding(dict[int, str]):
    """What each letter becomes, found when it is first met."""

    def __missing__(self, number: int) -> str:
        char = chr(number)
        parts = unicodedata.normalize("NFKD", _FOLDED.get(char, char)) if char < "\u0900" else char
        kept = (part for part in parts if not (unicodedata.combining(part) or part in "\u0640\u200c\u200d"))
        folded = "".join(_FOLDED.get(part, part) for part in kept).translate(_ARABIC)
        self[number] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case without accents; signs that carry meaning in their marks (kana, Indic vowels) keep them."""
    return text.casefold().translate(_FOLDING)


def words(text: str, language: str | None) -> list[Word]:
    """The words of a text in order. English contractions are one word ("dont"); elsewhere an apostrophe parts two."""
    found: list[Word] = []
    clause = sentence = 0
    if language == "en":
        text = _JOINED.sub("\u200d", text)  # one character for one, so that the places stay
    for match in _PIECE.finditer(text):
        if match["other"]:
            mark = match[0]
            if mark in _SENTENCE and not _within_number(text, match.start()):
                sentence, clause = sentence + 1, clause + 1
            elif mark in _CLAUSE:
                clause += 1
            continue
        form = _sign(match[0], language) if match["sign"] else fold(match[0])
        if form:
            found.append(Word(match.start(), match.end(), _forms(form, language), clause, sentence))
    return found


def _sign(sign: str, language: str | None) -> str:
    """The form of a sign of a script without spaces. Chinese is read in simplified signs; Japanese keeps its own."""
    return _simplified().get(sign, sign) if language == "zh" else sign.casefold()


@functools.cache
def _simplified() -> dict[str, str]:
    """The simplified sign of each traditional one that differs, read once a process."""
    lines = TRADITIONAL.read_text("utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def _within_number(text: str, place: int) -> bool:
    return text[place] == "." and text[place + 1 : place + 2].isdigit()


def _forms(word: str, language: str | None) -> tuple[str, ...]:
    """The word, and for Arabic also without what is written together with it: and, so, by, for, as, the, will."""
    if language != "ar" or len(word) < 4:
        return (word,)
    bare = (word[len(head) :] for head in _PROCLITICS if word.startswith(head) and len(word) - len(head) >= 3)
    return (word, *dict.fromkeys(bare))
