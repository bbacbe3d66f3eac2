"""Tags and filters of the site's templates."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.contrib.staticfiles import finders
from django.http import QueryDict
from django.middleware.csrf import get_token
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.encoding import escape_uri_path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from advice import language
from advice.language import interface
from advice.language.differences import Change, direction_of
from advice.markup import to_html, to_text
from advice.models import Contribution, LanguageSource, Situation

register = template.Library()


@register.filter
def native_name(code: str | None) -> str:
    """The language's name in itself; an empty string where the language is not known."""
    return language.native_name(code)


@register.filter
def at(values: dict[Any, Any] | None, key: Any) -> Any:
    """What a dictionary has at this key; None where it has nothing."""
    return (values or {}).get(key)


@register.filter
def direction(code: str | None) -> str:
    """ltr or rtl; auto where the language is not known."""
    return language.direction(code)


@register.filter
def reading_direction(changes: Iterable[Change]) -> str:
    """rtl or ltr, by the letters of a text that changed, which a browser does not look for inside what was added or removed; else auto."""
    return direction_of(changes)


@register.filter
def language_tag(code: str | None) -> str:
    """The BCP 47 tag of a language of the interface; of English where there is none."""
    row = interface.INTERFACES.get(code or "")
    return row.tag if row else "en"


@register.simple_tag(takes_context=True)
def address_in(context: template.Context, code: str) -> str:
    """This page in another language of the interface, without a query; with "" the address that leads each reader to theirs.

    A page whose address has other words in each language says them in `addresses`, by code.
    """
    path = escape_uri_path(getattr(_request(context), "path", "/"))
    own: dict[str, str] = context.get("addresses") or {}
    return own.get(code) or interface.in_language(path, code)


@register.simple_tag
def language_name(code: str | None) -> str:
    """A language by its own name, marked as being in it, for use inside a sentence."""
    name = language.native_name(code) or code or ""
    return format_html('<span class="tag-language" lang="{}" dir="{}">{}</span>', code or "", direction(code), name)


@register.simple_tag
def spoken(text: object, code: str | None, href: str = "") -> str:
    """What a person wrote, in its own language and direction, for use inside a sentence; with `href` a link."""
    words = format_html('lang="{}" dir="auto"', code or "")
    return (
        format_html('<a href="{}" {}>{}</a>', href, words, text)
        if href
        else format_html("<span {}>{}</span>", words, text)
    )


@register.simple_tag
def quoted(phrases: Iterable[str], code: str | None) -> str:
    """Phrases of a text, each in quotation marks and in its language, for use inside a sentence."""
    return format_html_join(" · ", '<q lang="{}" dir="auto">{}</q>', ((code or "", phrase) for phrase in phrases))


@register.filter
def markdown(text: str | None) -> SafeString:
    """Markdown as safe HTML (allowlisted by the markup engine)."""
    return mark_safe(to_html(text or ""))


@register.filter
def moment(stamp: str) -> datetime | None:
    """The moment that a document writes as text; None for none."""
    return datetime.fromisoformat(stamp) if stamp else None


@register.filter
def plain(text: str | None) -> str:
    """The words of Markdown on one line, without its marks."""
    return to_text(text or "")


@register.filter
def author_name(text: Contribution | Situation) -> str:
    """Whom readers see as the author, also where the account is gone or the text came from an imported page."""
    if text.author:
        return str(text.author)
    if credit := getattr(text, "author_credit", ""):
        return str(credit)
    return _("imported") if text.imported else _("former member")


@register.filter
def language_said(text: Contribution | Situation) -> str:
    """Who said which language a text is in, as a sentence; how sure the site was, never more than 99 %, where it was the site."""
    if text.language_source == LanguageSource.DETECTOR and text.language_confidence is not None:
        percent = min(99, round(100 * text.language_confidence))
        return _("The site found this language, %(percent)d %% sure.") % {"percent": percent}
    said = {
        LanguageSource.DETECTOR: _("The site found this language."),
        LanguageSource.AUTHOR: _("Its author said this language."),
        LanguageSource.READER: _("A reader said this language."),
        LanguageSource.CURATOR: _("A curator said this language."),
    }
    return said.get(LanguageSource(text.language_source), _("Nobody has said which language this is."))


@register.inclusion_tag("components/_icon.html")
def icon(name: str) -> dict[str, str]:
    """A decorative icon of the sprite: text beside it, or a label on its button, says what it means."""
    return {"name": name}


@register.filter
def strategy_symbol(slug: str) -> str:
    """The symbol in the sprite that stands for this strategy; the common one where nobody has drawn its own."""
    return f"strategy-{slug}" if slug in _drawn() else "strategy-other"


@cache
def _drawn() -> frozenset[str]:
    path = finders.find("img/strategies.svg")
    return frozenset(re.findall(r'id="strategy-([^"]+)"', Path(path).read_text("utf-8"))) if path else frozenset()


def _request(context: template.Context) -> Any:
    # a piece included with "only" has no variable of this name, yet its context still knows
    return getattr(context, "request", None)


@register.simple_tag(takes_context=True)
def csrf_token(context: template.Context) -> str:
    """The hidden field of a form, in place of Django's tag, which leaves it out of pieces that are included with "only"."""
    request = _request(context)
    if request is None:
        return ""
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))


@register.simple_tag(takes_context=True)
def flip_address(context: template.Context, number: int, original: bool) -> str:
    """The address of the page the reader is on, with this contribution in the original (or not), at its place.

    A card's version that comes alone is on the page that asked for it.
    """
    request = _request(context)
    alone = request.headers.get("hx-target") == f"version-{number}"
    query = QueryDict(urlsplit(request.headers.get("hx-current-url", "")).query, mutable=True) if alone else None
    query = request.GET.copy() if query is None else query
    others = [value for value in query.getlist("original") if value != str(number)]
    query.setlist("original", [*others, str(number)] if original else others)
    return f"?{query.urlencode()}#c-{number}"


@register.simple_tag(takes_context=True)
def current(context: template.Context, address: str) -> str:
    """The aria-current attribute of a link in the navigation: "page" on that very page, "true" on one below it."""
    path = getattr(_request(context), "path", "")
    if not path.startswith(address):
        return ""
    return format_html(' aria-current="{}"', "page" if path == address else "true")


@register.simple_tag(takes_context=True)
def block_again(context: template.Context, name: str) -> str:
    """What a block of the page said, once more, fit for a quoted attribute (a template may not hold the same block twice)."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    if block is None:
        return ""
    return mark_safe(" ".join(block.render(context).split()).replace('"', "&quot;"))
