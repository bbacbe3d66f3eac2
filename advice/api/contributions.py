"""Contributions, by program."""

from collections.abc import Sequence
from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from ninja.errors import HttpError

from advice.api.finding import Asked, facets_of, found_page
from advice.api.schemas import ContributionOut, ContributionsOut, Problem
from advice.models import Contribution, ContributionQuerySet

router = Router(tags=["contributions"])


@router.get(
    "",
    response={200: ContributionsOut, 400: Problem, 422: Problem},
    summary="Contributions that fit some words and filters, best first",
)
def contributions(
    request: HttpRequest,
    q: str = Query("", max_length=300),
    strategy: list[str] = Query([], max_length=20),
    lang: list[str] = Query([], max_length=100),
    situation: int | None = Query(None, ge=1, le=2**62),
    sort: Literal["relevance", "best", "new"] | None = None,
    limit: int = Query(20, ge=1, le=100),
    cursor: str = Query("", max_length=60),
) -> dict[str, Any]:
    """One page of contributions that fit `q`, carry all these strategies and were written in one of these languages; `next` leads on.

    `q` takes words, "phrases", -without and operators such as strategy:listen lang:fr situation:42 by:ana has:outcome; with it the order is that of
    relevance if no other is asked for, and 200 contributions at most are listed. `facets` counts what fits behind each further filter, of the newest
    5,000 that fit. Some twenty queries.
    """
    if "\x00" in "".join([*strategy, *lang]):
        raise HttpError(400, "A parameter holds a NUL character.")
    asked = Asked.of(q, strategy, lang, situation)
    if asked.words:
        page, following = found_page(request, asked, sort or "relevance", limit, cursor)
    else:
        rows = asked.narrowed(Contribution.objects.visible_to(request.user).published())
        page, following = _page(rows, "new" if sort == "new" else "best", limit, cursor)
    link = None
    if following:
        query = request.GET.copy()
        query["cursor"] = following
        link = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
    return {"results": _outs(request, page), **facets_of(asked), "next": link}


@router.get("/{int:pk}", response={200: ContributionOut, 404: Problem, 422: Problem}, summary="One contribution")
def contribution(request: HttpRequest, pk: int) -> dict[str, Any]:
    """One contribution, 404 where this reader may not see it (four queries)."""
    return _out(request, get_object_or_404(Contribution.objects.visible_to(request.user).listed(request.user), pk=pk))


def _page(rows: ContributionQuerySet, sort: str, limit: int, cursor: str) -> tuple[list[Contribution], str]:
    try:
        place = tuple(int(part) for part in cursor.split("-")) if cursor else None
        if place and (len(place) != (3 if sort == "best" else 1) or max(place) > 2**62):
            raise ValueError(cursor)
    except ValueError as error:
        raise HttpError(400, "This cursor is not one that this API gave.") from error
    if sort == "best":
        ordered = rows.best_first_after(*place) if place else rows.best_first()
    else:
        ordered = rows.newest_first_after(*place) if place else rows.newest_first()
    found = list(ordered.select_related("author", "situation").prefetch_related("taggings__tag")[: limit + 1])
    page = found[:limit]
    if len(found) <= limit:
        return page, ""
    last = page[-1]
    return page, f"{last.score}-{last.votes}-{last.pk}" if sort == "best" else str(last.pk)


def _outs(request: HttpRequest, rows: Sequence[Contribution]) -> list[dict[str, Any]]:
    return [_out(request, row) for row in rows]


def _out(request: HttpRequest, row: Contribution) -> dict[str, Any]:
    return {
        "id": row.pk,
        "external_id": row.external_id or None,
        "text": row.body,
        "language": row.language or None,
        "strategies": sorted(tagging.tag.slug for tagging in row.taggings.all()),
        "situation": row.situation_id,
        "author": row.author_name,
        "helpful": row.helpful,
        "votes": row.votes,
        "outcomes": {"worked": row.worked, "mixed": row.mixed, "failed": row.failed},
        "score": row.score,
        "bridged": row.bridged,
        "candidate": row.candidate,
        "use": row.use,
        "licence": settings.CONTRIBUTION_LICENCE if row.use == Contribution.Use.PUBLIC else None,
        "created": row.created,
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }
