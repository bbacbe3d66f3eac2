"""A playbook edition as Markdown: front matter, sections, plays, and the manifest at the end; reads well raw and rendered."""

import json

from advice.export.canonical import digest, digest_of
from advice.export.document import Document, PlayEntry, SectionEntry
from advice.export.manifest import manifest_lines
from advice.export.rewriting import address, escaped, written
from advice.export.showing import passages
from advice.export.wording import (
    Words,
    language_line,
    notes_of,
    outcome_line,
    part_line,
    section_title,
    tombstone_line,
    translation_line,
    vote_line,
    words_for,
)
from advice.language import direction
from advice.markup import one_line


def render(document: Document) -> bytes:
    """UTF-8. What people wrote is parsed and written anew, so that none of it can end a block that is not its own."""
    words = words_for(document)
    parts = [_front_matter(document), f"# {_plain(document.title)}", _lead(document, words)]
    parts.append(_plain(part_line(document, words)) if document.choice.partial else "")
    parts.append(_passage(document.intro, document.language))
    if document.note:
        parts += [f"**{words.changes}**", _passage(document.note, document.language)]
    parts.append(_tensions(document, words))
    for section in document.sections:
        parts.append(f"{_marks(section)} {_plain(section_title(section.title, words))}")
        parts += [_play(play, section, document, words) for play in section.plays]
    parts.append(_manifest(document, words))
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _front_matter(document: Document) -> str:
    rows: dict[str, str | int] = {
        "format": "rapport-playbook",
        "title": document.title,
        "team": document.team,
        "edition": document.edition,
        "published": document.published,
        "published_by": document.published_by,
        "approved_by": document.approved_by,
        "approved": document.approved,
        "scope": document.scope,
        "language": document.language,
        "licence": document.licence,
        "permalink": document.permalink,
        "plays": len(document.plays),
        "digest": f"sha256:{digest(document)}",
    }
    # a JSON text on one line is a YAML text too, whatever it holds
    kept = {name: _yaml_safe(value) for name, value in rows.items() if value != ""}
    return "\n".join(
        ["---", *(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in kept.items()), "---"]
    )


def _yaml_safe(value: str | int) -> str | int:
    return one_line(value) if isinstance(value, str) else value


def _lead(document: Document, words: Words) -> str:
    facts = [document.team, words.edition.format(n=document.edition), document.published[:10], document.licence]
    lines = [_joined(facts)]
    if document.approved_by:
        by_link = words.by_link if document.approved_by_link else ""
        lines.append(f"{words.approved_by}: {_joined([document.approved_by, document.approved[:10], by_link])}")
        lines.append(f"{words.scope}: {_plain(document.scope)}" if document.scope else "")
    return "\n\n".join(line for line in lines if line)


def _tensions(document: Document, words: Words) -> str:
    parts = [f"## {words.tensions}"]
    for row in document.tensions:
        both = words.tension_line.format(first=one_line(row.first.label), second=one_line(row.second.label))
        parts += [f"### {_plain(both)}", _passage(row.body, document.language)]
    return "\n\n".join(part for part in parts if part) if document.tensions else ""


def _marks(section: SectionEntry) -> str:
    return "#" * (section.level + 1)


def _play(play: PlayEntry, section: SectionEntry, document: Document, words: Words) -> str:
    labels = [_plain(mark.label) for mark in play.strategies]
    gone = tombstone_line(play, words)
    parts = [
        f"{_marks(section)}# {play.number}. {_plain(play.situation)}",
        f"**{words.strategies}:** {' · '.join(labels)}" if labels else "",
        f"*{_plain(gone)}*" if gone else _texts(play, document, words),
        *(_note(label, note, document) for label, note in notes_of(play, words)),
        _provenance(play, words),
    ]
    return "\n\n".join(part for part in parts if part)


def _texts(play: PlayEntry, document: Document, words: Words) -> str:
    """The texts of a play; where one is a translation, each says what it is."""
    shown = passages(play, document.choice)
    parts = []
    for row in shown:
        language = language_line(row.language, words)
        if row.translation:
            parts.append(f"*{_joined([language, translation_line(row.translation, words)])}*")
        elif len(shown) > 1:
            parts.append(f"*{_joined([words.original, language])}*")
        parts.append(_passage(row.body, row.language))
    return "\n\n".join(part for part in parts if part)


def _note(label: str, note: str, document: Document) -> str:
    inner = f"**{label}**\n\n{_passage(note, document.language)}"
    return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))


def _provenance(play: PlayEntry, words: Words) -> str:
    facts = [
        (words.author, play.author),
        (words.licence, play.licence),
        (words.language_label, language_line(play.language, words)),
        (words.votes_label, _joined([vote_line(play, words), outcome_line(play, words)], plain=True)),
        (words.written, f"{play.written} · {words.revision.format(n=play.revision)}"),
    ]
    lines = [f"- {label}: {_plain(value)}" for label, value in facts if value]
    lines.append(f"- {words.source}: {address(play.permalink)}")
    spoken = language_line(play.situation_language, words)
    lines.append(f"- {words.situation}: {_plain(play.situation)} · {spoken} · {address(play.situation_url)}")
    lines.append(f"- {words.play_digest}: `{digest_of(play)}`" if digest_of(play) else "")
    return "\n".join(line for line in lines if line)


def _manifest(document: Document, words: Words) -> str:
    # a backtick could end the fence
    rows = manifest_lines(document).replace("`", "\\u0060")
    return f"## {words.manifest}\n\n{words.manifest_intro}\n\n```json\n{rows}\n```"


def _joined(facts: list[str], *, plain: bool = False) -> str:
    return " · ".join(fact if plain else _plain(fact) for fact in facts if fact)


def _plain(text: str) -> str:
    return escaped(one_line(text))


def _passage(source: str, code: str | None) -> str:
    """A text in its language. The blank lines let the Markdown inside the element be read as Markdown."""
    text = written(source)
    if not text:
        return ""
    language = f' lang="{escaped(code)}"' if code else ""
    return f'<div{language} dir="{direction(code)}">\n\n{text}\n\n</div>'
