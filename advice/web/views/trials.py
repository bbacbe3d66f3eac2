"""Trials: try a piece of advice, say later what came of it, and look at what one is trying. They are their person's alone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advice import policy
from advice.actions import trying
from advice.models import Contribution, Trial
from advice.versions import choose_versions
from advice.web.browsing import numbered
from advice.web.forms.trials import OutcomeForm, PostponeForm
from advice.web.posting import actor, form_page, posted, refusals_on, signed_in, way_back
from advice.web.reading import languages_read

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def trials(request: HttpRequest) -> HttpResponse:
    """What the reader is trying, the most urgent first, each with its form; then what they tried (five queries at most)."""
    today = timezone.localdate()
    mine = numbered(request, Trial.objects.visible_to(request.user).listed())
    rows = [(trial, OutcomeForm(trial=trial), trial.due_by(today)) for trial in mine["rows"]]  # type: ignore[attr-defined]
    choose_versions([trial.contribution for trial, _form, _due in rows], languages_read(request))
    context = {
        "page": mine["page"],
        "open": [row for row in rows if row[0].open],
        "past": [row for row in rows if not row[0].open],
        "later": PostponeForm.CHOICES,
    }
    return render(request, "trial/trials.html", context)


@require_POST
@signed_in("contribution")
def try_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to try a contribution, from wherever its card stands."""
    contribution = get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
    trial = trying.try_out(contribution, by=actor(request))
    if getattr(request, "htmx", False):
        fresh = Contribution.objects.visible_to(request.user).read_by(request.user).get(pk=pk)
        return render(request, "trial/_try.html", {"contribution": fresh, "reader": request.user})
    words = _("You are trying this. You will be asked how it went.")
    messages.success(request, format_html('{} <a href="{}">{}</a>', words, _place(trial), _("Change the day")))
    page = way_back(request, reverse("contribution", args=[pk])).partition("#")[0]
    return redirect(f"{page}#c-{pk}")


@login_required
@read_or_write
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what came of it, or say it anew."""
    trial = _own(request, pk)
    policy.require(policy.may_report(request.user, trial), _("This advice was withdrawn."))
    form = OutcomeForm(posted(request), trial=trial)
    if form.is_valid():
        with refusals_on(form):
            trying.report_outcome(trial, by=actor(request), **form.cleaned_data)
            messages.success(request, _("Thank you: whoever reads this advice next sees what comes of it."))
            return redirect("trials")
    choose_versions([trial.contribution], languages_read(request))
    return form_page(request, "trial/report.html", form, trial=trial)


@require_POST
@login_required
def postpone(request: HttpRequest, pk: int) -> HttpResponse:
    """Be asked on another day."""
    trial, form = _own(request, pk), PostponeForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_("Choose a day of the coming year."))
    try:
        trying.postpone(trial, by=actor(request), days=form.cleaned_data["days"])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("You will be asked on the day you chose."))
    return redirect(_place(trial))


@login_required
@read_or_write
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop trying, which one press undoes; or take back what one said, which is asked first."""
    trial = _own(request, pk)
    if request.method != "POST":
        return render(request, "trial/give_up.html", {"trial": trial})
    trying.give_up(trial, by=actor(request))
    again = trial.open and policy.may_try(request.user, trial.contribution)
    said = render_to_string("trial/_given_up.html", {"trial": trial, "again": again}, request)
    messages.success(request, mark_safe(said))
    return redirect("trials")


def _own(request: HttpRequest, pk: int) -> Trial:
    return get_object_or_404(Trial.objects.visible_to(request.user).listed(), pk=pk)


def _place(trial: Trial) -> str:
    return f"{reverse('trials')}#trial-{trial.pk}"
