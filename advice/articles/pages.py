"""Where one page of a file ends and the next begins, and which lines name its related situations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from advice.articles.drafts import MAX_PAGES, ArticleRefused
from advice.articles.folding import collapse, ends_question, ends_sentence
from advice.articles.furniture import is_page_furniture
from advice.articles.marks import Kind, Line, bullet, weak_bullet
from advice.articles.related import is_topic_and_title, join_index
from advice.articles.saying import say as _

_ENDS: Final = frozenset({Kind.RATING, Kind.RELATED, Kind.PAGE_BREAK})
_STOPS: Final = _ENDS | {Kind.SEPARATOR, Kind.RELATED_AFTER_RATING}
_LONG_TITLE: Final = 30
_MERE_WORDS: Final = 15
_LONGEST_HEADING: Final = 60
_LOOKED_AT: Final = 12
_TOO_MANY: Final = _("This file holds more than %(most)s articles. Split it into smaller files.", most=MAX_PAGES)
_NO_LINE: Final = Line("", Kind.BLANK)

Block = tuple[str, ...]


@dataclass(frozen=True)
class RawPage:
    """The lines up to the rating line, and the lines of each related situation."""

    body: Sequence[Line]
    related: tuple[Block, ...]


@dataclass(frozen=True)
class _Tail:
    """What follows the contributions: related situations, and where the next page starts."""

    related: tuple[Block, ...]
    next_page: int


def split_pages(lines: Sequence[Line]) -> list[RawPage]:
    """The pages of a file, in order; a file without text has none. Raises ArticleRefused beyond MAX_PAGES."""
    lines = [_settled(lines, index) for index in range(len(lines))]
    pages: list[RawPage] = []
    start = 0
    while start < len(lines):
        end = next((k for k in range(start, len(lines)) if lines[k].kind in _ENDS), len(lines))
        tail = _read_tail(lines, end)
        if any(line.kind is Kind.TEXT for line in lines[start:end]):
            pages.append(RawPage(lines[start:end], tail.related))
        if len(pages) > MAX_PAGES:
            raise ArticleRefused(_TOO_MANY)
        start = tail.next_page
    return pages


def _settled(lines: Sequence[Line], index: int) -> Line:
    """The line, with a form feed or a rule of `=` taken for a page break only where a page can start below.

    Printed pages have form feeds anywhere; and a rule within a contribution is ornament, so below it a title must show.
    """
    line = lines[index]
    if line.kind not in (Kind.PAGE_BREAK, Kind.UNDERLINE):
        return line
    following = next((k for k in lines[index + 1 : index + _LOOKED_AT] if k.kind is not Kind.BLANK), _NO_LINE)
    if line.kind is Kind.PAGE_BREAK:
        return line if following.kind is Kind.TEXT else _NO_LINE
    alone = index > 0 and lines[index - 1].kind is not Kind.TEXT
    shows_title = following.kind is Kind.TEXT and (ends_question(following.text) or following.text.startswith("# "))
    return Line(line.text, Kind.PAGE_BREAK) if alone and shows_title else line


def _read_tail(lines: Sequence[Line], end: int) -> _Tail:
    if end == len(lines) or lines[end].kind is Kind.PAGE_BREAK:
        return _Tail((), end + 1)
    if lines[end].kind is Kind.RELATED:
        return _read_related(lines, end + 1)
    return _read_rating_section(lines, end + 1)


def _read_rating_section(lines: Sequence[Line], start: int) -> _Tail:
    """From the rating line to the related situations, or to the next page if that comes first."""
    while True:
        stop = _next_stop(lines, start)
        kind = lines[stop].kind if stop < len(lines) else Kind.PAGE_BREAK
        texts = _text_indexes(lines, start, stop)
        title = _title_index(lines, texts, sure=kind is not Kind.SEPARATOR)
        if title is not None and (kind is Kind.RATING or _has_bullets(lines, title, stop)):
            return _Tail((), title)
        if kind is Kind.PAGE_BREAK:
            return _Tail((), stop + 1)
        if kind is Kind.SEPARATOR:
            if title is None or _is_unknown_heading(lines, texts, stop):
                return _read_related(lines, stop)
            return _Tail((), title)
        if kind is not Kind.RATING:
            return _read_related(lines, stop + 1)
        start = stop + 1


def _read_related(lines: Sequence[Line], start: int) -> _Tail:
    """The related situations from `start` on: one after each separator, or one a line where no separator leads them."""
    blocks: list[Block] = []
    led = paired = False
    while True:
        stop = _next_stop(lines, start)
        kind = lines[stop].kind if stop < len(lines) else Kind.PAGE_BREAK
        texts = _text_indexes(lines, start, stop)
        if led:
            size = _led_size(lines, texts, paired=paired)
            paired = paired or size == 2
            blocks += [tuple(lines[k].text for k in texts[:size])] if size else []
        else:
            size = _listed_size(lines, texts, kind, stop)
            blocks += _listed([lines[k].text for k in texts[:size]])
        title = _following_title(lines, texts[size:], stop, blocks[-1:])
        if title is not None or kind is Kind.PAGE_BREAK:
            return _Tail(tuple(blocks), stop + 1 if title is None else title)
        led = kind is Kind.SEPARATOR
        start = stop + 1


def _led_size(lines: Sequence[Line], texts: Sequence[int], *, paired: bool) -> int:
    """How many of the lines after a separator are one related situation: a title, its wrapped rest, or topic and title."""
    if len(texts) < 2:
        return len(texts)
    close = len(texts) == 2 or paired or not _has_gap(lines, texts[1])
    if close and is_topic_and_title(lines[texts[0]].text, lines[texts[1]].text):
        return 2
    size = 1
    while size < len(texts) and not _has_gap(lines, texts[size]) and lines[texts[size]].text.lstrip()[:1].islower():
        size += 1
    return size


def _listed_size(lines: Sequence[Line], texts: Sequence[int], kind: Kind, stop: int) -> int:
    """How many of the lines right below the heading, led by no separator, are related situations."""
    bulleted = [weak_bullet(lines[k].text) is not None for k in texts]
    if bulleted and bulleted[0]:
        return next((k for k in range(1, len(texts)) if not (bulleted[k] or _is_pair(lines, texts, k))), len(texts))
    if kind is Kind.PAGE_BREAK and True not in bulleted:
        return len(texts)
    title = _title_index(lines, texts[1:], sure=True) if texts else None
    return len(texts) if title is None else texts.index(title)


def _is_pair(lines: Sequence[Line], texts: Sequence[int], second: int) -> bool:
    return is_topic_and_title(lines[texts[second - 1]].text, lines[texts[second]].text)


def _listed(texts: Sequence[str]) -> Iterable[Block]:
    index = 0
    while index < len(texts):
        pair = texts[index : index + 2]
        size = 2 if len(pair) == 2 and is_topic_and_title(*pair) else 1
        line = collapse(texts[index])
        if size == 2 or ends_question(line) or len(line) >= _LONG_TITLE or join_index(line) is not None:
            yield tuple(pair[:size])
        index += size


def _following_title(lines: Sequence[Line], rest: Sequence[int], stop: int, last: Sequence[Block]) -> int | None:
    """Where the next page starts among the lines left over; None where they only are the foot of this one."""
    title = _title_index(lines, rest, sure=False) if rest else None
    if title is None or (stop < len(lines) and lines[stop].kind is not Kind.PAGE_BREAK):
        # A short line without an end is rather a count or a button than a title, where related situations go on below.
        return None if title is None or (not _may_be_title(lines, title) and _goes_on(lines, stop, last)) else title
    # A question that stands apart is a page that somebody expects to find, even if it has no contribution.
    asks = ends_question(lines[title].text) and _has_gap(lines, title) and len(lines[title].text) >= _LONG_TITLE
    return title if asks or _has_bullets(lines, title, stop) else None


def _goes_on(lines: Sequence[Line], stop: int, last: Sequence[Block]) -> bool:
    """Whether the next block after `stop` looks like one more related situation, with a topic if the `last` one has one."""
    if lines[stop].kind is not Kind.SEPARATOR:
        return True
    end = _next_stop(lines, stop + 1)
    block = _text_indexes(lines, stop + 1, end)
    rated = end < len(lines) and lines[end].kind is Kind.RATING
    if not block or rated or not _looks_related(lines, block):
        return False
    joined = any(join_index(collapse(line[0])) is not None for line in last)
    return not joined or join_index(collapse(lines[block[0]].text)) is not None


def _title_index(lines: Sequence[Line], texts: Sequence[int], *, sure: bool) -> int | None:
    """The title among `texts`: a heading, a line that comes twice, else (where `sure`) a question, else the first that is
    no mere word."""
    words = [collapse(lines[k].text) for k in texts]
    later = {word: index for index, word in enumerate(words)}
    says_enough = [len(word) >= _MERE_WORDS or ends_sentence(word) or _is_uncased(word) for word in words]
    for k, word, enough in zip(texts, words, says_enough, strict=True):
        underlined = k + 1 < len(lines) and lines[k + 1].kind is Kind.UNDERLINE
        if word.startswith("# ") or underlined or (enough and texts[later[word]] > k):
            return k
    if sure:
        questions = [k for k in texts if ends_question(lines[k].text) and bullet(lines[k].text) is None]
        return next((k for k in questions if _has_gap(lines, k)), next(iter(questions), None))
    return next((k for k, enough in zip(texts, says_enough, strict=True) if enough), next(iter(texts), None))


def _is_unknown_heading(lines: Sequence[Line], texts: Sequence[int], separator: int) -> bool:
    """Whether the last text before `separator` heads related situations, in words nobody listed: a short line without an
    end, or any line where every block below it is a topic and a title."""
    heading = lines[texts[-1]].text
    joined = ends_sentence(heading) or len(heading) > _LONGEST_HEADING
    for _turn in range(_LOOKED_AT):
        stop = _next_stop(lines, separator + 1)
        block = _text_indexes(lines, separator + 1, stop)
        if not block or not _looks_related(lines, block, joined=joined):
            return False
        if stop == len(lines) or lines[stop].kind is not Kind.SEPARATOR:
            return stop == len(lines) or lines[stop].kind in (Kind.PAGE_BREAK, Kind.RELATED)
        separator = stop
    return True


def _looks_related(lines: Sequence[Line], block: Sequence[int], *, joined: bool = False) -> bool:
    first, last = lines[block[0]].text, lines[block[-1]].text
    parted = join_index(collapse(first)) is not None
    return len(block) <= 2 and len(last) <= 250 and (parted or (ends_question(last) and not joined))


def _may_be_title(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    return bullet(text) is None and (
        len(text) >= _LONG_TITLE or ends_sentence(text) or text.startswith("#") or _has_gap(lines, index)
    )


def _is_uncased(text: str) -> bool:
    """Whether the script has no capitals; such scripts say much in few characters."""
    return text.upper() == text.lower()


def _has_gap(lines: Sequence[Line], index: int) -> bool:
    return index > 0 and lines[index - 1].kind in (Kind.BLANK, Kind.UNDERLINE)


def _has_bullets(lines: Sequence[Line], title: int, stop: int) -> bool:
    return any(bullet(line.text) is not None for line in lines[title + 1 : stop])


def _next_stop(lines: Sequence[Line], start: int) -> int:
    return next((k for k in range(start, len(lines)) if lines[k].kind in _STOPS), len(lines))


def _text_indexes(lines: Sequence[Line], start: int, stop: int) -> list[int]:
    return [k for k in range(start, stop) if lines[k].kind is Kind.TEXT and not is_page_furniture(lines[k].text)]
