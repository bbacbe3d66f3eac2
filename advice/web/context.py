"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from advice.language.interface import INTERFACES
from advice.web.reading import languages_read


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, address and terms, the languages of its pages, and those this reader reads (looked up only where a template asks)."""
    return {
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
        "DEMONSTRATION": settings.DEMONSTRATION,
        "CONTRIBUTION_LICENCE": settings.CONTRIBUTION_LICENCE,
        "SOURCE_URL": getattr(settings, "SOURCE_URL", ""),
        "INTERFACES": INTERFACES.values(),
        "INTERFACE": INTERFACES[get_language() or "en"],
        "READS": SimpleLazyObject(lambda: languages_read(request)),
    }
