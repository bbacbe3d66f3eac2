"""Buttons, counts and notices of copied pages: which lines they are, and which of them are no contribution text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Final

from advice.articles import furniture_words as words
from advice.articles import page_words
from advice.articles.folding import bare_end, ends_sentence, fold
from advice.articles.marks import without_bullet

_LONGEST: Final = 200
_MANY_REACTIONS: Final = 4
_LONGEST_NOTICE: Final = 110
_SENTENCE_END: Final = re.compile(r"[.!?…。！？؟]+")
_MANY_IN_LINE: Final = 3
_SIDE_BY_SIDE: Final = re.compile(r"[·•|]")
_REACTION_SIGNS: Final = frozenset("👍❤👏💡😂🎉🙌🤔😄💙🫶")
# "👍 12", "👍 3 ❤️ 2": signs, each with its count.
_SIGN_COUNTS: Final = re.compile(rf"(?:[{''.join(_REACTION_SIGNS)}]\ufe0f?\s*[0-9]{{1,6}}\s*)+")
_MARKDOWN_PICTURE: Final = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_TOKEN: Final = re.compile(r"[0-9]+|[^\W0-9_]+")


def _phrases(*rows: str) -> frozenset[str]:
    return frozenset(fold(phrase) for row in rows for phrase in row.split("|")) - {""}


_CERTAIN: Final = _phrases(*words.CERTAIN)
_LIKES: Final = _phrases(words.LIKES)
_MORE: Final = _phrases(words.MORE_BUTTONS)
_EDITED: Final = _phrases(words.EDITED)
_PICTURES: Final = _phrases(words.PICTURES)
_REACTIONS: Final = _phrases(*words.REACTIONS) | _MORE | _EDITED
_COUNTED_REACTIONS: Final = _phrases(words.COUNTED_REACTIONS)
_COUNT_TOKENS: Final = frozenset(
    token
    for phrase in (
        *_LIKES,
        *_phrases(words.COUNTED),
        *_COUNTED_REACTIONS,
        *_phrases(words.AGES),
        *_REACTIONS,
        "k",
        "and others",
        "et autres",
    )
    for token in phrase.split()
)
_NO_LONGER_SHOWN: Final = tuple(
    (_phrases(ends), _phrases(contributions)) for ends, contributions in words.NO_LONGER_SHOWN
)
_PAGE_LINES: Final = _phrases(*page_words.PAGE_LINES) | _CERTAIN
_MENU_LINES: Final = _phrases(page_words.MENU_LINES)
_PAGE_STARTS: Final = tuple(fold(start) + " " for start in page_words.PAGE_STARTS.split("|") if fold(start))
_MADE_BY: Final = tuple(
    frozenset(map(fold, group)) for group in (page_words.AI_WORDS, page_words.ARTICLE_WORDS, page_words.MADE_WORDS)
)


class Role(Enum):
    """What a line may be besides text, before its neighbours are asked."""

    CONTENT = auto()
    BLANK = auto()
    CERTAIN = auto()
    LIKE = auto()
    REACTION = auto()
    COUNT = auto()


SOFT: Final = frozenset({Role.LIKE, Role.REACTION, Role.COUNT})


def role_of(line: str) -> Role:
    """What `line` may be by itself. Only CERTAIN lines are no text whatever stands around them."""
    if not line.strip():
        return Role.BLANK
    if len(line) > _LONGEST:
        return Role.CONTENT
    text = without_bullet(line)
    folded = fold(text)
    if (
        _is_notice(text, folded)
        or _is_button_row(text, folded)
        or (folded in _MORE and text.startswith(("…", "...")))
        or (folded in _EDITED and text[0] in "(（")
        or (folded in _PICTURES and text[0] == "[")
        or _SIGN_COUNTS.fullmatch(text) is not None
        or _MARKDOWN_PICTURE.fullmatch(text) is not None
    ):
        return Role.CERTAIN
    if ends_sentence(text):
        # No button ends with a stop, so "Support." is somebody's advice.
        return Role.CONTENT
    if folded in _LIKES or (folded.isdecimal() and not _REACTION_SIGNS.isdisjoint(text)):
        return Role.LIKE
    return Role.REACTION if folded in _REACTIONS else _role_of_count(folded)


def _is_button_row(text: str, folded: str) -> bool:
    """Whether the line is several buttons side by side: "Like · Reply · 3 reactions", "Like Celebrate Support"."""
    names = folded.split()
    if len(names) >= _MANY_IN_LINE and not _LIKES.isdisjoint(names) and (_LIKES | _REACTIONS).issuperset(names):
        return True
    parts = [fold(part) for part in _SIDE_BY_SIDE.split(text)]
    if len(parts) < 2 or not all(parts):
        return False
    roles = {Role.LIKE if part in _LIKES else _role_of_count(part) for part in parts if part not in _REACTIONS}
    return bool(roles) and roles <= {Role.LIKE, Role.COUNT, Role.CERTAIN} and roles != {Role.COUNT}


def _is_notice(text: str, folded: str) -> bool:
    """Whether the line is made of nothing but certain sentences, or says that a contribution was hidden."""
    if folded in _CERTAIN:
        return True
    sentences = [fold(part) for part in _SENTENCE_END.split(text)]
    if any(sentences) and all(part in _CERTAIN for part in sentences if part):
        return True
    return len(folded) <= _LONGEST_NOTICE and any(
        any(part in folded for part in ends) and any(part in folded for part in contributions)
        for ends, contributions in _NO_LONGER_SHOWN
    )


def _role_of_count(folded: str) -> Role:
    tokens = _TOKEN.findall(folded)
    numbers = [token for token in tokens if token.isdecimal()]
    named = [token for token in tokens if not token.isdecimal()]
    if not numbers or not _COUNT_TOKENS.issuperset(named):
        return Role.CONTENT
    certain = len(numbers) == 1 and (" ".join(named) in _LIKES or " ".join(named) in _COUNTED_REACTIONS)
    return Role.CERTAIN if certain else Role.COUNT


def is_page_furniture(line: str) -> bool:
    """Whether the line belongs to the page around an article: notices, menus, counts of contributions."""
    if len(line) > _LONGEST:
        return False
    folded = fold(without_bullet(line))
    if line.lstrip().startswith(("©", "LinkedIn ©")) or folded in _PAGE_LINES or f"{folded} ".startswith(_PAGE_STARTS):
        return True
    tokens = frozenset(folded.split())
    return all(map(tokens.intersection, _MADE_BY)) or (len(tokens) > 1 and _role_of_count(folded) is not Role.CONTENT)


def is_menu_line(line: str) -> bool:
    """Whether the line is a button of the menu that stands above a page's title."""
    return len(line) <= _LONGEST and fold(without_bullet(line)) in _MENU_LINES


