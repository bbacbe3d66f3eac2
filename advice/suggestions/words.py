"""A text as the cues see it: folded words with their places, and where clauses and sentences end."""

import re
from dataclasses import dataclass

from advice.language.folding import fold, simplified

_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d"
_SIGN = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_PIECE = re.compile(rf"(?P<sign>[{_SIGN}])|(?P<word>[^\W_{_SIGN}](?:[^\W_{_SIGN}]|[{_MARKS}])*)|(?P<other>[^\w\s]|\n)")
_JOINED = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_SENTENCE = frozenset(".!?…;\n。！？；؟؛¡¿")
_CLAUSE = frozenset(',:—–()[]，、：؛،«»“”„"『』「」（）')
_PROCLITICS = ("وال", "فال", "بال", "كال", "ولل", "ال", "لل", "وس", "و", "ف", "ب", "ل", "ك", "س")
UNSPACED = frozenset({"zh", "ja"})


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
    return simplified().get(sign, sign) if language == "zh" else sign.casefold()


def _within_number(text: str, place: int) -> bool:
    return text[place] == "." and text[place + 1 : place + 2].isdigit()


def _forms(word: str, language: str | None) -> tuple[str, ...]:
    """The word, and for Arabic also without what is written together with it: and, so, by, for, as, the, will."""
    if language != "ar" or len(word) < 4:
        return (word,)
    bare = (word[len(head) :] for head in _PROCLITICS if word.startswith(head) and len(word) - len(head) >= 3)
    return (word, *dict.fromkeys(bare))
