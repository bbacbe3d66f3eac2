"""What the single words and letters of a text say of its language: common words by language, letters that few languages write.

Words stand in words.txt, those that many languages share in shared.txt, letters in letters.txt, endings in endings.txt. Weights are natural
logarithms of odds, tuned on the tuning half of bench/language/lines.jsonl.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent
_LATIN = "A-Za-z\u00aa-\u024f\u0300-\u036f\u1e00-\u1eff"
_TOKEN = re.compile(
    rf"[{_LATIN}]+(?:['’ʼ·][{_LATIN}]+)*['’]?|(?:[^\W\d_{_LATIN}]|[\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d])+"
)
_WORD_WEIGHTS = (0.0, 3.0, 2.3, 1.8, 1.4, 1.1, 0.9, 0.7, 0.5)
_LETTER_WEIGHTS = (0.0, 2.5, 1.8, 1.3, 1.0, 0.7)
_ENDING_WEIGHTS = (0.0, 1.2, 0.8, 0.5)
_LONGEST_ENDING = 7
_CONTRACTED = {ending: frozenset({"en"}) for ending in ("'t", "'re", "'ll", "'ve")}


@dataclass(frozen=True)
class Word:
    """One word of a text: as written, in lower case, the languages it is common in, and those its ending is common in.

    A shared word says nothing of a language by itself; `capital` says that it begins with a capital letter.
    """

    written: str
    text: str
    codes: frozenset[str]
    ending: frozenset[str]
    shared: bool
    capital: bool


def _lines(name: str) -> Iterable[str]:
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@functools.cache
def lexicon() -> dict[str, frozenset[str]]:
    """Every common word, with the languages it is common in."""
    found: dict[str, set[str]] = {}
    for line in _lines("words.txt"):
        code, words = line.split(":", 1)
        for word in words.split():
            found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


@functools.cache
def shared() -> frozenset[str]:
    """The words that say nothing of a language."""
    return frozenset(word for line in _lines("shared.txt") for word in line.split())


@functools.cache
def letters_of_few() -> dict[str, frozenset[str]]:
    """Every letter that few languages write, with these languages."""
    return _table("letters.txt")


@functools.cache
def endings() -> dict[str, frozenset[str]]:
    """The endings that words of few languages have, with these languages."""
    return _table("endings.txt")


def _table(name: str) -> dict[str, frozenset[str]]:
    rows = (row.split() for line in _lines(name) for row in line.split("|"))
    return {key: frozenset(codes) for key, *codes in rows}


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [_word(found) for found in _TOKEN.findall(text)]


@functools.lru_cache(maxsize=20_000)
def _word(written: str) -> Word:
    text = unicodedata.normalize("NFC", written.replace("İ", "i").lower()).replace("’", "'").replace("ʼ", "'")
    bare = text.rstrip("'")
    codes = lexicon().get(text) or lexicon().get(bare) or _of_parts(bare)
    alone = bare in shared() or (len(bare) == 1 and bare.isascii())
    return Word(written, bare, codes, _ending(bare), alone, written[0].isupper())


def _of_parts(text: str) -> frozenset[str]:
    """The languages of what an apostrophe joins ("l'équipe", "didn't"): the part before it, else the part after it."""
    if "'" not in text:
        return frozenset()
    before, _, after = text.partition("'")
    first, last = lexicon().get(before + "'", frozenset()), lexicon().get(after, frozenset())
    return _CONTRACTED.get("'" + after) or (first & last) or first or last


def _ending(text: str) -> frozenset[str]:
    """The languages of the longest known ending of a word that is longer than it by two letters."""
    longest = min(_LONGEST_ENDING, len(text) - 2)
    parts = (text[-length:] for length in range(longest, 1, -1))
    return next((endings()[part] for part in parts if part in endings()), frozenset())


def score(found: Iterable[Word], text: str) -> dict[str, float]:
    """What the words and letters of a text say for each language, as log odds; a word or letter said again says nothing new."""
    scores: dict[str, float] = {}
    for word in {word.text: word for word in found}.values():
        _add(scores, word.codes, _WORD_WEIGHTS)
        _add(scores, word.ending, _ENDING_WEIGHTS)
    few = letters_of_few()
    for letter in list(few.keys() & set(text.lower())):
        _add(scores, few[letter], _LETTER_WEIGHTS)
    return scores


def _add(scores: dict[str, float], codes: frozenset[str], weights: tuple[float, ...]) -> None:
    weight = weights[min(len(codes), len(weights) - 1)]
    for code in codes:
        scores[code] = scores.get(code, 0.0) + weight
