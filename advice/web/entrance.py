"""What the library of accounts may do here and does not do by itself."""

from allauth.account.adapter import DefaultAccountAdapter


class Entrance(DefaultAccountAdapter):
    """The library's own rules, but no address breaks the page."""

    def is_safe_url(self, url: str) -> bool:
        """Whether to send somebody there after signing in: of this site. "http://[" is no address at all, which the library leaves to fail."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False
