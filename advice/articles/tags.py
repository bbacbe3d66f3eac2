"""HTML source made tame: only bare, known tags are left, so that no parser can trip over them or take long.

The standard parser of this Python needs quadratic time for unclosed tags and comments, raises on some declarations, and
drops `<words>` that are no tags at all. Here every `<` is looked at once: known tags lose their attributes, comments and
hidden content go, and any other `<` is text.
"""

import re
from collections.abc import Iterator
from typing import Final

from advice.articles.folding import word_set

BLOCKS: Final = word_set(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p "
    "pre search section select summary table tbody textarea tfoot thead title tr ul"
)
_INLINE: Final = word_set(
    "a abbr acronym audio b base bdi bdo big br canvas cite code col colgroup data datalist del dfn em "
    "embed font head i iframe img input ins kbd label link map mark math meta meter nobr noscript object "
    "output param picture progress q rp rt ruby s samp script slot small source span strike strong "
    "style sub sup svg td template th time track tt u var video wbr"
)
KNOWN: Final = BLOCKS | _INLINE
# What a reader never sees goes with its content, to the end of the file where the end tag is missing.
_HIDDEN: Final = frozenset({"script", "style", "template", "noscript"})
# A stray `<title>` in a sentence must not swallow the page, so these go with their content only where they are closed.
_HIDDEN_IF_CLOSED: Final = frozenset({"head", "title", "svg", "math", "iframe", "object", "canvas"})
_END_TAGS: Final = {
    name: re.compile(rf"</{name}(?![a-z0-9])[^>]*>?", re.IGNORECASE) for name in _HIDDEN | _HIDDEN_IF_CLOSED
}
_ANY_END_TAG: Final = re.compile(rf"</({'|'.join(sorted(_HIDDEN_IF_CLOSED))})(?![a-z0-9])", re.IGNORECASE)
_BARE_ATTRIBUTES: Final = word_set(
    "allowfullscreen async autofocus autoplay checked controls defer disabled hidden inert ismap itemscope "
    "loop multiple muted nomodule noshade novalidate nowrap open playsinline readonly required reversed "
    "selected"
)
_TAG_NAME: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>]|$)")
_INTERESTING_IN_TAG: Final = re.compile(r"[<>\"']")
# A NUL goes, however it is written; left in, the parser would make it a replacement character.
_NUL_ENTITY: Final = re.compile(r"&#(?:0+|[xX]0+);")
# Only what ends with `;` is an entity here: "?a=1&copy=2" is an address, not a sign.
_BARE_AMPERSAND: Final = re.compile(r"&(?!#?[a-zA-Z0-9]{1,32};)")


def tame(source: str) -> str:
    """`source` with bare known tags and well-formed entities as its only markup. Linear in its length."""
    return "".join(_pieces(_BARE_AMPERSAND.sub("&amp;", _NUL_ENTITY.sub("", source))))


def _pieces(source: str) -> Iterator[str]:
    position, last_bracket = 0, source.rfind(">")
    last_ends = {match[1].lower(): match.start() for match in _ANY_END_TAG.finditer(source)}
    while (start := source.find("<", position)) >= 0:
        yield source[position:start]
        if source.startswith("<!--", start):
            kept, position = _after_comment(source, start)
        elif source.startswith(("<!", "<?"), start):
            kept, position = _after_declaration(source, start, last_bracket)
        else:
            kept, position = _after_tag(source, start, last_ends)
        yield kept
    yield source[position:]


def _after_comment(source: str, start: int) -> tuple[str, int]:
    # An unclosed comment is taken for text, and for the last one: what follows is searched no second time.
    end = source.find("-->", start + 4)
    return ("", end + 3) if end >= 0 else (source[start:].replace("<", "&lt;"), len(source))


def _after_declaration(source: str, start: int, last_bracket: int) -> tuple[str, int]:
    following = source[start + 2 : start + 3]
    if start > last_bracket or not (following.isalpha() or following == "["):
        return "&lt;", start + 1
    return "", source.index(">", start) + 1


def _after_tag(source: str, start: int, last_ends: dict[str, int]) -> tuple[str, int]:
    match = _TAG_NAME.match(source, start)
    name = match[1].lower() if match else ""
    if match is None or name not in KNOWN:
        return "&lt;", start + 1
    closing = source.startswith("</", start)
    end = _end_of_tag(source, match.end())
    if not closing and (name in _HIDDEN or (name in _HIDDEN_IF_CLOSED and last_ends.get(name, -1) > start)):
        return _after_hidden(source, start, end, name)
    if end < 0 or not _are_attributes(source[match.end() : end - 1]):
        return "&lt;", start + 1
    return (f"</{name}>" if closing else f"<{name}>"), end


def _after_hidden(source: str, start: int, end: int, name: str) -> tuple[str, int]:
    if end > 0 and source[end - 2] == "/" and name not in ("script", "style"):
        return "", end
    closing = _END_TAGS[name].search(source, max(end, start + 1))
    return ("", closing.end()) if closing is not None else ("", len(source))


def _are_attributes(inside: str) -> bool:
    """Whether this may stand in a tag after its name. "<b and c>" in a sentence is no tag."""
    words = inside.strip(" \t\n/").split()
    return "=" in inside or all(word.lower() in _BARE_ATTRIBUTES or word.startswith("data-") for word in words)


def _end_of_tag(source: str, position: int) -> int:
    """Where the tag ends whose name ends at `position`; -1 where another `<` or the end of the file comes first."""
    while (match := _INTERESTING_IN_TAG.search(source, position)) is not None:
        position = match.end()
        if match[0] == ">":
            return position
        if match[0] == "<":
            return -1
        # A quote opens a value only after "="; elsewhere it is an apostrophe.
        if source[match.start() - 1] == "=":
            position = source.find(match[0], position) + 1
            if position == 0:
                return -1
    return -1
