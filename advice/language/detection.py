"""Which language a text is written in, found locally, or None rather than a guess.

Scripts that one language writes decide at once. Elsewhere a trained model and the common words and rare letters of each language are weighed
together; words that many languages share count for nothing. How well this does is measured by bench/language.py.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advice.language import mixture, model, scripts
from advice.language.codes import LANGUAGES
from advice.language.evidence import Word, score, words_of

MAXIMUM_CHARACTERS = 5000  # a longer text tells nothing more and only costs time
MINIMUM_CONFIDENCE = 0.6
MINIMUM_LETTERS = 12  # of a text without a single common word
UNSUPPORTED_CONFIDENCE = 0.75  # wanted of a text without a single common word
MOST_ALTERNATIVES = 3
_LEAST_ALTERNATIVE = 0.02
_SCRIPT_CONFIDENCE = 0.98
_FOREIGN = 0.3  # the share of letters in a second script, from which on its words may make a text mixed
_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|`[^`\n]*`")
_RARE = dict.fromkeys("et lt lv sl is sq eu az uz sw hr mk be kk mn ps ug nn cy ga tl".split(), -1.0)
_RARER = dict.fromkeys("ms bs gl af la eo so yo zu xh st".split(), -2.0)
SHARP = 1.6
_PRIOR = {**_RARE, **_RARER}
_LATIN = frozenset(LANGUAGES) - frozenset(scripts.SOLE.values()) - frozenset().union(*scripts.SEVERAL.values()) | {"sr"}


@dataclass(frozen=True)
class Detection:
    """What was found.

    `language` is a code, or None where the text is wordless, too short, mixed or unclear. `confidence` is 0 to 1 and speaks of the best guess, also
    of one too weak to be given. `alternatives` are at most three codes to offer instead, the likeliest first.
    """

    language: str | None
    confidence: float
    alternatives: tuple[str, ...] = ()


def clean(text: str) -> str:
    """The words of a text: no addresses, mentions, tags, code, digits or symbols; combining vowel signs stay."""
    words = _NOISE.sub(" ", text[:MAXIMUM_CHARACTERS])
    kept = (char if unicodedata.category(char)[0] in "LMZP" or char in "\n\u200c\u200d" else " " for char in words)
    return " ".join("".join(kept).split())


def letters(text: str) -> int:
    """How many letters a text has; a Chinese, Japanese or Korean sign counts three."""
    return sum(scripts.weight(scripts.script_of(char), 1) for char in text if char.isalpha())


def detect(text: str) -> Detection:
    """The language of a text, or None. Some 0.3 ms a text; the first call in a process loads the model (half a second, 90 MB)."""
    cleaned = clean(text)
    words = words_of(cleaned)
    telling = [word for word in words if not word.shared]
    counts = scripts.census(" ".join(word.text for word in telling))
    script, share = scripts.principal(counts)
    if not script:
        return Detection(None, 0.0)
    if share <= 1 - _FOREIGN and _have_foreign_words(telling, script):
        return Detection(None, share)
    if script in scripts.SOLE:
        return Detection(scripts.SOLE[script], _SCRIPT_CONFIDENCE)
    return _weigh(words, scripts.SEVERAL.get(script, _LATIN))


def _have_foreign_words(words: Iterable[Word], script: str) -> bool:
    """Whether common words stand in another script than the principal one: a language, not only a name or a brand."""
    foreign = [word for word in words if not scripts.same(scripts.script_of(word.text[0]), script)]
    return any(word.codes for word in foreign) and (len(foreign) >= 2 or scripts.script_of(foreign[0].text[0]) != "latin")


def _weigh(words: Sequence[Word], candidates: frozenset[str]) -> Detection:
    """The likeliest of the candidates, by the model and by the words; None where that is unclear, or another language has as many words."""
    shares = _rank(words, candidates)
    best, confidence = shares[0]
    others = [code for code, share in shares if share >= _LEAST_ALTERNATIVE]
    if not _is_clear(words, best, confidence):
        return Detection(None, confidence, tuple(others[:MOST_ALTERNATIVES]))
    for code, part in mixture.rivals(words, best):
        if _rank(part, candidates)[0][0] == code:
            return Detection(None, 0.5, (best, code))
    return Detection(best, confidence, tuple(others[1:]))


def _rank(words: Sequence[Word], candidates: frozenset[str]) -> list[tuple[str, float]]:
    """The likeliest candidates, best first, with their probabilities."""
    told = " ".join(word.written for word in words if word.codes or not word.shared)
    found, guesses = score(words, told), model.logarithms(told)
    odds = {
        code: SHARP * guesses.get(code, model.FLOOR) + found.get(code, 0.0) + _PRIOR.get(code, 0.0) for code in candidates
    }
    ranked = sorted(odds, key=lambda code: -odds[code])
    total = sum(math.exp(value - odds[ranked[0]]) for value in odds.values())
    return [(code, math.exp(odds[code] - odds[ranked[0]]) / total) for code in ranked[: MOST_ALTERNATIVES + 1]]


def _is_clear(words: Sequence[Word], best: str, confidence: float) -> bool:
    """Whether the best guess may be given."""
    telling = [word for word in words if not word.shared]
    if any(best in word.codes for word in telling):
        return confidence >= MINIMUM_CONFIDENCE
    if sum(len(word.text) for word in telling) < MINIMUM_LETTERS or (len(telling) < 4 and all(word.capital for word in telling)):
        return False
    return confidence >= UNSUPPORTED_CONFIDENCE
