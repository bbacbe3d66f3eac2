"""What the site finds in texts, by program: the same as `manage.py analyze`, and on request the advice that says it already."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from advice.api.schemas import Problem
from advice.models import Contribution
from advice.search.likeness import Reason, alike
from advice.suggestions import SURE
from advice.suggestions.analysis import Analysis, analyse
from advice.suggestions.engine import MAXIMUM_CHARACTERS
from advice.suggestions.knowledge import current_knowledge

MOST_TEXTS = 100
router = Router(tags=["analysis"])


class TextIn(Schema):
    id: str | int | None = None
    text: str = Field(max_length=MAXIMUM_CHARACTERS)


class AdviceIn(TextIn):
    """`alike` asks for the advice that says it already; with a `situation`, also for what goes the same way there in other words."""

    alike: bool = False
    situation: int | None = Field(default=None, ge=1, lt=2**63)


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


class LikenessOut(Schema):
    """A contribution that is like the text: the share of their stems they have in common, and whether it says the very words. `reason` is "same" (from
    0.80 on), "similar" (from 0.50 on), or "strategy": other words by the strategies that are found for sure in the text, in the same situation."""

    contribution: int
    likeness: float
    exact: bool
    reason: Reason


class AnalysisOut(Schema):
    id: str | int | None
    language: str | None
    language_confidence: float
    strategies: list[SuggestionOut]
    personal_data: list[PersonalOut]
    alike: list[LikenessOut] | None = None


@router.post(
    "",
    response={200: AnalysisOut, 400: Problem, 422: Problem},
    exclude_unset=True,
    summary="Language, strategies, personal details, and what says the same",
)
def analyze(request: HttpRequest, body: AdviceIn) -> dict[str, Any]:
    """What is found in one text; places count code points. The text is neither stored nor logged (one query, four more for what is alike)."""
    found = analyse(body.text, current_knowledge())
    said = {"alike": _alike(request, body, found)} if body.alike else {}
    return {"id": body.id, **found.as_json(), **said}


def _alike(request: HttpRequest, body: AdviceIn, found: Analysis) -> list[dict[str, Any]]:
    sure = [each.slug for each in found.suggestions if each.cued and each.score >= SURE]
    rows = alike(body.text, found.language or "", situation=body.situation, strategies=sure)
    wanted = Contribution.objects.visible_to(request.user).published().filter(pk__in=[each.number for each in rows])
    visible = set(wanted.values_list("pk", flat=True))
    return [
        {"contribution": each.number, "likeness": round(each.likeness, 3), "exact": each.exact, "reason": each.reason}
        for each in rows
        if each.number in visible
    ]


@router.post(
    "/batch",
    response={200: list[AnalysisOut], 400: Problem, 422: Problem},
    exclude_unset=True,
    summary="The same for many texts at once, but for what is alike",
)
def analyze_batch(request: HttpRequest, body: TextsIn) -> list[dict[str, Any]]:
    """What is found in each text, in their order; a hundred at most."""
    knowledge = current_knowledge()
    return [{"id": each.id, **analyse(each.text, knowledge).as_json()} for each in body.texts]
