"""Whether a document that came from elsewhere says only what an edition can say: lengths, numbers, addresses, languages, dates."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from advice.export.canonical import play_digest
from advice.export.document import Document, PlayEntry
from advice.language import is_known

MOST_PLAYS: Final = 2_000
MOST_SECTIONS: Final = 500
MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
LONG, TITLE, SHORT = 20_000, 140, 500  # characters
_LONG = {"intro", "note", "body", "why", "house_rule", "local_example", "wording", "when_not"}
_LARGEST = 2**31 - 1  # of what the database counts
_LARGEST_KEY = 2**63 - 1  # of what numbers its rows
# what no text of a site holds: control characters, halves of a character, what turns a line around
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufffe\uffff\ud800-\udfff]")
_SLUG = re.compile(r"[\w-]{1,120}")


class Unsound(ValueError):
    """A document says what no edition can; `place` is the path inside it."""

    def __init__(self, sentence: str, place: str) -> None:
        self.sentence, self.place = sentence, place
        super().__init__(f"{place}: {sentence}")


def refuse_unsound(document: Document) -> None:
    """Raise Unsound for the first thing in a document that no edition can say."""
    if not document.plays:
        raise Unsound(_("This edition holds no advice."), "document.sections")
    if len(document.plays) > MOST_PLAYS or len(document.sections) > MOST_SECTIONS:
        said = _("%(plays)d plays in %(sections)d sections are the most that can be imported.")
        raise Unsound(said % {"plays": MOST_PLAYS, "sections": MOST_SECTIONS}, "document.sections")
    for place, name, value in _leaves(document, "document"):
        if problem := _problem(name, value):
            raise Unsound(problem, place)
    if not document.title.strip():
        raise Unsound(_("A playbook has a title."), "document.title")
    if not _is_moment(document.published):
        raise Unsound(_not_a_moment(), "document.published")
    _refuse_places(document)


def _leaves(value: Any, place: str) -> Iterator[tuple[str, str, Any]]:
    """Every text and number of a document, with its path and the name of its field."""
    for row in fields(value):
        if row.metadata.get("beside"):
            continue
        inner, path = getattr(value, row.name), f"{place}.{row.name}"
        if not isinstance(inner, tuple):
            yield from _leaves(inner, path) if is_dataclass(inner) else [(path, row.name, inner)]
        for index, each in enumerate(inner if isinstance(inner, tuple) else ()):
            yield from _leaves(each, f"{path}[{index}]")


def _problem(name: str, value: Any) -> str:
    """What is wrong with a value of this name, "" for nothing."""
    if isinstance(value, str):
        if _FORBIDDEN.search(value):
            return _("This holds characters that no text of a playbook has.")
        most = LONG if name in _LONG else TITLE if name == "title" else SHORT
        if len(value) > most:
            return _("This is longer than %(most)d characters.") % {"most": most}
    if type(value) is int and not 0 <= value <= (_LARGEST_KEY if name in ("contribution", "playbook") else _LARGEST):
        return _("There is no such number.")
    return _RULES[name](value) if name in _RULES else ""


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", value)
    except ValueError:
        sound = False
    return "" if sound else _("This is no address that begins with https:// or http://.")


def _language(value: str | None) -> str:
    if value is None or is_known(value):
        return ""
    return _("“%(code)s” is not a language this site knows.") % {"code": value[:40]}


def _day(value: str) -> str:
    try:
        return "" if date.fromisoformat(value).isoformat() == value else _not_a_day()
    except ValueError:
        return _not_a_day()


def _not_a_day() -> str:
    return _("This is no day, such as 2026-05-31.")


def _not_a_moment() -> str:
    return _("This is no moment, such as 2026-05-31T09:30:00Z.")


def _is_moment(value: str) -> bool:
    try:
        return datetime.strptime(value, MOMENT).strftime(MOMENT) == value
    except ValueError:
        return False


def _one_of(*known: object) -> Callable[[Any], str]:
    return lambda value: "" if value in known else _("This is none of what there can be.")


_RULES: Mapping[str, Callable[[Any], str]] = {
    "permalink": _address,
    "situation_url": _address,
    "language": _language,
    "situation_language": _language,
    "slug": lambda value: "" if _SLUG.fullmatch(value) else _("This is no short name."),
    "written": _day,
    "approved": lambda value: "" if not value or _is_moment(value) else _not_a_moment(),
    "level": _one_of(1, 2),
    "use": _one_of("public", "team", "site"),
    "tombstone": _one_of("", "withdrawn", "erased", "limited"),
    "edition": lambda value: "" if value else _("Editions are numbered from 1."),
}


def _refuse_places(document: Document) -> None:
    """What can be wrong between one play or section and the others."""
    if document.sections[0].level != 1:
        raise Unsound(_("The first section cannot stand below another."), "document.sections[0].level")
    seen, last = set[str](), 0
    for row, section in enumerate(document.sections):
        for column, play in enumerate(section.plays):
            place = f"document.sections[{row}].plays[{column}]"
            if play.number <= last:
                raise Unsound(_("Plays are numbered in the order in which they stand."), f"{place}.number")
            if play.permalink in seen:
                raise Unsound(_("This advice is in it already."), f"{place}.permalink")
            _refuse_play(play, place)
            seen.add(play.permalink)
            last = play.number


def _refuse_play(play: PlayEntry, place: str) -> None:
    if play.helpful > play.votes:
        raise Unsound(_("More found it helpful than voted."), f"{place}.helpful")
    if play.tombstone:
        if play.body or play.author or play.translations:
            raise Unsound(_("This text was taken back, and is there all the same."), f"{place}.tombstone")
    elif play.digest and play.digest != play_digest(play):  # the first schema had none
        said = _("The digest of this play does not fit: it has been changed since it was exported.")
        raise Unsound(said, f"{place}.digest")
