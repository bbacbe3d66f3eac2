"""Votes that look as if they were given together, and what is told in public of all of them."""

from django.db import models
from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from advice.models.contribution import Contribution
from advice.models.user import User


class VoteClusterQuerySet(models.QuerySet["VoteCluster"]):
    def visible_to(self, user: object) -> "VoteClusterQuerySet":
        """All of them for curators and staff, none for anybody else: a cluster tells who voted on what."""
        sees = isinstance(user, User) and user.is_active and (user.curator or user.is_staff)
        return self.all() if sees else self.none()

    def confirmed(self) -> "VoteClusterQuerySet":
        return self.filter(state=VoteCluster.State.CONFIRMED)

    def listed(self) -> "VoteClusterQuerySet":
        """With how many members and targets each has, what is open first (one query for all rows)."""
        rows = self.select_related("decider").annotate(
            member_count=Count("members", distinct=True), target_count=Count("targets", distinct=True)
        )
        is_open = models.Case(models.When(state=VoteCluster.State.OPEN, then=0), default=1)
        return rows.order_by(is_open, "-id")


class VoteCluster(models.Model):
    """Accounts whose votes look as if somebody gave them together: its `members`, the `targets` they voted on, and which `signals` say so.

    A flag for people. A moderator confirms it, and then one vote of its members counts per contribution and value, or dismisses it.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("cluster", "open")
        CONFIRMED = "confirmed", pgettext_lazy("cluster", "confirmed")
        DISMISSED = "dismissed", pgettext_lazy("cluster", "dismissed")

    class Signal(models.TextChoices):
        SAME_AUTHOR = "same_author", _("most of their votes are on one author")
        BURST = "burst", _("new accounts voted on the same advice within ten minutes")
        CO_VOTES = "co_votes", _("they voted the same on the same advice, and on little else")
        SAME_MINUTES = "same_minutes", _("they voted on the same advice in the same minutes")

    members = models.ManyToManyField(User, related_name="vote_clusters")
    targets = models.ManyToManyField(Contribution, related_name="+")
    signals = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    decider = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    found = models.DateTimeField(auto_now_add=True)
    decided = models.DateTimeField(null=True, blank=True)

    objects = VoteClusterQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "confirmed", "dismissed"]), name="cluster_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(decided__isnull=False), name="cluster_decided_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("cluster", args=[self.pk])

    def members_by_votes(self) -> "models.QuerySet[User]":
        """Who stands in it, with `here` of their `cast` votes on the targets, the first at `begun` and the last at `ended` (one query)."""
        here = Q(votes__contribution__in=self.targets.values("pk"))
        return self.members.annotate(
            cast=Count("votes"),
            here=Count("votes", filter=here),
            begun=Min("votes__created", filter=here),
            ended=Max("votes__created", filter=here),
        ).order_by("begun", "pk")

    def targets_by_votes(self) -> "models.QuerySet[Contribution]":
        """What they voted on, with `yes` and `no` votes of members, `aside` of them set aside by this cluster (one query)."""
        theirs = Q(vote_set__voter__in=self.members.values("pk"))
        rows = self.targets.select_related("situation", "author").annotate(
            yes=Count("vote_set", filter=theirs & Q(vote_set__value=1)),
            no=Count("vote_set", filter=theirs & Q(vote_set__value=-1)),
            aside=Count("vote_set", filter=Q(vote_set__set_aside=self)),
        )
        return rows.order_by("pk")

    @property
    def signs(self) -> list[str]:
        """What the signals mean, in words."""
        return [str(self.Signal(each).label) for each in self.signals]


class VoteMonth(models.Model):
    """What the public log says of one month: counts, written by the nightly count, with nothing in them that tells of a person."""

    month = models.DateField(unique=True)
    given = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    confirmed = models.PositiveIntegerField(default=0)
    dismissed = models.PositiveIntegerField(default=0)
    set_aside = models.PositiveIntegerField(default=0)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-month",)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
