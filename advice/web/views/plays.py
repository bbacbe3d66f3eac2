"""Plays: keep a piece of advice in a playbook, say why, put it in its place, take it out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from advice import policy
from advice.actions import curating
from advice.models import Contribution, Play, Playbook
from advice.web.forms.playbooks import KeepForm, PlaceForm, PlayForm, PlayWordsForm
from advice.web.posting import actor, filled, form_page, named, posted, refusals_on, signed_in, way_back
from advice.web.views.drafts import draft_answer
from advice.web.views.shelf import onto_shelf

PUT_BACK, DAY = "put-back", 24 * 60 * 60
asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@asked_or_sent
@signed_in("keep")
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a contribution on the person's shelf or add it to one of their playbooks, from wherever its card stands."""
    contribution = get_object_or_404(Contribution.objects.visible_to(request.user).listed(request.user), pk=pk)
    form = KeepForm(posted(request), playbooks=Playbook.objects.visible_to(request.user))
    playbooks = Playbook.objects.editable_by(request.user).listed()
    context: dict[str, Any] = {"contribution": contribution, "playbooks": playbooks, "reader": request.user}
    if "shelf" in request.POST:
        return onto_shelf(request, contribution, context)
    if form.is_valid():
        playbook = form.cleaned_data["playbook"]
        with refusals_on(form):
            curating.add_play(playbook, contribution, by=actor(request))
            if getattr(request, "htmx", False):
                return render(request, "playbook/_keep.html", {**context, "kept": playbook})
            said = filled(_("Added to the playbook “%(title)s”."), title=named(playbook.title, playbook.language))
            messages.success(request, said)
            return redirect(way_back(request, contribution.get_absolute_url()))
    template = "playbook/_keep.html" if getattr(request, "htmx", False) else "playbook/keep.html"
    return form_page(request, template, form, **context)


@asked_or_sent
@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a contribution from the playbook's side, by its number or its link."""
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user).select_related("team"), pk=pk)
    policy.require(policy.may_curate(request.user, playbook), _(curating.REFUSAL))
    form = PlayForm(posted(request), host=request.get_host(), reader=request.user)
    if form.is_valid():
        with refusals_on(form):
            play = curating.add_play(playbook, form.cleaned_data["contribution"], by=actor(request))
            messages.success(request, _("Added."))
            return redirect(f"{playbook.get_absolute_url()}#play-{play.pk}")
    return form_page(request, "playbook/add_play.html", form, playbook=playbook)


@asked_or_sent
@login_required
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the team's words on a play."""
    play = _play(request, pk)
    form = PlayWordsForm(posted(request), initial={name: getattr(play, name) for name in Play.NOTES})
    if form.is_valid():
        with refusals_on(form):
            curating.explain_play(play, form.said, by=actor(request))
            messages.success(request, _("Saved. Editions that are out stay as they are."))
            return redirect(f"{play.playbook.get_absolute_url()}#play-{play.pk}")
    return form_page(request, "playbook/explain.html", form, draft=f"play-{pk}", play=play, playbook=play.playbook)


@require_POST
@signed_in()
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a play at another place, of its section or of another one; without a place, at the end."""
    play = _play(request, pk)
    form = PlaceForm(request.POST, sections=play.playbook.sections.all())
    said = _("Nothing was moved.")
    if form.is_valid() and any(form.cleaned_data.values()):
        place, section = form.cleaned_data["place"] or curating.FAR, form.cleaned_data["section"]
        curating.move_play(play, place, by=actor(request), section=section)
        said = _("Play moved.")
    return draft_answer(request, play.playbook, f"play-{play.pk}", said)


@require_POST
@signed_in()
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a play out of the draft; the message that says so can put it back where it was."""
    play = _play(request, pk)
    playbook, section = play.playbook, play.section
    kept = signing.dumps(curating.remove_play(play, by=actor(request)), salt=f"{PUT_BACK}{playbook.pk}", compress=True)
    context = {"playbook": playbook, "kept": kept}
    messages.success(request, mark_safe(render_to_string("playbook/_undo.html", context, request)))
    if getattr(request, "htmx", False) and not playbook.plays.exists():
        return HttpResponseClientRefresh()  # more of the page than its sections was for a draft with plays
    return draft_answer(request, playbook, f"section-{section.pk}", _("Taken out of the draft."))


@require_POST
@signed_in()
def put_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo taking a play out, with all that the team wrote on it."""
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user).select_related("team"), pk=pk)
    policy.require(policy.may_curate(request.user, playbook), _(curating.REFUSAL))
    try:
        kept = signing.loads(request.POST.get("kept", ""), salt=f"{PUT_BACK}{pk}", max_age=DAY)
        play = curating.put_back(playbook, kept, by=actor(request))
    except (signing.BadSignature, IntegrityError):
        messages.error(request, _("It can no longer be put back this way. Add the advice again."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("It stands where it was."))
        return redirect(f"{playbook.get_absolute_url()}#play-{play.pk}")
    return redirect(playbook)


def _play(request: HttpRequest, pk: int) -> Play:
    plays = Play.objects.visible_to(request.user).select_related("playbook__team", "section", "contribution")
    play = get_object_or_404(plays, pk=pk)
    policy.require(policy.may_curate(request.user, play), _(curating.REFUSAL))
    return play
