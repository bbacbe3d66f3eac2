"""Which language a text is written in, found locally, or None rather than a guess.

Method and floor as measured in the design papers: py3langid restricted to the languages of `codes`, at least 12 letters once addresses,
mentions and digits are gone (a Chinese, Japanese or Korean sign counts three), confidence at least 0.6.
"""

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from advice.language.codes import LANGUAGES

MINIMUM_LETTERS = 12
MINIMUM_CONFIDENCE = 0.6
MAXIMUM_CHARACTERS = 5000  # a longer text tells nothing more and only costs time
_MODEL_LABELS = {"no": "nb"}
_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|`[^`\n]*`")
_DENSE = ("CJK UNIFIED", "HIRAGANA", "KATAKANA", "HANGUL")


@dataclass(frozen=True)
class Detection:
    """What was found: `language` is a code, or None where the text is too short, wordless or unclear; `confidence` is 0 to 1."""

    language: str | None
    confidence: float


def clean(text: str) -> str:
    """The words of a text: no addresses, mentions, tags, code, digits or symbols; combining vowel signs stay."""
    words = _NOISE.sub(" ", text[:MAXIMUM_CHARACTERS])
    kept = (char if unicodedata.category(char)[0] in "LMZP" or char in "\n\u200c\u200d" else " " for char in words)
    return " ".join("".join(kept).split())


def letters(text: str) -> int:
    """How many letters a text has; a Chinese, Japanese or Korean sign counts three."""
    found = (char for char in text if char.isalpha())
    return sum(3 if unicodedata.name(char, "").startswith(_DENSE) else 1 for char in found)


@functools.cache
def _identifier() -> Any:
    from py3langid import langid  # heavy: numpy and a model of 5 MB, wanted by few processes and not at start

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    known = {str(label) for label in identifier.labels}
    wanted = {label for label in known if _MODEL_LABELS.get(label, label) in LANGUAGES}
    identifier.set_languages(sorted(wanted))
    return identifier


def detect(text: str) -> Detection:
    """The language of a text, or None below the floor. Some 0.3 ms a text; the first call in a process loads the model (half a second)."""
    words = clean(text)
    if letters(words) < MINIMUM_LETTERS:
        return Detection(None, 0.0)
    label, confidence = _identifier().classify(words)
    code = _MODEL_LABELS.get(str(label), str(label))
    if confidence < MINIMUM_CONFIDENCE or code not in LANGUAGES:
        return Detection(None, float(confidence))
    return Detection(code, float(confidence))
