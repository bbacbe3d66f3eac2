"""What becomes of the strategies as concepts: their addresses for ever, merges, proposals, and what curators decided about them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from advice.models.contribution import Contribution
from advice.models.strategy import Strategy
from advice.models.user import User


class StrategyAddress(models.Model):
    """A word in one language that leads to a strategy: its label, an alternative, or a label it once had. None is ever taken away."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="addresses")
    language = models.CharField(max_length=8)
    slug = models.CharField(max_length=120)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("language", "slug", name="strategy_address_leads_to_one")]
        indexes = [models.Index(fields=["slug"], name="strategy_address_by_slug")]

    def __str__(self) -> str:
        return f"/{self.language}/{self.slug}"


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> dict[int, int]:
        """The merges nobody has undone: the number of each by that of the strategy that became part of another (one query)."""
        return dict(self.filter(undone=None).values_list("source", "pk"))


class Merge(models.Model):
    """One strategy became part of another; undone, each contribution has back what it had."""

    source = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="merges")
    target = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="merges_received")
    curator = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    undone = models.DateTimeField(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(source=models.F("target")), name="merge_of_two"),
            # a strategy that is part of another cannot become part of a third
            models.UniqueConstraint("source", condition=Q(undone=None), name="merge_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.source.slug} → {self.target.slug}"


class MergedTagging(models.Model):
    """What a merge did to one contribution; `had_target` says that it carried both strategies before."""

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="taggings")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="+")
    had_target = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint("merge", "contribution", name="merged_tagging_once")]

    def __str__(self) -> str:
        return f"{self.contribution_id}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def listed(self) -> "ProposalQuerySet":
        """With all that a list shows (two queries for all rows)."""
        return self.select_related("proposer", "strategy").prefetch_related("strategy__labels")


class Proposal(models.Model):
    """A strategy somebody misses, in their own language; curators decide on it in public."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("proposal", "open")
        ACCEPTED = "accepted", pgettext_lazy("proposal", "accepted")
        DECLINED = "declined", pgettext_lazy("proposal", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "withdrawn")

    proposer = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="proposals")
    strategy = models.ForeignKey(Strategy, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals")
    language = models.CharField(max_length=8)
    label = models.CharField(max_length=60)
    definition = models.TextField()
    example = models.TextField(blank=True)
    when_not = models.TextField(blank=True)
    why = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    created = models.DateTimeField(auto_now_add=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "accepted", "declined", "withdrawn"]), name="proposal_state_known"
            )
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("proposal", args=[self.pk])


class DecisionQuerySet(models.QuerySet["Decision"]):
    def listed(self) -> "DecisionQuerySet":
        """With all that a list shows (three queries for all rows)."""
        rows = self.select_related("decider", "strategy", "other", "proposal")
        return rows.prefetch_related("strategy__labels", "other__labels")


class Decision(models.Model):
    """What a curator decided, with the reason, for everybody to read."""

    class Kind(models.TextChoices):
        REWORDED = "reworded", _("reworded")
        MERGED = "merged", _("merged")
        PARTED = "parted", _("merge undone")
        ACCEPTED = "accepted", _("proposal accepted")
        DECLINED = "declined", _("proposal declined")

    decider = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="decisions")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    strategy = models.ForeignKey(Strategy, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions")
    other = models.ForeignKey(Strategy, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions")
    language = models.CharField(max_length=8, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["reworded", "merged", "parted", "accepted", "declined"]),
                name="decision_kind_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.created:%Y-%m-%d}"

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """What a rewording changed: the name of each part, what it was, what it became."""
        names = {
            "label": _("name"),
            "alternatives": _("other names"),
            "definition": _("what it is"),
            "example": _("example"),
            "when_not": _("when not to"),
        }
        rows = [(str(name), _shown(self.before.get(key)), _shown(self.after.get(key))) for key, name in names.items()]
        return [row for row in rows if row[1] != row[2]]


def _shown(value: object) -> str:
    return " · ".join(value) if isinstance(value, list) else str(value or "")
