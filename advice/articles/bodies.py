"""The body of one page: its title, its intro and its contributions, still as lines."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from advice.articles.folding import collapse, ends_sentence, fold
from advice.articles.furniture import is_menu_line, is_page_furniture
from advice.articles.marks import (
    UNSEEN,
    Kind,
    Line,
    bullet,
    is_separator,
    is_weak_separator,
    weak_bullet,
    without_bullet,
)

_LONGEST_MENU_LINE: Final = 40
# A shorter title may be somebody's whole advice.
_FEWEST_TITLE_WORDS: Final = 3
_EMPHASIS: Final = ("**", "__", "*", "_")

Passage = list[str]
FindBullet = Callable[[str], re.Match[str] | None]


@dataclass(frozen=True)
class Body:
    title: str
    intro: str
    passages: list[Passage]


def read_body(lines: Sequence[Line]) -> Body:
    """The parts of a page. Lines before the first mark are intro; without any mark there are no passages."""
    lines = _from_title(lines)
    title = clean_title(lines[0].text) if lines else ""
    rest = list(lines[1:])
    if rest and _is_underline(rest):
        rest = rest[1:]
    intro, passages = _parted(rest)
    return Body(title, _intro(title, intro), _without_repeats(passages, title, intro))


def clean_title(line: str) -> str:
    """A title on one line, without bullet, heading marks and emphasis."""
    text = collapse(line)
    if bullet(text) and not text[:1].isdigit():
        text = without_bullet(text)
    if text.startswith(("#", "==")):
        text = text.strip(text[0]).strip()
    for mark in _EMPHASIS:
        if text.startswith(mark) and text.endswith(mark) and len(text) > 2 * len(mark):
            text = text[len(mark) : -len(mark)].strip()
    return text


def _from_title(lines: Sequence[Line]) -> Sequence[Line]:
    texts = [index for index, line in enumerate(lines) if line.kind is Kind.TEXT and not is_page_furniture(line.text)]
    if not texts:
        return ()
    first_mark = next((k for k in range(texts[0], len(lines)) if lines[k].kind is Kind.SEPARATOR), len(lines))
    return lines[_title_below_menu(lines, [k for k in texts if k < first_mark]) or texts[0] :]


def _title_below_menu(lines: Sequence[Line], head: Sequence[int]) -> int | None:
    """Where the title stands in a copied web page that starts with its menu; None where it starts with its title.

    A menu is short labels only, above the main heading or with a button such as "Sign in" among them.
    """
    long = next((k for k in head if not _is_short_label(lines[k].text)), None)
    labels = [k for k in head if long is None or k < long]
    heading = next((k for k in head if lines[k].text.startswith("# ")), None)
    if heading is not None and (heading in labels or heading == long):
        return heading
    has_menu = any(is_menu_line(line.text) for line in lines[:long]) if long is not None else False
    return long if has_menu else None


def _is_short_label(text: str) -> bool:
    return len(text) <= _LONGEST_MENU_LINE and not ends_sentence(text)


def _is_underline(rest: Sequence[Line]) -> bool:
    """Whether the line below the title underlines it. Dashes do only where shorter separators part the contributions."""
    if rest[0].kind is Kind.UNDERLINE:
        return True
    mark = rest[0].text.strip()
    longer = len(mark) > 3 and mark == "-" * len(mark)
    return longer and any(line.kind is Kind.SEPARATOR and line.text.strip() != mark for line in rest[1:])


def _parted(lines: Sequence[Line]) -> tuple[Passage, list[Passage]]:
    """Intro and passages, by the best marks that the page has: separators, bullets, then the rarer kinds of both."""
    texts = [line.text for line in lines if line.kind is not Kind.PAGE_BREAK]
    for is_mark in (is_separator, None, is_weak_separator):
        intro, passages = _by_bullets(texts, bullet) if is_mark is None else _by_separators(texts, is_mark)
        if passages:
            return intro, passages
    return _by_bullets(texts, weak_bullet)


def _by_separators(lines: Sequence[str], is_mark: Callable[[str], bool]) -> tuple[Passage, list[Passage]]:
    blocks: list[Passage] = [[]]
    for line in lines:
        if is_mark(line):
            blocks.append([])
        else:
            blocks[-1].append(line)
    return blocks[0], [block for block in blocks[1:] if any(map(str.strip, block))]


def _by_bullets(lines: Sequence[str], find_bullet: FindBullet) -> tuple[Passage, list[Passage]]:
    """Only the outermost bullets begin a contribution; those further in are lists within one."""
    blocks: list[Passage] = [[]]
    outermost = min((_indent(match) for line in lines if (match := find_bullet(line))), default=0)
    for line in lines:
        match = find_bullet(line)
        if match is not None and _indent(match) == outermost:
            blocks.append([line[match.end() :]])
        else:
            blocks[-1].append(line)
    return blocks[0], blocks[1:]


def _indent(match: re.Match[str]) -> int:
    return len(match["indent"].translate(UNSEEN).expandtabs(4))


def _without_repeats(passages: Sequence[Passage], title: str, intro: Passage) -> list[Passage]:
    """The passages without the title in them, and without those that only say the intro again, as copied pages have it."""
    heads = {words} if len((words := fold(title)).split()) >= _FEWEST_TITLE_WORDS else set()
    known = heads | {fold(line) for line in intro if len(fold(line).split()) >= _FEWEST_TITLE_WORDS}
    without_title = [[line for line in passage if fold(clean_title(line)) not in heads] for passage in passages]
    return [passage for passage in without_title if any(line.strip() and fold(line) not in known for line in passage)]


def _intro(title: str, lines: Sequence[str]) -> str:
    """The intro without the title and without the second of two equal lines, which copied pages have."""
    seen, kept = {fold(title)}, []
    for line in lines:
        words = fold(clean_title(line))
        if not line.strip() or (words in seen and words) or is_page_furniture(line):
            continue
        seen.add(words)
        kept.append(clean_title(line) if line.startswith("#") else line.strip())
    return "\n".join(line for line in kept if line.strip("="))
