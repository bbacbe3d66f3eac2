"""What one person keeps for themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from advice.models.contribution import Contribution
from advice.models.user import User


class BookmarkQuerySet(models.QuerySet["Bookmark"]):
    def visible_to(self, user: object) -> "BookmarkQuerySet":
        """A person's own; nobody sees another's."""
        return self.filter(person=user) if isinstance(user, User) else self.none()


class Bookmark(models.Model):
    """A contribution on one person's shelf, with a note of their own that nobody else reads."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="bookmarks")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="bookmarks")
    note = models.TextField(_("your note"), blank=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = BookmarkQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        constraints = [models.UniqueConstraint("person", "contribution", name="bookmark_once_per_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.contribution_id}"
