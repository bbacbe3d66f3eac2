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
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0edf\u1000-\u1049\u1050-\u109d\u1100-\u11ff\u1780-\u17d3\u17d7\u17dc-\u17e9"
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufad9"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
_WIDE = re.compile(f"[{_DENSE}]")
# the vowels and accents that are written as signs of their own: without them the words of most scripts of India fall to pieces
_MARK = "".join(
    char for char in map(chr, range(0x0300, 0x2000)) if unicodedata.category(char)[0] == "M" and not _WIDE.match(char)
)
_PIECE = re.compile(rf"(?P<dense>[{_DENSE}]+)|(?:[^\W_{_DENSE}]|[\u0640{_MARK}]|(?<=n)['’](?=t(?![^\W_])))+")
_STRAY = re.compile(rf"[^\w{_MARK}{_DENSE}]|_")
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
            # one sign may become several: ß, and whole words in the compatible signs of Arabic
            if 0 < len(surface) <= LONGEST and len(root) <= LONGEST:
                found.append(Term(match.start(), match.end(), surface, root))
    return found


@functools.lru_cache(maxsize=30_000)
def _forms(written: str, language: str) -> tuple[str, str]:
    """The folded form and the folded stem of a word as it stands in a text."""
    word = plain(written)
    return fold(word), stem(word, language)


def plain(word: str) -> str:
    """A word in compatible lower-case letters, its accents still on."""
    return _STRAY.sub("", unicodedata.normalize("NFKC", word)).casefold()


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

    Signs written in parts, such as kana with their voice mark or Korean letter by letter, are put together, and marks that fall away in folding stay
    with the sign before them.
    """
    signs = list[tuple[int, int, str]]()
    for place, char in enumerate(run):
        sign = unicodedata.normalize("NFKC", char).strip()
        whole = unicodedata.normalize("NFC", signs[-1][2] + sign) if signs else ""
        if len(whole) == 1:
            signs[-1] = (signs[-1][0], place + 1, whole)
        elif folded := fold(sign):
            signs.append((place, place + 1, other.get(folded, folded)))
        elif signs:
            signs[-1] = (signs[-1][0], place + 1, signs[-1][2])
    if len(signs) == 1:
        start, end, sign = signs[0]
        return [Term(offset + start, offset + end, sign, sign)]
    return [
        Term(offset + start, offset + end, one + two, one + two)
        for (start, _end, one), (_start, end, two) in itertools.pairwise(signs)
    ]
