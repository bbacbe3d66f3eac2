"""Needs attention: what changed in what a reader's teams chose, and what they answered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advice import policy
from advice.actions import curating, watching
from advice.models import Alert, Playbook
from advice.web.attending import attention_page
from advice.web.browsing import numbered
from advice.web.drifting import marks, plays_of
from advice.web.forms.attention import DismissForm
from advice.web.posting import actor, form_page, posted, refusals_on, signed_in, way_back


@login_required
@require_safe
def attention(request: HttpRequest) -> HttpResponse:
    """The open alerts of all the reader's teams, or the plays whose day has come."""
    return render(request, "attention/attention.html", attention_page(request))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a play as it is now, and say why; the message that says so can undo it."""
    alert = _alert(request, pk)
    log = reverse("playbook_alerts", args=[alert.playbook_id])
    if alert.ended is not None and request.method != "POST":
        return redirect(log)
    form = DismissForm(posted(request), initial={"state": alert.state, "next": request.GET.get("next", "")})
    if form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            answered = watching.dismiss(alert, by=actor(request), why=said["why"], state=said["state"])
            words = render_to_string("attention/_undo.html", {"alert": answered}, request)
            messages.success(request, mark_safe(words))
            return redirect(way_back(request, log))
    (mark,) = marks([alert], plays_of([alert]))
    return form_page(request, "attention/dismiss.html", form, draft=f"alert-{pk}", mark=mark, playbook=alert.playbook)


@require_POST
@signed_in()
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a dismissal."""
    alert = _alert(request, pk)
    try:
        watching.reopen(alert, by=actor(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("It is told again, as if nobody had answered it."))
    return redirect(f"{reverse('attention')}?playbook={alert.playbook_id}")


@login_required
@require_safe
def log(request: HttpRequest, pk: int) -> HttpResponse:
    """What a team answered to the changes in a playbook: who, when, why; the newest first."""
    playbook = get_object_or_404(Playbook.objects.drafted_for(request.user).select_related("team"), pk=pk)
    answered = numbered(request, playbook.alerts.dismissed().listed().order_by("-ended", "-pk"))
    curates = policy.may_curate(request.user, playbook)
    return render(request, "attention/log.html", {**answered, "playbook": playbook, "curates": curates})


def _alert(request: HttpRequest, pk: int) -> Alert:
    alerts = Alert.objects.visible_to(request.user).listed().select_related("playbook__team")
    alert = get_object_or_404(alerts, pk=pk)
    policy.require(policy.may_curate(request.user, alert.playbook), _(curating.REFUSAL))
    return alert
