"""Playbooks and their editions, by program."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Path, Router

from advice.api.schemas import PlaybookOut, Problem
from advice.export.canonical import as_data, text_digest
from advice.export.compile import compile_edition, frozen
from advice.export.document import WHOLE
from advice.export.formats import FORMATS, file_name
from advice.models import Edition, Playbook

router = Router(tags=["playbooks"])
NUMBER = Path(..., ge=1, le=2**62)


@router.get("", response=list[PlaybookOut], summary="The playbooks you may read")
def playbooks(request: HttpRequest) -> list[dict[str, Any]]:
    """Public playbooks with an edition, and those of the reader's teams (two queries)."""
    rows = Playbook.objects.visible_to(request.user).select_related("team").prefetch_related("editions")
    return [_out(request, row) for row in rows[:200]]


@router.get(
    "/{int:pk}", response={200: PlaybookOut, 404: Problem, 422: Problem}, summary="One playbook and its editions"
)
def playbook(request: HttpRequest, pk: int = NUMBER) -> dict[str, Any]:
    """One playbook, 404 where this reader may not see it (two queries)."""
    rows = Playbook.objects.visible_to(request.user).select_related("team").prefetch_related("editions")
    return _out(request, get_object_or_404(rows, pk=pk))


@router.get("/{int:pk}/editions/{int:number}", response={404: Problem, 422: Problem}, summary="What one edition says")
def edition(request: HttpRequest, pk: int = NUMBER, number: int = NUMBER) -> HttpResponse:
    """The frozen document with its digest, 404 where this reader may not see it (three queries)."""
    book = get_object_or_404(Playbook.objects.visible_to(request.user), pk=pk)
    row = get_object_or_404(book.editions, number=number)
    document = compile_edition(row, WHOLE)
    body = {"digest": row.digest, "document": as_data(document)}
    response = HttpResponse(json.dumps(body, ensure_ascii=False), content_type="application/json")
    response["ETag"] = f'"{text_digest(document)}"'
    if book.visibility == Playbook.Visibility.TEAM:
        response["Cache-Control"] = "private, no-store"
    return response


def _out(request: HttpRequest, row: Playbook) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "language": row.language,
        "team": row.team.name,
        "visibility": row.visibility,
        "url": request.build_absolute_uri(row.get_absolute_url()),
        "editions": [_edition(request, each) for each in row.editions.all()],
    }


def _edition(request: HttpRequest, row: Edition) -> dict[str, Any]:
    document = frozen(row)
    exports = {
        name: reverse("edition_export", args=[row.playbook_id, row.number, file_name(document, each)])
        for name, each in FORMATS.items()
    }
    return {
        "number": row.number,
        "published": row.published,
        "note": row.note,
        "digest": row.digest,
        "exports": {name: request.build_absolute_uri(address) for name, address in exports.items()},
    }
