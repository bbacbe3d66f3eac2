"""The page on which a team takes in a playbook that was exported elsewhere: first a preview, then it is made."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from advice.actions.adopting import AlreadyHere, adopt, refusal_of
from advice.curation.adoption import Adoption, weigh
from advice.export.reading import NotImportable
from advice.models import Playbook, Team
from advice.web.forms.adopting import AdoptForm, packed
from advice.web.posting import actor, posted


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def adoption(request: HttpRequest) -> HttpResponse:
    """GET: the empty form. POST: what the file would make; with `confirm`, it is made."""
    teams = Team.objects.edited_by(request.user)
    begin = {"team": request.GET.get("team", "")}
    form = AdoptForm(posted(request), request.FILES or None, teams=teams, initial=begin)
    if form.is_valid():
        playbook = _adopted(request, form) if "confirm" in request.POST else None
        if playbook:
            messages.success(request, _("The playbook is imported, with its edition. Only the team may read it."))
            return redirect(playbook)
        found = _weighed(form)
        if found:
            return _preview(request, form, found)
    context = {"form": form, "teams": teams, "kept": _still(form)}
    return render(request, "playbook/import.html", context, status=422 if form.is_bound else 200)


def _adopted(request: HttpRequest, form: AdoptForm) -> Playbook | None:
    """The playbook that was made; None where the verb refused, and the form says why."""
    said = form.cleaned_data
    try:
        return adopt(said["team"], said["content"], by=actor(request), again=said["again"])
    except AlreadyHere:
        return None  # the preview says so, and offers to go on
    except ValidationError as error:
        form.add_error(None, error)
        return None


def _weighed(form: AdoptForm) -> Adoption | None:
    if form.errors:
        return None
    try:
        return weigh(form.cleaned_data["team"], form.cleaned_data["content"])
    except NotImportable as error:
        form.add_error(None, refusal_of(error))
        return None


def _preview(request: HttpRequest, form: AdoptForm, found: Adoption) -> HttpResponse:
    context = {
        "found": found,
        "document": found.document,
        "team": form.cleaned_data["team"],
        "kept": packed(form.cleaned_data["content"]),
        "form": form,
    }
    return render(request, "playbook/import_preview.html", context, status=422 if "confirm" in request.POST else 200)


def _still(form: AdoptForm) -> str:
    """The file once more, where it was not the file that was refused: so that nobody has to choose it again."""
    content = form.cleaned_data.get("content") if form.is_bound and "__all__" not in form.errors else None
    return packed(content) if content else ""
