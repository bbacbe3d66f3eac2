"""A team's private word on a public contribution."""

from django.db import models

from advice.models.team import Team
from advice.models.user import User


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, user: object) -> "NoteQuerySet":
        """Those of this person's teams."""
        return self.filter(team__in=Team.objects.visible_to(user))

    def listed(self) -> "NoteQuerySet":
        """The oldest first, by team, with all that a page shows (one query)."""
        return self.select_related("team", "author", "contribution").order_by("team__name", "team", "id")

    def counted(self) -> "models.QuerySet[Note, int]":
        """How many there are, of one contribution of an outer query."""
        counts = self.order_by().values("contribution").annotate(count=models.Count("pk"))
        return counts.values_list("count", flat=True)


class Note(models.Model):
    """What a member of a team wrote beside a contribution, for the team alone."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="notes")
    contribution = models.ForeignKey("advice.Contribution", on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="notes")
    body = models.TextField()
    created = models.DateTimeField(auto_now_add=True)
    revised = models.DateTimeField(null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.team_id} on {self.contribution_id}"
