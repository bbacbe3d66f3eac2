"""A short piece of advice."""

import hashlib

from django.db import models
from django.db.models import Count, Prefetch, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from advice.models import lots
from advice.models.languages import LanguageSource
from advice.models.own import own_fields
from advice.models.situation import Situation
from advice.models.strategy import Tagging, interface_labels
from advice.models.tagged import TaggedQuerySet
from advice.models.translation import Translation
from advice.models.user import User


def fingerprint(text: str) -> str:
    """The same for texts that differ only in white space and case: 64 hexadecimal digits (SHA-256)."""
    return hashlib.sha256(" ".join(text.split()).casefold().encode()).hexdigest()


TAGGINGS = Prefetch("taggings", queryset=Tagging.objects.order_by("pk"))


class ContributionQuerySet(TaggedQuerySet["Contribution"]):
    def published(self) -> "ContributionQuerySet":
        """Published, under a published situation."""
        return self.filter(state=Contribution.State.PUBLISHED, situation__state=Situation.State.PUBLISHED)

    def visible_to(self, user: object) -> "ContributionQuerySet":
        """What this reader may see: everything published, and their own."""
        shown = Q(state=Contribution.State.PUBLISHED, situation__state=Situation.State.PUBLISHED)
        return self.filter(shown | Q(author=user)) if isinstance(user, User) else self.filter(shown)

    def shown_under(self, situation: Situation) -> "ContributionQuerySet":
        """Published under this situation: whoever may see a withdrawn one sees its advice too."""
        return self.filter(situation=situation, state=Contribution.State.PUBLISHED)

    def candidates(self) -> "ContributionQuerySet":
        """What the site proposes for a playbook; a curator decides."""
        return self.filter(candidate=True)

    def with_outcome(self) -> "ContributionQuerySet":
        """What somebody has tried, whatever came of it."""
        return self.filter(outcome_count__gt=0)

    def in_situation(self, number: int) -> "ContributionQuerySet":
        return self.filter(situation=number)

    def on_topic(self, slug: str) -> "ContributionQuerySet":
        return self.filter(situation__topic__slug=slug)

    def counted_by_language(self) -> dict[str, int]:
        """How many can be read in each language: those written in it, and those translated into it, each once whoever translated it.

        What can be read in two languages counts in both, so the sum may be more than there are; "" counts those in an unknown one (one query).
        """
        counts: dict[str, int] = {}
        for language, count in self.tally_of_written().union(Translation.objects.standing().of(self).tally(), all=True):
            counts[language] = counts.get(language, 0) + count
        return counts

    def tally_of_written(self) -> "models.QuerySet[Contribution, tuple[str, int]]":
        """(language, how many were written in it), "" for an unknown one; a part of `counted_by_language`."""
        # behind a function, or SQLite walks the whole index by language where the rows of one situation are to be counted
        spoken = self.order_by().annotate(spoken=Coalesce("language", Value("")))
        counts: models.QuerySet[Contribution, tuple[str, int]] = spoken.values_list("spoken").annotate(
            count=Count("pk")
        )
        return counts

    def counted_by_strategy(self) -> dict[str, int]:
        """How many there are of each strategy, by slug (one query)."""
        return dict(self.tally_of_strategies())

    def tally_of_strategies(self) -> "models.QuerySet[Tagging, tuple[str, int]]":
        """(slug, how many there are of this strategy)."""
        rows = Tagging.objects.filter(content_object__in=self.order_by().values("pk"))
        counts: models.QuerySet[Tagging, tuple[str, int]] = rows.values_list("tag__slug").annotate(count=Count("pk"))
        return counts.order_by()

    def seen_by(self, reader: object) -> "ContributionQuerySet":
        """With author, situation, what is the reader's own (one query)."""
        return self.select_related("author", "situation").annotate(**own_fields(reader))

    def read_by(self, reader: object) -> "ContributionQuerySet":
        """With author, situation, strategy links, what is the reader's own (two queries for all rows); the strategies themselves are the caller's."""
        return self.seen_by(reader).prefetch_related(TAGGINGS)

    def listed(self, reader: object) -> "ContributionQuerySet":
        """With all that a card shows, what is the reader's own included (four queries for all rows, signed in or not)."""
        rows = self.select_related("author", "situation").prefetch_related(interface_labels("taggings__tag__labels"))
        return rows.annotate(**own_fields(reader))


