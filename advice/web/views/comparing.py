"""What changed between two editions of a playbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from advice import policy
from advice.models import Playbook
from advice.web.compared import DRAFT, compared


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Any two editions, for members of the team the draft too; without a word in the address the latest and the one before."""
    playbook = get_object_or_404(Playbook.objects.visible_to(request.user).select_related("team"), pk=pk)
    comparison = compared(playbook, request.GET, drafts=policy.may_see_team(request.user, playbook.team))
    response = render(request, "edition/compare.html", {"playbook": playbook, "comparison": comparison})
    private = playbook.visibility == Playbook.Visibility.TEAM or DRAFT in (comparison.old, comparison.new)
    response["Cache-Control"] = "private, no-store" if private else "no-cache"
    return response
