"""What one reader says of one contribution."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from advice.models.user import User


class Vote(models.Model):
    """One reader's answer to "Would this help?". There is one per reader and contribution, and never one's own author's:
    a trigger of migration 0002 refuses that in the database, as no check can look into another table."""

    class Value(models.IntegerChoices):
        HELPFUL = 1, _("Yes")
        NOT_FOR_ME = -1, _("Not for me")

    voter = models.ForeignKey(User, on_delete=models.CASCADE, related_name="votes")
    contribution = models.ForeignKey("advice.Contribution", on_delete=models.CASCADE, related_name="vote_set")
    value = models.SmallIntegerField(choices=Value.choices)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("voter", "contribution", name="vote_once_per_contribution"),
            models.CheckConstraint(condition=models.Q(value__in=[-1, 1]), name="vote_value_known"),
        ]

    def __str__(self) -> str:
        return f"{self.value:+d}"
