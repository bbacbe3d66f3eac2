"""A link by which people outside a team read its playbook."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advice.models.edition import Edition
from advice.models.playbook import Playbook
from advice.models.user import User


class ShareLinkQuerySet(models.QuerySet["ShareLink"]):
    def visible_to(self, user: object) -> "ShareLinkQuerySet":
        """Those of this person's teams."""
        return self.filter(playbook__in=Playbook.objects.drafted_for(user))

    def open(self) -> "ShareLinkQuerySet":
        """Those that still work, the newest first."""
        return self.filter(revoked=None, expires__gt=timezone.now()).order_by("-id")

    def listed(self) -> "ShareLinkQuerySet":
        """The newest first, with who made them and where they lead, without the documents, which may be long (one query)."""
        return self.select_related("maker", "edition").defer("edition__document").order_by("-id")


class ShareLink(models.Model):
    """A link by which whoever holds it reads an edition of a playbook, until it expires or is revoked; of its token only the digest is kept.

    Without an `edition` it leads to the latest one there is.
    """

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="share_links")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, null=True, blank=True, related_name="share_links")
    label = models.CharField(_("for whom"), max_length=80, blank=True)
    maker = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="share_links")
    token_digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True, blank=True)

    objects = ShareLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.playbook_id} until {self.expires:%Y-%m-%d}"

    @property
    def working(self) -> bool:
        return self.revoked is None and timezone.now() < self.expires
