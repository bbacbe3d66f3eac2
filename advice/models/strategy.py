"""The controlled vocabulary: one concept per strategy, its words as data per language."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from taggit.models import ItemBase, TagBase

from advice.language import address
from advice.models.languages import interface_language, spoken


class StrategyQuerySet(models.QuerySet["Strategy"]):
    def labelled(self) -> "StrategyQuerySet":
        """With the labels in all languages (one query for all rows)."""
        return self.prefetch_related("labels")

    def named(self) -> "StrategyQuerySet":
        """With the words that a page in the language of the interface says (one query for all rows)."""
        return self.prefetch_related(interface_labels("labels"))

    def current(self) -> "StrategyQuerySet":
        """Those that are not part of another."""
        return self.filter(merged_into=None)

    def at(self, slug: str, language: str) -> "Strategy | None":
        """The strategy that an address leads to, whatever it was merged into since; None where it leads nowhere.

        The language's own words come first, then the concept's slug, then the words of any other language (two queries, one more a merge).
        """
        slug = address(slug)
        if not slug:
            return None
        found = (
            self.filter(addresses__slug=slug, addresses__language=language).first()
            or self.filter(slug=slug).first()
            or self.filter(addresses__slug=slug).order_by("addresses__id").first()
        )
        return found.whole if found else None


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
        return reverse("strategy", args=[self.address_in(interface_language())])

    def address_in(self, language: str) -> str:
        """Its preferred address in a language: its label there, in the script of the language; the concept's slug where nobody has named it."""
        return next((words.slug for words in self.labels.all() if words.language == language and words.slug), self.slug)

    @property
    def whole(self) -> "Strategy":
        """The strategy that this is part of, through every merge; itself where it is part of none (a query a merge, unless loaded)."""
        whole = self
        while whole.merged_into:
            whole = whole.merged_into
        return whole

    @property
    def label(self) -> str:
        """The label in the language of the interface, else English, else any; the slug where nobody has named it."""
        return self.label_in(interface_language())

    def label_in(self, *codes: str) -> str:
        """The label in the first of these languages that has one."""
        words = self.words_in(*codes)
        return words.label if words else self.slug

    def words_in(self, *codes: str) -> "StrategyLabel | None":
        """All the words (label, definition, example, when not to) in the first of these languages that has them."""
        return spoken(self.labels.all(), *codes)

    @property
    def words(self) -> "StrategyLabel | None":
        return self.words_in(interface_language())


class StrategyLabelQuerySet(models.QuerySet["StrategyLabel"]):
    def said_in(self, *codes: str) -> "StrategyLabelQuerySet":
        """Those in these languages or in English; of a strategy that has none of these, all. A page says no others."""
        wanted = {*codes, "en"}
        known = StrategyLabel.objects.filter(strategy=OuterRef("strategy"), language__in=wanted)
        return self.filter(Q(language__in=wanted) | ~Exists(known))


def interface_labels(lookup: str) -> "models.Prefetch[str, StrategyLabelQuerySet, str]":
    """The prefetch of labels along this lookup, without those that no page in the language of the interface says."""
    return models.Prefetch(lookup, queryset=StrategyLabel.objects.said_in(interface_language()))


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

    objects = StrategyLabelQuerySet.as_manager()

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

    @property
    def names(self) -> list[str]:
        """The label and its alternatives."""
        return [self.label, *self.alternatives]


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
