"""A text as the search sees it: its terms, each with its place, its written form and its stem.

One analysis for both databases (design papers, ranking 2.1): NFKC and lower case, Snowball stems with the accents still on, then folding; scripts
that do not part their words become overlapping pairs of signs, Chinese ones in simplified writing.
"""

import functools
import itertools
import re
import threading
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

import Stemmer

from advice.language.folding import fold, simplified

_DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_MARK = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957"
_MARK += "\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c03\u0c3e-\u0c56\u0d00-\u0d03\u0d3e-\u0d4d"
_PIECE = re.compile(rf"(?P<dense>[{_DENSE}]+)|(?:[^\W_{_DENSE}]|[{_MARK}]|(?<=n)['’](?=t(?![^\W_])))+")
_JOINT = re.compile("['’]")
LONGEST = 60  # code points; what is longer is no word but an address or a key mashed down

STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
"""The languages whose words are stemmed, with the names of their Snowball algorithms; in any other a stem is the folded word."""


class Term(NamedTuple):
    """One word, or one pair of signs of a script that does not part its words: code points `start` to `end`, the folded form, the folded stem."""

    start: int
    end: int
    surface: str
    stem: str


def terms(text: str, language: str = "") -> list[Term]:
    """The terms of a text in that language, in order. About 2 microseconds a word; nothing raises."""
    found = list[Term]()
    for match in _PIECE.finditer(text):
        if match["dense"]:
            found += _pairs(match[0], match.start(), simplified() if language == "zh" else {})
        elif len(match[0]) <= LONGEST:
            surface, root = _forms(match[0], language)
            if surface:
                found.append(Term(match.start(), match.end(), surface, root))
    return found


@functools.lru_cache(maxsize=30_000)
def _forms(written: str, language: str) -> tuple[str, str]:
    """The folded form and the folded stem of a word as it stands in a text."""
    word = plain(written)
    return fold(word), stem(word, language)


def plain(word: str) -> str:
    """A word in compatible lower-case letters, its accents still on."""
    return unicodedata.normalize("NFKC", _JOINT.sub("", word)).casefold()


@functools.lru_cache(maxsize=10_000)
def stem(word: str, language: str) -> str:
    """The folded stem of a lower-case word in that language; the folded word where there is no stemmer."""
    if language not in STEMMERS:
        return fold(word)
    return fold(_stemmer(STEMMERS[language]).stemWord(word)) or fold(word)


_own = threading.local()  # a stemmer must not be used by two threads at once


def _stemmer(name: str) -> "Stemmer.Stemmer":
    kept: dict[str, Stemmer.Stemmer] = _own.__dict__.setdefault("stemmers", {})
    if name not in kept:
        kept[name] = Stemmer.Stemmer(name)
    return kept[name]


def is_dense(term: str) -> bool:
    """Whether a term is of a script that does not part its words."""
    match = _PIECE.match(term)
    return bool(match and match["dense"])


def _pairs(run: str, offset: int, other: Mapping[str, str]) -> list[Term]:
    """Overlapping pairs of the signs of a run, some of them written in an `other` way; the sign alone where there is one.

    Marks that fall away in folding stay with the sign before them.
    """
    signs = list[tuple[int, int, str]]()
    for place, char in enumerate(run):
        # half-width kana write the voice mark as a sign of its own
        folded = fold(unicodedata.normalize("NFKC", char)) if char not in "ﾞﾟ" else ""
        if folded:
            signs.append((place, place + 1, other.get(folded, folded)))
        elif signs:
            start, _end, sign = signs[-1]
            voiced = unicodedata.normalize("NFC", sign + ("\u3099" if char == "ﾞ" else "\u309a")) if char in "ﾞﾟ" else sign
            signs[-1] = (start, place + 1, voiced)
    if len(signs) == 1:
        start, end, sign = signs[0]
        return [Term(offset + start, offset + end, sign, sign)]
    return [
        Term(offset + start, offset + end, one + two, one + two)
        for (start, _end, one), (_start, end, two) in itertools.pairwise(signs)
    ]
