"""What a text said at one time."""

from django.db import models
from django.db.models import Q

from advice.models.user import User


class Revision(models.Model):
    """One version of a contribution, a situation or a translation, numbered from 1; readers may look at all of them."""

    contribution = models.ForeignKey(
        "advice.Contribution", on_delete=models.CASCADE, null=True, related_name="revisions"
    )
    situation = models.ForeignKey("advice.Situation", on_delete=models.CASCADE, null=True, related_name="revisions")
    translation = models.ForeignKey("advice.Translation", on_delete=models.CASCADE, null=True, related_name="revisions")
    editor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    created = models.DateTimeField()

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.CheckConstraint(
                condition=Q(contribution__isnull=False, situation__isnull=True, translation__isnull=True)
                | Q(contribution__isnull=True, situation__isnull=False, translation__isnull=True)
                | Q(contribution__isnull=True, situation__isnull=True, translation__isnull=False),
                name="revision_of_one_text",
            ),
            models.UniqueConstraint("contribution", "number", name="revision_once_per_contribution"),
            models.UniqueConstraint("translation", "number", name="revision_once_per_translation"),
            models.UniqueConstraint("situation", "number", name="revision_once_per_situation"),
        ]

    def __str__(self) -> str:
        return f"revision {self.number}"
