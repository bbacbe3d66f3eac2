"""A playbook edition as JSON: the whole document, for programs."""

import json
from dataclasses import replace
from typing import Any

from advice.export.canonical import as_data, digest
from advice.export.document import WHOLE, Document
from advice.export.manifest import choice_data
from advice.language import native_name

VERSION = 2


def render(document: Document) -> bytes:
    """Indented UTF-8. `digest` is that of the edition: of the object under `document`, written with sorted keys and without spaces, as it was frozen.

    A file that holds a choice says so under `part`, with the number of plays in the edition.
    """
    used = {document.language, *(play.language or "" for play in document.plays)}
    used |= {play.situation_language or "" for play in document.plays}
    whole: dict[str, Any] = {
        "format": "rapport-playbook",
        "version": VERSION,
        "digest": digest(document),
        "languages": {code: native_name(code) for code in used if code},
        "document": as_data(document),
    }
    if replace(document.choice, of=0) != WHOLE:
        whole["part"] = {"choice": choice_data(document.choice), "of": document.choice.of}
    return (json.dumps(whole, sort_keys=True, ensure_ascii=False, indent=2) + "\n").encode()
