"""What is searched for, part by part, each with the address of the search without it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from advice.language import native_name
from advice.models import Situation, Topic, User
from advice.web.browsing import Catalogue
from advice.web.forms.searching import SearchSelection


@dataclass(frozen=True)
class Chip:
    """One part of a search: its words and their language (None for the page's own), what stands before them, its strategy where it is one."""

    words: str
    rest: str
    language: str | None = None
    before: str = ""
    strategy: str = ""


def chips(
    selection: SearchSelection,
    there: Catalogue,
    *,
    topic: Topic | None,
    situation: Situation | None,
    person: User | None,
) -> Iterator[Chip]:
    """The parts of a search in the order they are read: words, strategies, languages, place, author, outcome."""
    without = pgettext("search", "without")
    for piece, rest in selection.pieces:
        words = f"“{piece.text}”" if piece.phrase else piece.text
        yield Chip(words, rest.query, "", without if piece.left_out else "")
    for name, before in (("strategies", ""), ("without", without)):
        for slug in getattr(selection, name):
            said = there[slug].words
            language = said.language if said else None
            yield Chip(there[slug].label, selection.minus(name, slug).query, language, before, slug)
    for code in selection.languages if selection.explicit else ():
        yield Chip(native_name(code), selection.minus("languages", code).query, code)
    if selection.situation:
        words = situation.title if situation else _("Situation %(number)s") % {"number": selection.situation}
        yield Chip(words, replace(selection, situation=None, after=()).query, situation.language if situation else None)
    if selection.topic:
        yield Chip(str(topic), replace(selection, topic="", after=()).query)
    if selection.author:
        name = str(person or selection.author)
        yield Chip(name, replace(selection, author="", after=()).query, "", pgettext("author", "by"))
    if selection.tried:
        yield Chip(_("somebody tried it"), replace(selection, tried=False, after=()).query)
