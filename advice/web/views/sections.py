"""The sections of a draft: add, rename, nest, move and remove them, or make them anew."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from advice import policy
from advice.actions import curating, sectioning
from advice.models import Playbook, Section
from advice.web.forms.playbooks import PlaceForm, SectionForm
from advice.web.posting import actor, form_page, posted, refusals_on, signed_in
from advice.web.views.drafts import draft_answer
from advice.web.views.playbooks import curated

asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@asked_or_sent
@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add one section by its title; sent `by` strategy or situation instead, make them all from the plays."""
    playbook = curated(request, pk)
    if "by" in request.POST:
        return _arrange(request, playbook, request.POST["by"])
    form = SectionForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            section = sectioning.add_section(playbook, form.cleaned_data["title"], by=actor(request))
            return redirect(f"{playbook.get_absolute_url()}#section-{section.pk}")
    return form_page(request, "playbook/section.html", form, playbook=playbook)


def _arrange(request: HttpRequest, playbook: Playbook, key: str) -> HttpResponse:
    titled = playbook.sections.titled()
    if titled and "sure" not in request.POST:
        return render(request, "playbook/arrange.html", {"playbook": playbook, "by": key, "titled": titled})
    try:
        sectioning.arrange_by(playbook, key, by=actor(request))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("The plays stand in new sections, in the order they had."))
    return redirect(playbook)


@asked_or_sent
@login_required
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a section another title."""
    section = _section(request, pk)
    form = SectionForm(posted(request), initial={"title": section.title})
    if form.is_valid():
        with refusals_on(form):
            sectioning.rename_section(section, form.cleaned_data["title"], by=actor(request))
            return redirect(f"{section.playbook.get_absolute_url()}#section-{section.pk}")
    return form_page(request, "playbook/section.html", form, playbook=section.playbook, section=section)


@require_POST
@signed_in()
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a section at another place."""
    section = _section(request, pk)
    form = PlaceForm(request.POST)
    if form.is_valid() and form.cleaned_data["place"]:
        sectioning.move_section(section, form.cleaned_data["place"], by=actor(request))
    return draft_answer(request, section.playbook, f"section-{section.pk}", _("Section moved."))


@asked_or_sent
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a section, once the person has read where its plays go."""
    section = _section(request, pk)
    playbook = section.playbook
    if request.method == "POST":
        try:
            sectioning.remove_section(section, by=actor(request))
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, _("The section is gone; its plays stand in the one beside it."))
        return redirect(playbook)
    return render(request, "playbook/remove_section.html", {"section": section, "playbook": playbook})


@require_POST
@signed_in()
def nest(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a section below the one above it, or beside it again."""
    section = _section(request, pk)
    level, said = request.POST.get("level"), _("Nothing was moved.")
    if level in ("1", "2"):
        with suppress(ValidationError):  # a press on a page of before: the draft that comes back says how it stands
            sectioning.nest(section, int(level), by=actor(request))
            said = _("Section moved.")
    return draft_answer(request, section.playbook, f"section-{section.pk}", said)


def _section(request: HttpRequest, pk: int) -> Section:
    section = get_object_or_404(Section.objects.visible_to(request.user).select_related("playbook__team"), pk=pk)
    policy.require(policy.may_curate(request.user, section), _(curating.REFUSAL))
    return section
