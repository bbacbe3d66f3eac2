"""Pages whose address is a key: whoever holds it may read them, with or without an account."""

from typing import TypeVar

from django.http import HttpResponseBase

R = TypeVar("R", bound=HttpResponseBase)


def keyed(response: R) -> R:
    """The answer, its address kept from other sites, caches and search engines."""
    # not "no-referrer": browsers then say "Origin: null" with a form, which the protection against forged posts rightly refuses
    response["Referrer-Policy"], response["X-Robots-Tag"] = "strict-origin", "noindex"
    response["Cache-Control"] = "private, no-store"
    return response
