"""The shelf: what a reader keeps for themselves, with notes nobody else reads. It is its person's alone."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advice import policy
from advice.actions import keeping
from advice.models import Bookmark, Contribution, Playbook
from advice.web.forms.shelf import BookmarkNoteForm, HandOnForm, ticked
from advice.web.posting import actor, filled, form_page, named, posted, refusals_on, way_back
from advice.web.shelf import sections_to_fill, shelf_page

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """What the reader keeps, the newest first."""
    return render(request, "shelf/shelf.html", shelf_page(request))


def onto_shelf(request: HttpRequest, contribution: Contribution, context: dict[str, Any]) -> HttpResponse:
    """Put it on the reader's shelf, from wherever its card stands, or back there with its note."""
    form = BookmarkNoteForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            bookmark = keeping.keep(contribution, by=actor(request), note=form.cleaned_data["note"])
            if getattr(request, "htmx", False):
                contribution.own_bookmark = bookmark.pk  # type: ignore[attr-defined]
                return render(request, "playbook/_keep.html", {**context, "fresh": True})
            words, there = _("It stands on your shelf."), f"{reverse('shelf')}#bookmark-{bookmark.pk}"
            messages.success(request, format_html('{} <a href="{}">{}</a>', words, there, _("See your shelf")))
            page = way_back(request, request.path).partition("#")[0]
            here = reverse("contribution", args=[contribution.pk])
            return redirect(here if page.endswith(request.path) else f"{page}#c-{contribution.pk}")
    return form_page(request, "playbook/keep.html", form, **context)


@login_required
@read_or_write
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a note beside a bookmark."""
    bookmark = _own(request, pk)
    form = BookmarkNoteForm(posted(request), initial={"note": bookmark.note})
    if form.is_valid():
        with refusals_on(form):
            keeping.note_bookmark(bookmark, form.cleaned_data["note"], by=actor(request))
            messages.success(request, _("Your note is saved."))
            page = way_back(request, reverse("shelf")).partition("#")[0]
            back = reverse("shelf") if page.endswith(request.path) else page
            return redirect(f"{back}#bookmark-{bookmark.pk}")
    return form_page(request, "shelf/note.html", form, draft=f"bookmark-{pk}", bookmark=bookmark)


@login_required
@read_or_write
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it off the shelf, which one press undoes; a note on what was withdrawn could not come back, so that is asked first."""
    bookmark = _own(request, pk)
    lost = bookmark.note and not policy.may_keep(request.user, bookmark.contribution)
    if request.method != "POST" or (lost and "sure" not in request.POST):
        return render(request, "shelf/remove.html", {"bookmark": bookmark, "lost": lost})
    keeping.let_go(bookmark, by=actor(request))
    messages.success(request, mark_safe(render_to_string("shelf/_undo.html", {"bookmark": bookmark}, request)))
    page = way_back(request, reverse("shelf"))
    return redirect(reverse("shelf") if page.partition("#")[0].endswith(request.path) else page)


@require_POST
@login_required
def hand_on(request: HttpRequest) -> HttpResponse:
    """Add what was ticked to a section of a playbook: all of it or nothing."""
    numbers = ticked(request.POST, "bookmark")
    form = HandOnForm(request.POST, sections=sections_to_fill(request.user))
    if form.is_valid():
        section = form.cleaned_data["section"]
        rows = Bookmark.objects.visible_to(request.user).filter(pk__in=numbers).listed()
        try:
            handed = keeping.add_from_shelf(rows, section.playbook, by=actor(request), section=section)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _told(handed, section.playbook))
            return redirect(way_back(request, reverse("shelf")))
    context = shelf_page(request, ticked=numbers)
    return render(request, "shelf/shelf.html", {**context, "form": form}, status=422)


def _told(handed: keeping.Handed, playbook: Playbook) -> str:
    """What came of handing on, as sentences."""
    title = named(playbook.title, playbook.language)
    added, there = len(handed.added), len(handed.there)
    said = ngettext("%(count)s added to “%(title)s”.", "%(count)s added to “%(title)s”.", added)
    if not there:
        return filled(said, count=str(added), title=title)
    more = ngettext("%(count)s stood in it already.", "%(count)s stood in it already.", there)
    return format_html("{} {}", filled(said, count=str(added), title=title), filled(more, count=str(there)))


def _own(request: HttpRequest, pk: int) -> Bookmark:
    return get_object_or_404(Bookmark.objects.visible_to(request.user).listed(), pk=pk)
