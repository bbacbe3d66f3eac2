"""A document as the pages of a PDF take it, as JSON has it: cover, contents, sections, manifest, colophon."""

from dataclasses import asdict
from typing import Any, Final

from advice.export.canonical import digest
from advice.export.document import Document, TensionEntry
from advice.export.printed_plays import begins, manifest_data, play_data
from advice.export.printed_text import drawable, long_passage, passage
from advice.export.wording import OPENING, Words, colon, part_line, section_title
from advice.language import direction

LISTED: Final = 40  # plays that the contents name one by one
COLUMN: Final = 40  # signs that a line of half the page holds
_PAPERS: Final = {"a4": "a4", "letter": "us-letter"}


def printed(document: Document, words: Words) -> dict[str, Any]:
    """Everything the template shows, with boxes for what no font can draw, and a sentence that says how many."""
    shown, count = drawable(_data(document, words))
    shown["replaced"] = words.replaced.format(n=count) if count else ""
    # pieces of texts that stand whole elsewhere: what is missing there was counted there
    for name, columns in (("openings", OPENING), ("beginnings", COLUMN)):
        shown[name], _ = drawable({str(play.number): begins(play, document, words, columns) for play in document.plays})
    return dict(shown)


def _data(document: Document, words: Words) -> dict[str, Any]:
    code = document.language
    return {
        "words": asdict(words) | {"direction": direction(words.language), "colon": colon(words)},
        "paper": _PAPERS[document.choice.paper],
        "title": passage(document.title, code),
        "team": passage(document.team, None),
        "intro": long_passage(document.intro, code),
        "note": long_passage(document.note, code),
        "edition": words.edition.format(n=document.edition),
        "date": document.published[:10],
        "part": part_line(document, words) if document.choice.partial else "",
        "plays_listed": len(document.plays) <= LISTED,
        "cover": _approval(document, words),
        "sections": _sections(document, words),
        "tensions": [_tension(row, document, words) for row in document.tensions],
        "manifest": manifest_data(document, words),
        "colophon": _colophon(document, words),
    }


def _sections(document: Document, words: Words) -> list[dict[str, Any]]:
    rows, level = [], 0
    for section in document.sections:
        # no level of heading is left out: one of level 2 with none before it is of level 1
        level = min(section.level, level + 1)
        title = passage(section_title(section.title, words), document.language if section.title else words.language)
        plays = [play_data(play, level + 1, document, words) for play in section.plays]
        rows.append({"title": title, "level": level, "plays": plays})
    return rows


def _tension(row: TensionEntry, document: Document, words: Words) -> dict[str, Any]:
    title = words.tension_line.format(first=row.first.label, second=row.second.label)
    sides = []
    for mark in (row.first, row.second):
        plays = [play for play in document.plays if mark.slug in {other.slug for other in play.strategies}]
        sides.append({"label": passage(mark.label, document.language), "plays": [str(play.number) for play in plays]})
    return {"title": passage(title, words.language), "sides": sides, "body": long_passage(row.body, document.language)}


def _approval(document: Document, words: Words) -> list[dict[str, Any]]:
    if not document.approved_by:
        return []
    by_link = [_own(words.by_link, words)] if document.approved_by_link else []
    rows = [_fact(words.approved_by, _name(document.approved_by), _plain(document.approved[:10]), *by_link)]
    if document.scope:
        rows.append(_fact(words.scope, passage(document.scope, document.language)))
    return rows


def _colophon(document: Document, words: Words) -> list[dict[str, Any]]:
    number = _own(words.edition.format(n=document.edition), words)
    rows = [_fact(words.team, _name(document.team))]
    rows.append(_fact(words.published, _plain(document.published), number))
    if document.published_by:
        rows.append(_fact(words.published_by, _name(document.published_by)))
    rows += _approval(document, words)
    rows.append(_fact(words.licence, _plain(document.licence)))
    rows.append(_fact(words.source, _plain(document.permalink) | {"kind": "address"}))
    return [*rows, _fact(words.digest, _plain(digest(document)) | {"kind": "code"})]


def _fact(label: str, *values: dict[str, Any]) -> dict[str, Any]:
    return {"label": label, "values": [{"kind": ""} | value for value in values]}


def _name(text: str) -> dict[str, Any]:
    return passage(text, None)


def _own(text: str, words: Words) -> dict[str, Any]:
    return passage(text, words.language)


def _plain(text: str) -> dict[str, Any]:
    return passage(text, None) | {"kind": "plain"}
