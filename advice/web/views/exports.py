"""Files of editions: choose what one holds, and have it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from advice.export.choosing import PARAMETERS, ChoiceRefused, query_of, read_choice
from advice.export.compile import compile_edition
from advice.export.document import WHOLE, Document
from advice.export.formats import ExportFailed, Format, file_name, seconds_for
from advice.export.showing import chosen, passages
from advice.models import Edition, Playbook
from advice.web.forms.exports import FilesForm
from advice.web.views.editions import file_answer, format_of, kept


@dataclass(frozen=True)
class Way:
    """How a reader comes to the files of an edition: the addresses of this page, of the edition and of a file by its name, and the frame of the page."""

    page: str
    back: str
    file: Callable[[str], str]
    layout: str = "base.html"


def asked_for(request: HttpRequest, document: Document) -> Document:
    """What the query of an address chooses of a whole document. Raises ChoiceRefused."""
    return chosen(document, read_choice(document, {name: request.GET.getlist(name) for name in PARAMETERS}))


@require_safe
def export(request: HttpRequest, pk: int, number: int, name: str) -> HttpResponseBase:
    """An edition as a file, under a name its format gives it; what the query does not choose is left out."""
    playbook, edition = _edition(request, pk, number)
    document = compile_edition(edition, WHOLE)
    try:
        return kept(file_answer(request, asked_for(request, document), name), playbook)
    except ChoiceRefused:
        return kept(choosing(request, edition, document, _way(edition), name), playbook)
    except ExportFailed:
        context = {"playbook": playbook, "edition": edition, "format": format_of(document, name)}
        return kept(render(request, "edition/unavailable.html", context, status=503), playbook)


@require_safe
def files(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """What can be had of an edition: the form, and what the file that it asks for would hold."""
    playbook, edition = _edition(request, pk, number)
    return kept(choosing(request, edition, compile_edition(edition, WHOLE), _way(edition)), playbook)


def choosing(request: HttpRequest, edition: Edition, document: Document, way: Way, name: str = "") -> HttpResponse:
    """The page of the form, 422 where nothing can be chosen so; `name` is that of the file that was asked for with such a choice."""
    data = request.GET.copy()
    if wanted := format_of(document, name):
        data.setdefault("format", wanted.name)
    form = FilesForm(data, document=document)
    context: dict[str, Any] = {"edition": edition, "document": document, "form": form, "way": way}
    if form.is_valid():
        held = chosen(document, form.cleaned_data["choice"])
        context |= _file(held, form.cleaned_data["format"], way)
    return render(request, "edition/files.html", context, status=200 if form.is_valid() else 422)


def _edition(request: HttpRequest, pk: int, number: int) -> tuple[Playbook, Edition]:
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user).select_related("team"), pk=pk)
    return playbook, get_object_or_404(playbook.editions, number=number)


def _way(edition: Edition) -> Way:
    here = [edition.playbook_id, edition.number]
    page, back = reverse("edition_files", args=here), edition.get_absolute_url()
    return Way(page, back, lambda name: reverse("edition_export", args=[*here, name]))


def _file(held: Document, wanted: Format, way: Way) -> dict[str, Any]:
    """What is said of a file before anybody has it."""
    name, choice = file_name(held, wanted), held.choice
    there = [play for play in held.plays if not play.tombstone]
    spoken = {passage.language for play in there for passage in passages(play, choice) if passage.language}
    return {
        "held": held,
        "format": wanted,
        "name": name,
        "address": way.file(name) + query_of(choice),
        "languages": sorted(spoken),
        "licences": sorted({play.licence for play in there} or {held.licence}),
        "taken": len(held.plays) - len(there),
        "seconds": seconds_for(held, wanted),
    }
