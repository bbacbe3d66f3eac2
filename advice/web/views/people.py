"""People: their page, their settings, the languages a reader reads."""

from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from advice.actions import settling
from advice.language import LANGUAGES
from advice.models import Contribution, Playbook, Trial, User
from advice.web.browsing import browse, catalogue
from advice.web.forms.browsing import read_selection
from advice.web.forms.people import SettingsForm
from advice.web.interface import remember
from advice.web.posting import actor, form_page, on_this_site, posted, refusals_on
from advice.web.reading import SESSION_KEY, known, languages_read


@require_safe
def person(request: HttpRequest, username: str) -> HttpResponse:
    """What somebody says of themselves, and their contributions, in whatever language; withdrawn ones for themselves alone."""
    if "\x00" in username:  # nobody's, and PostgreSQL would not even look
        raise Http404
    shown = get_object_or_404(User.objects.filter(is_active=True), username=username)
    there = catalogue()
    rows = shown.contributions.visible_to(request.user)
    selection = replace(read_selection(request.GET, strategies=(), here=True), reads=languages_read(request))
    page = browse(rows, selection, request.user, there, few=True)
    playbooks = Playbook.objects.editable_by(request.user)
    asked = _asked(request) if shown == request.user else 0
    context = {"person": shown, "asked": asked, "reads": known(shown.reads), "page": page, "playbooks": playbooks}
    further = request.headers.get("HX-Target") == "further"
    return render(request, "contribution/_rows.html" if further else "person/person.html", context)


def _asked(request: HttpRequest) -> int:
    """Of how many things that the reader tries the day has come (one query, none where nothing can be due)."""
    due = Trial.objects.visible_to(request.user).due(timezone.localdate())
    return due.count() if actor(request).has_something_due else 0


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """The settings, to change them."""
    user = actor(request)
    begin = {field: getattr(user, field) for field in ("name", "role", "interface", "letters", "digests")}
    form = SettingsForm(posted(request), initial=begin, reads=known(user.reads))
    if form.is_valid():
        said = {field: form.cleaned_data[field] for field in begin}
        with refusals_on(form):
            settling.settle(user, by=user, reads=form.reads(), **said)
            with override(said["interface"] or get_language()):
                messages.success(request, _("Your settings are saved."))
                response = redirect("settings")
            remember(response, said["interface"])
            return response
    return form_page(request, "person/settings.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def languages(request: HttpRequest) -> HttpResponse:
    """All languages, those with contributions first; what is chosen stays with the account, or with this browser's session."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    onward = asked if on_this_site(request, asked) else ""
    if request.method == "POST":
        reads = _in_order(request.POST.getlist("reads"), languages_read(request))
        try:
            _remember(request, reads)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return render(request, "person/languages.html", _tongues(reads, onward), status=422)
        messages.success(request, _("From now on you are shown what you can read."))
        return redirect(onward or reverse("home"))
    return render(request, "person/languages.html", _tongues(languages_read(request), onward))


def _tongues(reads: Sequence[str], onward: str) -> dict[str, object]:
    counts = Contribution.objects.published().counted_by_language()
    rows = [(row, counts.get(row.code, 0), row.code in reads) for row in LANGUAGES.values()]
    rows.sort(key=lambda row: (-row[1], row[0].native.casefold()))
    return {"written": [row for row in rows if row[1]], "others": [row for row in rows if not row[1]], "next": onward}


def _remember(request: HttpRequest, reads: Sequence[str]) -> None:
    if isinstance(request.user, User):
        settling.choose_languages(request.user, by=request.user, reads=reads)
    elif reads:
        request.session[SESSION_KEY] = list(settling.known_languages(reads))
    else:
        request.session.pop(SESSION_KEY, None)


def _in_order(ticked: Sequence[str], before: Sequence[str]) -> list[str]:
    """The ticked ones, those that were chosen before in their order first: ticking one more does not reshuffle the rest."""
    return [code for code in before if code in ticked] + [code for code in ticked if code not in before]
