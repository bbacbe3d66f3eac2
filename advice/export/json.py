"""A playbook edition as JSON: the whole document, for programs."""

import json

from advice.export.canonical import as_data, digest
from advice.export.document import Document
from advice.language import native_name

VERSION = 2


def render(document: Document) -> bytes:
    """Indented UTF-8. `digest` is that of the object under `document`, written with sorted keys and without spaces."""
    used = {document.language, *(play.language or "" for play in document.plays)}
    used |= {play.situation_language or "" for play in document.plays}
    whole = {
        "format": "rapport-playbook",
        "version": VERSION,
        "digest": digest(document),
        "languages": {code: native_name(code) for code in used if code},
        "document": as_data(document),
    }
    return (json.dumps(whole, sort_keys=True, ensure_ascii=False, indent=2) + "\n").encode()
