"""Which languages a reader reads, and where they said so."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from advice.language import is_known, primary
from advice.models import User, interface_language

SESSION_KEY = "reads"


def languages_read(request: HttpRequest) -> tuple[str, ...]:
    """The codes this reader reads, best first: the account's, else the session's, else the browser's and the interface's.

    Empty where nobody has said anything, which means all languages. No query beyond those that load the account and the session.
    """
    user = request.user
    if isinstance(user, User) and user.reads:
        return known(user.reads)
    if chosen := request.session.get(SESSION_KEY):
        return known(chosen)
    asked = known(
        primary(code) for code, _weight in parse_accept_lang_header(request.headers.get("accept-language", ""))
    )
    return known([*asked, interface_language()]) if asked else ()


def known(codes: Iterable[object]) -> tuple[str, ...]:
    """The codes among these that the site knows, each once, in their order."""
    return tuple(dict.fromkeys(code for code in codes if isinstance(code, str) and is_known(code)))
