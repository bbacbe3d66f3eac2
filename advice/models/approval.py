"""A second person's word on the next edition."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advice.models.edition import Edition
from advice.models.playbook import Playbook
from advice.models.user import User


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def visible_to(self, user: object) -> "ApprovalQuerySet":
        """Those of this person's teams."""
        return self.filter(playbook__in=Playbook.objects.drafted_for(user))

    def waiting(self) -> "ApprovalQuerySet":
        """Those nobody has decided."""
        return self.filter(state=Approval.State.ASKED)

    def open(self) -> "ApprovalQuerySet":
        """Those that can still be decided: a link can until it expires."""
        return self.waiting().filter(Q(expires=None) | Q(expires__gt=timezone.now()))

    def waiting_for(self, user: object) -> "ApprovalQuerySet":
        """Those that this member may decide: asked of them, or of any owner or editor; never what they asked for themselves."""
        if not isinstance(user, User):
            return self.none()
        theirs = Q(approver=user, playbook__in=Playbook.objects.drafted_for(user))
        anybodys = Q(approver_name="", playbook__in=Playbook.objects.editable_by(user))
        return self.waiting().filter(theirs | anybodys, token_digest=None).exclude(asker=user)

    def listed(self) -> "ApprovalQuerySet":
        """The newest first, with who is named, without the documents, which may be long (one query)."""
        rows = self.select_related("playbook__team", "asker", "approver", "decider", "edition").order_by("-id")
        return rows.defer("document", "edition__document")


class Approval(models.Model):
    """A second person's word on the next edition of a playbook: asked for, given, declined or no longer asked.

    `document` is what was put before them, as canonical JSON, and `digest` that of what it says: an approval holds for these words and no others.
    It is asked of `approver`, a member of the team, or of somebody outside it, who decides by a link, of whose token only the digest is kept; either
    is called `approver_name`. Where nobody is, it is asked of any owner or editor.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        GIVEN = "given", _("given")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("no longer asked for")

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="approvals")
    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, null=True, blank=True, related_name="approval")
    document = models.TextField()
    digest = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    scope = models.CharField(_("what the approval covers"), max_length=300, blank=True)
    asker = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="asked_approvals")
    approver = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="approvals")
    approver_name = models.CharField(_("name"), max_length=80, blank=True)
    approver_address = models.EmailField(_("e-mail address"), blank=True)
    token_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    decider = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    asked = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(null=True, blank=True)
    decided = models.DateTimeField(null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("playbook", condition=Q(state="asked"), name="approval_asked_once_per_playbook"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "given", "declined", "withdrawn"]), name="approval_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.playbook_id}: {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("approval", args=[self.pk])

    @property
    def by_link(self) -> bool:
        """Whether somebody outside the team decides."""
        return self.token_digest is not None

    @property
    def waiting(self) -> bool:
        return self.state == self.State.ASKED

    @property
    def open(self) -> bool:
        """Whether it can still be decided; a link can until it expires."""
        return self.state == self.State.ASKED and (self.expires is None or timezone.now() < self.expires)
