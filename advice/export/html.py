"""A playbook edition as one HTML file: no network, no script, its style inside."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from advice.export.canonical import digest
from advice.export.document import Document, PlayEntry, SectionEntry
from advice.export.wording import Words, language_line, section_title, vote_line, words_for
from advice.language import direction, native_name
from advice.markup import one_line, to_html

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@cache
def _style() -> str:
    return (Path(__file__).parent / "playbook.css").read_text("utf-8").strip()


def render(document: Document) -> bytes:
    """UTF-8 with a line feed at its end. Every text that a person wrote says its own `lang` and `dir`."""
    words = words_for(document)
    title = _plain(document.title)
    sections = [_section(place, row, document, words) for place, row in enumerate(document.sections, start=1)]
    lines = [
        "<!doctype html>",
        f'<html lang="{words.language}" dir="{direction(words.language)}">',
        *_head(document, title),
        "<body>",
        f'<a class="skip" href="#plays">{words.skip}</a>',
        _header(document, words, title),
        _contents(document, words),
        '<main id="plays">',
        *sections,
        "</main>",
        _colophon(document, words),
        "</body>",
        "</html>",
    ]
    return ("\n".join(line for line in lines if line) + "\n").encode()


def _head(document: Document, title: str) -> list[str]:
    return [
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta name="author" content="{_plain(document.team)}">',
        f'<meta name="digest" content="sha256:{digest(document)}">',
        f"<title>{title}</title>",
        f"<style>\n{_style()}\n</style>",
        "</head>",
    ]


def _header(document: Document, words: Words, title: str) -> str:
    lang = _spoken(document.language)
    changes = f"<h2>{words.changes}</h2>\n<div{lang}>\n{to_html(document.note)}\n</div>" if document.note else ""
    intro = f'<div class="intro"{lang}>\n{to_html(document.intro)}\n</div>' if document.intro else ""
    edition = escape(words.edition.format(n=document.edition))
    lines = [
        "<header>",
        f'<p class="team"><bdi>{_plain(document.team)}</bdi></p>',
        f"<h1{lang}>{title}</h1>",
        f'<p class="edition">{edition} · {_time(document.published[:10])}</p>',
        intro,
        changes,
        "</header>",
    ]
    return "\n".join(line for line in lines if line)


def _contents(document: Document, words: Words) -> str:
    lines = [f'<nav aria-labelledby="contents">\n<h2 id="contents">{words.contents}</h2>\n<ol>']
    for place, section in enumerate(document.sections, start=1):
        rows = "\n".join(_contents_line(play) for play in section.plays)
        inner = f"\n<ol>\n{rows}\n</ol>" if rows else ""
        lines.append(f'<li><a href="#section-{place}">{_section_name(section, document, words)}</a>{inner}</li>')
    return "\n".join([*lines, "</ol>\n</nav>"])


def _contents_line(play: PlayEntry) -> str:
    situation = f"<bdi{_spoken(play.situation_language, only_lang=True)}>{_plain(play.situation)}</bdi>"
    return f'<li><a href="#play-{play.number}"><span class="number">{play.number}</span> {situation}</a></li>'


def _section(place: int, section: SectionEntry, document: Document, words: Words) -> str:
    lines = [f'<section aria-labelledby="section-{place}">']
    lines.append(f'<h2 id="section-{place}">{_section_name(section, document, words)}</h2>')
    lines += [_play(play, document, words) for play in section.plays]
    return "\n".join([*lines, "</section>"])


def _section_name(section: SectionEntry, document: Document, words: Words) -> str:
    lang = _spoken(document.language) if section.title else ""
    return f"<span{lang}>{_plain(section_title(section.title, words))}</span>"


def _play(play: PlayEntry, document: Document, words: Words) -> str:
    lang = _spoken(document.language)
    strategies = "".join(f"<li{lang}>{_plain(mark.label)}</li>" for mark in play.strategies)
    lines = [
        f'<article aria-labelledby="play-{play.number}">',
        f'<h3 id="play-{play.number}"><span class="number">{play.number}</span> '
        f"<span{_spoken(play.situation_language)}>{_plain(play.situation)}</span></h3>",
        f'<ul class="strategies" aria-label="{words.strategies}">{strategies}</ul>' if strategies else "",
        f'<div class="text"{_spoken(play.language)}>\n{to_html(play.body)}\n</div>',
        f'<aside class="why">\n<h4>{words.why}</h4>\n<div{lang}>\n{to_html(play.why)}\n</div>\n</aside>'
        if play.why
        else "",
        _provenance(play, words),
        "</article>",
    ]
    return "\n".join(line for line in lines if line)


def _provenance(play: PlayEntry, words: Words) -> str:
    named = f' lang="{escape(play.language)}"' if native_name(play.language) and play.language else ""
    facts = [
        (words.author, f"<bdi>{_plain(play.author)}</bdi>"),
        (words.licence, _plain(play.licence)),
        (words.language_label, f"<bdi{named}>{_plain(language_line(play.language, words))}</bdi>"),
        (words.votes_label, _plain(vote_line(play, words))),
        (words.written, f"{_time(play.written)} · {words.revision.format(n=play.revision)}"),
        (words.situation, _link(play.situation_url)),
        (words.source, _link(play.permalink)),
    ]
    return _facts(facts, "provenance")


def _colophon(document: Document, words: Words) -> str:
    facts = [
        (words.published, f"{_time(document.published)} · {words.edition.format(n=document.edition)}"),
        (words.published_by, f"<bdi>{_plain(document.published_by)}</bdi>"),
        (words.team, f"<bdi>{_plain(document.team)}</bdi>"),
        (words.licence, _plain(document.licence)),
        (words.source, _link(document.permalink)),
        (words.digest, f'<code dir="ltr">{digest(document)}</code>'),
    ]
    return f"<footer>\n{_facts(facts, 'colophon')}\n</footer>"


def _facts(facts: list[tuple[str, str]], name: str) -> str:
    rows = "\n".join(f"<div><dt>{label}</dt> <dd>{value}</dd></div>" for label, value in facts if value)
    return f'<dl class="{name}">\n{rows}\n</dl>'


def _link(url: str) -> str:
    shown = f'<bdi dir="ltr">{_plain(url)}</bdi>'
    return f'<a href="{_plain(url)}">{shown}</a>' if url.startswith(("https://", "http://")) else shown


def _time(moment: str) -> str:
    return f'<time datetime="{_plain(moment)}" dir="ltr">{_plain(moment)}</time>'


def _plain(text: str) -> str:
    return escape(one_line(text))


def _spoken(code: str | None, *, only_lang: bool = False) -> str:
    """The attributes of an element in this language; of an unknown one the text decides the direction."""
    lang = f' lang="{escape(code)}"' if code else ' lang=""'
    return lang if only_lang else f'{lang} dir="{direction(code)}"'
