"""A hard moment somebody asks about."""

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from advice.models.languages import LanguageSource
from advice.models.user import User

RESERVED_SLUGS = frozenset({"contributions", "edit", "history", "language", "restore", "withdraw"})


class SituationQuerySet(models.QuerySet["Situation"]):
    def published(self) -> "SituationQuerySet":
        return self.filter(state=Situation.State.PUBLISHED)

    def visible_to(self, user: object) -> "SituationQuerySet":
        """What this reader may see: everything published, and their own."""
        if isinstance(user, User):
            return self.filter(models.Q(state=Situation.State.PUBLISHED) | models.Q(author=user))
        return self.published()

    def in_languages(self, *codes: str) -> "SituationQuerySet":
        """Asked in one of these languages, or in one nobody could name."""
        return self.filter(language__in=[*codes, ""])

    def on_topic(self, slug: str) -> "SituationQuerySet":
        return self.filter(topic__slug=slug)

    def unanswered(self) -> "SituationQuerySet":
        return self.filter(contribution_count=0)

    def newest_first(self) -> "SituationQuerySet":
        return self.order_by("-id")

    def most_answered_first(self) -> "SituationQuerySet":
        return self.order_by("-contribution_count", "-id")

    def before(self, pk: int | None) -> "SituationQuerySet":
        """What follows this place in the order of `newest_first`; everything for None."""
        return self if pk is None else self.filter(id__lt=pk)

    def most_answered_first_after(self, count: int, number: int) -> "SituationQuerySet":
        """The most answered first, behind the row with this count and this number."""
        behind = models.Q(contribution_count__lt=count) | models.Q(contribution_count=count, pk__lt=number)
        return self.filter(behind, contribution_count__lte=count).most_answered_first()

    def newest_first_after(self, number: int) -> "SituationQuerySet":
        return self.filter(pk__lt=number).newest_first()

    def fewest_answered_first(self) -> "SituationQuerySet":
        """The order of `most_answered_first` from its end, along the same index: of those with equally many, the oldest first."""
        return self.order_by("contribution_count", "id")

    def fewest_answered_first_after(self, count: int, number: int) -> "SituationQuerySet":
        """The fewest answered first, behind the row with this count and this number."""
        behind = models.Q(contribution_count__gt=count) | models.Q(contribution_count=count, pk__gt=number)
        return self.filter(behind, contribution_count__gte=count).fewest_answered_first()

    def counted_by_language(self) -> dict[str, int]:
        """How many there are in each language, the unknown one ("") included (one query)."""
        return dict(self.order_by().values_list("language").annotate(models.Count("pk")))

    def counted_by_topic(self) -> dict[str, int]:
        """How many there are on each topic, by slug; "" counts those without one (one query)."""
        rows = self.order_by().values_list("topic__slug").annotate(models.Count("pk"))
        return {slug or "": count for slug, count in rows}

    def listed(self) -> "SituationQuerySet":
        """With all that a list shows (three queries for all rows)."""
        return self.select_related("author", "topic").prefetch_related("topic__names")


class Situation(models.Model):
    """A hard moment with a question, which practitioners answer with contributions."""

    class State(models.TextChoices):
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="situations")
    topic = models.ForeignKey(
        "advice.Topic", on_delete=models.SET_NULL, null=True, blank=True, related_name="situations"
    )
    related = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="related_from")
    title = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    body_html = models.TextField(blank=True, editable=False)
    language = models.CharField(max_length=8, blank=True)
    language_source = models.CharField(max_length=8, choices=LanguageSource.choices, default=LanguageSource.UNKNOWN)
    language_confidence = models.FloatField(null=True, blank=True)
    title_fingerprint = models.CharField(max_length=64, db_index=True, editable=False)
    source = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PUBLISHED)
    contribution_count = models.PositiveIntegerField(default=0)
    created = models.DateTimeField()
    revised = models.DateTimeField(null=True, blank=True)

    objects = SituationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "-contribution_count", "-id"], name="situation_most_answered"),
            models.Index(fields=["topic", "state", "-contribution_count", "-id"], name="situation_topic"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["published", "withdrawn"]), name="situation_state_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("situation", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """The title for people to read in an address, in its own script; never a word that is the address of an act."""
        slug = slugify(self.title, allow_unicode=True)[:80].strip("-") or "situation"
        return f"{slug}-situation" if slug in RESERVED_SLUGS else slug

    @property
    def words(self) -> str:
        """All that it says, as its language is found in it: the title and, on the next line, what happened."""
        return f"{self.title}\n{self.body}"

    @property
    def published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def imported(self) -> bool:
        return bool(self.source)
