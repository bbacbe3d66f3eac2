"""Names, photos and job titles above (or below) the text of a contribution in copied pages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from advice.articles import furniture_words as words
from advice.articles.folding import fold
from advice.articles.furniture import Role, dropped_notices, role_of
from advice.articles.marks import without_bullet
from advice.articles.people import PARTICLES, is_headline_like, is_job_like, is_name_like, is_titled

_LONGEST: Final = 200
_MOST_NAME_WORDS: Final = 6
_TOP_LINES: Final = 8
_PICTURED: Final = tuple(map(fold, ("photo", "foto", "picture", "profil", "perfil", "profiel", "voice", "صورة")))
_WORD_EDGES: Final = re.compile(r"[\s'’\-.,()/]+")
_AFTER_NAME: Final = re.compile(r"\s[•·(|–—-].*|,.*")


@dataclass(frozen=True)
class _Template:
    """A line with a name in it, as the folded words before and after the name."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    def name_in(self, line: Sequence[str]) -> tuple[str, ...]:
        end = len(line) - len(self.after)
        fits = tuple(line[: len(self.before)]) == self.before and tuple(line[end:]) == self.after
        name = tuple(line[len(self.before) : end])
        return name if fits and 1 <= len(name) <= _MOST_NAME_WORDS else ()


def _templates(rows: Iterable[str]) -> tuple[_Template, ...]:
    halves = (phrase.split("{}") for row in rows for phrase in row.split("|"))
    return tuple(_Template(tuple(fold(before).split()), tuple(fold(after).split())) for before, after in halves)


_NAMING: Final = _templates(words.NAMING)
_NAMING_BY_START: Final = {
    start: tuple(template for template in _NAMING if template.before[:1] == ((start,) if start else ()))
    for start in {"".join(template.before[:1]) for template in _NAMING}
}
_ADDRESSING: Final = _templates(words.ADDRESSING)


def without_furniture(passages: Sequence[list[str]]) -> list[list[str]]:
    """The passages without what a page adds to them: as many as given, empty where nothing was text.

    Names and job titles go only with evidence beside them: a photo, profile or report line, a name that comes twice, or a
    name and a job title one below the other. A page without any such line comes back as it is.
    """
    roles = [[role_of(line) for line in lines] for lines in passages]
    alone = {fold(line) for lines in passages for line in lines if len(line) <= _LONGEST}
    names: set[str] = set()
    for lines, row in zip(passages, roles, strict=True):
        names |= _learnt_names(lines, row, alone)
    for lines, row in zip(passages, roles, strict=True):
        _note_addressing(lines, row, names)
    dropped = dropped_notices(passages, roles, names=bool(names))
    signed = _are_signed(passages, dropped, names)
    return [
        _without_header(lines, gone, names, signed=signed and bool(gone))
        for lines, gone in zip(passages, dropped, strict=True)
    ]


def _are_signed(passages: Sequence[Sequence[str]], dropped: Sequence[set[int]], names: set[str]) -> bool:
    """Whether every passage with buttons starts with what can be a name, as in copies that show nothing else of a person."""
    for lines, gone in zip(passages, dropped, strict=True):
        texts = [line for index, line in enumerate(lines) if line.strip() and index not in gone]
        if gone and len(texts) > 1 and not (_is_cased_name(texts[0]) or _is_known(texts[0], names)):
            return False
    return True


def _is_cased_name(line: str) -> bool:
    """Whether the line can be a name by its capitals, too: in other scripts any few words can."""
    return line != line.lower() and is_name_like(_name_part(line))


def _learnt_names(lines: Sequence[str], roles: list[Role], alone: set[str]) -> set[str]:
    """Names that the page itself shows to be names; lines that do so are noted as certain furniture."""
    names = set()
    for index, line in enumerate(lines):
        if roles[index] is Role.CONTENT and len(line) <= _LONGEST and (found := _naming(line, alone)):
            roles[index] = Role.CERTAIN
            names.add(found)
    return names | _named_twice([_name_part(line) for line in lines[:_TOP_LINES] if line.strip()])


def _named_twice(top: Sequence[str]) -> set[str]:
    """The name that comes twice at the top of a passage; below one another, names of scripts without capitals too."""
    twice = {fold(line) for index, line in enumerate(top) if is_name_like(line) and line in top[index + 1 :]}
    if len(top) > 2 and top[0] == top[1] and top[0].isalpha() and top[0] == top[0].swapcase():
        twice.add(fold(top[0]))
    return twice


