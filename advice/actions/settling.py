"""What people say of themselves: the name readers see, what they do, the languages they read, that of the pages, and which letters they want."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advice import policy
from advice.actions.wording import cleaned_line
from advice.language import is_known
from advice.language.interface import INTERFACES
from advice.models import User

MOST_LANGUAGES = 12


def settle(
    user: User,
    *,
    by: User,
    name: str,
    role: str,
    reads: Sequence[str],
    interface: str | None = None,
    letters: bool | None = None,
    digests: bool | None = None,
) -> User:
    """Say how readers see a person, which languages they read, best first (none: all), in which they want the pages, and whether to write to them.

    `interface` "" means the one the browser asks for; None leaves it, and leaves `letters` and `digests`. Raises PermissionDenied for anybody else,
    and ValidationError for an over-long line or a language the site does not know.
    """
    policy.require(policy.is_member(by) and by == user, _("Only you may change your settings."))
    user.name, user.role = cleaned_line(name, 80), cleaned_line(role, 140)
    user.reads = known_languages(reads)
    if interface is not None:
        user.interface = _interface(interface)
    if letters is not None:
        user.letters = letters
    if digests is not None:
        user.digests = digests
    user.save(update_fields=["name", "role", "reads", "interface", "letters", "digests"])
    return user


def choose_languages(user: User, *, by: User, reads: Sequence[str]) -> User:
    """Say which languages a person reads, best first, and leave the rest. Raises as `settle` does."""
    return settle(user, by=by, name=user.name, role=user.role, reads=reads)


def choose_interface(user: User, *, by: User, interface: str) -> User:
    """Say in which language a person wants the pages, and leave the rest. Raises as `settle` does."""
    return settle(user, by=by, name=user.name, role=user.role, reads=user.reads, interface=interface)


def known_languages(codes: Sequence[str]) -> list[str]:
    """These languages, each once, in their order. Raises ValidationError for one the site does not know, and for too many."""
    chosen = list(dict.fromkeys(code for code in codes if code))
    for code in chosen:
        if not is_known(code):
            raise ValidationError(
                _("“%(code)s” is not a language this site knows."), code="language", params={"code": code}
            )
    if len(chosen) > MOST_LANGUAGES:
        most = ngettext("%(most)d language at most.", "%(most)d languages at most.", MOST_LANGUAGES)
        raise ValidationError(most, code="many", params={"most": MOST_LANGUAGES})
    return chosen


def _interface(code: str) -> str:
    if code and code not in INTERFACES:
        raise ValidationError(_("The pages are not in this language."), code="interface")
    return code
