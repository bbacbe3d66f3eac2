"""Notes: what the reader's teams wrote beside a contribution, for themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from advice import policy
from advice.actions import annotating
from advice.models import Contribution, Membership, Note, Team
from advice.versions import choose_versions
from advice.web.forms.notes import NoteForm
from advice.web.posting import actor, form_page, posted, refusals_on
from advice.web.reading import languages_read

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@read_or_write
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """The notes of each of the reader's teams beside a contribution, and a form for one more (six queries)."""
    contribution = get_object_or_404(Contribution.objects.select_related("author", "situation"), pk=pk)
    written = list(Note.objects.visible_to(request.user).filter(contribution=contribution).listed())
    if not (written or Contribution.objects.visible_to(request.user).filter(pk=pk).exists()):
        raise Http404
    roles = {row.team: row.role for row in Membership.objects.visible_to(request.user).filter(member=actor(request))}
    teams = Team.objects.visible_to(request.user)
    form = NoteForm(posted(request), teams=teams)
    if form.is_valid():
        with refusals_on(form):
            note = annotating.annotate(
                contribution, form.cleaned_data["team"], form.cleaned_data["body"], by=actor(request)
            )
            messages.success(request, _("Your note is there for the team."))
            return redirect(_place(note))
    choose_versions([contribution], languages_read(request))
    groups = [
        (team, [(row, *_may(row, request.user, role)) for row in written if row.team == team])
        for team, role in roles.items()
    ]
    context = {"contribution": contribution, "groups": groups}
    return form_page(request, "note/notes.html", form, draft=f"note-{pk}", **context)


@login_required
@read_or_write
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a note anew."""
    note = _seen(request, pk)
    policy.require(policy.may_revise_note(request.user, note), _("Only who wrote a note may change it."))
    form = NoteForm(posted(request), initial={"body": note.body})
    if form.is_valid():
        with refusals_on(form):
            annotating.revise_note(note, form.cleaned_data["body"], by=actor(request))
            messages.success(request, _("Your note is saved."))
            return redirect(_place(note))
    return form_page(request, "note/revise.html", form, draft=f"note-{pk}-again", note=note, back=_place(note))


@login_required
@read_or_write
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a note for good, once the person has read it again."""
    note = _seen(request, pk)
    allowed = policy.may_delete_note(request.user, note)
    policy.require(allowed, _("Only who wrote a note, or an owner of the team, may delete it."))
    if request.method == "POST":
        annotating.delete_note(note, by=actor(request))
        messages.success(request, _("The note is deleted."))
        return redirect(_page(note))
    return render(request, "note/delete.html", {"note": note, "back": _place(note)})


def _may(note: Note, user: object, role: str) -> tuple[bool, bool]:
    """Whether this member may change and delete a note: what policy says, without its queries."""
    own = note.author == user
    return own, own or role == Membership.Role.OWNER


def _seen(request: HttpRequest, pk: int) -> Note:
    return get_object_or_404(Note.objects.visible_to(request.user).listed(), pk=pk)


def _page(note: Note) -> str:
    """The page of the contribution's notes; where its last one is gone and it was withdrawn, it is not there any more."""
    return reverse("contribution_notes", args=[note.contribution_id])


def _place(note: Note) -> str:
    return f"{_page(note)}#note-{note.pk}"
