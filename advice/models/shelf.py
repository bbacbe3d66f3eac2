"""What one person keeps for themselves."""

from collections.abc import Collection

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from advice.language.folding import fold
from advice.models.orders import translated
from advice.models.strategy import Tagging
from advice.models.user import User


class BookmarkQuerySet(models.QuerySet["Bookmark"]):
    def visible_to(self, user: object) -> "BookmarkQuerySet":
        """A person's own; nobody sees another's."""
        return self.filter(person=user) if isinstance(user, User) else self.none()

    def standing(self) -> "BookmarkQuerySet":
        """Those whose advice nobody has taken back."""
        return self.filter(contribution__state="published", contribution__situation__state="published")

    def of_strategies(self, slugs: Collection[str]) -> "BookmarkQuerySet":
        """Those whose advice carries one of these strategies; none named, all."""
        tagged = Tagging.objects.filter(content_object=OuterRef("contribution"), tag__slug__in=slugs)
        return self.filter(Exists(tagged)) if slugs else self

    def in_languages(self, codes: Collection[str]) -> "BookmarkQuerySet":
        """Those that can be read in one of these languages, as written or translated; none named, all."""
        read = Q(contribution__language__in=codes) | Q(Exists(translated(codes, "contribution")))
        return self.filter(read) if codes else self

    def noting(self, words: str) -> "BookmarkQuerySet":
        """Those in whose note each of these words stands, in any case and with or without accents (one query over the notes, none without words).

        The notes are looked through here, for the databases do not agree on what a capital letter is beyond English.
        """
        wanted = fold(words).split()
        if not wanted:
            return self
        notes = self.order_by().exclude(note="").values_list("pk", "note")
        return self.filter(pk__in=[pk for pk, note in notes if all(word in fold(note) for word in wanted)])

    def listed(self) -> "BookmarkQuerySet":
        """The newest first, with all that a row shows but the strategies, which are the caller's (one query)."""
        return self.select_related("contribution__author", "contribution__situation").order_by("-id")


class Bookmark(models.Model):
    """A contribution on one person's shelf, with a note of their own that nobody else reads."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="bookmarks")
    contribution = models.ForeignKey("advice.Contribution", on_delete=models.CASCADE, related_name="bookmarks")
    note = models.TextField(_("your note"), blank=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = BookmarkQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        constraints = [models.UniqueConstraint("person", "contribution", name="bookmark_once_per_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.contribution_id}"

    @property
    def standing(self) -> bool:
        """Whether its advice can be read (the contribution and its situation must be loaded, or cost a query each)."""
        return self.contribution.published and self.contribution.situation.published
