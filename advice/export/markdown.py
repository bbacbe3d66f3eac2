"""A playbook edition as Markdown: front matter, sections as ##, plays as ###; reads well raw and rendered."""

import json

from advice.export.canonical import digest
from advice.export.document import Document, PlayEntry
from advice.export.rewriting import address, escaped, written
from advice.export.wording import Words, language_line, section_title, vote_line, words_for
from advice.language import direction
from advice.markup import one_line


def render(document: Document) -> bytes:
    """UTF-8. What people wrote is parsed and written anew, so that none of it can end a block that is not its own."""
    words = words_for(document)
    parts = [_front_matter(document), f"# {escaped(one_line(document.title))}", _lead(document, words)]
    parts.append(_passage(document.intro, document.language))
    if document.note:
        parts += [f"**{words.changes}**", _passage(document.note, document.language)]
    for section in document.sections:
        parts.append(f"## {escaped(one_line(section_title(section.title, words)))}")
        parts += [_play(play, document, words) for play in section.plays]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _front_matter(document: Document) -> str:
    rows: dict[str, str | int] = {
        "format": "rapport-playbook",
        "title": document.title,
        "team": document.team,
        "edition": document.edition,
        "published": document.published,
        "published_by": document.published_by,
        "language": document.language,
        "licence": document.licence,
        "permalink": document.permalink,
        "plays": len(document.plays),
        "digest": f"sha256:{digest(document)}",
    }
    # a JSON text on one line is a YAML text too, whatever it holds
    lines = [f"{name}: {json.dumps(_yaml_safe(value), ensure_ascii=False)}" for name, value in rows.items()]
    return "\n".join(["---", *lines, "---"])


def _yaml_safe(value: str | int) -> str | int:
    return one_line(value) if isinstance(value, str) else value


def _lead(document: Document, words: Words) -> str:
    facts = [document.team, words.edition.format(n=document.edition), document.published[:10], document.licence]
    return " · ".join(escaped(one_line(fact)) for fact in facts if fact)


def _play(play: PlayEntry, document: Document, words: Words) -> str:
    labels = [escaped(one_line(mark.label)) for mark in play.strategies]
    parts = [
        f"### {play.number}. {escaped(one_line(play.situation))}",
        f"**{words.strategies}:** {' · '.join(labels)}" if labels else "",
        _passage(play.body, play.language),
        _reason(play, document, words),
        _provenance(play, words),
    ]
    return "\n\n".join(part for part in parts if part)


def _reason(play: PlayEntry, document: Document, words: Words) -> str:
    if not play.why:
        return ""
    inner = f"**{words.why}**\n\n{_passage(play.why, document.language)}"
    return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))


def _provenance(play: PlayEntry, words: Words) -> str:
    facts = [
        (words.author, play.author),
        (words.licence, play.licence),
        (words.language_label, language_line(play.language, words)),
        (words.votes_label, vote_line(play, words)),
        (words.written, f"{play.written} · {words.revision.format(n=play.revision)}"),
    ]
    lines = [f"- {label}: {escaped(one_line(value))}" for label, value in facts]
    lines.append(f"- {words.source}: {address(play.permalink)}")
    spoken = language_line(play.situation_language, words)
    lines.append(f"- {words.situation}: {escaped(one_line(play.situation))} · {spoken} · {address(play.situation_url)}")
    return "\n".join(lines)


def _passage(source: str, code: str | None) -> str:
    """A text in its language. The blank lines let the Markdown inside the element be read as Markdown."""
    text = written(source)
    if not text:
        return ""
    language = f' lang="{escaped(code)}"' if code else ""
    return f'<div{language} dir="{direction(code)}">\n\n{text}\n\n</div>'
