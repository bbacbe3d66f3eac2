"""The pages of teams: who belongs, who may come in, who goes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from advice import policy
from advice.actions import joining
from advice.models import Membership, Playbook, Team
from advice.web.forms.teams import InvitationForm, RoleForm, TeamForm
from advice.web.posting import actor, filled, form_page, named, posted, refusals_on

asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def teams(request: HttpRequest) -> HttpResponse:
    """The reader's own teams."""
    return render(request, "team/teams.html", {"teams": Team.objects.visible_to(request.user).listed()})


@asked_or_sent
@login_required
def found(request: HttpRequest) -> HttpResponse:
    """Make a team."""
    form = TeamForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            team = joining.found(form.cleaned_data["name"], by=actor(request))
            messages.success(request, _("The team is there. Invite your colleagues with a link."))
            return redirect(team)
    return form_page(request, "team/new.html", form)


@require_safe
@login_required
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """Who belongs to a team, what it keeps, and for its owners the open invitations."""
    team = get_object_or_404(Team.objects.visible_to(request.user), pk=pk)
    rules = policy.may_rule_team(request.user, team)
    context = {
        "team": team,
        "rules": rules,
        "curates": policy.may_curate(request.user, team),
        "memberships": team.memberships.by_seniority(),
        "invitations": team.invitations.unanswered() if rules else (),
        "playbooks": Playbook.objects.drafted_for(request.user).of_team(team).listed(),
        "make": f"{reverse('playbook_new')}?team={team.pk}",
        "form": InvitationForm(),
    }
    return render(request, "team/team.html", context)


@asked_or_sent
@login_required
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a team another name."""
    team = get_object_or_404(Team.objects.visible_to(request.user), pk=pk)
    policy.require(policy.may_rule_team(request.user, team), _("Only an owner may rename the team."))
    form = TeamForm(posted(request), initial={"name": team.name})
    if form.is_valid():
        with refusals_on(form):
            joining.rename(team, form.cleaned_data["name"], by=actor(request))
            messages.success(request, _("The team has its new name."))
            return redirect(team)
    return form_page(request, "team/rename.html", form, team=team)


@asked_or_sent
@login_required
def change_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a member another role."""
    membership = get_object_or_404(Membership.objects.visible_to(request.user), pk=pk)
    team = membership.team
    policy.require(policy.may_rule_team(request.user, team), _("Only an owner may change roles."))
    form = RoleForm(posted(request), initial={"role": membership.role})
    if form.is_valid():
        with refusals_on(form):
            joining.change_role(membership, form.cleaned_data["role"], by=actor(request))
            places = {"name": named(membership.member), "role": membership.get_role_display()}
            said = filled(_("The role of %(name)s is now: %(role)s."), **places)
            messages.success(request, said)
            return redirect(team)
    return form_page(request, "team/role.html", form, membership=membership, team=team)


@asked_or_sent
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody out of a team, once the owner has read what that means."""
    membership = get_object_or_404(Membership.objects.visible_to(request.user), pk=pk)
    team, refusal = membership.team, None
    policy.require(policy.may_rule_team(request.user, team), _("Only an owner may remove somebody."))
    if request.method == "POST":
        try:
            joining.remove(membership, by=actor(request))
        except ValidationError as error:
            refusal = error.messages[0]
        else:
            messages.success(
                request, filled(_("%(name)s no longer belongs to the team."), name=named(membership.member))
            )
            return redirect(team if membership.member != request.user else "teams")
    context = {"membership": membership, "team": team, "refusal": refusal}
    return render(request, "team/remove.html", context, status=422 if refusal else 200)
