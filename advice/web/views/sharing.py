"""Share links: make and revoke them, and read an edition by one, without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from advice import policy
from advice.actions import sharing
from advice.export.choosing import ChoiceRefused
from advice.export.compile import compile_edition
from advice.export.document import WHOLE, Choice, Document
from advice.export.formats import FORMATS, ExportFailed, Format, file_name, seconds_for
from advice.models import Edition, Playbook, ShareLink
from advice.web.forms.sharing import ShareForm
from advice.web.keyed import keyed
from advice.web.posting import actor, form_page, posted, refusals_on
from advice.web.views.editions import file_answer
from advice.web.views.exports import Way, asked_for, choosing

asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@asked_or_sent
@login_required
def shares(request: HttpRequest, pk: int) -> HttpResponse:
    """The links to a playbook's editions, and a form for another; the page that answers it is the only one that ever shows it."""
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user).select_related("team"), pk=pk)
    allowed = policy.may_publish(request.user, playbook)
    policy.require(allowed, _("Only the team's owners and editors may share an edition."))
    form = ShareForm(posted(request), editions=playbook.editions.listed())
    if form.is_valid():
        with refusals_on(form):
            link, token = sharing.share(playbook, by=actor(request), **form.cleaned_data)
            address = request.build_absolute_uri(reverse("shared", args=[token]))
            response = render(request, "share/made.html", {"playbook": playbook, "share": link, "link": address})
            add_never_cache_headers(response)
            return response
    return form_page(request, "share/shares.html", form, playbook=playbook, shares=playbook.share_links.listed())


@asked_or_sent
@login_required
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link useless, once the person has read what that means."""
    link = get_object_or_404(ShareLink.objects.visible_to(request.user).select_related("playbook__team"), pk=pk)
    allowed = policy.may_publish(request.user, link.playbook)
    policy.require(allowed, _("Only the team's owners and editors may revoke a link."))
    if request.method == "POST":
        sharing.revoke_share(link, by=actor(request))
        messages.success(request, _("The link no longer works."))
        return redirect("shares", link.playbook_id)
    return render(request, "share/revoke.html", {"share": link, "playbook": link.playbook})


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponseBase:
    """The edition that a link leads to, for whoever holds it."""
    link = sharing.open_share(token)
    if link is None:
        return _dead(request)
    edition = _edition(link)
    document = _document(edition)
    context = {
        "document": document,
        "edition": edition,
        "languages": sorted({play.language for play in document.plays if play.language}),
        "files": [_link(token, document, row) for row in FORMATS.values()],
        "share": link,
        "choices": reverse("shared_files", args=[token]),
    }
    return keyed(render(request, "share/shared.html", context))


@require_safe
def shared_file(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """A file of the edition that a link leads to."""
    link = sharing.open_share(token)
    if link is None:
        return _dead(request)
    edition = _edition(link)
    document = _document(edition, WHOLE)
    try:
        return keyed(file_answer(request, asked_for(request, document), name))
    except Http404:
        return _dead(request)
    except ChoiceRefused:
        return keyed(choosing(request, edition, document, _way(token), name))
    except ExportFailed:
        return keyed(render(request, "share/unavailable.html", {"back": reverse("shared", args=[token])}, status=503))


@require_safe
def shared_files(request: HttpRequest, token: str) -> HttpResponseBase:
    """What can be had of the edition that a link leads to, and what the chosen file would hold."""
    link = sharing.open_share(token)
    if link is None:
        return _dead(request)
    edition = _edition(link)
    return keyed(choosing(request, edition, _document(edition, WHOLE), _way(token)))


def _link(token: str, document: Document, row: Format) -> dict[str, object]:
    """A file of the whole edition, as its link says it."""
    name = file_name(document, row)
    address = reverse("shared_file", args=[token, name])
    return {"format": row, "name": name, "address": address, "seconds": seconds_for(document, row)}


def _way(token: str) -> Way:
    page, back = reverse("shared_files", args=[token]), reverse("shared", args=[token])
    return Way(page, back, lambda name: reverse("shared_file", args=[token, name]), "keyed.html")


def _edition(link: ShareLink) -> Edition:
    return link.edition or link.playbook.editions.order_by("-number")[0]


def _document(edition: Edition, choice: Choice | None = None) -> Document:
    """What people outside the team may read of an edition: everything that a link shows or hands out is compiled here."""
    return compile_edition(edition, choice, outside=True)


def _dead(request: HttpRequest) -> HttpResponse:
    """The same for a link that was revoked, has expired, or never was."""
    return keyed(render(request, "share/dead.html", status=404))
