"""Reviews: look at a play again, say who does so and how often."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from advice import policy
from advice.actions import curating, watching
from advice.models import Alert, Play, Playbook
from advice.web.drifting import marks
from advice.web.forms.attention import IntervalForm, ReviewForm
from advice.web.forms.browsing import read_number
from advice.web.posting import actor, form_page, posted, refusals_on, signed_in, way_back

asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@asked_or_sent
def play(request: HttpRequest, pk: int) -> HttpResponse:
    """A play with what changed in it: who looks at it again, and when; a button says that one has."""
    play = _play(request, pk)
    begin = {"owner": play.owner_id, "days": play.review_days}
    form = ReviewForm(posted(request), people=play.playbook.team.curators(), initial=begin)
    if form.is_valid():
        with refusals_on(form):
            watching.set_review(play, by=actor(request), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(_place(play))
    told = marks(Alert.objects.open().of_play(play).listed().order_by("pk"), [play])
    return form_page(request, "attention/play.html", form, play=play, playbook=play.playbook, marks=told)


@require_POST
@signed_in("play_review")
def looked(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one has looked at a play, at the version the form names, and stands by it."""
    play = _play(request, pk)
    try:
        watching.review(play, by=actor(request), revision=read_number(request.POST.get("revision", "")))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("play_review", pk)
    messages.success(request, _("Kept as it is now. What had changed is answered."))
    return redirect(way_back(request, _place(play)))


@login_required
@asked_or_sent
def interval(request: HttpRequest, pk: int) -> HttpResponse:
    """How often the plays of a playbook are looked at again."""
    playbook = get_object_or_404(Playbook.objects.drafted_for(request.user).select_related("team"), pk=pk)
    policy.require(policy.may_curate(request.user, playbook), _(curating.REFUSAL))
    form = IntervalForm(posted(request), initial={"days": playbook.review_days})
    if form.is_valid():
        with refusals_on(form):
            watching.set_interval(playbook, by=actor(request), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(playbook)
    return form_page(request, "attention/interval.html", form, playbook=playbook)


def _play(request: HttpRequest, pk: int) -> Play:
    plays = Play.objects.visible_to(request.user).to_review().select_related("playbook__team")
    play = get_object_or_404(plays, pk=pk)
    policy.require(policy.may_curate(request.user, play), _(curating.REFUSAL))
    return play


def _place(play: Play) -> str:
    return f"{play.playbook.get_absolute_url()}#play-{play.pk}"
