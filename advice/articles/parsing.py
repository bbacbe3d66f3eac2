"""A file of articles into drafts, or one sentence on why not."""

from collections.abc import Collection, Sequence
from typing import Final, NoReturn

from advice.articles import drafts
from advice.articles.bodies import Body, read_body
from advice.articles.decoding import cleaned, foreign_kind, is_unreadable, to_text
from advice.articles.drafts import ArticleDraft, ArticleRefused
from advice.articles.extraction import extract_text
from advice.articles.folding import collapse
from advice.articles.headers import without_furniture
from advice.articles.marks import Line, to_lines
from advice.articles.pages import RawPage, split_pages
from advice.articles.related import part_related
from advice.articles.saying import Sentence
from advice.articles.saying import say as _

# Beyond this not even the furniture around a contribution is looked at.
_MOST_RAW_CHARACTERS: Final = 2 * drafts.MAX_PASSAGE_CHARACTERS


def read_articles(raw: bytes, *, known_topics: Collection[str] = ()) -> tuple[ArticleDraft, ...]:
    """The situations that a file holds, at least one, in their order.

    Raises ArticleRefused, with a sentence for people, for a file that is empty, no text or too large, and for a file in which
    any page has no contribution. Takes time linear in the length of the file.
    """
    lines = _lines(cleaned(extract_text(read_text(raw))))
    pages = split_pages(lines)
    if not pages and any(line.text.strip() for line in lines):
        raise ArticleRefused(
            _(
                "This file has no title and no contribution. Put a title first, then a line that holds only “-” before each contribution."
            )
        )
    if not pages:
        raise ArticleRefused(
            _("This file is empty. Put a title, then contributions, each below a line that holds only “-”.")
        )
    return tuple(_draft(page, number, len(pages), known_topics) for number, page in enumerate(pages, start=1))


def read_text(raw: bytes) -> str:
    """The clean text of a file, its markup still in it. Raises ArticleRefused for a file that is too large or no text."""
    if len(raw) > drafts.MAX_FILE_BYTES:
        most = drafts.MAX_FILE_BYTES // 1_000_000
        raise ArticleRefused(
            _("This file is too large: at most %(most)s MB are read. Split it into smaller files.", most=most)
        )
    kind = foreign_kind(raw)
    if kind is not None:
        raise ArticleRefused(
            _("This is %(kind)s, not a text. Copy its text into a plain text file and try again.", kind=kind)
        )
    text = to_text(raw)
    if is_unreadable(text):
        raise ArticleRefused(
            _("This does not look like text: it is full of unreadable characters. Save it as plain text in UTF-8.")
        )
    return cleaned(text)


def _lines(text: str) -> Sequence[Line]:
    count = text.count("\n") + 1
    if count > drafts.MAX_LINES:
        raise ArticleRefused(
            _(
                "This file has %(count)s lines, at most %(most)s are read. Split it into smaller files.",
                count=count,
                most=drafts.MAX_LINES,
            )
        )
    longest = max(map(len, text.split("\n")))
    if longest > drafts.MAX_LINE_CHARACTERS:
        raise ArticleRefused(
            _(
                "A line of this file is %(count)s characters long, at most %(most)s are read. "
                "Put each contribution on lines of its own.",
                count=longest,
                most=drafts.MAX_LINE_CHARACTERS,
            )
        )
    return to_lines(text)


def _draft(page: RawPage, number: int, count: int, known_topics: Collection[str]) -> ArticleDraft:
    body = read_body(page.body)
    where = _("Article %(number)s of this file", number=number) if count > 1 else _("This article")
    _require_bounds(body, where)
    passages = _passages(body, where)
    if not passages:
        if count > 1 and body.title:
            where = _("Article %(number)s of this file (“%(title)s”)", number=number, title=body.title[:60])
        raise ArticleRefused(
            _("%(where)s has no contribution. Put a line that holds only “-” before each contribution.", where=where)
        )
    itself = collapse(body.title).casefold()
    related = part_related(page.related, known_topics)
    others = tuple(each for each in related if each.title.casefold() != itself)
    return ArticleDraft(body.title, body.intro, passages, others)


def _require_bounds(body: Body, where: Sentence) -> None:
    if len(body.passages) > drafts.MAX_PASSAGES:
        raise ArticleRefused(
            _(
                "%(where)s has more than %(most)s contributions. Split it into several articles.",
                where=where,
                most=drafts.MAX_PASSAGES,
            )
        )
    longest = max((sum(map(len, lines)) for lines in body.passages), default=0)
    if longest > _MOST_RAW_CHARACTERS:
        _refuse_long_passage(where, longest)
    if body.passages and len(body.title) > drafts.MAX_TITLE_CHARACTERS:
        raise ArticleRefused(
            _(
                "%(where)s has a title of %(count)s characters, at most %(most)s are kept. "
                "Put the question alone on the first line.",
                where=where,
                count=len(body.title),
                most=drafts.MAX_TITLE_CHARACTERS,
            )
        )
    if len(body.intro) > drafts.MAX_INTRO_CHARACTERS:
        raise ArticleRefused(
            _(
                "%(where)s has an intro of more than %(most)s characters. Shorten it.",
                where=where,
                most=drafts.MAX_INTRO_CHARACTERS,
            )
        )


def _passages(body: Body, where: Sentence) -> tuple[str, ...]:
    """The contributions, tidied; of those that differ in white space and case only, the first: the site holds such words once."""
    kept: dict[str, str] = {}
    for lines in without_furniture(body.passages):
        text = _tidied(lines)
        if len(text) > drafts.MAX_PASSAGE_CHARACTERS:
            _refuse_long_passage(where, len(text))
        if text:
            kept.setdefault(collapse(text).casefold(), text)
    return tuple(kept.values())


def _refuse_long_passage(where: Sentence, length: int) -> NoReturn:
    raise ArticleRefused(
        _(
            "%(where)s has a contribution of %(count)s characters, at most %(most)s are kept. "
            "Part it by a line that holds only “-”.",
            where=where,
            count=length,
            most=drafts.MAX_PASSAGE_CHARACTERS,
        )
    )


def _tidied(lines: Sequence[str]) -> str:
    """The lines as one text: white space off its ends and off the ends of lines, at most one blank line in a row."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).strip()
