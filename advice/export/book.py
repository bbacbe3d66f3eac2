"""Document → chapters: what every format with pages shows, in which order and words."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from advice.export.canonical import digest, digest_of
from advice.export.document import Document, PlayEntry, SectionEntry, TensionEntry
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
    way,
)
from advice.export.showing import passages
from advice.export.wording import (
    Words,
    language_line,
    notes_of,
    opening,
    outcome_line,
    part_line,
    section_title,
    tombstone_line,
    translation_line,
    vote_line,
    words_for,
)
from advice.markup import blocks, one_line


def chapters(document: Document) -> tuple[Chapter, ...]:
    """Cover, contents, tensions, the sections, colophon."""
    words = words_for(document)
    rows = [_cover(document, words), _front(document, words)]
    if document.tensions:
        rows.append(_tensions(document, words))
    rows += [_section(place, row, document, words) for place, row in enumerate(document.sections, start=1)]
    return (*rows, _colophon(document, words))


def title_of(document: Document) -> str:
    """What the file is called in its properties: never empty."""
    return one_line(document.title) or one_line(document.slug) or f"{document.playbook}"


def moment_of(document: Document) -> str:
    """When it was published, in UTC with seconds; the epoch where the document names no such moment."""
    try:
        datetime.fromisoformat(document.published)
    except ValueError:
        return "1970-01-01T00:00:00Z"
    found = re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", document.published)
    return document.published if found else "1970-01-01T00:00:00Z"


def _cover(document: Document, words: Words) -> Chapter:
    title = Said(title_of(document), document.language)
    edition = (Said(words.edition.format(n=document.edition), words.language), _date(document.published[:10]))
    pieces = [
        Line("team", (_name(document.team),)),
        Line("title", (title,)),
        Line("edition", edition),
        *_part(document, words),
        Facts("cover", _rows(_edition_facts(document, words))),
    ]
    return Chapter("cover", "cover", title, 1, tuple(pieces))


def _front(document: Document, words: Words) -> Chapter:
    title = Said(words.contents, words.language)
    pieces = list[Piece]()
    if document.intro:
        pieces.append(_passage("intro", document.intro, document.language))
    if document.note:
        pieces.append(_passage("changes", document.note, document.language, Said(words.changes, words.language)))
    pieces.append(Contents(title, tuple(_entries(document, words))))
    return Chapter("front", "contents", title, 1, tuple(pieces))


def _entries(document: Document, words: Words) -> Iterator[Entry]:
    if document.tensions:
        yield Entry(1, (Said(words.tensions, words.language, "label"),), "tensions")
    often = Counter(one_line(play.situation) for play in document.plays)
    for place, section in enumerate(document.sections, start=1):
        name = _section_name(section, document, words)
        yield Entry(section.level, (replace(name, role="label"),), f"section-{place}")
        for play in section.plays:
            said = _play_name(play)
            text = passages(play, document.choice)[0]
            # many plays may answer one situation: how they begin tells them apart
            if often[one_line(play.situation)] > 1 and (begins := opening(text.body)):
                said = (*said, Said(begins, text.language, "soft"))
            yield Entry(section.level + 1, said, f"play-{play.number}")
    yield Entry(1, (Said(words.colophon, words.language, "label"),), "colophon")


def _tensions(document: Document, words: Words) -> Chapter:
    title = Said(words.tensions, words.language)
    pieces: list[Piece] = [Heading(1, (title,), "tensions")]
    for place, tension in enumerate(document.tensions, start=1):
        pieces.append(Heading(2, (_both(tension, words),), f"tension-{place}"))
        pieces.append(_passage("tension", tension.body, document.language))
    return Chapter("tensions", "tensions", title, 1, tuple(pieces))


def _both(tension: TensionEntry, words: Words) -> Said:
    """Both sides in one line: neither stands before or above the other."""
    first, second = one_line(tension.first.label), one_line(tension.second.label)
    return Said(words.tension_line.format(first=first, second=second), words.language)


def _section(place: int, section: SectionEntry, document: Document, words: Words) -> Chapter:
    title = _section_name(section, document, words)
    pieces: list[Piece] = [Heading(section.level, (title,), f"section-{place}")]
    for play in section.plays:
        pieces += _play(play, section.level + 1, document, words)
    return Chapter("section", f"section-{place}", title, section.level, tuple(pieces))


def _section_name(section: SectionEntry, document: Document, words: Words) -> Said:
    own = one_line(section.title)
    return Said(section_title(own, words), document.language if own else words.language)


def _play_name(play: PlayEntry) -> tuple[Said, ...]:
    return (Said(str(play.number), None, "number"), Said(one_line(play.situation), play.situation_language))


def _play(play: PlayEntry, level: int, document: Document, words: Words) -> Iterator[Piece]:
    yield Heading(level, _play_name(play), f"play-{play.number}")
    if play.strategies:
        marks = (Said(one_line(mark.label), document.language, "strategy") for mark in play.strategies)
        yield Line("strategies", tuple(marks))
    if gone := tombstone_line(play, words):
        yield Line("tombstone", (Said(gone, words.language),))
    else:
        yield from _texts(play, document, words)
    for label, note in notes_of(play, words):
        yield _passage("note", note, document.language, Said(label, words.language))
    yield Facts("provenance", _provenance(play, words))


def _texts(play: PlayEntry, document: Document, words: Words) -> Iterator[Passage]:
    """The texts of a play; where one is a translation, each says what it is."""
    shown = passages(play, document.choice)
    for row in shown:
        language = Said(language_line(row.language, words), row.language)
        if row.translation:
            by = Said(translation_line(row.translation, words), words.language)
            yield _passage("translation", row.body, row.language, language, by)
        elif len(shown) > 1:
            yield _passage("text", row.body, row.language, Said(words.original, words.language), language)
        else:
            yield _passage("text", row.body, row.language)


def _provenance(play: PlayEntry, words: Words) -> tuple[tuple[Fact, ...], ...]:
    revision = Said(words.revision.format(n=play.revision), words.language)
    outcome = outcome_line(play, words)
    rows = [
        [
            _fact(words, words.author, _name(play.author)),
            _fact(words, words.licence, _name(play.licence)),
            _fact(words, words.language_label, Said(language_line(play.language, words), play.language)),
        ],
        [
            _fact(words, words.votes_label, Said(vote_line(play, words), words.language)),
            Fact(None, (Said(outcome, words.language),)),
            _fact(words, words.written, _date(play.written), revision),
        ],
        [_fact(words, words.source, _address(play.permalink))],
        [_fact(words, words.situation, _address(play.situation_url))],
        [_fact(words, words.play_digest, Said(digest_of(play), None, "code"))],
    ]
    return tuple(tuple(kept) for row in rows if (kept := [fact for fact in row if fact.values[0].text]))


def _colophon(document: Document, words: Words) -> Chapter:
    title = Said(words.colophon, words.language)
    edition = Said(words.edition.format(n=document.edition), words.language)
    rows = [
        _fact(words, words.team, _name(document.team)),
        _fact(words, words.published, _date(document.published), edition),
        *_edition_facts(document, words),
        _fact(words, words.source, _address(document.permalink)),
        _fact(words, words.digest, Said(digest(document), None, "code")),
    ]
    pieces = (Heading(1, (title,), "colophon"), *_part(document, words), Facts("colophon", _rows(rows)))
    return Chapter("colophon", "colophon", title, 1, pieces)


def _edition_facts(document: Document, words: Words) -> list[Fact]:
    """Who published and approved it, and what it may be used for."""
    approval = [_name(document.approved_by), _date(document.approved[:10])]
    if document.approved_by_link:
        approval.append(Said(words.by_link, words.language))
    rows = [_fact(words, words.published_by, _name(document.published_by))]
    if document.approved_by:
        rows.append(_fact(words, words.approved_by, *approval))
        rows.append(_fact(words, words.scope, Said(one_line(document.scope), document.language)))
    return [*rows, _fact(words, words.licence, _name(document.licence))]


def _part(document: Document, words: Words) -> list[Piece]:
    if not document.choice.partial:
        return []
    return [Line("part", (Said(part_line(document, words), words.language),))]


def _rows(facts: list[Fact]) -> tuple[tuple[Fact, ...], ...]:
    return tuple((fact,) for fact in facts if fact.values[0].text)


def _fact(words: Words, label: str, *values: Said) -> Fact:
    return Fact(Said(label, words.language, "label"), tuple(value for value in values if value.text) or values[:1])


def _passage(kind: str, source: str, code: str | None, *head: Said) -> Passage:
    return Passage(kind, head, blocks(source), code, way(source, code))


def _name(text: str) -> Said:
    return Said(one_line(text), None)


def _date(moment: str) -> Said:
    return Said(one_line(moment), None, "date")


def _address(url: str) -> Said:
    line = one_line(url)
    return Said(line, None, "address", linkable(line))
