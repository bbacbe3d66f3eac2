"""What one reader says of one contribution, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advice.models.user import User


class VoteQuerySet(models.QuerySet["Vote"]):
    def counted(self) -> "VoteQuerySet":
        """What tallies are made of."""
        return self.filter(counted=True)

    def waiting(self) -> "VoteQuerySet":
        """Kept, and not counted before their voter's account is old enough and its address confirmed."""
        return self.filter(waiting=True)


class Vote(models.Model):
    """One reader's answer to "Would this help?". There is one per reader and contribution, and never one's own author's:
    a trigger of migration 0002 refuses that in the database, as no check can look into another table.

    `counted` votes make up the tallies. The others are kept: `waiting` until their voter's account counts, or `set_aside` by a cluster that a
    moderator confirmed. Both may be so of one vote; it counts once neither is.
    """

    class Value(models.IntegerChoices):
        HELPFUL = 1, _("Yes")
        NOT_FOR_ME = -1, _("Not for me")

    voter = models.ForeignKey(User, on_delete=models.CASCADE, related_name="votes")
    contribution = models.ForeignKey("advice.Contribution", on_delete=models.CASCADE, related_name="vote_set")
    value = models.SmallIntegerField(choices=Value.choices)
    counted = models.BooleanField(default=True, db_default=True)
    waiting = models.BooleanField(default=False, db_default=False)
    set_aside = models.ForeignKey(
        "advice.VoteCluster", on_delete=models.PROTECT, null=True, blank=True, related_name="votes_set_aside"
    )
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    objects = VoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("voter", "contribution", name="vote_once_per_contribution"),
            models.CheckConstraint(condition=Q(value__in=[-1, 1]), name="vote_value_known"),
            # whatever says "counted" first, a vote with a reason not to count does not
            models.CheckConstraint(
                condition=Q(counted=False) | Q(waiting=False, set_aside=None), name="vote_counted_without_a_reason"
            ),
        ]
        indexes = [
            # few votes ever wait: what the nightly count walks is as small
            models.Index("voter", condition=Q(waiting=True), name="vote_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.value:+d}"


class VoteChange(models.Model):
    """One press: what a vote was before and after, 0 for none. Only ever added to, and kept for 90 days, for the limits need one of them."""

    voter = models.ForeignKey(User, on_delete=models.CASCADE, related_name="vote_changes")
    contribution = models.ForeignKey("advice.Contribution", on_delete=models.CASCADE, related_name="+")
    old = models.SmallIntegerField()
    new = models.SmallIntegerField()
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(old__in=[-1, 0, 1], new__in=[-1, 0, 1]) & ~Q(old=models.F("new")),
                name="vote_change_changes",
            ),
        ]
        indexes = [
            models.Index(fields=["voter", "created"], name="vote_change_of_a_day"),
            models.Index(fields=["created"], name="vote_change_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.old:+d} → {self.new:+d}"
