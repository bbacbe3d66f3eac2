"""Plays as the pages of a PDF take them, and the rows of the manifest, as JSON has it."""

from typing import Any, Final

from advice.export.canonical import digest_of
from advice.export.document import Document, PlayEntry
from advice.export.printed_text import long_passage, passage
from advice.export.showing import Passage, passages
from advice.export.wording import (
    Words,
    language_line,
    notes_of,
    opening,
    outcome_line,
    tombstone_line,
    translation_line,
    vote_line,
)

SHORT: Final = 12  # signs of a digest in the manifest; the whole stands at its play


def play_data(play: PlayEntry, level: int, document: Document, words: Words) -> dict[str, Any]:
    """One play; `level` is that of its heading."""
    return {
        "number": str(play.number),
        "level": level,
        "situation": passage(play.situation, play.situation_language),
        "strategies": [passage(mark.label, document.language) for mark in play.strategies],
        "passages": _passages(play, document, words),
        "tombstone": tombstone_line(play, words),
        "notes": [_note(label, text, document, words) for label, text in notes_of(play, words)],
        "author": passage(play.author, None),
        "licence": play.licence,
        "language": _language(play.language, words),
        "votes": vote_line(play, words),
        "tried": outcome_line(play, words),
        "written": play.written,
        "revision": words.revision.format(n=play.revision),
        "permalink": play.permalink,
        "digest": digest_of(play),
    }


def begins(play: PlayEntry, document: Document, words: Words, columns: int) -> dict[str, Any]:
    """How a play begins, on one line of so many columns: as it is shown, or why it is gone."""
    if play.tombstone:
        return passage(tombstone_line(play, words), words.language)
    shown = passages(play, document.choice)[0]
    text = opening(shown.body, columns)
    return passage(text, shown.language) if text else passage(play.situation, play.situation_language)


def manifest_data(document: Document, words: Words) -> dict[str, Any]:
    """The table of where each play comes from: the names of its columns, and a row for each play."""
    head = [
        *(words.number, words.author, words.licence, words.source, words.revision.format(n="").strip()),
        *(words.language_label, words.translation, words.votes_label, words.digest),
    ]
    return {"head": head, "rows": [_manifest_row(play, document, words) for play in document.plays]}


def _manifest_row(play: PlayEntry, document: Document, words: Words) -> dict[str, Any]:
    return {
        "number": str(play.number),
        "author": passage(play.author, None),
        "licence": play.licence,
        "permalink": play.permalink,
        "revision": str(play.revision),
        "language": _language(play.language, words),
        "translations": [] if play.tombstone else _manners(play, document, words),
        "votes": vote_line(play, words),
        "digest": digest_of(play)[:SHORT],
    }


def _manners(play: PlayEntry, document: Document, words: Words) -> list[dict[str, Any]]:
    """How each text of a play that the file holds came to be; the language of the original has a column of its own."""
    rows = [(row, _told(row, words)) for row in passages(play, document.choice)]
    return [told if row.translation else told | {"head": None} for row, told in rows]


def _passages(play: PlayEntry, document: Document, words: Words) -> list[dict[str, Any]]:
    rows = passages(play, document.choice)
    original_alone = len(rows) == 1 and rows[0].translation is None
    untold = {"head": None, "by": ""}
    return [
        (untold if original_alone else _told(row, words)) | {"body": long_passage(row.body, row.language)}
        for row in rows
    ]


def _told(row: Passage, words: Words) -> dict[str, Any]:
    """In which language a text of a play stands, and by whom or what it was translated."""
    by = words.original if row.translation is None else translation_line(row.translation, words)
    return {"head": _language(row.language, words), "by": by}


def _note(label: str, text: str, document: Document, words: Words) -> dict[str, Any]:
    return {"label": label, "care": label == words.when_not, "text": long_passage(text, document.language)}


def _language(code: str | None, words: Words) -> dict[str, Any]:
    return passage(language_line(code, words), code or words.language)
