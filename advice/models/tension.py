"""Two strategies that pull apart, and how a team holds them together."""

from django.db import models
from django.db.models import F, Q

from advice.models.playbook import Playbook
from advice.models.strategy import Strategy
from advice.models.user import User


class TensionQuerySet(models.QuerySet["Tension"]):
    def visible_to(self, user: object) -> "TensionQuerySet":
        """Those of this person's teams."""
        return self.filter(playbook__in=Playbook.objects.drafted_for(user))


class Tension(models.Model):
    """Why a playbook holds two opposite strategies, such as humour and keeping to the facts: when the one, when the other.

    `body` is Markdown in the playbook's language. The strategies stand in the order of their numbers, so that a pair is explained once.
    """

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="tensions")
    first = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="+")
    body = models.TextField()
    writer = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="tensions")
    created = models.DateTimeField(auto_now_add=True)

    objects = TensionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("playbook", "first", "second", name="tension_explained_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="tension_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.playbook_id}: {self.first_id} and {self.second_id}"
