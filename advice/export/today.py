"""An edition as it is compared: what may be shown of it, with the addresses that this site has today."""

from dataclasses import replace

from django.conf import settings

from advice.export.aligning import origin_at, origin_of
from advice.export.compile import compile_edition
from advice.export.document import Choice, Document, PlayEntry
from advice.models import Edition


def compile_today(edition: Edition, choice: Choice | None = None) -> Document:
    """What `compile_edition` says, its own addresses moved to where the site is now: a play is known by the site it comes from, and a site may move.

    An edition that was published elsewhere keeps the addresses it came with.
    """
    document = compile_edition(edition, choice)
    return document if edition.imported else at_home(document, settings.SITE_URL)


def at_home(document: Document, site_url: str) -> Document:
    """The document with `site_url` in place of the scheme and host of the site it was published on."""
    home, was = origin_at(site_url), origin_at(document.permalink)
    if not was or was == home:
        return document

    def moved(address: str) -> str:
        return home + address[len(was) :] if origin_at(address) == was else address

    def play_moved(play: PlayEntry) -> PlayEntry:
        own = origin_of(play) == was
        return replace(play, permalink=moved(play.permalink), situation_url=moved(play.situation_url)) if own else play

    sections = tuple(replace(row, plays=tuple(map(play_moved, row.plays))) for row in document.sections)
    return replace(document, permalink=moved(document.permalink), sections=sections)
