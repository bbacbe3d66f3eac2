"""What every verb that stores a text does to it: clean it, find its language, refuse what cannot be stored."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from advice.language import detect, is_known
from advice.markup import clean
from advice.models import LanguageSource

MAXIMUM_BODY = 20_000
MAXIMUM_TITLE = 300


@dataclass(frozen=True)
class Spoken:
    """The language of a text, who said so, and how sure they were (None where a person said it)."""

    language: str
    source: LanguageSource
    confidence: float | None


def cleaned_body(text: str, *, required: bool = True) -> str:
    """The text as it is stored. Raises ValidationError for an empty or over-long one."""
    body = clean(text).strip()
    if required and not body:
        raise ValidationError(_("Write something first."), code="empty")
    if len(body) > MAXIMUM_BODY:
        raise ValidationError(
            _("This is %(count)d characters long; %(most)d at most."),
            code="long",
            params={"count": len(body), "most": MAXIMUM_BODY},
        )
    return body


def cleaned_title(text: str) -> str:
    """The title as it is stored, on one line. Raises ValidationError for an empty or over-long one."""
    title = " ".join(clean(text).split())
    if not title:
        raise ValidationError(_("Give it a title."), code="empty")
    if len(title) > MAXIMUM_TITLE:
        raise ValidationError(
            _("This title is %(count)d characters long; %(most)d at most."),
            code="long",
            params={"count": len(title), "most": MAXIMUM_TITLE},
        )
    return title


def spoken_language(text: str, said: str | None, *, by_author: LanguageSource = LanguageSource.AUTHOR) -> Spoken:
    """The language a person said, else the one detected, else none. Raises ValidationError for a code the site does not know."""
    if said:
        if not is_known(said):
            raise ValidationError(
                _("“%(code)s” is not a language this site knows."), code="language", params={"code": said}
            )
        return Spoken(said, by_author, None)
    found = detect(text)
    if found.language is None:
        return Spoken("", LanguageSource.UNKNOWN, None)
    return Spoken(found.language, LanguageSource.DETECTOR, found.confidence)
