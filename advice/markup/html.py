"""Markdown → HTML that is safe on any page."""

import nh3

from advice.markup.cleaning import clean
from advice.markup.parsing import SCHEMES, parser

TAGS = frozenset({"a", "blockquote", "br", "code", "em", "li", "ol", "p", "pre", "strong", "ul"})
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),  # without this line, title and lang would pass on every tag
    "a": {"href"},
    "blockquote": {"dir"},
    "li": {"dir"},
    "ol": {"dir", "start"},
    "p": {"dir"},
    "ul": {"dir"},
}
REL = "nofollow ugc noopener"


def to_html(source: str) -> str:
    """HTML with `TAGS` and `ATTRIBUTES` only; links to http, https and mailto, marked with `REL`. "" for an empty text.

    Raw HTML in the source is shown as the text it is. Paragraphs and tight list entries say dir="auto"; quotes, lists
    and loose entries say the direction of their first letter.
    """
    # the parser escapes already; the allowlist holds even where the parser has a hole
    written = parser().render(clean(source))
    return nh3.clean(written, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=REL).strip()
