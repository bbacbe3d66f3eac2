"""The languages of the pages: their codes, and the addresses that carry them."""

import re
from dataclasses import dataclass

from advice.language.codes import Direction


@dataclass(frozen=True)
class Interface:
    """One language of the pages. `code` stands in addresses, `tag` is BCP 47, `content` is how texts are marked, `locale` is OpenGraph's."""

    code: str
    tag: str
    content: str
    native: str
    locale: str
    direction: Direction = "ltr"


INTERFACES: dict[str, Interface] = {
    row.code: row
    for row in (
        Interface("en", "en", "en", "English", "en_US"),
        Interface("fr", "fr", "fr", "Français", "fr_FR"),
        Interface("es", "es", "es", "Español", "es_ES"),
        Interface("de", "de", "de", "Deutsch", "de_DE"),
        Interface("pt", "pt", "pt", "Português", "pt_BR"),
        Interface("it", "it", "it", "Italiano", "it_IT"),
        Interface("ar", "ar", "ar", "العربية", "ar_AR", "rtl"),
        Interface("zh-hans", "zh-Hans", "zh", "简体中文", "zh_CN"),
    )
}
"""Every language the pages are in, by code, in the order in which readers are offered them."""

# a language, perhaps a script, perhaps a country: fr, FR, fr-ca, zh_Hant_TW, es-419
_TAG = re.compile(r"[a-z]{2}([-_][a-z]{4})?([-_]([a-z]{2}|[0-9]{3}))?", re.ASCII | re.IGNORECASE)


def nearest(tag: str) -> str | None:
    """The interface language of a tag in whatever case and country, such as FR, fr-ca or zh_TW; None where it is of none, or no tag."""
    if not _TAG.fullmatch(tag):
        return None
    primary = tag[:2].lower()
    return next((row.code for row in INTERFACES.values() if row.content == primary), None)


def named_in(path: str) -> str:
    """The first part of a path, where the language stands; empty for "/"."""
    return path[1:].partition("/")[0] if path.startswith("/") else ""


def in_language(path: str, code: str) -> str:
    """The same address, of a path with or without a query, in another language of the interface; with "" in none, so that the reader's is chosen."""
    path = "/" + path.lstrip("/")
    parts = re.match(r"/([^/?#]*)(.*)", path, re.DOTALL)
    assert parts
    rest = (parts[2] or "/") if parts[1] in INTERFACES else path
    if code:
        return f"/{code}{rest}"
    return "/" + rest.lstrip("/")  # two slashes would begin the name of another site
