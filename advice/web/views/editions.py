"""Editions: read one, and have it as a file."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from advice import policy
from advice.export.canonical import text_digest
from advice.export.compile import compile_edition
from advice.export.document import WHOLE, Document
from advice.export.formats import FORMATS, file_name
from advice.export.pdf import ExportFailed
from advice.models import Playbook


@require_safe
def edition(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """An edition as a page."""
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user).select_related("team"), pk=pk)
    return edition_page(request, playbook, number)


def edition_page(request: HttpRequest, playbook: Playbook, number: int) -> HttpResponseBase:
    """The page of an edition of a playbook that this reader may see. Raises Http404 where there is no such number."""
    edition = get_object_or_404(playbook.editions, number=number)
    document = compile_edition(edition)
    editions = list(playbook.editions.listed())
    context = {
        "playbook": playbook,
        "edition": edition,
        "document": document,
        "sections": document.sections,
        "languages": sorted({play.language for play in document.plays if play.language}),
        "files": [(row, file_name(document, row)) for row in FORMATS.values()],
        "editions": editions,
        "before": next((row.number for row in editions if row.number < number), None),
        "drafts": policy.may_see_team(request.user, playbook.team),
    }
    response = render(request, "edition/edition.html", context)
    return _kept(response, playbook)


@require_safe
def export(request: HttpRequest, pk: int, number: int, name: str) -> HttpResponseBase:
    """An edition as a file, under the one name its format gives it."""
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user), pk=pk)
    edition = get_object_or_404(playbook.editions, number=number)
    try:
        return _kept(file_answer(request, compile_edition(edition, WHOLE), name), playbook)
    except ExportFailed:
        wanted = next(row for row in FORMATS.values() if name.endswith(f".{row.suffix}"))
        context = {"playbook": playbook, "edition": edition, "format": wanted}
        return _kept(render(request, "edition/unavailable.html", context, status=503), playbook)


def file_answer(request: HttpRequest, document: Document, name: str) -> HttpResponseBase:
    """A document as the file of this name. Raises Http404 for a name that no format gives it, ExportFailed where it cannot be made right now."""
    wanted = next((row for row in FORMATS.values() if file_name(document, row) == name), None)
    if wanted is None:
        raise Http404
    etag = quote_etag(text_digest(document))
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    response = HttpResponse(wanted.render(document), content_type=wanted.media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["ETag"], response["X-Content-Type-Options"] = etag, "nosniff"
    return response


def _kept(response: HttpResponseBase, playbook: Playbook) -> HttpResponseBase:
    public = playbook.visibility == Playbook.Visibility.PUBLIC
    # who may read can change with any press, so that even a public file is asked for again
    response["Cache-Control"] = "no-cache" if public else "private, no-store"
    return response
