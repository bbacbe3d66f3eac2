"""What people say of themselves: the name readers see, what they do, the languages they read."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from advice import policy
from advice.language import is_known
from advice.markup import clean
from advice.models import User

MOST_LANGUAGES = 12


def settle(user: User, *, by: User, name: str, role: str, reads: Sequence[str]) -> User:
    """Say how readers see a person, and which languages they read, best first (none: all).

    Raises PermissionDenied for anybody else, and ValidationError for an over-long line or a language the site does not know.
    """
    policy.require(policy.is_member(by) and by == user, _("Only you may change your settings."))
    user.name, user.role = _line(name, 80), _line(role, 140)
    user.reads = known_languages(reads)
    user.save(update_fields=["name", "role", "reads"])
    return user


def choose_languages(user: User, *, by: User, reads: Sequence[str]) -> User:
    """Say which languages a person reads, best first, and leave the rest. Raises as `settle` does."""
    return settle(user, by=by, name=user.name, role=user.role, reads=reads)


def known_languages(codes: Sequence[str]) -> list[str]:
    """These languages, each once, in their order. Raises ValidationError for one the site does not know, and for too many."""
    chosen = list(dict.fromkeys(code for code in codes if code))
    for code in chosen:
        if not is_known(code):
            raise ValidationError(
                _("“%(code)s” is not a language this site knows."), code="language", params={"code": code}
            )
    if len(chosen) > MOST_LANGUAGES:
        raise ValidationError(_("%(most)d languages at most."), code="many", params={"most": MOST_LANGUAGES})
    return chosen


def _line(text: str, most: int) -> str:
    line = " ".join(clean(text).split())
    if len(line) > most:
        raise ValidationError(
            _("This is %(count)d characters long; %(most)d at most."),
            code="long",
            params={"count": len(line), "most": most},
        )
    return line
