"""Which strategies a text recommends, with the words that say so."""

from advice.suggestions.engine import CHIPS, FLOOR, SURE, Evidence, Knowledge, Suggestion, suggest

__all__ = ["CHIPS", "FLOOR", "SURE", "Evidence", "Knowledge", "Suggestion", "suggest"]
