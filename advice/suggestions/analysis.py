"""All that the site finds in a text by itself: its language, the strategies it recommends, the personal details it gives away."""

from dataclasses import dataclass
from typing import Any

from advice import privacy
from advice.language import detect
from advice.suggestions.engine import Knowledge, Suggestion, suggest


@dataclass(frozen=True)
class Analysis:
    """What was found. `language` is None rather than a guess, then `likely` may name candidates; places count code points of the text."""

    language: str | None
    confidence: float
    likely: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    personal: tuple[privacy.Span, ...]

    def as_json(self) -> dict[str, Any]:
        """The analysis as the command and the API say it."""
        return {
            "language": self.language,
            "language_confidence": round(self.confidence, 3),
            "strategies": [
                {
                    "slug": each.slug,
                    "score": each.score,
                    "evidence": [{"start": mark.start, "end": mark.end, "text": mark.text} for mark in each.evidence],
                }
                for each in self.suggestions
            ],
            "personal_data": [{"start": span.start, "end": span.end, "kind": span.kind} for span in self.personal],
        }


def analyse(text: str, knowledge: Knowledge, *, language: str | None = None) -> Analysis:
    """Read a text, in the language somebody said or the one found. Nothing is stored or sent anywhere; no query; about two milliseconds."""
    found = detect(text)
    spoken = language or found.language
    return Analysis(
        language=spoken,
        confidence=1.0 if language else found.confidence,
        likely=found.alternatives,
        suggestions=tuple(suggest(text, spoken, knowledge)),
        personal=tuple(privacy.find(text, languages=(spoken,) if spoken else ())),
    )