class Contribution(models.Model):
    """A short piece of advice that answers a situation, in its author's language.

    `helpful` of its `votes` said it would help; `score` (0 to 1,000,000) is the rule of section 1.2 of the ranking paper, kept by the vote verb.
    `worked`, `mixed` and `failed` count what came of it for those who tried it, `outcome_count` in all, kept by the verbs of trying; `worked_score`
    (0 to 1,000,000, see `ranking.outcomes`) is None while nobody has said. They are apart from the votes: applause is not success.
    `lot` is its place on the ring of chance. `bridged` (readers of different teams and languages find it helpful) and `candidate` (good enough for a playbook)
    are marked in a batch and may be older than the votes. `helpful_elsewhere` is how many found it helpful where it was imported from: told to
    readers, and no part of the score, for nobody here cast it.
    `use` is what its author allows playbooks to do with it. `erased` is when they had a withdrawn text taken out for good.
    """

    class State(models.TextChoices):
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Use(models.TextChoices):
        PUBLIC = "public", _("anywhere, under the licence of the site")
        TEAM = "team", _("in playbooks that only their team reads")
        SITE = "site", _("on this site only, in no file")

    situation = models.ForeignKey(Situation, on_delete=models.CASCADE, related_name="contributions")
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="contributions")
    body = models.TextField()
    body_html = models.TextField(editable=False)
    language = models.CharField(max_length=8, blank=True)
    language_source = models.CharField(max_length=8, choices=LanguageSource.choices, default=LanguageSource.UNKNOWN)
    language_confidence = models.FloatField(null=True, blank=True)
    strategies = TaggableManager(through=Tagging, blank=True)
    fingerprint = models.CharField(max_length=64, editable=False)
    source = models.CharField(max_length=300, blank=True)
    external_id = models.CharField(max_length=120, blank=True)
    author_credit = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PUBLISHED)
    use = models.CharField(max_length=6, choices=Use.choices, default=Use.PUBLIC, db_default=Use.PUBLIC)
    helpful = models.PositiveIntegerField(default=0)
    votes = models.PositiveIntegerField(default=0)
    helpful_elsewhere = models.PositiveIntegerField(null=True, blank=True)
    score = models.IntegerField(default=800_000)
    worked = models.PositiveIntegerField(default=0)
    mixed = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    outcome_count = models.PositiveIntegerField(default=0)
    worked_score = models.IntegerField(null=True, blank=True)
    bridged = models.BooleanField(default=False, db_default=False)
    candidate = models.BooleanField(default=False, db_default=False)
    lot = models.IntegerField(default=lots.draw, db_default=0, editable=False)
    revision_count = models.PositiveIntegerField(default=1)
    created = models.DateTimeField()
    revised = models.DateTimeField(null=True, blank=True)
    erased = models.DateTimeField(null=True, blank=True)

    objects = ContributionQuerySet.as_manager()

    version: Translation | None = (
        None  # what the reader is shown in place of the original, as the engine of versions chose it
    )
    flipped = False  # whether they asked for the original all the same
    raised = False  # whether a list shows it higher than its own place, so that it is seen

    class Meta:
        constraints = [
            # the tallies can never say what no set of votes could
            models.CheckConstraint(
                condition=Q(helpful__lte=models.F("votes")), name="contribution_helpful_within_votes"
            ),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1_000_000), name="contribution_score_in_range"),
            models.CheckConstraint(
                condition=Q(outcome_count=models.F("worked") + models.F("mixed") + models.F("failed")),
                name="contribution_outcomes_add_up",
            ),
            models.CheckConstraint(
                condition=Q(worked_score=None, outcome_count=0)
                # that it is there has to be said: a comparison with nothing is no refusal
                | Q(worked_score__isnull=False, worked_score__range=(0, 1_000_000), outcome_count__gt=0),
                name="contribution_worked_score_of_outcomes",
            ),
            models.CheckConstraint(condition=Q(state__in=["published", "withdrawn"]), name="contribution_state_known"),
            models.CheckConstraint(condition=Q(use__in=["public", "team", "site"]), name="contribution_use_known"),
            # what is gone for good says nothing and comes back nowhere
            models.CheckConstraint(
                condition=Q(erased=None) | Q(state="withdrawn", body="", body_html=""), name="contribution_erased_whole"
            ),
            # what was imported under a number of its own is imported once
            models.UniqueConstraint("external_id", condition=~Q(external_id=""), name="contribution_external_id_once"),
            # the same words twice under one situation would split their votes
            models.UniqueConstraint(
                "situation", "fingerprint", condition=Q(state="published"), name="contribution_once_per_situation"
            ),
        ]
        indexes = [
            models.Index(fields=["situation", "state", "-score", "-votes", "id"], name="contribution_best_here"),
            models.Index(fields=["state", "-score", "-votes", "id"], name="contribution_best"),
            models.Index(fields=["state", "-id"], name="contribution_new"),
            models.Index(fields=["state", "-worked_score", "-outcome_count", "id"], name="contribution_worked"),
            models.Index(fields=["state", "lot", "id"], name="contribution_lot"),
            # all that is counted of a list, or SQLite counts in the order of an index above, a random row at a time
            models.Index(fields=["state", "situation", "language"], name="contribution_tally"),
            models.Index(fields=["state", "language", "-score", "-votes", "id"], name="contribution_best_language"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.body[:60]}"

    def get_absolute_url(self) -> str:
        return f"{reverse('situation', args=[self.situation_id, self.situation.slug])}#c-{self.pk}"

    @property
    def words(self) -> str:
        """All that it says, as its language is found in it."""
        return self.body

    @property
    def published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def imported(self) -> bool:
        return bool(self.source)

    @property
    def author_name(self) -> str:
        """Who is named as the author: the public name, whom an import credits, "imported", or "former member" once an account is gone."""
        if self.author is not None:
            return str(self.author)
        if self.author_credit:
            return self.author_credit
        return "imported" if self.imported else "former member"

    @property
    def unhelpful(self) -> int:
        return self.votes - self.helpful

    @property
    def helpful_percent(self) -> int | None:
        """The share of voters it would help, in whole percent, halves rounded up; None without a vote."""
        return (200 * self.helpful + self.votes) // (2 * self.votes) if self.votes else None
