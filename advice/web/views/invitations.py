"""Invitations: make one, send it again, revoke it, accept it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from advice import policy
from advice.actions import joining
from advice.models import Invitation, Team
from advice.web.forms.teams import InvitationForm
from advice.web.keyed import keyed
from advice.web.letters import Post
from advice.web.posting import actor, filled, form_page, named, posted, refusals_on

asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@asked_or_sent
@login_required
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an invitation; the page that answers is the only one that ever shows its link."""
    team = get_object_or_404(Team.objects.visible_to(request.user), pk=pk)
    policy.require(policy.may_rule_team(request.user, team), _("Only an owner may invite."))
    form, post = InvitationForm(posted(request)), Post()
    if form.is_valid():
        with refusals_on(form):
            made = joining.invite(team, by=actor(request), write=post.invite, **form.cleaned_data)
            return _invited(request, *made, post)
    return form_page(request, "team/invite.html", form, team=team)


@never_cache
@require_POST
@login_required
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation again, with a new link."""
    invitation, post = _ruled(request, pk), Post()
    try:
        made = joining.resend(invitation, by=actor(request), write=post.invite)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(invitation.team)
    return _invited(request, *made, post)


@asked_or_sent
@login_required
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the link of an invitation useless."""
    invitation = _ruled(request, pk)
    if request.method == "POST":
        joining.revoke(invitation, by=actor(request))
        messages.success(request, _("The link no longer works."))
        return redirect(invitation.team)
    return render(request, "team/revoke.html", {"invitation": invitation, "team": invitation.team})


@asked_or_sent
def join(request: HttpRequest, token: str) -> HttpResponse:
    """What a link invites to, and a button that accepts."""
    invitation = joining.open_invitation(token)
    if invitation is not None and request.method == "POST" and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if invitation is not None and request.method == "POST":
        try:
            team = joining.accept(token, by=actor(request))
        except ValidationError:
            invitation = None
        else:
            messages.success(request, filled(_("Welcome to the team “%(team)s”."), team=named(team.name)))
            return redirect(team)
    context = {"invitation": invitation, "belongs": invitation and policy.may_see_team(request.user, invitation.team)}
    return keyed(render(request, "team/join.html", context, status=200 if invitation else 404))


def _invited(request: HttpRequest, invitation: Invitation, token: str, post: Post) -> HttpResponse:
    link = request.build_absolute_uri(reverse("join", args=[token]))
    context = {"team": invitation.team, "invitation": invitation, "link": link, "went": post.went}
    return render(request, "team/invited.html", context)


def _ruled(request: HttpRequest, pk: int) -> Invitation:
    """An invitation to a team that this person owns: 404 where they cannot see it, 403 where they only belong to it."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    allowed = policy.may_rule_team(request.user, invitation.team)
    policy.require(allowed, _("Only an owner may send an invitation again or revoke it."))
    return invitation
