"""A published playbook."""

from django.db import models
from django.urls import reverse

from advice.models.playbook import Playbook
from advice.models.user import User


class EditionQuerySet(models.QuerySet["Edition"]):
    def listed(self) -> "EditionQuerySet":
        """The newest first, without the documents, which may be long (one query)."""
        return self.defer("document").select_related("publisher").order_by("-number")


class Edition(models.Model):
    """A published, frozen playbook. `document` is everything it says, as canonical JSON, and `digest` its SHA-256.

    No verb changes a row but one: when an author has a withdrawn text erased for good, it goes from the documents too; `digest` stays what it was,
    and `erased_digest` is that of what is left. An `imported` edition was published on another site: its numbers are those of that site.
    """

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    document = models.TextField()
    digest = models.CharField(max_length=64)
    erased_digest = models.CharField(max_length=64, blank=True)
    imported = models.BooleanField(default=False)
    publisher = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="editions")
    published = models.DateTimeField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint("playbook", "number", name="edition_once_per_number")]

    def __str__(self) -> str:
        return f"{self.playbook} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("edition", args=[self.playbook_id, self.number])
