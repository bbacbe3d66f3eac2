"""A playbook exported as JSON → its document: the way back in, which refuses what no export could say and names the place."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from advice.export.canonical import from_data, text_digest
from advice.export.document import Document
from advice.export.soundness import Unsound, refuse_unsound

LARGEST = 5_000_000  # bytes
VERSIONS = (1, 2)
_REASON = 200  # characters kept of what a parser says: it may quote the file


class NotImportable(ValueError):
    """No playbook that can be imported. `sentence` says what is wrong, for people, and `place` where: in the file, or a path inside what it says."""

    def __init__(self, sentence: str, place: str = "") -> None:
        self.sentence, self.place = sentence, place
        super().__init__(f"{place}: {sentence}" if place else sentence)


@dataclass(frozen=True)
class Received:
    """What a file says. `digest` is that of the edition as it was published; `whole` is False where a text has been taken back since, so that the
    digest cannot be checked against what is left (each text that is there has been checked against its own)."""

    document: Document
    digest: str
    whole: bool


def received(content: bytes) -> Received:
    """The document of a JSON export, of any version there was. Raises NotImportable. No query."""
    data = _header(_parsed(content))
    try:
        document = from_data(data["document"])
        refuse_unsound(document)
    except Unsound as refusal:
        raise NotImportable(refusal.sentence, refusal.place) from refusal
    except ValueError as error:
        place, _sign, reason = str(error).partition(": ")
        said = _("This is not what an edition has there (%(reason)s).") % {"reason": _short(reason)}
        raise NotImportable(said, _short(place)) from error
    return Received(document, data["digest"], _matches(document, data))


def _parsed(content: bytes) -> Any:
    if len(content) > LARGEST:
        raise NotImportable(_("This file is too large: %(most)d MB at most.") % {"most": LARGEST // 1_000_000})
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotImportable(_("This is no text in UTF-8."), _("byte %(n)d") % {"n": error.start + 1}) from error
    except json.JSONDecodeError as error:
        place = _("line %(line)d, column %(column)d") % {"line": error.lineno, "column": error.colno}
        said = _("This is no JSON (%(reason)s). Choose the file that “JSON” gave you.") % {"reason": error.msg}
        raise NotImportable(said, place) from error
    except RecursionError:
        raise NotImportable(_("This is nested deeper than any playbook.")) from None
    except ValueError as error:  # a number of thousands of digits
        raise NotImportable(_("A number in it is larger than any in a playbook.")) from error


def _header(data: Any) -> dict[str, Any]:
    """What stands around the document, checked but for the document itself."""
    if not isinstance(data, dict) or data.get("format") != "rapport-playbook":
        raise NotImportable(
            _("This is no playbook: of the files of an edition, only “JSON” can be imported."), "format"
        )
    if type(data.get("version")) is not int or data["version"] not in VERSIONS:
        raise NotImportable(_("This site reads the versions 1 and 2 of such files; this is another one."), "version")
    seal = data.get("digest")
    if not isinstance(seal, str) or len(seal) != 64 or set(seal) - set("0123456789abcdef"):
        raise NotImportable(_("A digest has 64 hexadecimal digits."), "digest")
    if "document" not in data:
        raise NotImportable(_("The file holds no edition."), "document")
    return data


def _matches(document: Document, data: dict[str, Any]) -> bool:
    """Whether the digest is that of the whole document; False where texts were taken back since. Raises NotImportable for a part, and for a change."""
    if text_digest(document) == data["digest"]:
        return True
    part = data.get("part")
    partial = isinstance(part, dict) and part.get("of") != len(document.plays)
    if partial or [play.number for play in document.plays] != list(range(1, len(document.plays) + 1)):
        said = _(
            "This file holds a part of its edition. Only a whole one can be imported: export it again without choosing."
        )
        raise NotImportable(said, "document")
    if any(play.tombstone for play in document.plays):
        return False
    said = _("The digest does not fit: what the file says has been changed since it was exported. Export it again.")
    raise NotImportable(said, "digest")


def _short(text: str) -> str:
    return text if len(text) <= _REASON else f"{text[:_REASON]}…"