def _naming(line: str, alone: set[str]) -> str:
    """The folded name in a photo or profile line; empty for any other line."""
    folded = fold(without_bullet(line)).split()
    capitals = {fold(word) for word in _WORD_EDGES.split(line) if word[:1].isupper()}
    for template in _candidates(folded):
        name = template.name_in(folded)
        if not name:
            continue
        cased = len(name) > 1 and all(word in capitals or word in PARTICLES or len(word) == 1 for word in name)
        uncased = not any(word != word.upper() for word in name) and len(template.before + template.after) > 1
        if cased or uncased or " ".join(name) in alone:
            return " ".join(name)
    return ""


def _candidates(folded: Sequence[str]) -> Iterable[_Template]:
    if not folded:
        return ()
    return (*_NAMING_BY_START.get(folded[0], ()), *_NAMING_BY_START.get("", ()))


def _note_addressing(lines: Sequence[str], roles: list[Role], names: set[str]) -> None:
    for index, line in enumerate(lines):
        if names and roles[index] is Role.CONTENT and len(line) <= _LONGEST:
            folded = fold(without_bullet(line)).split()
            if any(" ".join(template.name_in(folded)) in names for template in _ADDRESSING):
                roles[index] = Role.CERTAIN


def _without_header(lines: Sequence[str], dropped: set[int], names: set[str], *, signed: bool) -> list[str]:
    """The lines that are left once the names and job titles beside the dropped ones went too, if any text is left then."""
    people = _people_above(lines, dropped, names, signed=signed)
    people |= _people_below(lines, dropped | people, names)
    kept = [index for index, line in enumerate(lines) if line.strip() and index not in dropped | people]
    gone = dropped | people if kept else dropped
    return [line for index, line in enumerate(lines) if index not in gone]


def _people_above(lines: Sequence[str], dropped: set[int], names: set[str], *, signed: bool) -> set[int]:
    """Names and headlines from the top of the passage on."""
    people: set[int] = set()
    filled = [index for index, line in enumerate(lines) if line.strip()]
    named = False
    for place, index in enumerate(filled):
        if index in dropped:
            continue
        following = filled[place + 1 : place + 3]
        shown = signed and _is_cased_name(lines[index])
        shown |= place > 0 and filled[place - 1] in dropped and _is_picture(lines[filled[place - 1]])
        if _is_known(lines[index], names) or (
            not named and _starts_header(lines, index, following, dropped, shown=shown)
        ):
            people.add(index)
            named = True
        elif people and role_of(lines[index]) is Role.COUNT:
            people.add(index)
        elif named and _is_headline(lines, index, following, dropped):
            people.add(index)
            named = False
        elif not people and _is_bare_headline(lines[index]) and following:
            people.add(index)
        else:
            break
    return people


def _starts_header(
    lines: Sequence[str], index: int, following: Sequence[int], dropped: set[int], *, shown: bool
) -> bool:
    """Whether a name nobody showed yet stands at `index`, by what stands below it."""
    if not following or not is_name_like(_name_part(lines[index])):
        return False
    if shown or following[0] in dropped or is_job_like(lines[following[0]]):
        return True
    return len(following) > 1 and following[1] in dropped and is_headline_like(lines[following[0]])


def _is_picture(line: str) -> bool:
    return any(word.startswith(_PICTURED) for word in fold(line).split())


def _is_headline(lines: Sequence[str], index: int, following: Sequence[int], dropped: set[int]) -> bool:
    """Whether the line below a name is a job title: by its words, or because a notice stands between it and the text."""
    line = lines[index]
    if not following:
        return is_job_like(line)
    return is_job_like(line) or (is_headline_like(line) if following[0] in dropped else is_titled(line))


def _is_bare_headline(line: str) -> bool:
    return "|" in line and is_job_like(line)


def _people_below(lines: Sequence[str], gone: set[int], names: set[str]) -> set[int]:
    """Names that the page showed, with their job titles, from the bottom of the passage up."""
    people: set[int] = set()
    filled = [index for index, line in enumerate(lines) if line.strip() and index not in gone]
    while len(filled) > 1:
        last, before = lines[filled[-1]], lines[filled[-2]]
        if _is_known(last, names):
            people.add(filled.pop())
        elif (
            len(filled) > 2
            and is_job_like(last)
            and (_is_known(before, names) or ("|" in last and is_name_like(before)))
        ):
            people.update((filled.pop(), filled.pop()))
        else:
            break
    return people


def _is_known(line: str, names: set[str]) -> bool:
    return len(line) <= _LONGEST and (fold(line) in names or fold(_name_part(line)) in names)


def _name_part(line: str) -> str:
    """A name without what pages put behind it: "Jane Doe, PMP", "Jane Doe (She/Her)", "Jane Doe • 2nd"."""
    return _AFTER_NAME.sub("", without_bullet(line)).strip(" *_")
