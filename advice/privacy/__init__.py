"""Personal detail in a text, as spans (pure: no Django)."""

from advice.privacy.finding import find
from advice.privacy.generalising import generalise
from advice.privacy.spans import KINDS, Kind, Span

__all__ = ["KINDS", "Kind", "Span", "find", "generalise"]
