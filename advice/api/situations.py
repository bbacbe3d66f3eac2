"""Situations, by program."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from advice.api.schemas import Problem, SituationOut, SituationsOut
from advice.models import Situation

router = Router(tags=["situations"])


@router.get("", response={200: SituationsOut, 422: Problem}, summary="Situations, newest first")
def situations(
    request: HttpRequest, limit: int = Query(20, ge=1, le=100), cursor: int | None = Query(None, ge=1, le=2**62)
) -> dict[str, Any]:
    """One page of situations; `next` is the address of the following one (three queries)."""
    rows = list(Situation.objects.visible_to(request.user).listed().newest_first().before(cursor)[: limit + 1])
    page = rows[:limit]
    following = (
        request.build_absolute_uri(f"{request.path}?limit={limit}&cursor={page[-1].pk}") if len(rows) > limit else None
    )
    return {"results": [_out(request, row) for row in page], "next": following}


@router.get("/{int:pk}", response={200: SituationOut, 404: Problem, 422: Problem}, summary="One situation")
def situation(request: HttpRequest, pk: int) -> dict[str, Any]:
    """One situation, 404 where this reader may not see it (three queries)."""
    return _out(request, get_object_or_404(Situation.objects.visible_to(request.user).listed(), pk=pk))


def _out(request: HttpRequest, row: Situation) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "body": row.body,
        "language": row.language or None,
        "topic": row.topic.slug if row.topic else None,
        "contributions": row.contribution_count,
        "created": row.created,
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }
