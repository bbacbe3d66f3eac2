"""A playbook edition as CSV: one row for each play, for spreadsheets; what the manifest says is in its columns."""

import csv
import io
import json
from typing import Any

from advice.export.cells import guarded
from advice.export.document import Document, PlayEntry, SectionEntry
from advice.export.manifest import EDITION_COLUMNS, PLAY_COLUMNS, manifest, play_data
from advice.export.showing import passages
from advice.export.wording import part_line, percent, tombstone_line, translation_line, words_for
from advice.language import native_name

__all__ = ["COLUMNS", "guarded", "render"]

COLUMNS = (
    *("number", "section", "section_level", "text", "language", "language_name"),
    *("translation", "translation_language", "translation_by", "strategies", "strategy_slugs"),
    *("situation", "situation_language", "why", "house_rule", "local_example", "wording", "when_not"),
    *("author", "licence", "helpful", "votes", "helpful_percent", "worked", "mixed", "failed"),
    *("revision", "written", "permalink", "situation_url", "contribution", "translations"),
    *("use", "tombstone", "tombstone_line", "play_digest"),
    *("playbook", "slug", "title", "playbook_language", "edition", "published", "published_by", "team"),
    *("approved_by", "approved", "approved_by_link", "scope", "edition_licence", "edition_permalink"),
    *("digest", "plays", "choice", "part"),
)


def render(document: Document) -> bytes:
    """UTF-8 with a byte order mark (Excel needs it), lines ended by CR LF, each cell quoted and `guarded`. Tensions, which are no plays, have no row."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    edition = _edition_cells(document)
    for section in document.sections:
        for play in section.plays:
            row = _play_cells(section, play, document) | edition
            writer.writerow(guarded(str(row[column])) for column in COLUMNS)
    return stream.getvalue().encode("utf-8-sig")


def _play_cells(section: SectionEntry, play: PlayEntry, document: Document) -> dict[str, object]:
    facts = play_data(play) | {"strategies": "; ".join(mark.slug for mark in play.strategies)}
    facts["translations"] = _json(facts["translations"])
    notes = {name: getattr(play, name) for name in ("why", "house_rule", "local_example", "wording", "when_not")}
    said = {
        "section": section.title,
        "section_level": section.level,
        "language_name": native_name(play.language),
        "strategies": "; ".join(mark.label for mark in play.strategies),
        "situation": play.situation,
        "situation_language": play.situation_language or "",
        "helpful_percent": "" if percent(play) is None else percent(play),
        "tombstone_line": tombstone_line(play, words_for(document)),
    }
    told = {column: facts[name] for name, column in PLAY_COLUMNS.items()} | {"language": play.language or ""}
    return told | notes | said | _text_cells(play, document)


def _text_cells(play: PlayEntry, document: Document) -> dict[str, object]:
    """The texts that the file shows: the original, a translation, or both."""
    cells: dict[str, object] = dict.fromkeys(("text", "translation", "translation_language", "translation_by"), "")
    for shown in passages(play, document.choice):
        if shown.translation is None:
            cells["text"] = shown.body
        else:
            cells["translation"], cells["translation_language"] = shown.body, shown.language
            cells["translation_by"] = translation_line(shown.translation, words_for(document))
    return cells


def _edition_cells(document: Document) -> dict[str, object]:
    facts = manifest(document)["edition"]
    facts |= {"choice": _json(facts["choice"]), "approved_by_link": "yes" if document.approved_by_link else ""}
    return {column: facts[name] for name, column in EDITION_COLUMNS.items()} | {
        "part": part_line(document, words_for(document)) if document.choice.partial else ""
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
