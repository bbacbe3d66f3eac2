"""The pages of playbooks: make one, work on its draft, publish it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from advice import policy
from advice.actions import curating, publishing
from advice.models import Alert, Approval, Playbook, Team, interface_language
from advice.web.forms.playbooks import EditionForm, NewPlaybookForm, PlaybookForm
from advice.web.posting import actor, filled, form_page, named, posted, refusals_on
from advice.web.views import approvals
from advice.web.views.drafts import draft_context, preview
from advice.web.views.editions import edition_page

asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def playbooks(request: HttpRequest) -> HttpResponse:
    """The playbooks of the reader's teams, and the public ones."""
    own = Playbook.objects.drafted_for(request.user).listed()
    context = {
        "own": own,
        "alerts": Alert.objects.visible_to(request.user).open().count() if own else 0,
        "public": Playbook.objects.published().exclude(pk__in=own.values("pk")).listed(),
        "may_make": Team.objects.edited_by(request.user).exists(),
        "waiting": Approval.objects.waiting_for(request.user).listed(),
    }
    return render(request, "playbook/playbooks.html", context)


@asked_or_sent
@login_required
def make(request: HttpRequest) -> HttpResponse:
    """Make an empty playbook for one of the person's teams."""
    teams = Team.objects.edited_by(request.user)
    begin = {"team": request.GET.get("team"), "language": interface_language()}
    form = NewPlaybookForm(posted(request), teams=teams, initial=begin)
    if form.is_valid():
        with refusals_on(form):
            playbook = curating.make_playbook(by=actor(request), **form.cleaned_data)
            messages.success(request, _("The playbook is there. Now fill it with the advice you trust."))
            return redirect(playbook)
    return form_page(request, "playbook/new.html", form, draft="playbook", teams=teams)


@require_safe
def playbook(request: HttpRequest, pk: int, slug: str = "") -> HttpResponseBase:
    """For the team the draft, for everybody else the latest edition."""
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user).select_related("team"), pk=pk)
    if slug != playbook.slug:
        return redirect(playbook)
    if not policy.may_see_team(request.user, playbook.team):
        return edition_page(request, playbook, playbook.edition_count)
    context = {**draft_context(request, playbook), **approvals.told(request, playbook)}
    return render(request, "playbook/playbook.html", context)


@asked_or_sent
@login_required
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the title, introduction, language and readers of a playbook."""
    playbook = curated(request, pk)
    fields = ("title", "intro", "language", "visibility", "two_person")
    form = PlaybookForm(posted(request), initial={name: getattr(playbook, name) for name in fields})
    if form.is_valid():
        with refusals_on(form):
            curating.describe(playbook, by=actor(request), **form.cleaned_data)
            messages.success(request, _("Saved. Editions that are out stay as they are."))
            return redirect(playbook)
    return form_page(request, "playbook/describe.html", form, draft=f"playbook-{pk}", playbook=playbook)


@asked_or_sent
@login_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a playbook for good, once an owner has read what goes with it."""
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user), pk=pk)
    allowed = policy.may_delete_playbook(request.user, playbook)
    policy.require(allowed, _("Only an owner of the team may delete a playbook."))
    if request.method == "POST":
        curating.delete_playbook(playbook, by=actor(request))
        said = filled(_("The playbook “%(title)s” is deleted."), title=named(playbook.title, playbook.language))
        messages.success(request, said)
        return redirect("playbooks")
    counts = {"plays": playbook.plays.count(), "editions": playbook.editions.count()}
    return render(request, "playbook/delete.html", {"playbook": playbook, **counts})


@asked_or_sent
@login_required
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the next edition will hold, and publish it, or ask for a second person's word where the playbook wants one."""
    playbook = curated(request, pk)
    if playbook.two_person:
        return approvals.ask(request, playbook)
    form = EditionForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            edition = publishing.publish(playbook, by=actor(request), note=form.cleaned_data["note"])
            messages.success(request, _("Edition %(number)d is out.") % {"number": edition.number})
            return redirect(edition)
    return form_page(request, "playbook/publish.html", form, draft=f"playbook-{pk}-edition", **preview(playbook))


def curated(request: HttpRequest, pk: int) -> Playbook:
    """The playbook this person may change: 404 where they cannot see it, 403 where they only may read."""
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user).select_related("team"), pk=pk)
    policy.require(policy.may_curate(request.user, playbook), _(curating.REFUSAL))
    return playbook
