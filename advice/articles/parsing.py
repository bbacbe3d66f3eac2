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
            "This file has no title and no contribution. Put a title first, then a line that holds only “-” before each contribution."
        )
    if not pages:
        raise ArticleRefused(
            "This file is empty. Put a title, then contributions, each below a line that holds only “-”."
        )
    return tuple(_draft(page, number, len(pages), known_topics) for number, page in enumerate(pages, start=1))


def read_text(raw: bytes) -> str:
    """The clean text of a file, its markup still in it. Raises ArticleRefused for a file that is too large or no text."""
    if len(raw) > drafts.MAX_FILE_BYTES:
        most = drafts.MAX_FILE_BYTES // 1_000_000
        raise ArticleRefused(f"This file is too large: at most {most} MB are read. Split it into smaller files.")
    kind = foreign_kind(raw)
    if kind is not None:
        raise ArticleRefused(f"This is {kind}, not a text. Copy its text into a plain text file and try again.")
    text = to_text(raw)
    if is_unreadable(text):
        raise ArticleRefused(
            "This does not look like text: it is full of unreadable characters. Save it as plain text in UTF-8."
        )
    return cleaned(text)


def _lines(text: str) -> Sequence[Line]:
    count = text.count("\n") + 1
    if count > drafts.MAX_LINES:
        raise ArticleRefused(
            f"This file has {count:,} lines, at most {drafts.MAX_LINES:,} are read. Split it into smaller files."
        )
    longest = max(map(len, text.split("\n")))
    if longest > drafts.MAX_LINE_CHARACTERS:
        raise ArticleRefused(
            f"A line of this file is {longest:,} characters long, at most {drafts.MAX_LINE_CHARACTERS:,} are read. "
            "Put each contribution on lines of its own."
        )
    return to_lines(text)


def _draft(page: RawPage, number: int, count: int, known_topics: Collection[str]) -> ArticleDraft:
    body = read_body(page.body)
    where = f"Article {number} of this file" if count > 1 else "This article"
    _require_bounds(body, where)
    passages = _passages(body, where)
    if not passages:
        title = f" (“{body.title[:60]}”)" if count > 1 and body.title else ""
        raise ArticleRefused(
            f"{where}{title} has no contribution. Put a line that holds only “-” before each contribution."
        )
    itself = collapse(body.title).casefold()
    related = part_related(page.related, known_topics)
    others = tuple(each for each in related if each.title.casefold() != itself)
    return ArticleDraft(body.title, body.intro, passages, others)


def _require_bounds(body: Body, where: str) -> None:
    if len(body.passages) > drafts.MAX_PASSAGES:
        raise ArticleRefused(
            f"{where} has more than {drafts.MAX_PASSAGES:,} contributions. Split it into several articles."
        )
    longest = max((sum(map(len, lines)) for lines in body.passages), default=0)
    if longest > _MOST_RAW_CHARACTERS:
        _refuse_long_passage(where, longest)
    if body.passages and len(body.title) > drafts.MAX_TITLE_CHARACTERS:
        raise ArticleRefused(
            f"{where} has a title of {len(body.title):,} characters, at most {drafts.MAX_TITLE_CHARACTERS} are kept. "
            "Put the question alone on the first line."
        )
    if len(body.intro) > drafts.MAX_INTRO_CHARACTERS:
        raise ArticleRefused(
            f"{where} has an intro of more than {drafts.MAX_INTRO_CHARACTERS:,} characters. Shorten it."
        )


def _passages(body: Body, where: str) -> tuple[str, ...]:
    """The contributions, tidied; of those that differ in white space and case only, the first: the site holds such words once."""
    kept: dict[str, str] = {}
    for lines in without_furniture(body.passages):
        text = _tidied(lines)
        if len(text) > drafts.MAX_PASSAGE_CHARACTERS:
            _refuse_long_passage(where, len(text))
        if text:
            kept.setdefault(collapse(text).casefold(), text)
    return tuple(kept.values())


def _refuse_long_passage(where: str, length: int) -> NoReturn:
    raise ArticleRefused(
        f"{where} has a contribution of {length:,} characters, at most {drafts.MAX_PASSAGE_CHARACTERS:,} are kept. "
        "Part it by a line that holds only “-”."
    )


def _tidied(lines: Sequence[str]) -> str:
    """The lines as one text: white space off its ends and off the ends of lines, at most one blank line in a row."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).strip()
