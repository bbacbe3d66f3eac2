"""Editions: read one, and what makes a file of one (see `exports`)."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from advice import policy
from advice.export.choosing import tag_of
from advice.export.compile import compile_edition
from advice.export.document import Document
from advice.export.formats import FORMATS, Format, file_name, names_of, seconds_for
from advice.models import Playbook, Strategy


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
        "files": [(row, file_name(document, row), seconds_for(document, row)) for row in FORMATS.values()],
        "editions": editions,
        "before": next((row.number for row in editions if row.number < number), None),
        "elsewhere": _unknown(document) if edition.imported else frozenset(),
        "drafts": policy.may_see_team(request.user, playbook.team),
    }
    response = render(request, "edition/edition.html", context)
    return kept(response, playbook)


def _unknown(document: Document) -> frozenset[str]:
    """The strategies of an edition from elsewhere that have no page here (one query)."""
    slugs = {mark.slug for play in document.plays for mark in play.strategies}
    return frozenset(slugs - set(Strategy.objects.filter(slug__in=slugs).values_list("slug", flat=True)))


def file_answer(request: HttpRequest, document: Document, name: str) -> HttpResponseBase:
    """A document as the file of this name. Raises Http404 for a name that no format gives it, ExportFailed where it cannot be made right now."""
    wanted = format_of(document, name)
    if wanted is None:
        raise Http404
    etag = quote_etag(tag_of(document))
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    response = HttpResponse(wanted.render(document), content_type=wanted.media_type)
    response["Content-Disposition"] = content_disposition_header(True, file_name(document, wanted))
    response["ETag"], response["X-Content-Type-Options"] = etag, "nosniff"
    return response


def format_of(document: Document, name: str) -> Format | None:
    """The format whose file of this document has this name."""
    return next((row for row in FORMATS.values() if name in names_of(document, row)), None)


def kept(response: HttpResponseBase, playbook: Playbook) -> HttpResponseBase:
    """The answer with how long it may be kept: not at all, but for what everybody may read."""
    public = playbook.visibility == Playbook.Visibility.PUBLIC
    # who may read can change with any press, so that even a public file is asked for again
    response["Cache-Control"] = "no-cache" if public else "private, no-store"
    return response
