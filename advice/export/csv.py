"""A playbook edition as CSV: one row for each play, for spreadsheets."""

import csv
import io
import unicodedata

from advice.export.canonical import digest
from advice.export.document import Document, PlayEntry, SectionEntry
from advice.export.wording import percent
from advice.language import native_name

COLUMNS = (
    "number",
    "section",
    "text",
    "language",
    "language_name",
    "strategies",
    "strategy_slugs",
    "situation",
    "situation_language",
    "why",
    "author",
    "licence",
    "helpful",
    "votes",
    "helpful_percent",
    "revision",
    "written",
    "permalink",
    "situation_url",
    "contribution",
    "playbook",
    "title",
    "edition",
    "published",
    "team",
    "digest",
)


def render(document: Document) -> bytes:
    """UTF-8 with a byte order mark (Excel needs it), lines ended by CR LF, each cell quoted and `guarded`."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    edition = _edition_cells(document)
    for section in document.sections:
        for play in section.plays:
            row = _play_cells(section, play) | edition
            writer.writerow(guarded(str(row[column])) for column in COLUMNS)
    return stream.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet could take it for a formula."""
    if text[:1] in ("\t", "\r", "\n", "\0"):
        return f"'{text}"
    # spreadsheets skip blanks and invisible signs, and some read the wide and small forms like the plain ones
    seen = next((sign for sign in text if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc")), "")
    plain = unicodedata.normalize("NFKC", seen)
    return f"'{text}" if plain[:1] in tuple("=+-@\u2212") else text


def _play_cells(section: SectionEntry, play: PlayEntry) -> dict[str, object]:
    return {
        "number": play.number,
        "section": section.title,
        "text": play.body,
        "language": play.language or "",
        "language_name": native_name(play.language),
        "strategies": "; ".join(mark.label for mark in play.strategies),
        "strategy_slugs": "; ".join(mark.slug for mark in play.strategies),
        "situation": play.situation,
        "situation_language": play.situation_language or "",
        "why": play.why,
        "author": play.author,
        "licence": play.licence,
        "helpful": play.helpful,
        "votes": play.votes,
        "helpful_percent": "" if percent(play) is None else percent(play),
        "revision": play.revision,
        "written": play.written,
        "permalink": play.permalink,
        "situation_url": play.situation_url,
        "contribution": play.contribution,
    }


def _edition_cells(document: Document) -> dict[str, object]:
    return {
        "playbook": document.playbook,
        "title": document.title,
        "edition": document.edition,
        "published": document.published,
        "team": document.team,
        "digest": digest(document),
    }
