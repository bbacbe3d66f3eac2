"""Unsubscribe: letters can be turned off, and on again, by a link in each of them, without signing in (RFC 8058)."""

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from advice.models import User

KINDS = ("letters", "digests")  # the fields of an account that say which letters it gets
SALT = "advice.unsubscribe"


def unsubscribe_token(person: User, kind: str) -> str:
    """What the link in a letter of this kind ends with: signed, good for this person and these letters, for as long as the site's key."""
    if kind not in KINDS:
        raise ValueError(f"There are no letters “{kind}”.")
    return signing.dumps([person.pk, kind], salt=SALT)


def whose_letters(token: str) -> tuple[User, str]:
    """Whom a link is for, and which letters (one query). Raises ValidationError for one that this site did not make, or whose account is gone."""
    try:
        number, kind = signing.loads(token, salt=SALT)
        person = User.objects.get(pk=number)
    except (signing.BadSignature, User.DoesNotExist) as error:
        raise ValidationError(_("This link is not whole, or of an account that is gone."), code="link") from error
    return person, kind


def set_letters(token: str, *, wanted: bool) -> tuple[User, str]:
    """Turn the letters of a link off, or on again: whoever holds it may, for a letter goes to its person alone. Repeating it changes nothing.

    Raises as `whose_letters` does.
    """
    person, kind = whose_letters(token)
    setattr(person, kind, wanted)
    person.save(update_fields=[kind])
    return person, kind
