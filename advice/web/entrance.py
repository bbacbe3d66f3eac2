"""What the library of accounts may do here and does not do by itself."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from advice.actions.counting import count_votes_of
from advice.models import User


class Entrance(DefaultAccountAdapter):
    """The library's own rules, but no address breaks the page, and votes that waited for their voter count as soon as they come back."""

    def is_safe_url(self, url: str) -> bool:
        """Whether to send somebody there after signing in: of this site. "http://[" is no address at all, which the library leaves to fail."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        if isinstance(user, User):
            count_votes_of(user)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        confirmed = bool(super().confirm_email(request, email_address))
        if confirmed:
            count_votes_of(email_address.user)
        return confirmed
