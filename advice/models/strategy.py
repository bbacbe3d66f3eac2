"""The controlled vocabulary: one concept per strategy, its words as data per language."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from taggit.models import ItemBase, TagBase

from advice.models.languages import spoken


class StrategyQuerySet(models.QuerySet["Strategy"]):
    def labelled(self) -> "StrategyQuerySet":
        """With the labels in all languages (one query for all rows)."""
        return self.prefetch_related("labels")


class Strategy(TagBase):
    """A way of responding to a hard situation, such as listening. The slug is the concept; `name` serves the back office only.

    `opposite` is the strategy it stands in tension with, shown beside it so that advice keeps its limits.
    """

    opposite = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=1000)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from")

    objects = StrategyQuerySet.as_manager()  # type: ignore[misc, assignment]

    class Meta:
        ordering = ("position", "slug")
        verbose_name_plural = "strategies"

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("strategy", args=[self.slug])

    @property
    def label(self) -> str:
        """The label in the language of the interface, else English, else any; the slug where nobody has named it."""
        return self.label_in(get_language() or "en")

    def label_in(self, *codes: str) -> str:
        """The label in the first of these languages that has one."""
        words = self.words_in(*codes)
        return words.label if words else self.slug

    def words_in(self, *codes: str) -> "StrategyLabel | None":
        """All the words (label, definition, example, when not to) in the first of these languages that has them."""
        return spoken(self.labels.all(), *codes)

    @property
    def words(self) -> "StrategyLabel | None":
        return self.words_in(get_language() or "en")


class StrategyLabel(models.Model):
    """The words of a strategy in one language."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(max_length=8)
    label = models.CharField(max_length=60)
    slug = models.CharField(max_length=120, blank=True, editable=False)
    alternatives = models.JSONField(default=list, blank=True)
    definition = models.TextField(blank=True)
    example = models.TextField(blank=True)
    when_not = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("strategy", "language", name="strategy_label_once_per_language"),
            models.UniqueConstraint("language", "label", name="strategy_label_unique_in_language"),
            models.UniqueConstraint(
                "language", "slug", condition=~models.Q(slug=""), name="strategy_label_slug_unique_in_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.language})"


class Tagging(ItemBase):
    """One strategy on one contribution.

    Carries copies of the contribution's language, state and score, kept by the verbs in the same transaction, so that browsing by strategy is
    one walk along an index: at a million contributions 0.05 ms instead of half a second (design papers, ranking 2.6).
    """

    content_object = models.ForeignKey("advice.Contribution", on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="taggings")
    language = models.CharField(max_length=8, blank=True)
    published = models.BooleanField(default=True)
    score = models.IntegerField(default=800_000)
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("content_object", "tag", name="tagging_once_per_strategy")]
        indexes = [
            models.Index(fields=["tag", "published", "-score", "-votes", "content_object"], name="tagging_best"),
            models.Index(
                fields=["tag", "published", "language", "-score", "-votes", "content_object"],
                name="tagging_best_language",
            ),
        ]
