"""The manifest of a file: where each play comes from, for programs; written into every format but PDF, and read back to check it."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from lxml import etree

from advice.export.archive import entry_of, names_of
from advice.export.canonical import digest, digest_of, from_data
from advice.export.cells import unguarded
from advice.export.document import Choice, Document, PlayEntry, TranslationEntry
from advice.export.pieces import linkable

FORMAT: Final = "rapport-manifest"
VERSION: Final = 1
NAMESPACE: Final = "urn:rapport:manifest:1"
PLACES: Final = {"epub": "EPUB/manifest.json", "odt": "manifest.json"}

EDITION = (
    *("playbook", "slug", "title", "language", "team", "edition", "published", "published_by"),
    *("approved_by", "approved", "approved_by_link", "scope", "licence", "permalink"),
)
PLAY = (
    *("number", "contribution", "revision", "language", "author", "licence", "permalink", "situation_url", "written"),
    *("helpful", "votes", "worked", "mixed", "failed", "use", "tombstone"),
)
# what stands in which column of a CSV
EDITION_COLUMNS: Final = {name: name for name in (*EDITION, "digest", "plays", "choice")} | {
    "language": "playbook_language",
    "licence": "edition_licence",
    "permalink": "edition_permalink",
}
PLAY_COLUMNS: Final = {name: name for name in (*PLAY, "digest", "strategies", "translations")} | {
    "digest": "play_digest",
    "strategies": "strategy_slugs",
}
_NUMBERS = {"playbook", "edition", "plays", "number", "contribution", "revision"}
_NUMBERS |= {"helpful", "votes", "worked", "mixed", "failed"}
_UNSAFE = re.compile("[\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_SCRIPT = re.compile(r'<script type="application/json" id="manifest">(.*?)</script>', re.DOTALL)
_FENCE = re.compile(r"^```json\n(.*?)\n```$", re.DOTALL | re.MULTILINE)


def manifest(document: Document) -> dict[str, Any]:
    """What a program needs to trace every text of a file: the edition and what the file holds of it, and each play, as JSON has it."""
    edition = {name: getattr(document, name) for name in EDITION}
    edition |= {"digest": digest(document), "plays": document.choice.of or len(document.plays)}
    edition["choice"] = choice_data(document.choice)
    plays = [play_data(play) for play in document.plays]
    return {"format": FORMAT, "version": VERSION, "edition": edition, "plays": plays}


def play_data(play: PlayEntry) -> dict[str, Any]:
    """What the manifest says of one play."""
    facts = {name: getattr(play, name) for name in PLAY}
    strategies = [mark.slug for mark in play.strategies]
    translations = [_translation(row) for row in play.translations]
    return facts | {"digest": digest_of(play), "strategies": strategies, "translations": translations}


def choice_data(choice: Choice) -> dict[str, Any]:
    """What a file holds of its edition, as JSON has it."""
    data = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(choice).items()}
    del data["of"]  # how many plays the edition has is said of the edition
    return data


def _translation(row: TranslationEntry) -> dict[str, Any]:
    method = "machine" if row.engine else "person"
    return {
        "language": row.language,
        "method": method,
        "engine": row.engine,
        "translator": row.translator,
        "reviewed": row.reviewed,
        "behind": row.behind,
    }


def manifest_lines(document: Document) -> str:
    """The manifest as JSON, each play on a line of its own."""
    whole = manifest(document)
    head = {name: value for name, value in whole.items() if name != "plays"}
    plays = ",\n".join(f"  {_line(play)}" for play in whole["plays"])
    rows = [f"  {_line(name)}: {_line(value)}" for name, value in head.items()]
    return "{\n" + ",\n".join([*rows, f'  "plays": [\n{plays}\n  ]']) + "\n}"


def manifest_script(document: Document) -> str:
    """The manifest as an element of an HTML page that no browser runs; nothing in it can end the element."""
    safe = manifest_lines(document).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return f'<script type="application/json" id="manifest">\n{safe}\n</script>'


def manifest_in(content: bytes, name: str) -> dict[str, Any]:
    """The manifest inside a file of this format. Raises ValueError where there is none, or none can be (PDF)."""
    reader = _READERS.get(name)
    if reader is None:
        raise ValueError(f"no manifest that a program can read is in a file of the format “{name}”")
    try:
        found = reader(content)
    except (RecursionError, LookupError, TypeError, AttributeError, csv.Error, etree.LxmlError) as error:
        raise ValueError(f"the manifest cannot be read: {error}") from error
    rows = found.get("plays") if isinstance(found, dict) and found.get("format") == FORMAT else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("there is no manifest in the file")
    return dict(found)


def faults(found: Mapping[str, Any]) -> list[str]:
    """What a manifest misses, a sentence each: every play has an author, or says why its text is gone, and a licence, a link and a digest."""
    rows = []
    for play in found["plays"]:
        missing = [
            None if play.get("author") or play.get("tombstone") else "author",
            None if play.get("licence") else "licence",
            None if linkable(str(play.get("permalink"))).startswith("http") else "link",
            None if re.fullmatch("[0-9a-f]{64}", str(play.get("digest"))) else "digest",
        ]
        rows += [f"play {play.get('number')} has no {name}" for name in missing if name]
    if not re.fullmatch("[0-9a-f]{64}", str(found.get("edition", {}).get("digest"))):
        rows.append("the edition has no digest")
    return rows


def _line(value: Any) -> str:
    # what XML cannot hold stands as an escape of JSON
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _matched(pattern: re.Pattern[str], content: bytes) -> Any:
    found = pattern.findall(content.decode())
    if not found:
        raise ValueError("there is no manifest in the file")
    return json.loads(found[-1])


def _in_docx(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    # a word processor that saves the file may number its parts anew
    for place in names_of(content):
        if re.fullmatch(r"customXml/item\d+\.xml", place):
            root = etree.fromstring(entry_of(content, place), parser)
            if root.tag == f"{{{NAMESPACE}}}manifest":
                return json.loads(root.text or "")
    raise ValueError("there is no manifest in the file")


def _in_json(content: bytes) -> dict[str, Any]:
    whole = json.loads(content)
    document, part = from_data(whole["document"]), whole.get("part") or {"choice": {}, "of": 0}
    chosen: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in part["choice"].items()}
    return manifest(replace(document, sealed=whole["digest"], choice=Choice(**chosen, of=part["of"])))


def _in_csv(content: bytes) -> dict[str, Any]:
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    rows = list(reader)
    if not {*EDITION_COLUMNS.values(), *PLAY_COLUMNS.values()} <= set(reader.fieldnames or ()):
        raise ValueError("there is no manifest in the file")
    edition = {name: _read(rows[0], name, EDITION_COLUMNS) for name in EDITION_COLUMNS} if rows else {}
    plays = [{name: _read(row, name, PLAY_COLUMNS) for name in PLAY_COLUMNS} for row in rows]
    return {"format": FORMAT, "version": VERSION, "edition": edition, "plays": plays}


def _read(row: dict[str, str], name: str, columns: Mapping[str, str]) -> Any:
    """A cell as the value it was written from."""
    text = unguarded(row[columns[name]])
    match name:
        case "choice" | "translations":
            return json.loads(text)
        case "strategies":
            return [slug for slug in text.split("; ") if slug]
        case "approved_by_link":
            return text == "yes"
        case "language" if columns is PLAY_COLUMNS:
            return text or None
    return int(text) if name in _NUMBERS else text


_READERS: Final[Mapping[str, Callable[[bytes], Any]]] = {
    "html": lambda content: _matched(_SCRIPT, content),
    "epub": lambda content: json.loads(entry_of(content, PLACES["epub"])),
    "docx": _in_docx,
    "odt": lambda content: json.loads(entry_of(content, PLACES["odt"])),
    "markdown": lambda content: _matched(_FENCE, content),
    "csv": _in_csv,
    "json": _in_json,
}
