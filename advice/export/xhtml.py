"""Pieces of a book as XHTML, every text in an element with its own language and direction."""

from collections.abc import Mapping
from html import escape

from advice.export.pieces import (
    Chapter,
    Contents,
    Entry,
    Fact,
    Facts,
    Heading,
    Line,
    Passage,
    Piece,
    Said,
    linkable,
    tag,
)
from advice.export.wording import Words, colon
from advice.language import direction
from advice.markup import Block, CodeBlock, Listing, Paragraph, Quote, Run

_TITLES = {"title": "h1"}


def page(chapter: Chapter, words: Words, body: str) -> str:
    """A whole document."""
    code, kind = words.language, {"cover": "cover", "front": "frontmatter", "colophon": "backmatter"}
    about = kind.get(chapter.kind, "bodymatter")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!DOCTYPE html>",
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{code}" xml:lang="{code}" dir="{direction(code)}">',
        f"<head>\n<title>{escape(chapter.title.text)}</title>",
        '<link rel="stylesheet" type="text/css" href="book.css"/>\n</head>',
        f'<body epub:type="{about}" class="{chapter.kind}">\n{body}\n</body>\n</html>',
    ]
    return "\n".join(lines) + "\n"


def pieces(rows: tuple[Piece, ...], words: Words, files: Mapping[str, str]) -> str:
    """The pieces of a chapter, in order; a play with all that belongs to it is an article. `files` says where each anchor stands."""
    lines, open_article = list[str](), False
    for row in rows:
        if isinstance(row, Heading) and open_article:
            lines.append("</article>")
            open_article = False
        if isinstance(row, Heading) and row.anchor.startswith(("play-", "tension-")):
            lines.append(f'<article aria-labelledby="{row.anchor}">')
            open_article = True
        lines.append(contents(row, words, files) if isinstance(row, Contents) else _piece(row, words))
    return "\n".join([*lines, "</article>"] if open_article else lines)


def _piece(row: Heading | Line | Passage | Facts, words: Words) -> str:
    match row:
        case Heading(level, said, anchor):
            return f'<h{min(level, 6)} id="{anchor}">{spoken(said, words)}</h{min(level, 6)}>'
        case Line("strategies", said):
            entries = "".join(f"<li>{spoken((one,), words)}</li>" for one in said)
            return f'<ul class="strategies" aria-label="{escape(words.strategies)}">{entries}</ul>'
        case Line(kind, said):
            element = _TITLES.get(kind, "p")
            return f'<{element} class="{kind}">{spoken(said, words, " · ")}</{element}>'
        case Passage():
            return _passage(row, words)
        case Facts(kind, rows):
            facts = "\n".join(f"<div>{''.join(_fact(fact, words) for fact in line)}</div>" for line in rows)
            return f'<div class="facts {kind}">\n{facts}\n</div>'


def contents(row: Contents, words: Words, files: Mapping[str, str]) -> str:
    """The navigation that a reading system reads, shown as the page of contents too."""
    title = spoken((row.title,), words)
    return f'<nav epub:type="toc" id="contents">\n<h1>{title}</h1>\n{_list(row.entries, words, files)}\n</nav>'


def _list(entries: tuple[Entry, ...], words: Words, files: Mapping[str, str]) -> str:
    """Nested lists; what stands deeper belongs to the entry before it."""
    lines, place = ["<ol>"], 0
    while place < len(entries):
        end = place + 1
        while end < len(entries) and entries[end].level > entries[place].level:
            end += 1
        below = f"\n{_list(entries[place + 1 : end], words, files)}\n" if end > place + 1 else ""
        entry = entries[place]
        link = f'<a href="{files[entry.anchor]}#{entry.anchor}">{spoken(entry.said, words)}</a>'
        lines.append(f"<li>{link}{below}</li>")
        place = end
    return "\n".join([*lines, "</ol>"])


def _passage(row: Passage, words: Words) -> str:
    text = f"<div{_attributes(row.language, row.way)}>\n{blocks(row.blocks)}\n</div>"
    if row.kind == "note":
        return f'<aside class="note">\n<p class="head">{spoken(row.head, words)}</p>\n{text}\n</aside>'
    head = f'<p class="head">{spoken(row.head, words, " · ")}</p>\n' if row.head else ""
    return f'<div class="{row.kind}">\n{head}{text}\n</div>'


def _fact(fact: Fact, words: Words) -> str:
    label = f"<b>{escape(fact.label.text)}{colon(words)}</b>" if fact.label else ""
    return f'<span class="fact">{label}{spoken(fact.values, words, " · ")}</span> '


def spoken(said: tuple[Said, ...], words: Words, between: str = " ") -> str:
    """Words in their languages, side by side."""
    return between.join(_said(one, words) for one in said)


def _said(one: Said, words: Words) -> str:
    text = escape(one.text)
    role = f' class="{one.role}"' if one.role else ""
    if one.link:
        text = f'<a href="{escape(one.link)}">{text}</a>'
    if one.language == words.language and not role:
        return text
    if one.role in ("date", "address", "code", "number"):
        return f'<bdi{role} dir="ltr">{text}</bdi>'
    return f"<bdi{role}{_attributes(one.language, one.way)}>{text}</bdi>"


def _attributes(code: str | None, way: str) -> str:
    return f' lang="{tag(code)}" xml:lang="{tag(code)}" dir="{way}"'


def blocks(rows: tuple[Block, ...]) -> str:
    """What somebody wrote; the text alone, never its markup, comes from them."""
    return "\n".join(_block(row) for row in rows)


def _block(row: Block) -> str:
    match row:
        case Paragraph(runs):
            return f'<p dir="auto">{_runs(runs)}</p>'
        case CodeBlock(text):
            return f'<pre dir="auto"><code>{escape(text)}</code></pre>'
        case Quote(inner):
            return f"<blockquote>\n{blocks(inner)}\n</blockquote>"
        case Listing(ordered, start, entries):
            items = "\n".join(f"<li>{_entry(entry)}</li>" for entry in entries)
            opening = f'<ol start="{start}">' if ordered and start != 1 else "<ol>" if ordered else "<ul>"
            return f"{opening}\n{items}\n{'</ol>' if ordered else '</ul>'}"


def _entry(entry: tuple[Block, ...]) -> str:
    """An entry of one paragraph stands in its line."""
    match entry:
        case (Paragraph(runs), *rest):
            inner = f'<span dir="auto">{_runs(runs)}</span>'
            return f"{inner}\n{blocks(tuple(rest))}" if rest else inner
    return blocks(entry)


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br/>")
    text = f"<code>{text}</code>" if run.code else text
    text = f"<em>{text}</em>" if run.italic else text
    text = f"<strong>{text}</strong>" if run.bold else text
    link = linkable(run.link)
    return f'<a href="{escape(link)}">{text}</a>' if link else text
