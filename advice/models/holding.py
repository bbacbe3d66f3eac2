"""What the editions of a playbook hold."""

from django.db import models

from advice.models.contribution import Contribution
from advice.models.playbook import Playbook


class Holding(models.Model):
    """That some edition of a playbook says a contribution of this site; written when the edition is published, or comes in.

    Without it every edition there is would have to be read to find those whose text was taken back.
    """

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="holdings")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="holdings")

    class Meta:
        constraints = [models.UniqueConstraint("playbook", "contribution", name="holding_once_per_playbook")]

    def __str__(self) -> str:
        return f"{self.playbook_id}: {self.contribution_id}"
