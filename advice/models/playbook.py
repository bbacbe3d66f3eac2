"""What a team keeps: a playbook, its sections and its plays."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from advice.models.contribution import Contribution
from advice.models.note import Note
from advice.models.strategy import interface_labels
from advice.models.team import Team
from advice.models.user import User

RESERVED_SLUGS = {
    *("edit", "delete", "publish", "sections", "plays", "tensions", "editions", "compare", "alerts", "reviews"),
    *("approvals", "links", "rules", "fill"),
}


class PlaybookQuerySet(models.QuerySet["Playbook"]):
    def visible_to(self, user: object) -> "PlaybookQuerySet":
        """What this reader may see: their teams' playbooks, and public ones that have an edition."""
        public = Q(visibility=Playbook.Visibility.PUBLIC, edition_count__gt=0)
        if isinstance(user, User):
            return self.filter(public | Q(team__in=user.teams.all()))
        return self.filter(public)

    def published(self) -> "PlaybookQuerySet":
        """What everybody may read: public ones that have an edition."""
        return self.filter(visibility=Playbook.Visibility.PUBLIC, edition_count__gt=0)

    def editable_by(self, user: object) -> "PlaybookQuerySet":
        """The playbooks to which this person may add plays."""
        if not isinstance(user, User):
            return self.none()
        return self.filter(team__in=user.memberships.filter(role__in=["owner", "editor"]).values("team"))

    def drafted_for(self, user: object) -> "PlaybookQuerySet":
        """The playbooks whose draft this person may read: their teams'."""
        return self.filter(team__in=user.teams.all()) if isinstance(user, User) else self.none()

    def of_team(self, team: Team) -> "PlaybookQuerySet":
        return self.filter(team=team)

    def listed(self) -> "PlaybookQuerySet":
        """With all that a list shows: the team, and when the last edition came out as `latest` (one query for all rows)."""
        # the order is said again: Django leaves Meta.ordering out of a query that groups
        return self.select_related("team").annotate(latest=models.Max("editions__published")).order_by("title", "id")


