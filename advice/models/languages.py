"""What every text carries about its language."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from advice.language.interface import INTERFACES


class LanguageSource(models.TextChoices):
    """Who said which language a text is in."""

    AUTHOR = "author", _("its author")
    DETECTOR = "detector", _("found by the site")
    READER = "reader", _("a reader")
    CURATOR = "curator", _("a curator")
    UNKNOWN = "unknown", _("nobody yet")


class _Named(Protocol):
    @property
    def language(self) -> str: ...


N = TypeVar("N", bound=_Named)


def interface_language() -> str:
    """The language of the page, as texts are marked with it: "zh" on a page in "zh-hans"; English where there is no page."""
    row = INTERFACES.get(get_language() or "en")
    return row.content if row else "en"


def interface_of(content: str) -> str:
    """The language to set for whoever reads this language of texts: "zh-hans" for "zh"; English where the pages have no such language."""
    return next((row.code for row in INTERFACES.values() if row.content == content), "en")


def spoken(names: Iterable[N], *codes: str) -> N | None:
    """Of names in several languages, the first in the order of `codes`, then English, then any; None where there are none."""
    by_code = {name.language: name for name in names}
    for code in (*codes, "en"):
        if code in by_code:
            return by_code[code]
    return next(iter(by_code.values()), None)
