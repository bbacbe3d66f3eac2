"""A playbook edition as an accessible PDF, typeset in a process of its own."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from advice.export.canonical import digest
from advice.export.coverage import replaced
from advice.export.document import Document, PlayEntry, SectionEntry
from advice.export.wording import Words, language_line, opening, section_title, vote_line, words_for
from advice.language import direction
from advice.markup import Block, CodeBlock, Listing, Paragraph, Quote, blocks, first_direction, one_line

SECONDS: Final = 30
DEPTH: Final = 8
_PROJECT = Path(__file__).resolve().parents[2]


class ExportFailed(RuntimeError):
    """No file could be made; the message is one sentence to show."""


def render(document: Document, *, seconds: float = SECONDS) -> bytes:
    """A PDF built to PDF/UA-1 and PDF/A-2a; without both, and saying so in the file, where its texts do not allow them.

    The same bytes for the same document. Raises ExportFailed where the pages cannot be set within `seconds`.
    """
    words = words_for(document)
    drawable, count = _drawable(_data(document, words))
    drawable["replaced"] = words.replaced.format(n=count) if count else ""
    drawable["openings"] = [_drawable(_passage(opening(play.body), play.language))[0] for play in document.plays]
    asked = json.dumps({"data": drawable, "published": document.published, "plain": words.plain_file})
    return _typeset(asked.encode(), seconds)


def _typeset(asked: bytes, seconds: float) -> bytes:
    # a process of its own gives its memory back, and a text that breaks the typesetter breaks nothing else
    surroundings = {"PYTHONPATH": str(_PROJECT), "PATH": os.defpath, "LANG": "C.UTF-8", "RAYON_NUM_THREADS": "2"}
    command = [sys.executable, "-m", "advice.export.typesetting", str(max(1, round(seconds)))]
    try:
        done = subprocess.run(
            command, input=asked, capture_output=True, timeout=seconds, cwd=_PROJECT, env=surroundings
        )
    except subprocess.TimeoutExpired:
        raise ExportFailed(f"The PDF took longer than {seconds:g} seconds to set; choose HTML or Markdown.") from None
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise ExportFailed("The PDF could not be set; choose HTML or Markdown.")
    return done.stdout


def _data(document: Document, words: Words) -> dict[str, Any]:
    code = document.language
    return {
        "words": asdict(words) | {"direction": direction(words.language)},
        "title": _passage(document.title, code),
        "team": _passage(document.team, None),
        "intro": _text(document.intro, code),
        "note": _text(document.note, code),
        "edition": words.edition.format(n=document.edition),
        "date": document.published[:10],
        "published": document.published,
        "published_by": _passage(document.published_by, None),
        "licence": document.licence,
        "permalink": document.permalink,
        "digest": digest(document),
        "sections": [_section(row, document, words) for row in document.sections],
    }


def _section(section: SectionEntry, document: Document, words: Words) -> dict[str, Any]:
    title = _passage(section_title(section.title, words), document.language if section.title else words.language)
    return {"title": title, "plays": [_play(play, document, words) for play in section.plays]}


def _play(play: PlayEntry, document: Document, words: Words) -> dict[str, Any]:
    return {
        "number": str(play.number),
        "situation": _passage(play.situation, play.situation_language),
        "situation_url": play.situation_url,
        "strategies": [_passage(mark.label, document.language) for mark in play.strategies],
        "body": _text(play.body, play.language),
        "why": _text(play.why, document.language),
        "author": _passage(play.author, None),
        "licence": play.licence,
        "language": _passage(language_line(play.language, words), play.language),
        "votes": vote_line(play, words),
        "written": play.written,
        "revision": words.revision.format(n=play.revision),
        "permalink": play.permalink,
    }


def _passage(text: str, code: str | None) -> dict[str, str]:
    """One line in its language; of an unknown language the first letter says the direction, and no language is named."""
    line = one_line(text)
    return {"text": line, "lang": code or "", "dir": _settled(line, code)}


def _text(source: str, code: str | None) -> dict[str, Any]:
    return {"blocks": _blocks(blocks(source)), "lang": code or "", "dir": _settled(source, code)}


def _settled(text: str, code: str | None) -> str:
    known = direction(code)
    return (first_direction(text) or "ltr") if known == "auto" else known


def _blocks(rows: tuple[Block, ...], depth: int = 0) -> list[dict[str, Any]]:
    # the typesetter gives up on deep nesting: from there on, what is inside stands in line
    flat = depth >= DEPTH
    return [block for row in rows for block in (_flattened(row, depth) if flat else [_block(row, depth + 1)])]


def _flattened(row: Block, depth: int) -> list[dict[str, Any]]:
    match row:
        case Quote(inner):
            return _blocks(inner, depth)
        case Listing(entries=entries):
            return [block for entry in entries for block in _blocks(entry, depth)]
    return [_block(row, depth)]


def _block(row: Block, depth: int) -> dict[str, Any]:
    match row:
        case Paragraph(runs):
            return {"kind": "paragraph", "runs": [asdict(run) for run in runs]}
        case CodeBlock(text):
            return {"kind": "code", "text": text}
        case Quote(inner):
            return {"kind": "quote", "blocks": _blocks(inner, depth)}
        case Listing(ordered, start, entries):
            kind = "ordered" if ordered else "bulleted"
            return {"kind": kind, "start": start, "entries": [_blocks(entry, depth) for entry in entries]}


def _drawable(value: Any) -> tuple[Any, int]:
    """`value` with boxes for what no font can draw, and how many."""
    if isinstance(value, str):
        return replaced(value)
    if isinstance(value, dict):
        pairs = {name: _drawable(part) for name, part in value.items()}
        return {name: part for name, (part, _) in pairs.items()}, sum(count for _, count in pairs.values())
    if isinstance(value, list):
        parts = [_drawable(part) for part in value]
        return [part for part, _ in parts], sum(count for _, count in parts)
    return value, 0
