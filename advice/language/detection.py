"""Which language a text is written in, found locally, or None rather than a guess.

Scripts that one language writes decide at once. Elsewhere a trained model and the common words, rare letters and endings of each language are
weighed together; words that many languages share count for nothing. How well this does is measured by bench/language.py.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advice.language import mixture, model, scripts
from advice.language.codes import LANGUAGES
from advice.language.evidence import Word, score, words_of
from advice.language.noise import clean

MINIMUM_CONFIDENCE = 0.65
UNSUPPORTED_CONFIDENCE = 0.75  # wanted of a text without a common word or a rare letter
TWIN_CONFIDENCE = 0.78  # wanted between twins where no word or letter tells them apart
MINIMUM_LETTERS = 12  # of a text without a common word or a rare letter
MOST_ALTERNATIVES = 3
_LEAST_ALTERNATIVE = 0.02
_SUPPORT = 0.9  # log odds that count as words or letters of its own
_SCRIPT_CONFIDENCE, _FEW_SIGNS_CONFIDENCE = 0.995, 0.95
_FEW_SIGNS = 6  # so few Chinese signs alone may also be Japanese
_FOREIGN = 0.3  # the share of letters in a second script, from which on its words may make a text mixed
_CLAUSE_CONFIDENCE = 0.7
_FEW_WORDS, _LEAST_FOREIGN = (
    15,
    0.15,
)  # longer texts are read clause by clause only where such a share of their words is foreign
_SHARP = 1.6  # the model is too modest about short texts: its logarithms count that much more
_RARE, _RARER = (
    "et lt lv sl is sq eu az uz sw sr mk be kk mn ps ug nn cy ga tl mr ne af",
    "ms bs gl la eo so yo zu xh st",
)
_PRIOR = {**dict.fromkeys(_RARE.split(), -1.0), **dict.fromkeys(_RARER.split(), -2.0)}
"""Log odds: few people here write these, and short texts must not land there by accident."""
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
    """The language of a text, or None. Some 0.3 ms a sentence; the first call in a process loads the model (half a second, 90 MB)."""
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
    return _weigh(cleaned, words, scripts.SEVERAL.get(script, _LATIN))


def _have_foreign_words(words: Iterable[Word], script: str) -> bool:
    """Whether common words stand in another script than the principal one: a language, not only a name or a brand."""
    foreign = [word for word in words if not scripts.same(scripts.script_of(word.text[0]), script)]
    known = any(word.codes for word in foreign)
    return known and (len(foreign) >= 2 or scripts.script_of(foreign[0].text[0]) != "latin")


def _weigh(cleaned: str, words: Sequence[Word], candidates: frozenset[str]) -> Detection:
    """The likeliest of the candidates, by the model and by the words; None where that is unclear, or another language has as many words."""
    shares = _rank(words, candidates)
    best, confidence = shares[0]
    others = [code for code, share in shares if share >= _LEAST_ALTERNATIVE]
    if not _is_clear(words, shares):
        return Detection(None, confidence, tuple(others[:MOST_ALTERNATIVES]))
    second = _other_half(cleaned, words, best, candidates)
    if second:
        return Detection(None, 0.5, (best, second))
    return Detection(best, confidence, tuple(others[1:]))


def _rank(words: Sequence[Word], candidates: frozenset[str]) -> list[tuple[str, float]]:
    """The likeliest candidates, best first, with their probabilities."""
    told = " ".join(word.written for word in words)
    found, guesses = score(words, told), model.logarithms(told)
    odds = {
        code: _SHARP * guesses.get(code, model.FLOOR) + found.get(code, 0.0) + _PRIOR.get(code, 0.0)
        for code in candidates
    }
    ranked = sorted(odds, key=lambda code: (-odds[code], code))
    # added up in this order: that of a set changes from process to process, and the last digits with it
    total = sum(math.exp(odds[code] - odds[ranked[0]]) for code in ranked)
    return [(code, math.exp(odds[code] - odds[ranked[0]]) / total) for code in ranked[: MOST_ALTERNATIVES + 1]]


def _is_clear(words: Sequence[Word], shares: Sequence[tuple[str, float]]) -> bool:
    """Whether the best guess may be given: more is wanted without words or letters of its own, and between twins without any that differ."""
    (best, confidence), (second, _share), *_ = shares
    telling = [word for word in words if not word.shared]
    support = score(telling, " ".join(word.written for word in telling))
    if mixture.are_twins(best, second) and support.get(best, 0.0) <= support.get(second, 0.0):
        return confidence >= TWIN_CONFIDENCE
    if support.get(best, 0.0) >= _SUPPORT:
        return confidence >= MINIMUM_CONFIDENCE
    is_name = len(telling) < 4 and all(word.capital for word in telling)
    is_short = letters(" ".join(word.text for word in telling)) < MINIMUM_LETTERS
    return confidence >= UNSUPPORTED_CONFIDENCE and not (is_name or is_short)


def _other_half(cleaned: str, words: Sequence[Word], best: str, candidates: frozenset[str]) -> str | None:
    """The language that shares the text with the best one about evenly, word by word or clause by clause; None where none does."""
    for code, part in mixture.rivals(words, best):
        if _rank(part, candidates)[0][0] == code:
            return code
    foreign = sum(bool(word.codes) and best not in word.codes for word in words)
    if foreign < _LEAST_FOREIGN * max(0, len(words) - _FEW_WORDS):
        return None
    clauses = mixture.clauses(cleaned)
    if len(clauses) < 2:
        return None
    found = [(_rank(clause, candidates)[0], len(clause)) for clause in clauses]
    said = [(code if sure >= _CLAUSE_CONFIDENCE else best, length) for (code, sure), length in found]
    return mixture.other_clauses(said, best)
