"""A server that speaks LibreTranslate's protocol: POST /translate."""

import json
import time
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from django.utils.translation import gettext as _

from advice.machines.failure import MachineFailure

SECONDS = 10.0
MOST_BYTES = 512 * 1024  # the longest advice in the widest script, every sign of it escaped, takes a quarter of this
PIECE = 16 * 1024


class _Stay(HTTPRedirectHandler):
    """Follows nothing: only the address of the settings is ever asked."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


class LibreTranslate:
    """The server at `address`, such as https://translate.example.org, with its key where it wants one.

    Nothing but that address is contacted: no redirect is followed and no proxy of the environment is used.
    """

    name = "LibreTranslate"

    def __init__(self, address: str, key: str = "", *, seconds: float = SECONDS, most_bytes: int = MOST_BYTES) -> None:
        self._address = f"{address.rstrip('/')}/translate"
        self._key = key
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._opener = build_opener(ProxyHandler({}), _Stay())

    def translate(self, text: str, *, source: str, target: str) -> str:
        """The text in the language `target`, after `seconds` at most. Raises MachineFailure."""
        words = {"q": text, "source": source, "target": target, "format": "text"}
        if self._key:
            words["api_key"] = self._key
        asked = Request(self._address, json.dumps(words).encode(), {"Content-Type": "application/json"}, method="POST")
        try:
            with self._opener.open(asked, timeout=self._seconds) as answer:
                return _translated(self._read(answer))
        except HTTPError as error:
            with error:
                raise MachineFailure(_refusal(error)) from error
        except TimeoutError as error:
            raise MachineFailure(_("The translation machine did not answer in time. Try again later.")) from error
        except (OSError, HTTPException) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise MachineFailure(_("The translation machine did not answer in time. Try again later.")) from error
            raise MachineFailure(_("The translation machine cannot be reached. Try again later.")) from error

    def _read(self, answer: HTTPResponse) -> bytes:
        """The whole answer. Raises MachineFailure for a huge one, and TimeoutError for one that comes drop by drop."""
        until, content = time.monotonic() + self._seconds, b""
        while piece := answer.read1(PIECE):
            content += piece
            if len(content) > self._most_bytes:
                raise MachineFailure(_("The translation machine answered with far too much text."))
            if time.monotonic() > until:
                raise TimeoutError
        return content


def _translated(content: bytes) -> str:
    try:
        text = json.loads(content)["translatedText"]
    except (ValueError, KeyError, TypeError, RecursionError):
        text = None
    if not isinstance(text, str) or not text.strip():
        raise MachineFailure(_("The translation machine answered with something that is no translation."))
    return text


def _refusal(error: HTTPError) -> str:
    """Why the server refused: in its own words where it has some, else by its number."""
    try:
        said = json.loads(error.read(PIECE))["error"]
    except (ValueError, KeyError, TypeError, RecursionError, OSError, HTTPException):
        said = None
    if not isinstance(said, str):
        return _("The translation machine refused (%(status)d). Try again later.") % {"status": error.code}
    words = "".join(char for char in said if char.isprintable())[:160]
    return _("The translation machine refused: %(words)s") % {"words": words}
