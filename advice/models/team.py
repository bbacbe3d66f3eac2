"""People who curate together."""

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advice.models.user import User

if TYPE_CHECKING:
    from datetime import datetime


class TeamQuerySet(models.QuerySet["Team"]):
    def visible_to(self, user: object) -> "TeamQuerySet":
        """The teams this reader belongs to; to everybody else a team does not exist."""
        # by a subquery, or counting members over the same join would count this reader alone
        return self.filter(pk__in=user.memberships.values("team")) if isinstance(user, User) else self.none()

    def edited_by(self, user: object) -> "TeamQuerySet":
        """The teams whose playbooks this person may change."""
        if not isinstance(user, User):
            return self.none()
        return self.filter(pk__in=user.memberships.filter(role__in=["owner", "editor"]).values("team"))

    def listed(self) -> "TeamQuerySet":
        """With `member_count` and `playbook_count` (one query for all rows)."""
        return self.annotate(
            member_count=models.Count("memberships", distinct=True),
            playbook_count=models.Count("playbooks", distinct=True),
        ).order_by("name", "id")


class Team(models.Model):
    """A group of people that curates playbooks together."""

    name = models.CharField(_("name"), max_length=80)
    members = models.ManyToManyField(User, through="advice.Membership", related_name="teams")
    created = models.DateTimeField(auto_now_add=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("team", args=[self.pk])

    def curators(self) -> "models.QuerySet[User]":
        """Its owners and editors, by name."""
        people = User.objects.filter(memberships__team=self, memberships__role__in=["owner", "editor"], is_active=True)
        return people.order_by("name", "username")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, user: object) -> "MembershipQuerySet":
        """The places in this person's own teams."""
        return self.filter(team__in=Team.objects.visible_to(user)).select_related("team", "member")

    def by_seniority(self) -> "MembershipQuerySet":
        """Whoever joined first comes first."""
        return self.select_related("member").order_by("created", "id")


class Membership(models.Model):
    """One person's place in a team: owners invite and remove, editors change playbooks, readers read."""

    class Role(models.TextChoices):
        OWNER = "owner", _("owner")
        EDITOR = "editor", _("editor")
        READER = "reader", _("reader")

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    member = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=7, choices=Role.choices, default=Role.EDITOR)
    created = models.DateTimeField(auto_now_add=True)
    digest_sent = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("team", "member", name="membership_once_per_team"),
            models.CheckConstraint(
                condition=models.Q(role__in=["owner", "editor", "reader"]), name="membership_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} ({self.role})"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: object) -> "InvitationQuerySet":
        """The invitations to this person's own teams."""
        return self.filter(team__in=Team.objects.visible_to(user)).select_related("team", "host")

    def open(self) -> "InvitationQuerySet":
        """Those whose link still works, the newest first."""
        return self.filter(revoked=None, used=None, expires__gt=timezone.now()).select_related("host").order_by("-id")

    def unanswered(self) -> "InvitationQuerySet":
        """The open ones, and those by letter that ran out, which can be sent again; the newest first."""
        still = models.Q(expires__gt=timezone.now()) | ~models.Q(address="")
        return self.filter(still, revoked=None, used=None).select_related("host").order_by("-id")


class Invitation(models.Model):
    """A link that lets whoever holds it join a team, until it expires or is revoked. Only the digest of its token is kept.

    One that went to an `address` by e-mail lets one person in, which `used` notes.
    """

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="invitations")
    host = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=7, choices=Membership.Role.choices, default=Membership.Role.EDITOR)
    address = models.EmailField(_("e-mail address"), blank=True)
    token_digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True, blank=True)
    used = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=["editor", "reader"]), name="invitation_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.team} until {self.expires:%Y-%m-%d}"

    @property
    def expired(self) -> bool:
        return self.expires <= timezone.now()

    @property
    def days(self) -> int:
        """How many days it was good for."""
        return round((self.expires - self.created).total_seconds() / 86_400)

    def open_at(self, moment: "datetime") -> bool:
        return self.revoked is None and self.used is None and moment < self.expires
