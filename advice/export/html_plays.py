"""The plays of a playbook that is one HTML file, and the small pieces it is written with."""

from html import escape

from advice.export.document import Document, PlayEntry, SectionEntry
from advice.export.showing import Passage, passages
from advice.export.wording import (
    Words,
    language_line,
    notes_of,
    outcome_line,
    tombstone_line,
    translation_line,
    vote_line,
)
from advice.language import direction, native_name
from advice.markup import one_line, to_html


def play_article(play: PlayEntry, tag: str, document: Document, words: Words) -> str:
    """A play with all its texts; those that are not shown yet wait for the script."""
    slugs = " ".join(mark.slug for mark in play.strategies)
    lang = spoken(document.language)
    labels = "".join(f"<li{lang}>{plain(mark.label)}</li>" for mark in play.strategies)
    lines = [
        f'<article id="play-{play.number}" aria-labelledby="play-{play.number}-title" data-strategies="{escape(slugs)}">',
        f'<{tag} id="play-{play.number}-title" class="play"><span class="number">{play.number}</span> '
        f"<span{spoken(play.situation_language)}>{plain(play.situation)}</span></{tag}>",
        f'<ul class="strategies" aria-label="{words.strategies}">{labels}</ul>' if labels else "",
        *_texts(play, document, words),
        *(_note(label, text, lang) for label, text in notes_of(play, words)),
        _provenance(play, words),
        "</article>",
    ]
    return "\n".join(line for line in lines if line)


def _texts(play: PlayEntry, document: Document, words: Words) -> list[str]:
    if play.tombstone:
        return [f'<p class="gone">{tombstone_line(play, words)}</p>']
    shown = passages(play, document.choice)
    waiting = play.translations if document.choice.texts == "originals" else ()
    texts = [_text(passage, words) for passage in shown]
    return [*texts, *(_text(Passage(row.body, row.language, row), words, waits=True) for row in waiting)]


def _text(passage: Passage, words: Words, *, waits: bool = False) -> str:
    entry = passage.translation
    text = f'<div class="text"{spoken(passage.language)}>\n{to_html(passage.body)}\n</div>'
    if entry is None:
        return f'<div data-original="{escape(passage.language or "")}">\n{text}\n</div>'
    by = f'<p class="made">{plain(translation_line(entry, words))}</p>'
    into = f' data-into="{escape(entry.language)}" hidden' if waits else ""
    return f'<div class="translated"{into}>\n{text}\n{by}\n</div>'


def _note(label: str, text: str, lang: str) -> str:
    return f'<div class="why">\n<p class="label">{label}</p>\n<div{lang}>\n{to_html(text)}\n</div>\n</div>'


def _provenance(play: PlayEntry, words: Words) -> str:
    named = f' lang="{escape(play.language)}"' if native_name(play.language) and play.language else ""
    rows = [
        (words.author, bdi(play.author) if play.author else ""),
        (words.licence, plain(play.licence)),
        (words.language_label, f"<bdi{named}>{plain(language_line(play.language, words))}</bdi>"),
        (words.votes_label, plain(" · ".join(filter(None, (vote_line(play, words), outcome_line(play, words)))))),
        (words.written, f"{moment(play.written)} · {words.revision.format(n=play.revision)}"),
        (words.situation, link(play.situation_url)),
        (words.source, link(play.permalink)),
        (words.play_digest, f'<code dir="ltr">{escape(play.digest)}</code>' if play.digest else ""),
    ]
    return facts(rows, "provenance")


def level_of(section: SectionEntry, level: int) -> str:
    """The heading element of this level, one lower inside a nested section."""
    return f"h{level + section.level - 1}"


def facts(rows: list[tuple[str, str]], name: str) -> str:
    """A list of what is known, without what is not."""
    lines = "\n".join(f"<div><dt>{label}</dt> <dd>{value}</dd></div>" for label, value in rows if value)
    return f'<dl class="{name}">\n{lines}\n</dl>'


def link(url: str) -> str:
    shown = f'<bdi dir="ltr">{plain(url)}</bdi>'
    return f'<a href="{plain(url)}">{shown}</a>' if url.startswith(("https://", "http://")) else shown


def moment(iso: str) -> str:
    return f'<time datetime="{plain(iso)}" dir="ltr">{plain(iso)}</time>'


def bdi(text: str) -> str:
    return f"<bdi>{plain(text)}</bdi>"


def plain(text: str) -> str:
    return escape(one_line(text))


def spoken(code: str | None, *, only_lang: bool = False) -> str:
    """The attributes of an element in this language; of an unknown one the text decides the direction."""
    lang = f' lang="{escape(code)}"' if code else ' lang=""'
    return lang if only_lang else f'{lang} dir="{direction(code)}"'
