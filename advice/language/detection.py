"""Which language a text is written in, found locally, or None rather than a guess.

Scripts that one language writes decide at once. Elsewhere a trained model and the common words and rare letters of each language are weighed
together; words that many languages share count for nothing. How well this does is measured by bench/language.py.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from advice.language import mixture, model, scripts
from advice.language.codes import LANGUAGES
from advice.language.evidence import Word, score, words_of
from advice.language.noise import clean

MINIMUM_CONFIDENCE = 0.65
MINIMUM_LETTERS = 12  # of a text without a single common word
UNSUPPORTED_CONFIDENCE = 0.75  # wanted of a text without a single common word
MOST_ALTERNATIVES = 3
TWIN_CONFIDENCE = (
    0.78  # wanted between languages so near that a sentence may be both, where no word or letter tells them apart
)
_TWINS = {
    (one, two)
    for pair in ("da nb", "cs sk", "hr sr", "hr bs", "bs sr", "nb nn")
    for one, two in permutations(pair.split())
}
_SUPPORT = 0.9  # log odds that count as words or letters of its own
_LEAST_ALTERNATIVE = 0.02
_SCRIPT_CONFIDENCE, _FEW_SIGNS_CONFIDENCE = 0.995, 0.95
_FEW_SIGNS = 6  # so few Chinese signs alone may also be Japanese
_FOREIGN = 0.3  # the share of letters in a second script, from which on its words may make a text mixed
_SHARP = 1.6  # the model is too modest about short texts: its logarithms count that much more
_RARE = dict.fromkeys(
    [
        "et",
        "lt",
        "lv",
        "sl",
        "is",
        "sq",
        "eu",
        "az",
        "uz",
        "sw",
        "hr",
        "mk",
        "be",
        "kk",
        "mn",
        "ps",
        "ug",
        "nn",
        "cy",
        "ga",
        "tl",
        "mr",
        "ne",
        "af",
    ],
    -1.0,
)
_RARER = dict.fromkeys(["ms", "bs", "gl", "la", "eo", "so", "yo", "zu", "xh", "st"], -2.0)
_PRIOR = {**_RARE, **_RARER}  # log odds: few people here write these, and short texts must not land there by accident
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


def letters(text: str) -> int:
    """How many letters a text has; a Chinese, Japanese or Korean sign counts three."""
    return sum(scripts.weight(scripts.script_of(char), 1) for char in text if char.isalpha())


def detect(text: str) -> Detection:
    """The language of a text, or None. Some 0.1 ms a line; the first call in a process loads the model (half a second, 90 MB)."""
    cleaned = clean(text)
    words = words_of(cleaned)
    telling = [word for word in words if not word.shared]
    counts = scripts.census(" ".join(word.text for word in telling))
    script, share = scripts.principal(counts)
    if not script:
        return Detection(None, 0.0)
    if share <= 1 - _FOREIGN and _have_foreign_words(telling, script):
        return Detection(None, share)
    if script == "han" and counts["han"] <= _FEW_SIGNS:
        return Detection("zh", _FEW_SIGNS_CONFIDENCE, ("ja",))
    if script in scripts.SOLE:
        return Detection(scripts.SOLE[script], _SCRIPT_CONFIDENCE)
    return _weigh(words, scripts.SEVERAL.get(script, _LATIN))


def _have_foreign_words(words: Iterable[Word], script: str) -> bool:
    """Whether common words stand in another script than the principal one: a language, not only a name or a brand."""
    foreign = [word for word in words if not scripts.same(scripts.script_of(word.text[0]), script)]
    return any(word.codes for word in foreign) and (
        len(foreign) >= 2 or scripts.script_of(foreign[0].text[0]) != "latin"
    )


def _weigh(words: Sequence[Word], candidates: frozenset[str]) -> Detection:
    """The likeliest of the candidates, by the model and by the words; None where that is unclear, or another language has as many words."""
    shares = _rank(words, candidates)
    best, confidence = shares[0]
    others = [code for code, share in shares if share >= _LEAST_ALTERNATIVE]
    if not _is_clear(words, shares):
        return Detection(None, confidence, tuple(others[:MOST_ALTERNATIVES]))
    for code, part in mixture.rivals(words, best):
        if _rank(part, candidates)[0][0] == code:
            return Detection(None, 0.5, (best, code))
    return Detection(best, confidence, tuple(others[1:]))


def _rank(words: Sequence[Word], candidates: frozenset[str]) -> list[tuple[str, float]]:
    """The likeliest candidates, best first, with their probabilities."""
    told = " ".join(word.written for word in words)
    found, guesses = score(words, told), model.logarithms(told)
    odds = {
        code: _SHARP * guesses.get(code, model.FLOOR) + found.get(code, 0.0) + _PRIOR.get(code, 0.0)
        for code in candidates
    }
    ranked = sorted(odds, key=lambda code: -odds[code])
    total = sum(math.exp(value - odds[ranked[0]]) for value in odds.values())
    return [(code, math.exp(odds[code] - odds[ranked[0]]) / total) for code in ranked[: MOST_ALTERNATIVES + 1]]


def _is_clear(words: Sequence[Word], shares: Sequence[tuple[str, float]]) -> bool:
    """Whether the best guess may be given: with words or letters of its own for less than without, and near languages only with some."""
    (best, confidence), *rest = shares
    telling = [word for word in words if not word.shared]
    support = score(telling, " ".join(word.written for word in telling))
    if rest and (best, rest[0][0]) in _TWINS and support.get(best, 0.0) <= support.get(rest[0][0], 0.0):
        return confidence >= TWIN_CONFIDENCE
    if support.get(best, 0.0) >= _SUPPORT:
        return confidence >= MINIMUM_CONFIDENCE
    is_name = len(telling) < 4 and all(word.capital for word in telling)
    is_short = letters(" ".join(word.text for word in telling)) < MINIMUM_LETTERS
    return confidence >= UNSUPPORTED_CONFIDENCE and not (is_name or is_short)
