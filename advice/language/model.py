"""The trained model behind the detection: py3langid, restricted to the languages of the site."""

import functools
import math
from typing import Any

from advice.language.codes import LANGUAGES

_LABELS = {"no": "nb"}
FLOOR = -16.0  # what the model finds less likely than this it does not rule out any further


@functools.cache
def _identifier() -> Any:
    from py3langid import langid  # heavy: numpy and a model of 5 MB, wanted by few processes and not at start

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    known = {str(label) for label in identifier.labels}
    identifier.set_languages(sorted(label for label in known if _LABELS.get(label, label) in LANGUAGES))
    return identifier


def logarithms(text: str) -> dict[str, float]:
    """The model's probability of each language for a text, as natural logarithms; even for a text it finds nothing in.

    Some 0.2 ms for a sentence; the first call in a process loads the model (half a second, 90 MB).
    """
    return {
        _LABELS.get(label, label): max(math.log(share), FLOOR) if share else FLOOR
        for label, share in _identifier().rank(text)
    }


def classify(text: str) -> tuple[str, float]:
    """What the model alone would say, and its probability; the baseline that bench/language.py compares with."""
    label, confidence = _identifier().classify(text)
    return _LABELS.get(str(label), str(label)), float(confidence)
