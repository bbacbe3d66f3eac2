"""A person with an account."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with an account: asks, contributes, votes, and belongs to teams.

    `name` is what readers see (an alias is fine); `reads` lists the languages they read, in order, empty where they have not said;
    `interface` is the language they want the pages in; a `curator` looks after the site's strategies and imports pages.
    `letters` says whether the site may write to them when something they try is due, `digests` whether on what their playbooks need; `next_due` is the
    first day on which something is due, kept by the verbs of trying, so that every page can say so without a query.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), blank=True)
    name = models.CharField(_("name readers see"), max_length=80, blank=True)
    role = models.CharField(_("what you do, in a line"), max_length=140, blank=True)
    reads = models.JSONField(_("languages you read"), default=list, blank=True)
    interface = models.CharField(_("language of the pages"), max_length=10, blank=True)
    curator = models.BooleanField(_("curator of the site"), default=False)
    letters = models.BooleanField(_("letters when something they try is due"), default=True)
    digests = models.BooleanField(_("weekly letters on what needs attention in their playbooks"), default=True)
    next_due = models.DateField(null=True, blank=True, editable=False)

    objects: "DjangoUserManager[User]" = DjangoUserManager()  # type: ignore[misc, assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="user_username_unique_in_any_case"),
        ]

    @cached_property
    def confirmed_address(self) -> bool:
        """Whether one of their addresses is confirmed, as of the first time somebody asked of this object (one query)."""
        return EmailAddress.objects.filter(user=self, verified=True).exists()

    def __str__(self) -> str:
        return self.name or self.username

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.username])

    @property
    def has_something_due(self) -> bool:
        """Whether the day of something they try has come (no query)."""
        return self.next_due is not None and self.next_due <= timezone.localdate()

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)
