"""Files of editions, by program: the same bytes with the same choices as on the site."""

from collections.abc import Mapping
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from ninja import Path, Query, Router

from advice.api.problems import problem
from advice.api.schemas import Problem
from advice.export.choosing import ChoiceRefused, read_choice, tag_of
from advice.export.compile import compile_edition
from advice.export.document import WHOLE, Document
from advice.export.formats import ExportFailed, Format, UnknownFormat, file_name, format_named
from advice.export.showing import chosen
from advice.models import Playbook

router = Router(tags=["playbooks"])
MOST = 2**62
NUMBER = Path(..., ge=1, le=MOST)


@router.get(
    "/{int:pk}/editions/{int:number}/export",
    response={404: Problem, 422: Problem, 503: Problem},
    summary="One edition as a file",
)
def export(
    request: HttpRequest,
    pk: int = NUMBER,
    number: int = NUMBER,
    format: str = "json",
    section: int | None = Query(None, ge=1, le=MOST, description="The place of a section, from 1; those below it too"),
    strategy: list[str] = Query([], description="Plays with any of these strategies, by slug"),
    lang: list[str] = Query([], description="Plays that can be read in any of these languages"),
    texts: Literal["originals", "translations", "both"] = "originals",
    into: str = Query("", description="The language of the translations"),
    paper: Literal["a4", "letter"] = "a4",
) -> HttpResponse:
    """The file of an edition, or of the part that is chosen, 404 where this reader may not see it (three queries)."""
    book = get_object_or_404(Playbook.objects.visible_to(request.user), pk=pk)
    document = compile_edition(get_object_or_404(book.editions, number=number), WHOLE)
    one = {"section": str(section or ""), "texts": texts, "into": into, "paper": paper}
    asked = {"strategy": strategy, "lang": lang} | {name: [value] for name, value in one.items()}
    try:
        response = _answer(request, chosen(document, read_choice(document, asked)), format_named(format))
    except UnknownFormat as error:
        return _refused({"format": str(error)})
    except ChoiceRefused as error:
        return _refused(error.problems)
    except ExportFailed as error:
        return problem(503, str(error))
    if book.visibility == Playbook.Visibility.TEAM:
        response["Cache-Control"] = "private, no-store"
    return response


def _answer(request: HttpRequest, document: Document, wanted: Format) -> HttpResponse:
    etag = quote_etag(tag_of(document))
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    response = HttpResponse(wanted.render(document), content_type=wanted.media_type)
    response["Content-Disposition"] = content_disposition_header(True, file_name(document, wanted))
    response["ETag"] = etag
    return response


def _refused(problems: Mapping[str, str]) -> HttpResponse:
    errors = [{"parameter": name, "detail": said} for name, said in problems.items()]
    return problem(422, "Nothing can be chosen so.", errors=errors)
