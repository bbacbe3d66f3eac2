"""What every verb that stores a text does to it: clean it, find its language, refuse what cannot or should not be stored."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advice import privacy
from advice.language import detect, is_known
from advice.markup import clean
from advice.models import Contribution, LanguageSource, Situation


class PersonalDetails(ValidationError):
    """A text tells who somebody is or how to reach them. `blocked` says that this site takes none of these, whatever the author says."""

    def __init__(self, message: str, *, blocked: bool) -> None:
        super().__init__(message, code="personal")
        self.blocked = blocked


MAXIMUM_BODY = 20_000
MAXIMUM_TITLE = 300


@dataclass(frozen=True)
class Spoken:
    """The language of a text, who said so, and how sure they were (None where a person said it)."""

    language: str
    source: LanguageSource
    confidence: float | None

    @property
    def fields(self) -> dict[str, Any]:
        """The same as a text keeps it."""
        return {
            "language": self.language,
            "language_source": self.source,
            "language_confidence": self.confidence,
        }

    def mark(self, text: Contribution | Situation) -> None:
        """Give a text this language, unsaved."""
        for name, value in self.fields.items():
            setattr(text, name, value)


def cleaned_body(text: str, *, required: bool = True) -> str:
    """The text as it is stored. Raises ValidationError for an empty or over-long one."""
    body = clean(text).strip()
    if required and not body:
        raise ValidationError(_("Write something first."), code="empty")
    if len(body) > MAXIMUM_BODY:
        raise too_long(len(body), MAXIMUM_BODY)
    return body


def cleaned_title(text: str) -> str:
    """The title as it is stored, on one line. Raises ValidationError for an empty or over-long one."""
    title = " ".join(clean(text).split())
    if not title:
        raise ValidationError(_("Give it a title."), code="empty")
    if len(title) > MAXIMUM_TITLE:
        raise too_long(len(title), MAXIMUM_TITLE)
    return title


def cleaned_line(text: str, most: int) -> str:
    """The text on one line, which may be empty. Raises ValidationError for one of more than `most` characters."""
    line = " ".join(clean(text).split())
    if len(line) > most:
        raise too_long(len(line), most)
    return line


def too_long(count: int, most: int) -> ValidationError:
    """What is said of a text with this many characters where fewer fit."""
    words = ngettext(
        "This is %(count)d character long; %(most)d at most.",
        "This is %(count)d characters long; %(most)d at most.",
        count,
    )
    return ValidationError(words, code="long", params={"count": count, "most": most})


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


def written(text: str, language: str | None, *, aware: bool) -> tuple[str, Spoken]:
    """A body as it is stored, and its language. Raises ValidationError, and PersonalDetails as `refuse_personal` does."""
    body = cleaned_body(text)
    spoken = spoken_language(body, language)
    refuse_personal(body, spoken.language, aware=aware)
    return body, spoken


def known_use(use: str) -> str:
    """What an author allows playbooks to do with a text. Raises ValidationError for what is none of the choices."""
    if use not in Contribution.Use.values:
        raise ValidationError(_("Choose who may use it: everybody, teams or this site alone."), code="use")
    return use


def refuse_personal(text: str, language: str, *, aware: bool) -> None:
    """Raise PersonalDetails where a text gives personal details away and its author has not said that they know (`aware`).

    With the setting PERSONAL_DETAILS = "block" knowing does not help.
    """
    blocked = settings.PERSONAL_DETAILS == "block"
    if (aware and not blocked) or not privacy.find(text, languages=[language] if language else []):
        return
    if blocked:
        raise PersonalDetails(
            _(
                "This tells who somebody is or how to reach them. This site takes no such details: generalise them first."
            ),
            blocked=True,
        )
    raise PersonalDetails(
        _(
            "This tells who somebody is or how to reach them. Generalise it, or say that you want to publish it all the same."
        ),
        blocked=False,
    )