class Playbook(models.Model):
    """A team's own choice of contributions, in sections, published as numbered editions.

    With `two_person` no edition comes out before a second person has approved it. `review_days` is how long a play may stand before somebody looks at
    it again, where the play says nothing else; None for never.
    """

    class Visibility(models.TextChoices):
        TEAM = "team", _("only the team")
        PUBLIC = "public", _("everybody, once published")

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="playbooks")
    title = models.CharField(_("title"), max_length=140)
    intro = models.TextField(_("introduction"), blank=True)
    language = models.CharField(_("language"), max_length=8, default="en")
    visibility = models.CharField(
        _("who may read it"), max_length=6, choices=Visibility.choices, default=Visibility.TEAM
    )
    two_person = models.BooleanField(_("a second person approves each edition"), default=False)
    review_days = models.PositiveSmallIntegerField(_("days until a play is looked at again"), null=True, blank=True)
    edition_count = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)

    objects = PlaybookQuerySet.as_manager()

    class Meta:
        ordering = ("title", "id")
        constraints = [
            models.CheckConstraint(condition=Q(visibility__in=["team", "public"]), name="playbook_visibility_known")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("playbook", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """The title for people to read in an address, in its own script; never a word that is the address of an act."""
        slug = slugify(self.title, allow_unicode=True)[:80].strip("-") or "playbook"
        return f"{slug}-playbook" if slug in RESERVED_SLUGS else slug


class SectionQuerySet(models.QuerySet["Section"]):
    def visible_to(self, user: object) -> "SectionQuerySet":
        """The sections of this person's teams; a draft exists for nobody else."""
        return self.filter(playbook__in=Playbook.objects.drafted_for(user))

    def titled(self) -> "SectionQuerySet":
        return self.exclude(title="")

    def drafted(self) -> "SectionQuerySet":
        """With the plays in order and all that a draft shows of them, the number of the team's notes too (six queries for all rows)."""
        plays = Play.objects.select_related("contribution__author", "contribution__situation", "chooser", "owner")
        notes = Note.objects.filter(contribution=OuterRef("contribution"), team=OuterRef("playbook__team"))
        plays = plays.annotate(team_notes=Coalesce(Subquery(notes.counted()), 0))
        plays = plays.prefetch_related(interface_labels("contribution__taggings__tag__labels"))
        return self.order_by("position").prefetch_related(models.Prefetch("plays", queryset=plays.order_by("position")))


class PlayQuerySet(models.QuerySet["Play"]):
    def visible_to(self, user: object) -> "PlayQuerySet":
        """The plays of this person's teams; a draft exists for nobody else."""
        return self.filter(playbook__in=Playbook.objects.drafted_for(user))

    def before(self, play: "Play") -> "PlayQuerySet":
        """Those that stand above this one in its section."""
        return self.filter(section=play.section_id, position__lt=play.position)

    def to_publish(self) -> "PlayQuerySet":
        """Those that the next edition holds: left out is what was withdrawn, and where everybody may read it, what is for teams only."""
        standing = Q(contribution=None) | Q(contribution__in=Contribution.objects.published())
        return self.filter(standing).exclude(contribution__use="team", playbook__visibility="public")

    def to_review(self) -> "PlayQuerySet":
        """With all that a row shows of them, the longest overdue first (one query)."""
        return self.select_related("playbook", "owner", "contribution__situation").order_by("next_review", "pk")

    def due(self, today: date) -> "PlayQuerySet":
        """Those whose day to be looked at again has come."""
        return self.filter(next_review__lte=today)

    def withdrawn(self) -> "PlayQuerySet":
        """Those whose advice, or the situation it answers, was taken back: the next edition leaves them out."""
        return self.filter(contribution__isnull=False).exclude(contribution__in=Contribution.objects.published())


class Section(models.Model):
    """A part of a playbook. Every playbook has at least one; an untitled one is simply the list of its plays.

    Sections stand in one order. One of `level` 2 belongs to the nearest of level 1 above it; nothing nests deeper.
    """

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="sections")
    title = models.CharField(_("title"), max_length=140, blank=True)
    level = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveIntegerField()

    objects = SectionQuerySet.as_manager()

    up = down = 0  # the places that one step up and down lead to, as a page counts them; 0 where there is none

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint("playbook", "position", name="section_one_per_place"),
            models.CheckConstraint(condition=Q(level__in=[1, 2]), name="section_nested_once"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.position)


class Play(models.Model):
    """One contribution at its place in a playbook, with the team's words on it.

    The team's words are Markdown in the playbook's language: `why` it was chosen, a `house_rule` that goes with it, a `local_example`, `wording` that
    may be used as it stands, and `when_not` to. `seen_*` is what the contribution was when the team chose it or last said that it still stands by it:
    the revision, the slugs of its strategies, its score; drift is what differs from that.

    `owner` looks at the play again by `next_review`, which is `review_days` (else the playbook's) after it was last `reviewed`.

    A play that came with a playbook exported elsewhere has no contribution here: `entry` is what its edition said of it, as JSON, and `origin` its
    permalink there.
    """

    NOTES = ("why", "house_rule", "local_example", "wording", "when_not")

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="plays")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="plays")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, null=True, blank=True, related_name="plays"
    )
    origin = models.CharField(max_length=500, blank=True)
    entry = models.TextField(blank=True)
    chooser = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="plays")
    why = models.TextField(_("why we chose it"), blank=True)
    house_rule = models.TextField(_("house rule"), blank=True)
    local_example = models.TextField(_("example from us"), blank=True)
    wording = models.TextField(_("wording you may use"), blank=True)
    when_not = models.TextField(_("when not to"), blank=True)
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="owned_plays")
    review_days = models.PositiveSmallIntegerField(null=True, blank=True)
    next_review = models.DateField(null=True, blank=True)
    seen_revision = models.PositiveIntegerField(default=1)
    seen_strategies = models.JSONField(default=list, blank=True)
    seen_score = models.IntegerField(default=0)
    position = models.PositiveIntegerField()
    created = models.DateTimeField(auto_now_add=True)
    reviewed = models.DateTimeField(null=True, blank=True)

    objects = PlayQuerySet.as_manager()

    marks: Sequence[object] = ()  # what a page shows beside it of what has changed

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint("playbook", "contribution", name="play_once_per_playbook"),
            models.UniqueConstraint("playbook", "origin", condition=~Q(origin=""), name="play_once_per_origin"),
            # a contribution of this site, or what another site's edition said: never both, never neither
            models.CheckConstraint(
                condition=Q(contribution__isnull=False, origin="", entry="")
                | (Q(contribution__isnull=True) & ~Q(origin="") & ~Q(entry="")),
                name="play_of_one_source",
            ),
            models.UniqueConstraint("section", "position", name="play_one_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.contribution_id or self.origin}"

    @property
    def quoted(self) -> dict[str, Any]:
        """What an edition of another site said of a foreign play, by the names of `export.document.PlayEntry`."""
        entry: dict[str, Any] = json.loads(self.entry or "{}")
        return entry

    @property
    def interval(self) -> int | None:
        """After how many days somebody looks at it again: its own, else the playbook's; None for never."""
        return self.review_days or self.playbook.review_days

    @property
    def foreign(self) -> bool:
        """Whether it came with a playbook exported elsewhere."""
        return self.contribution_id is None

    @property
    def published(self) -> bool:
        """Whether its advice still stands (the contribution and its situation must be loaded, or cost a query each)."""
        return not self.contribution or (self.contribution.published and self.contribution.situation.published)
