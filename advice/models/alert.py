"""What a team is told of a play: it is no longer what they chose."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advice.models.contribution import Contribution
from advice.models.playbook import Play, Playbook
from advice.models.user import User


class AlertQuerySet(models.QuerySet["Alert"]):
    def visible_to(self, user: object) -> "AlertQuerySet":
        """Those of this person's teams."""
        return self.filter(playbook__in=Playbook.objects.drafted_for(user))

    def open(self) -> "AlertQuerySet":
        """Those nobody has dismissed and whose cause is still there."""
        return self.filter(ended=None)

    def dismissed(self) -> "AlertQuerySet":
        """Those somebody answered, also where their account is gone since."""
        return self.filter(ended__isnull=False).exclude(dismisser=None, why="")

    def of_playbook(self, playbook: Playbook) -> "AlertQuerySet":
        return self.filter(playbook=playbook)

    def of_play(self, play: Play) -> "AlertQuerySet":
        """Those of the contribution that this play holds."""
        return self.filter(playbook=play.playbook_id, contribution=play.contribution_id)

    def by_playbook(self) -> "AlertQuerySet":
        """Playbook by playbook in the order of their titles, the newest first in each."""
        return self.listed().order_by("playbook__title", "playbook", "-raised", "-pk")

    def listed(self) -> "AlertQuerySet":
        """With all that a row shows: playbook, contribution, situation, who dismissed it (one query)."""
        return self.select_related("playbook", "contribution__situation", "dismisser")


class Alert(models.Model):
    """A change to a contribution that a playbook holds, told once: open until somebody dismisses it and says why, or its cause is gone.

    `state` says what exactly was seen, such as the revision; what was dismissed is not told again while that is still so.
    """

    class Cause(models.TextChoices):
        EDITED = "edited", _("edited")
        WITHDRAWN = "withdrawn", _("withdrawn")
        RETAGGED = "retagged", _("other strategies")
        LOST_SUPPORT = "support", _("lost support")
        TRANSLATION_BEHIND = "behind", _("translation behind")
        LIMITED = "limited", _("use limited by its author")

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="alerts")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="alerts")
    cause = models.CharField(max_length=9, choices=Cause.choices)
    state = models.CharField(max_length=300)
    dismisser = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    why = models.TextField(blank=True)
    raised = models.DateTimeField()
    ended = models.DateTimeField(null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "playbook", "contribution", "cause", condition=Q(ended=None), name="alert_open_once_per_cause"
            ),
            models.CheckConstraint(
                condition=Q(cause__in=["edited", "withdrawn", "retagged", "support", "behind", "limited"]),
                name="alert_cause_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.playbook_id}, {self.contribution_id}: {self.cause}"
