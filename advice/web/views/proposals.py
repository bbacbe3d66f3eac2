"""Proposals: the strategies people miss, and what curators decided on them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advice import policy
from advice.actions import proposing
from advice.models import Proposal, interface_language
from advice.web.browsing import numbered
from advice.web.forms.drafts import keep_drafts
from advice.web.forms.strategies import AcceptForm, DeclineForm, ProposalForm
from advice.web.posting import actor, form_page, posted, refusals_on

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    return render(request, "proposal/proposals.html", numbered(request, Proposal.objects.listed()))


@login_required
@read_or_write
def propose(request: HttpRequest) -> HttpResponse:
    begin = {"language": interface_language(), "label": request.GET.get("label", "")[:60]}
    form = ProposalForm(posted(request), initial=begin)
    if form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            proposal = proposing.propose(form.words, by=actor(request), language=said["language"], why=said["why"])
            messages.success(request, _("Your proposal is published. Curators decide on it here, in public."))
            return redirect(proposal)
    return form_page(request, "proposal/new.html", form, draft="proposal")


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(Proposal.objects.listed(), pk=pk))


@login_required
@read_or_write
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal.objects.listed(), pk=pk)
    if request.method != "POST":  # the page of a refusal, asked for anew
        return redirect(proposal)
    form = AcceptForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            strategy = proposing.accept_proposal(proposal, by=actor(request), **form.cleaned_data)
            messages.success(request, _("The strategy is part of the site now. Give it words in more languages."))
            return redirect("strategy", slug=strategy.slug)
    policy.require(policy.may_name(request.user), _("Only a curator of the site may decide on proposals."))
    return _page(request, proposal, accepting=form)


@login_required
@read_or_write
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal.objects.listed(), pk=pk)
    if request.method != "POST":  # the page of a refusal, asked for anew
        return redirect(proposal)
    form = DeclineForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            proposing.decline_proposal(proposal, by=actor(request), reason=form.cleaned_data["reason"])
            messages.success(request, _("The proposal is declined, with your reason."))
            return redirect(proposal)
    policy.require(policy.may_name(request.user), _("Only a curator of the site may decide on proposals."))
    return _page(request, proposal, declining=form)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = proposing.withdraw_proposal(get_object_or_404(Proposal, pk=pk), by=actor(request))
    messages.success(request, _("Your proposal is withdrawn."))
    return redirect(proposal)


def _page(
    request: HttpRequest,
    proposal: Proposal,
    accepting: AcceptForm | None = None,
    declining: DeclineForm | None = None,
) -> HttpResponse:
    decides = proposal.state == Proposal.State.OPEN and policy.may_name(request.user)
    accept_form, decline_form = accepting or AcceptForm(), declining or DeclineForm(auto_id="decline_%s")
    keep_drafts(accept_form, f"proposal-{proposal.pk}-accept")
    keep_drafts(decline_form, f"proposal-{proposal.pk}-decline")
    context = {
        "proposal": proposal,
        "decisions": proposal.decisions.select_related("decider"),
        "accepting": accept_form if decides else None,
        "declining": decline_form if decides else None,
        "may_withdraw": policy.may_withdraw_proposal(request.user, proposal),
    }
    return render(request, "proposal/proposal.html", context, status=422 if accepting or declining else 200)
