"""How a person's time in a team ends: they leave it, hand it over, or delete it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from advice import policy
from advice.actions import joining
from advice.models import Membership, Playbook, Team
from advice.web.forms.teams import DeleteTeamForm
from advice.web.posting import actor, filled, form_page, named, posted, refusals_on

asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@asked_or_sent
@login_required
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a team, once the person has read what that means; its last owner hands it over first, or deletes it."""
    team = get_object_or_404(Team.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        joining.leave(team, by=actor(request))
        messages.success(request, filled(_("You have left the team “%(team)s”."), team=named(team.name)))
        return redirect("teams")
    others = team.memberships.exclude(member=actor(request)).by_seniority()
    context = {"team": team, "may_leave": policy.may_leave(request.user, team), "others": others}
    return render(request, "team/leave.html", context)


@asked_or_sent
@login_required
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Make somebody else owner in one's own place, once the person has read what that means; then, if they came to leave, leave."""
    membership = get_object_or_404(Membership.objects.visible_to(request.user), pk=pk)
    team, refusal = membership.team, None
    policy.require(policy.may_rule_team(request.user, team), _("Only an owner may hand the team over."))
    if request.method == "POST":
        try:
            joining.hand_over(team, membership, by=actor(request))
        except ValidationError as error:
            refusal = error.messages[0]
        else:
            said = filled(_("%(name)s owns the team now; you are an editor."), name=named(membership.member))
            messages.success(request, said)
            return redirect("team_leave", team.pk) if "leave" in request.GET else redirect(team)
    context = {"membership": membership, "team": team, "refusal": refusal}
    return render(request, "team/hand_over.html", context, status=422 if refusal else 200)


@asked_or_sent
@login_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a team for good, once an owner has read what goes with it and typed its name."""
    team = get_object_or_404(Team.objects.visible_to(request.user), pk=pk)
    policy.require(policy.may_rule_team(request.user, team), _("Only an owner may delete a team."))
    form, name = DeleteTeamForm(posted(request)), team.name
    if form.is_valid():
        with refusals_on(form):
            joining.delete_team(team, form.cleaned_data["name"], by=actor(request))
            messages.success(request, filled(_("The team “%(team)s” is deleted."), team=named(name)))
            return redirect("teams")
    playbooks = Playbook.objects.drafted_for(request.user).of_team(team)
    lost = {"playbooks": len(playbooks), "editions": sum(row.edition_count for row in playbooks)}
    return form_page(request, "team/delete.html", form, team=team, members=team.memberships.count(), lost=lost)
