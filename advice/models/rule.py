"""What a playbook would like to be filled with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from advice.models.playbook import Playbook
from advice.models.topic import Topic
from advice.models.user import User


class RuleQuerySet(models.QuerySet["Rule"]):
    def visible_to(self, user: object) -> "RuleQuerySet":
        """Those of this person's teams."""
        return self.filter(playbook__in=Playbook.objects.drafted_for(user))


class Rule(models.Model):
    """A rule by which the site proposes plays: the best `most` of each strategy, in some languages, that enough readers found helpful.

    `strategies` are slugs, none for all of them; `languages` are codes, none for any; `helpful` is how many helpful votes there must be. A rule
    proposes and never writes.
    """

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="rules")
    most = models.PositiveSmallIntegerField(_("how many of each strategy"), default=3)
    strategies = models.JSONField(_("strategies"), default=list, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, blank=True, related_name="rules")
    helpful = models.PositiveIntegerField(_("helpful votes at least"), default=0)
    maker = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="rules")
    created = models.DateTimeField(auto_now_add=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.playbook_id}: {self.most} of each"
