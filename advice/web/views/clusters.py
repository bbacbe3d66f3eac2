"""Clusters of votes, for moderators: what the review flagged, and what they decide on it. For anybody else there is nothing here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from advice import policy
from advice.actions import reviewing
from advice.models import VoteCluster
from advice.web.browsing import numbered
from advice.web.forms.clusters import ReasonForm
from advice.web.forms.drafts import keep_drafts
from advice.web.posting import actor, posted, refusals_on

DECISIONS = {
    "confirm": (
        reviewing.confirm_cluster,
        gettext_lazy("Confirmed. One of these votes counts, and the others are kept aside."),
    ),
    "dismiss": (reviewing.dismiss_cluster, gettext_lazy("Dismissed. No vote has changed.")),
    "reopen": (reviewing.reopen_cluster, gettext_lazy("Open again. The votes stand as before.")),
}


@login_required
@require_safe
@never_cache
def clusters(request: HttpRequest) -> HttpResponse:
    if not policy.may_review_votes(request.user):
        raise Http404
    rows = VoteCluster.objects.visible_to(request.user).listed()
    return render(request, "cluster/clusters.html", numbered(request, rows))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def cluster(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(VoteCluster.objects.visible_to(request.user).listed(), pk=pk)
    form = ReasonForm(posted(request))
    verb, done = DECISIONS.get(request.POST.get("decision", ""), (None, ""))
    if form.is_valid() and verb:
        with refusals_on(form):
            verb(row, by=actor(request), reason=form.cleaned_data["reason"])
            messages.success(request, str(done))
            return redirect(row)
    keep_drafts(form, f"cluster-{pk}")
    context = {"cluster": row, "members": row.members_by_votes(), "targets": row.targets_by_votes(), "form": form}
    return render(request, "cluster/cluster.html", context, status=422 if form.is_bound else 200)
