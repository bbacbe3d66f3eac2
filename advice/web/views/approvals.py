"""Approvals: ask for a second person's word on an edition, give it or decline, with an account or by a link."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from advice import policy
from advice.actions import approving
from advice.export.compile import compile_approval
from advice.models import Approval, Edition, Playbook, User
from advice.web.forms.approvals import ApprovalForm, DecisionForm
from advice.web.keyed import keyed
from advice.web.letters import Post
from advice.web.posting import actor, form_page, posted, refusals_on
from advice.web.views.drafts import preview

asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


def ask(request: HttpRequest, playbook: Playbook) -> HttpResponse:
    """Instead of publishing: ask for a second person's word; one that is waited for already is shown instead."""
    waiting = playbook.approvals.open().first()
    if waiting is not None:
        return redirect(waiting)
    members = playbook.team.memberships.exclude(member=actor(request)).filter(member__is_active=True).by_seniority()
    form, post = ApprovalForm(posted(request), members=members), Post()
    if form.is_valid():
        with refusals_on(form):
            approval, token = approving.ask_approval(playbook, by=actor(request), write=post.ask_approval, **form.asked)
            return _asked(request, approval, token, post)
    return form_page(
        request, "playbook/publish.html", form, draft=f"playbook-{playbook.pk}-edition", **preview(playbook)
    )


def _asked(request: HttpRequest, approval: Approval, token: str, post: Post) -> HttpResponse:
    messages.success(request, _("Approval is asked for. The edition comes out once it is given."))
    if not token:
        return redirect(approval)
    link = request.build_absolute_uri(reverse("approve", args=[token]))
    response = render(request, "approval/asked.html", {"approval": approval, "link": link, "went": post.went})
    add_never_cache_headers(response)
    return response


def told(request: HttpRequest, playbook: Playbook) -> dict[str, Any]:
    """What a draft tells of approval: the one that is waited for, or the last if it was declined (three queries at most, none without a second person)."""
    last = playbook.approvals.listed().first() if playbook.two_person else None
    if last is None or last.state not in (Approval.State.ASKED, Approval.State.DECLINED):
        return {"approval": None}
    return {"approval": last, "may_decide": last.open and policy.may_decide(request.user, last)}


@require_safe
@login_required
def approvals(request: HttpRequest, pk: int) -> HttpResponse:
    """All approvals of a playbook's editions, for its team."""
    playbook = get_object_or_404(Playbook.objects.drafted_for(request.user).select_related("team"), pk=pk)
    return render(request, "approval/approvals.html", {"playbook": playbook, "approvals": playbook.approvals.listed()})


@asked_or_sent
@login_required
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    """What a member of the team is asked to approve, or sees others asked; and their word on it."""
    rows = Approval.objects.visible_to(request.user).select_related("playbook__team", "asker", "edition", "decider")
    approval = get_object_or_404(rows.defer("edition__document"), pk=pk)
    form = DecisionForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            edition = _decide(form, approval, by=actor(request))
            if edition is None:
                messages.success(request, _("Declined. The team reads why."))
                return redirect(approval)
            messages.success(request, _("Approved: edition %(number)d is out.") % {"number": edition.number})
            return redirect(edition)
    may_decide = approval.open and policy.may_decide(request.user, approval)
    known = {"may_decide": may_decide, "curates": policy.may_publish(request.user, approval.playbook)}
    return _page(request, approval, form, layout="base.html", **known)


@asked_or_sent
def approve(request: HttpRequest, token: str) -> HttpResponse:
    """The same for somebody outside the team, by a link that is for this approval alone."""
    approval = approving.open_approval(token)
    if approval is None:
        return keyed(render(request, "approval/dead.html", status=404))
    by = request.user if isinstance(request.user, User) else None
    form = DecisionForm(posted(request))
    if form.is_valid():
        try:
            edition = _decide(form, approval, by=by, token=token)
        except PermissionDenied:  # who asked sees the page below, which says so
            form.add_error(None, _("You asked for this yourself: somebody else has to approve it."))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return keyed(render(request, "approval/decided.html", {"approval": approval, "edition": edition}))
    may_decide = policy.may_decide(by, approval, by_link=True)
    return keyed(_page(request, approval, form, layout="keyed.html", may_decide=may_decide, key=True))


@asked_or_sent
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask no longer, once the person has read what that means."""
    rows = Approval.objects.visible_to(request.user).select_related("playbook__team")
    approval = get_object_or_404(rows, pk=pk)
    allowed = policy.may_publish(request.user, approval.playbook)
    policy.require(allowed, _("Only the team's owners and editors may take it back."))
    if request.method == "POST":
        try:
            approving.withdraw_approval(approval, by=actor(request))
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect(approval)
        messages.success(request, _("Approval is no longer asked for."))
        return redirect(approval.playbook)
    return render(request, "approval/withdraw.html", {"approval": approval, "playbook": approval.playbook})


def _decide(form: DecisionForm, approval: Approval, *, by: User | None, token: str = "") -> Edition | None:
    """The edition that came of it, None where it was declined."""
    if form.cleaned_data["decision"] == "approve":
        return approving.approve(approval, by=by, token=token)
    approving.decline(approval, reason=form.cleaned_data["reason"], by=by, token=token)
    return None


def _page(request: HttpRequest, approval: Approval, form: DecisionForm, **known: object) -> HttpResponse:
    """What somebody is asked to approve, as it may be shown (one query)."""
    document = compile_approval(approval)
    context = {
        "approval": approval,
        "playbook": approval.playbook,
        "document": document,
        "gone": [play for play in document.plays if play.tombstone],
    }
    status = 422 if form.is_bound else 200
    return render(request, "approval/approval.html", {"form": form, **context, **known}, status=status)
