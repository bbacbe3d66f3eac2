"""One person trying one piece of advice, and what came of it."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advice.models.user import User


class TrialQuerySet(models.QuerySet["Trial"]):
    def visible_to(self, user: object) -> "TrialQuerySet":
        """A person's trials are their own: nobody else sees them."""
        return self.filter(person=user) if isinstance(user, User) else self.none()

    def open(self) -> "TrialQuerySet":
        """Those of which nobody has said yet what came of them."""
        return self.filter(outcome="")

    def due(self, today: date) -> "TrialQuerySet":
        """Open, their day has come, and the advice still stands for everybody."""
        standing = Q(contribution__state="published", contribution__situation__state="published")
        return self.open().filter(standing, due__lte=today)

    def counted(self) -> "TrialQuerySet":
        """The last word of each person on each piece of advice."""
        return self.filter(counted=True)

    def told(self) -> "TrialQuerySet":
        """The counted ones with a line that its writer shows to others, the newest first."""
        return self.counted().filter(shown=True).order_by("-reported", "-pk")

    def listed(self) -> "TrialQuerySet":
        """Open ones first, the most urgent on top, then past ones, the newest first; with all that a row shows (one query)."""
        rows = self.select_related("contribution__author", "contribution__situation")
        return rows.order_by(F("reported").desc(nulls_first=True), "due", "pk")


class Trial(models.Model):
    """One person trying one contribution: open from "I will try this" until they say what came of it.

    `due` is the day to ask them; `reminded` says when a letter did. `line` is for themselves unless it is `shown`, and then it stands without their
    name. `counted` marks the last word of a person on a contribution: who reports again is counted once.
    """

    class Outcome(models.TextChoices):
        WORKED = "worked", _("It worked")
        MIXED = "mixed", _("Mixed")
        FAILED = "failed", _("It did not work")

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="trials")
    contribution = models.ForeignKey("advice.Contribution", on_delete=models.CASCADE, related_name="trials")
    line = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, blank=True)
    shown = models.BooleanField(default=False)
    outcome = models.CharField(max_length=6, choices=Outcome.choices, blank=True)
    counted = models.BooleanField(default=False)
    due = models.DateField()
    created = models.DateTimeField()
    reminded = models.DateTimeField(null=True, blank=True)
    reported = models.DateTimeField(null=True, blank=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        constraints = [
            # pressed twice, or from two places at once, it is still one thing to try
            models.UniqueConstraint("person", "contribution", condition=Q(outcome=""), name="trial_open_once"),
            # nobody counts twice, however often they try
            models.UniqueConstraint("person", "contribution", condition=Q(counted=True), name="trial_counted_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "worked", "mixed", "failed"]), name="trial_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", reported=None) | (~Q(outcome="") & Q(reported__isnull=False)),
                name="trial_reported_with_an_outcome",
            ),
            models.CheckConstraint(condition=Q(counted=False) | ~Q(outcome=""), name="trial_counted_with_an_outcome"),
            models.CheckConstraint(condition=Q(shown=False) | ~Q(line=""), name="trial_shown_with_a_line"),
        ]
        indexes = [
            models.Index(fields=["contribution", "counted", "-reported"], name="trial_of_contribution"),
            models.Index(fields=["outcome", "due"], name="trial_due"),
        ]

    def __str__(self) -> str:
        return self.outcome or f"due {self.due}"

    @property
    def open(self) -> bool:
        return not self.outcome

    @property
    def standing(self) -> bool:
        """Whether the advice can still be read (no query where contribution and situation are loaded)."""
        return bool(self.contribution.published and self.contribution.situation.published)

    def due_by(self, today: date) -> bool:
        """Whether its day has come."""
        return self.open and self.due <= today
