"""Walks over every address there is, to find words that should be found by nobody, or by somebody: the site map, the API, the search, the files."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from django.test import Client
from django.urls import reverse

from tests.web.doors import API_HIDDEN, API_OPEN, BY_KEY, HIDDEN_NAMES, MISSING, MODERATED, OPEN_NAMES, House

# what is another at every asking: the token against forgery, and the moment
FLEETING = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|csrftoken=\w+|expires[=:] [^;\n]+|expires=[^;\n]+',
    re.I,
)


def site_map(house: House, *, missing: bool = False) -> Iterator[str]:
    """Every address below a language, with the private things of the house, or the numbers of nothing, in it; those of the curators too."""
    for name in HIDDEN_NAMES:
        yield from house.paths(name, MISSING if missing else None)
    for name, args in OPEN_NAMES.items():
        yield reverse(name, args=args)
    yield from (reverse(name, args=["no-such-key", "a.html"][: 1 + (name == "shared_file")]) for name in BY_KEY)
    yield from (reverse(name, args=[house.cluster.pk] if name == "cluster" else []) for name in MODERATED)


def api_map(house: House, *, missing: bool = False) -> Iterator[str]:
    """Every address of the API, and its description."""
    yield "/api/v1/openapi.json"
    yield from API_OPEN
    for path, noun in API_HIDDEN.items():
        yield path.format(pk=MISSING if missing else getattr(house, noun).pk, number=1)


def asked(*words: str) -> Iterator[str]:
    """Every address that takes words, asked for these: the search and what it offers, the lists, the API."""
    for word in words:
        yield from (f"{reverse(name)}?q={word}" for name in ("search", "search_offered", "contributions", "situations"))
        yield f"{reverse('search')}?q=by:{word}"
        yield from (f"/api/v1/contributions?q={word}", f"/api/v1/contributions?q={word}&sort=new")


def said(response) -> bytes:
    """All that an answer tells: its status, its headers and its body, but for what is another at every asking, and its length, which its body has."""
    body = unpacked(b"".join(response.streaming_content) if response.streaming else response.content)
    headers = "\n".join(
        f"{name}: {value}" for name, value in sorted(response.headers.items()) if name != "Content-Length"
    )
    return FLEETING.sub(
        b"", b"%d\n%s\n%s\n%s" % (response.status_code, body, headers.encode(), str(response.cookies).encode())
    )


def unpacked(body: bytes) -> bytes:
    """The parts of a packed file, such as an office document, one after the other; anything else as it is."""
    if not body.startswith(b"PK\x03\x04"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def masked(answer: bytes, *numbers: object) -> bytes:
    """What an answer says but for these words: the address that was asked, as it is and as part of another one."""
    for number in numbers:
        answer = answer.replace(str(number).encode(), b"#").replace(quote(str(number), safe="").encode(), b"#")
    return answer


def found(client: Client, paths: Iterable[str], words: Iterable[str], *, method: str = "get") -> dict[str, set[str]]:
    """Which of these words stand in what each address tells, the piece that htmx asks for included; only the addresses where any does."""
    there = dict[str, set[str]]()
    for path in paths:
        ask = getattr(client, method)
        answer = masked(said(ask(path)), path)
        if path == reverse("contributions"):
            answer += said(ask(path, headers={"hx-request": "true", "hx-target": "further"}))
        if seen := {word for word in words if word.encode() in answer}:
            there[path] = seen
    return there
