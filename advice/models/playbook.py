"""What a team keeps: a playbook, its sections and its plays."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from advice.models.contribution import Contribution
from advice.models.team import Team
from advice.models.user import User

RESERVED_SLUGS = {"edit", "delete", "publish", "sections", "plays", "editions"}


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
        return self.filter(team__in=user.memberships.filter(role__in=["owner", "curator"]).values("team"))

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
    """A team's own choice of contributions, in sections, published as numbered editions."""

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
        """With the plays in order and all that a draft shows of them (six queries for all rows)."""
        plays = Play.objects.select_related("contribution__author", "contribution__situation", "chooser")
        plays = plays.prefetch_related("contribution__taggings__tag__labels")
        return self.order_by("position").prefetch_related(models.Prefetch("plays", queryset=plays.order_by("position")))


class PlayQuerySet(models.QuerySet["Play"]):
    def visible_to(self, user: object) -> "PlayQuerySet":
        """The plays of this person's teams; a draft exists for nobody else."""
        return self.filter(playbook__in=Playbook.objects.drafted_for(user))

    def before(self, play: "Play") -> "PlayQuerySet":
        """Those that stand above this one in its section."""
        return self.filter(section=play.section_id, position__lt=play.position)

    def withdrawn(self) -> "PlayQuerySet":
        """Those whose advice, or the situation it answers, was taken back: the next edition leaves them out."""
        return self.exclude(contribution__in=Contribution.objects.published())


class Section(models.Model):
    """A part of a playbook. Every playbook has at least one; an untitled one is simply the list of its plays."""

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="sections")
    title = models.CharField(_("title"), max_length=140, blank=True)
    position = models.PositiveIntegerField()

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint("playbook", "position", name="section_one_per_place")]

    def __str__(self) -> str:
        return self.title or str(self.position)


class Play(models.Model):
    """One contribution at its place in a playbook, with the team's word on why it was chosen."""

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="plays")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="plays")
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="plays")
    chooser = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="plays")
    why = models.TextField(_("why we chose it"), blank=True)
    position = models.PositiveIntegerField()
    created = models.DateTimeField(auto_now_add=True)

    objects = PlayQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint("playbook", "contribution", name="play_once_per_playbook"),
            models.UniqueConstraint("section", "position", name="play_one_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.contribution_id}"

    @property
    def published(self) -> bool:
        """Whether the next edition will hold it (the contribution and its situation must be loaded, or cost a query each)."""
        return self.contribution.published and self.contribution.situation.published
