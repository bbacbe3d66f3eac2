"""What the ranking assumes of a text before anybody has voted."""

from django.db import models
from django.db.models import Q

DEFAULT_WEIGHT = 10
DEFAULT_PERMILLE = 800


class LanguagePrior(models.Model):
    """How many typical votes a contribution of this language starts with: 10 in the largest language, down to 6 in a small one."""

    language = models.CharField(max_length=8, unique=True)
    weight = models.PositiveSmallIntegerField(default=DEFAULT_WEIGHT)
    voters = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(weight__in=[5, 6, 7, 8, 10]), name="prior_weight_known")]

    def __str__(self) -> str:
        return f"{self.language or '?'}: {self.weight}"


class SitePrior(models.Model):
    """The share of helpful votes over the whole site, in thousandths, and when bridges were last marked: one row."""

    permille = models.PositiveSmallIntegerField(default=DEFAULT_PERMILLE)
    changed = models.DateTimeField(auto_now=True)
    bridges_marked = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(permille__gte=600, permille__lte=900), name="prior_permille_clipped"),
            models.CheckConstraint(condition=Q(id=1), name="prior_one_row"),
        ]

    def __str__(self) -> str:
        return f"{self.permille / 10:.1f} %"
