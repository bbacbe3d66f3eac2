"""Every text that a file of a document has to hold, for looking them up in it."""

from collections.abc import Iterator

from advice.export.canonical import digest, digest_of
from advice.export.document import Document, PlayEntry
from advice.export.showing import passages
from advice.export.wording import Words, notes_of, outcome_line, tombstone_line, translation_line, vote_line, words_for
from advice.markup import Block, CodeBlock, Listing, Paragraph, Quote, blocks


def squeezed(text: str) -> str:
    """Without white space and marks of direction."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\u200e\u200f")


def missing(document: Document, found: str) -> list[str]:
    """The texts of a document that are not in what a program found."""
    words = squeezed(found)
    return [text for text in texts_of(document) if squeezed(text) not in words]


def texts_of(document: Document) -> Iterator[str]:
    """Line by line: what people wrote, and what every format says beside it."""
    words = words_for(document)
    yield from (document.title, document.team, document.licence, document.permalink, document.published_by)
    yield from (document.approved_by, document.scope, digest(document), document.published[:10])
    yield words.edition.format(n=document.edition)
    for source in (document.intro, document.note):
        yield from lines_of(source)
    for tension in document.tensions:
        yield from (tension.first.label, tension.second.label, *lines_of(tension.body))
    for section in document.sections:
        yield section.title or words.plays
    for play in document.plays:
        yield from _play(play, document, words)


def _play(play: PlayEntry, document: Document, words: Words) -> Iterator[str]:
    yield from (f"{play.number} {play.situation}", play.author, play.licence, play.permalink, play.situation_url)
    yield from (digest_of(play), play.written, vote_line(play, words), outcome_line(play, words))
    yield from (words.revision.format(n=play.revision), tombstone_line(play, words))
    yield from (mark.label for mark in play.strategies)
    for shown in passages(play, document.choice):
        yield from lines_of(shown.body)
        yield translation_line(shown.translation, words) if shown.translation else ""
    for label, note in notes_of(play, words):
        yield from (label, *lines_of(note))


def lines_of(source: str) -> list[str]:
    """The paragraphs of a text, without its markup."""
    return [line for row in blocks(source) for line in _lines(row)]


def _lines(row: Block) -> list[str]:
    match row:
        case Paragraph(runs):
            return ["".join(run.text for run in runs)]
        case CodeBlock(text):
            return [text]
        case Quote(inner):
            return [line for one in inner for line in _lines(one)]
        case Listing(entries=entries):
            return [line for entry in entries for one in entry for line in _lines(one)]
