"""What a situation is about, broadly."""

from django.db import models
from django.urls import reverse

from advice.models.languages import interface_language, spoken


class TopicQuerySet(models.QuerySet["Topic"]):
    def named(self) -> "TopicQuerySet":
        """With the names in all languages (one query for all rows)."""
        return self.prefetch_related("names")


class Topic(models.Model):
    """A broad subject that groups situations, such as negotiation; its names are data per language."""

    slug = models.CharField(max_length=100, unique=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.name_in(interface_language())

    def get_absolute_url(self) -> str:
        return f"{reverse('situations')}?topic={self.slug}"

    def name_in(self, *codes: str) -> str:
        """The name in the first of these languages that has one, else English, else any; the slug where there is none."""
        name = spoken(self.names.all(), *codes)
        return name.name if name else self.slug


class TopicName(models.Model):
    """The name of a topic in one language."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(max_length=8)
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint("topic", "language", name="topic_name_once_per_language")]
        indexes = [models.Index(fields=["language", "name"], name="topic_name_by_text")]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
