"""What the site finds in texts, by program: the same as `manage.py analyze`."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from advice.api.schemas import Problem
from advice.suggestions.analysis import analyse
from advice.suggestions.engine import MAXIMUM_CHARACTERS
from advice.suggestions.knowledge import current_knowledge

MOST_TEXTS = 100
router = Router(tags=["analysis"])


class TextIn(Schema):
    id: str | int | None = None
    text: str = Field(max_length=MAXIMUM_CHARACTERS)


class TextsIn(Schema):
    texts: list[TextIn] = Field(max_length=MOST_TEXTS)


class EvidenceOut(Schema):
    start: int
    end: int
    text: str


class SuggestionOut(Schema):
    slug: str
    score: float
    evidence: list[EvidenceOut]


class PersonalOut(Schema):
    start: int
    end: int
    kind: str


class AnalysisOut(Schema):
    id: str | int | None
    language: str | None
    language_confidence: float
    strategies: list[SuggestionOut]
    personal_data: list[PersonalOut]


@router.post(
    "", response={200: AnalysisOut, 400: Problem, 422: Problem}, summary="Language, strategies, personal details"
)
def analyze(request: HttpRequest, body: TextIn) -> dict[str, Any]:
    """What is found in one text; places count code points. The text is neither stored nor logged (one query)."""
    return {"id": body.id, **analyse(body.text, current_knowledge()).as_json()}


@router.post(
    "/batch", response={200: list[AnalysisOut], 400: Problem, 422: Problem}, summary="The same for many texts at once"
)
def analyze_batch(request: HttpRequest, body: TextsIn) -> list[dict[str, Any]]:
    """What is found in each text, in their order; a hundred at most."""
    knowledge = current_knowledge()
    return [{"id": each.id, **analyse(each.text, knowledge).as_json()} for each in body.texts]