def dropped_notices(passages: Sequence[Sequence[str]], roles: Sequence[list[Role]], *, names: bool) -> list[set[int]]:
    """For each passage the indexes of its lines that are notices, buttons and counts.

    A button's word alone is never enough: it goes beside a certain line or a row of buttons, or where pages repeat it; `names` says whether
    the page shows names, and so is a copy with its buttons.
    """
    shown = names or any(Role.CERTAIN in row for row in roles)
    repeated = _repeated_ends(passages, roles)
    return [_dropped(lines, row, shown=shown, repeated=repeated) for lines, row in zip(passages, roles, strict=True)]


def _dropped(lines: Sequence[str], roles: list[Role], *, shown: bool, repeated: frozenset[str]) -> set[int]:
    dropped = {index for index, role in enumerate(roles) if role is Role.CERTAIN}
    for run in _runs(roles):
        kinds = [roles[index] for index in run]
        is_row = _is_last_row(lines, roles, run, shown=shown) or _is_row_of_buttons(
            [fold(without_bullet(lines[index])) for index in run], kinds
        )
        lone = _is_lone_button(lines, roles, run, shown=shown, repeated=repeated)
        if is_row or lone or Role.CERTAIN in kinds:
            dropped.update(run)
    content = [index for index, role in enumerate(roles) if role is not Role.BLANK and index not in dropped]
    if not content:
        dropped -= _only_word(roles)
    return dropped


def _runs(roles: Sequence[Role]) -> Iterable[list[int]]:
    """Neighbouring lines that all may be buttons; blank lines between them do not part them."""
    run: list[int] = []
    for index, role in enumerate(roles):
        if role is Role.CONTENT:
            if run:
                yield run
            run = []
        elif role is not Role.BLANK:
            run.append(index)
    if run:
        yield run


def _is_row_of_buttons(texts: Sequence[str], kinds: Sequence[Role]) -> bool:
    return (Role.LIKE in kinds and len(kinds) > 1) or len(set(texts)) >= _MANY_REACTIONS


def _is_last_row(lines: Sequence[str], roles: list[Role], run: list[int], *, shown: bool) -> bool:
    """Whether two or more such words or counts stand below a text that ended: "Reply", "1 Reply"."""
    before = next((lines[k] for k in range(run[0] - 1, -1, -1) if lines[k].strip()), "")
    counted = shown or any(roles[index] is Role.COUNT for index in run)
    at_end = all(role is Role.BLANK for role in roles[run[-1] + 1 :])
    return len(run) > 1 and at_end and counted and ends_sentence(before) and bare_end(before) not in ":;"


def _is_lone_button(
    lines: Sequence[str], roles: list[Role], run: list[int], *, shown: bool, repeated: frozenset[str]
) -> bool:
    """Whether a button's word ends a text that already ended, as pages have it below every contribution."""
    at_end = run[0] > 0 and all(role is Role.BLANK for role in roles[run[-1] + 1 :])
    if len(run) != 1 or not at_end:
        return False
    text = fold(without_bullet(lines[run[0]]))
    before = next((lines[k] for k in range(run[0] - 1, -1, -1) if lines[k].strip()), "")
    if not ends_sentence(before):
        return False
    role = roles[run[0]]
    return text in repeated or (shown and role is not Role.REACTION) or role is Role.LIKE


def _only_word(roles: list[Role]) -> set[int]:
    """A passage that is one such word and, at most, certain lines, may be somebody's advice: "Support."."""
    words_alone = {index for index, role in enumerate(roles) if role is Role.REACTION}
    others = any(role in (Role.LIKE, Role.COUNT) for role in roles)
    return words_alone if len(words_alone) == 1 and not others else set()


def _repeated_ends(passages: Sequence[Sequence[str]], roles: Sequence[list[Role]]) -> frozenset[str]:
    """The words that may be buttons and end at least two passages of several lines."""
    ends: Counter[str] = Counter()
    for lines, row in zip(passages, roles, strict=True):
        filled = [index for index, role in enumerate(row) if role is not Role.BLANK]
        if len(filled) > 1 and row[filled[-1]] in SOFT:
            ends[fold(without_bullet(lines[filled[-1]]))] += 1
    return frozenset(word for word, count in ends.items() if count > 1)
