"""A contribution in another language."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advice.models.contribution import Contribution
from advice.models.user import User


class Translation(models.Model):
    """A contribution in another language, made by a person, or by a machine (`engine` names it) and labelled so.

    The original is the record and the votes belong to it. `source_revision` is the revision of the original that was translated.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("not reviewed yet")
        REVIEWED = "reviewed", _("reviewed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=8)
    engine = models.CharField(max_length=40, blank=True)
    translator = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="translations")
    body = models.TextField()
    body_html = models.TextField(editable=False)
    source_revision = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    reviewer = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    revision_count = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(auto_now_add=True)
    revised = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            # what a machine makes stands beside what a person made, never in its place
            models.UniqueConstraint("contribution", "language", "engine", name="translation_once_per_language"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "reviewed", "withdrawn"]), name="translation_state_known"
            ),
            models.CheckConstraint(condition=Q(source_revision__gte=1), name="translation_of_a_revision"),
        ]
        indexes = [models.Index(fields=["language", "state", "contribution"], name="translation_by_language")]

    def __str__(self) -> str:
        return f"{self.contribution_id} ({self.language})"

    @property
    def by_machine(self) -> bool:
        return bool(self.engine)
