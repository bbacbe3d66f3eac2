"""Which language a text is in, and what languages there are (pure: no Django)."""

from advice.language.addresses import address
from advice.language.codes import LANGUAGES, Language, direction, is_known, language, native_name, primary
from advice.language.detection import Detection, detect

__all__ = [
    "LANGUAGES",
    "Detection",
    "Language",
    "address",
    "detect",
    "direction",
    "is_known",
    "language",
    "native_name",
    "primary",
]
