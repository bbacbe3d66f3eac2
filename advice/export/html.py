"""A playbook edition as one HTML file: no network; search, filters and languages inside."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

from advice.export.canonical import digest
from advice.export.document import Document, PlayEntry, SectionEntry
from advice.export.html_plays import bdi, facts, level_of, link, moment, plain, play_article, spoken
from advice.export.manifest import manifest_script
from advice.export.showing import readable_in
from advice.export.wording import Words, approval_line, part_line, section_title, words_for
from advice.language import direction, native_name
from advice.markup import to_html

POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
)
_HERE = Path(__file__).parent


@cache
def _style() -> str:
    return (_HERE / "playbook.css").read_text("utf-8").strip()


@cache
def _script() -> str:
    return "\n" + (_HERE / "playbook.js").read_text("utf-8").strip() + "\n"


@cache
def policy() -> str:
    """The content security policy of the file: its own script, and nothing from anywhere."""
    return POLICY.format(digest=b64encode(sha256(_script().encode()).digest()).decode())


def render(document: Document) -> bytes:
    """UTF-8 with a line feed at its end. Every text that a person wrote says its own `lang` and `dir`."""
    words = words_for(document)
    lines = [
        "<!doctype html>",
        f'<html lang="{words.language}" dir="{direction(words.language)}">',
        *_head(document),
        "<body>",
        f'<a class="skip" href="#plays">{words.skip}</a>',
        _header(document, words),
        _finder(document, words),
        _contents(document, words),
        '<main id="plays">',
        f'<p id="none" hidden>{words.no_play_fits} <button type="button">{words.clear}</button></p>',
        *(_section(place, row, document, words) for place, row in enumerate(document.sections, start=1)),
        _tensions(document, words),
        "</main>",
        _colophon(document, words),
        manifest_script(document),
        f"<script>{_script()}</script>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(line for line in lines if line) + "\n").encode()


def _head(document: Document) -> list[str]:
    return [
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta name="author" content="{plain(document.team)}">',
        f'<meta name="digest" content="sha256:{digest(document)}">',
        f"<title>{plain(document.title)}</title>",
        f"<style>\n{_style()}\n</style>",
        "</head>",
    ]


def _header(document: Document, words: Words) -> str:
    lang = spoken(document.language)
    changes = f"<h2>{words.changes}</h2>\n<div{lang}>\n{to_html(document.note)}\n</div>" if document.note else ""
    intro = f'<div class="intro"{lang}>\n{to_html(document.intro)}\n</div>' if document.intro else ""
    approved = f" · {plain(approval_line(document, words))}" if document.approved_by else ""
    edition = f"{escape(words.edition.format(n=document.edition))} · {moment(document.published[:10])}{approved}"
    part = f'<p class="part">{plain(part_line(document, words))}</p>' if document.choice.partial else ""
    lines = [
        "<header>",
        f'<p class="team">{bdi(document.team)}</p>',
        f"<h1{lang}>{plain(document.title)}</h1>",
        part,
        f'<p class="edition">{edition}</p>',
        intro,
        changes,
        "</header>",
    ]
    return "\n".join(line for line in lines if line)


def _finder(document: Document, words: Words) -> str:
    """The form that the script shows: words, strategies, and the language of the texts where there are translations to switch to."""
    many = escape(words.shown_many)
    lines = [
        '<form id="find" role="search" hidden>',
        f'<p><label for="q">{words.search_in}</label> <input id="q" name="q" type="search" dir="auto" autocomplete="off"></p>',
        _strategies(document, words),
        _languages(document, words) if document.choice.texts == "originals" else "",
        f'<p><output data-one="{words.shown_one}" data-many="{many}"></output> <button type="reset">{words.clear}</button></p>',
        "</form>",
    ]
    return "\n".join(line for line in lines if line)


def _strategies(document: Document, words: Words) -> str:
    marks = dict(sorted({mark.slug: mark.label for play in document.plays for mark in play.strategies}.items()))
    boxes = "\n".join(
        f'<label><input type="checkbox" name="strategy" value="{escape(slug)}"> '
        f"<span{spoken(document.language)}>{plain(label)}</span></label>"
        for slug, label in marks.items()
    )
    return f"<fieldset>\n<legend>{words.filter_by}</legend>\n{boxes}\n</fieldset>" if marks else ""


def _languages(document: Document, words: Words) -> str:
    if not any(play.translations for play in document.plays):
        return ""
    codes = sorted(set().union(*(readable_in(play) for play in document.plays)))
    options = "\n".join(
        f'<option value="{escape(code)}" lang="{escape(code)}">{plain(native_name(code) or code)}</option>'
        for code in codes
    )
    return (
        f'<p><label for="into">{words.show_texts}</label> <select id="into" name="into">\n'
        f'<option value="">{words.originals_only}</option>\n{options}\n</select></p>'
    )


def _contents(document: Document, words: Words) -> str:
    lines = [f'<nav aria-labelledby="contents">\n<h2 id="contents">{words.contents}</h2>\n<ol>']
    for place, section in enumerate(document.sections, start=1):
        rows = "\n".join(_contents_line(play) for play in section.plays)
        inner = f"\n<ol>\n{rows}\n</ol>" if rows else ""
        below = ' class="below"' if section.level > 1 else ""
        lines.append(f'<li{below}><a href="#section-{place}">{_section_name(section, document, words)}</a>{inner}</li>')
    if document.tensions:
        lines.append(f'<li><a href="#tensions">{words.tensions}</a></li>')
    return "\n".join([*lines, "</ol>\n</nav>"])


def _contents_line(play: PlayEntry) -> str:
    situation = f"<bdi{spoken(play.situation_language, only_lang=True)}>{plain(play.situation)}</bdi>"
    place = f"play-{play.number}"
    return f'<li data-play="{place}"><a href="#{place}"><span class="number">{play.number}</span> {situation}</a></li>'


def _section(place: int, section: SectionEntry, document: Document, words: Words) -> str:
    tag = level_of(section, 2)
    lines = [f'<section aria-labelledby="section-{place}">']
    lines.append(f'<{tag} id="section-{place}" class="section">{_section_name(section, document, words)}</{tag}>')
    lines += [play_article(play, level_of(section, 3), document, words) for play in section.plays]
    return "\n".join([*lines, "</section>"])


def _section_name(section: SectionEntry, document: Document, words: Words) -> str:
    lang = spoken(document.language) if section.title else ""
    return f"<span{lang}>{plain(section_title(section.title, words))}</span>"


def _tensions(document: Document, words: Words) -> str:
    """Both sides with the same room, and when the one, when the other."""
    if not document.tensions:
        return ""
    lang = spoken(document.language)
    lines = [f'<aside aria-labelledby="tensions">\n<h2 id="tensions" class="section">{words.tensions}</h2>']
    for row in document.tensions:
        names = [f"<span{lang}>{plain(mark.label)}</span>" for mark in (row.first, row.second)]
        title = escape(words.tension_line).format(first=names[0], second=names[1])
        lines.append(f'<div class="tension">\n<h3>{title}</h3>\n<div{lang}>\n{to_html(row.body)}\n</div>\n</div>')
    return "\n".join([*lines, "</aside>"])


def _colophon(document: Document, words: Words) -> str:
    rows = [
        (words.published, f"{moment(document.published)} · {words.edition.format(n=document.edition)}"),
        (words.published_by, bdi(document.published_by)),
        (words.approved_by, plain(approval_line(document, words, label=False)) if document.approved_by else ""),
        (words.scope, bdi(document.scope) if document.scope else ""),
        (words.team, bdi(document.team)),
        (words.licence, plain(document.licence)),
        (words.source, link(document.permalink)),
        (words.digest, f'<code dir="ltr">{digest(document)}</code>'),
    ]
    return f"<footer>\n{facts(rows, 'colophon')}\n</footer>"
