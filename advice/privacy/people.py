"""Full names of private people in scripts that have capitals, found by what stands around them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from advice.privacy import people_words as words
from advice.privacy.folding import bare, bare_words
from advice.privacy.given_names import is_given
from advice.privacy.known_names import is_known, is_surname_too, is_thing
from advice.privacy.people_ties import ORGANISATION, PATRONYMIC, is_introduced, is_tied, looks_cyrillic
from advice.privacy.spans import Ends

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['-](?=[^\W\d_]))*")
_SUFFIX = re.compile(r"(?:'[^\W\d_]{1,6}|-san)$")
_OWNER = re.compile(r"'(?:s|[td][ae]n|[td][ae]ki|n?[ıiuü]n)$")
_STOP = re.compile(r"[!?\n;。！？]|\.[ \n]|\.$|[•]")
_PARTICLES = bare_words(
    "van von de der den del della di da das do dos du la le el al bin ibn ben ten ter zu zum zur af el-"
)
_CONTACT = re.compile(r"@|\d[\d ()./-]{6}")
_REACH, _ENOUGH = 14, 3
_CUES = words.ROLES | words.RELATIONS | words.DEALINGS
_NO_NAMES = words.ROLES | words.RELATIONS | words.TITLES | words.AFTER_TITLES


class Word(NamedTuple):
    """A word of the text; `low` as the lists hold it, `sentence` counts the sentences before it."""

    start: int
    end: int
    text: str
    low: str
    sentence: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Name(NamedTuple):
    """A row of words that may be a name: the words before `after` in the text's row, of which `parts` are no particles."""

    first: int
    after: int
    parts: list[str]
    start: int
    end: int


def seek_people(text: str, languages: Sequence[str]) -> Iterator[Ends]:
    """Names with a title ("Frau Becker"), and full names that a role, a company, an introduction or a dealing ties to the author's
    work. A name alone is left: it may be an author's, and a first name alone tells nobody who it is."""
    row, position = _read(text), 0
    german = "de" in languages or (not languages and any(word.low in ("und", "nicht", "ist", "wir") for word in row))
    while position < len(row):
        name = _name_at(text, row, position)
        if name and _is_private(text, row, name, german):
            yield name.start, name.end
            position = name.after
        else:
            position += 1


def has_title(text: str, start: int, end: int) -> bool:
    """Whether a title stands right before the name from `start` to before `end`, or right after it."""
    row = _read(text)
    first, after = (sum(word.start < place for word in row) for place in (start, end))
    return first < after and _is_titled(text, row, Name(first, after, [], start, end))


def _read(text: str) -> list[Word]:
    row: list[Word] = []
    sentence, last = 0, 0
    for found in _WORD.finditer(text):
        gap = text[last : found.start()]
        if gap != " " and _STOP.search(gap) and not (gap == ". " and row and _is_abbreviation(row[-1])):
            sentence += 1
        row.append(Word(found.start(), found.end(), found[0], bare(found[0]), sentence))
        last = found.end()
    return row


def _is_abbreviation(word: Word) -> bool:
    return len(word.text) == 1 or word.low in words.TITLES


def _name_at(text: str, row: list[Word], position: int) -> Name | None:
    """The name that may begin at a word: capitals parted by single spaces, initials, and particles after a first name."""
    lead = _led_by_particles(text, row, position)
    if lead:
        surname = row[lead]
        cut = _cut(surname.text)
        return Name(position, lead + 1, [cut], row[position].start, surname.start + len(cut))
    first = row[position]
    if not first.capital or (is_thing(first.text) and not is_given(first.text)) or first.low in _NO_NAMES:
        return None
    parts, after = [_cut(first.text)], position + 1
    while after < len(row) and len(parts) < 4 and not _SUFFIX.search(row[after - 1].text):
        step = _step(text, row, after, parts)
        if not step:
            break
        parts.append(_cut(row[after + step - 1].text))
        after += step
    last = row[after - 1]
    return Name(position, after, parts, first.start, last.start + len(_cut(last.text)))


def _led_by_particles(text: str, row: list[Word], at: int) -> int:
    """The place of the surname where a title and particles lead to it ("Frau von Bülow"), else 0."""
    if row[at].capital or row[at].low not in _PARTICLES or not _has_title(text, row, at):
        return 0
    ahead = at + 1
    while ahead < min(at + 3, len(row)) and row[ahead].low in _PARTICLES and _joined(text, row, ahead):
        ahead += 1
    return (
        ahead
        if ahead < len(row) and row[ahead].capital and _joined(text, row, ahead) and not is_thing(row[ahead].text)
        else 0
    )


def _cut(word: str) -> str:
    """The word without an ending after an apostrophe, or "-san": "Miller's", "Kaya'nın"; "O'Brien" stays."""
    found = _SUFFIX.search(word)
    return word[: found.start()] if found and found[0][1:].islower() and found.start() > 1 else word


def _step(text: str, row: list[Word], at: int, parts: list[str]) -> int:
    """How many words the name grows by at `at`: 1 for a capital, more for particles with the surname they lead to, 0 where it ends."""
    if not _joined(text, row, at):
        return 0
    leading = at
    if all(is_given(part) for part in parts) or (len(parts) == 1 and not _has_title(text, row, at - 1)):
        while leading < min(at + 3, len(row)) and row[leading].low in _PARTICLES and _joined(text, row, leading):
            leading += 1
    if leading < len(row) and _joined(text, row, leading):
        word = row[leading]
        everyday = is_thing(word.text) and not is_surname_too(word.text)
        if word.capital and not everyday and word.low not in _NO_NAMES:
            return leading - at + 1
    return 0


def _joined(text: str, row: list[Word], at: int) -> bool:
    gap = text[row[at - 1].end : row[at].start]
    return gap == " " or (gap == ". " and len(row[at - 1].text) == 1)


def _is_private(text: str, row: list[Word], name: Name, german: bool) -> bool:
    titled = _is_titled(text, row, name)
    before = row[name.first - 1] if name.first else None
    if is_known(name.parts) or (before and is_known([before.text, *name.parts][:3])):
        return False
    if any(bare(part) in ORGANISATION for part in name.parts):
        return False
    if titled and not (before and before.low in words.SCHOLARS and _is_quoted(row, name)):
        return len(name.parts[0]) > 1 or len(name.parts) > 1
    if (
        len(name.parts) < 2
        or sum(len(part) > 1 for part in name.parts) < 2
        or (name.parts[0].isupper() and len(name.parts[0]) > 1)
    ):
        return False
    if name.parts[-1].isupper() and len(name.parts[-1]) < 3:
        return False  # "Wilson LB": an abbreviation
    if any(PATRONYMIC.search(part) for part in name.parts[1:]):
        return True
    given = is_given(name.parts[0]) or (looks_cyrillic(name.parts) and is_given(name.parts[1]))
    if not given and any(
        not part[1:].islower() for part in name.parts if len(part) > 1 and "-" not in part and "'" not in part
    ):
        return False  # "Managed PostgreSQL"
    cyrillic = looks_cyrillic(name.parts)
    needed = _ENOUGH if given or cyrillic or not german else _ENOUGH + 1
    return (2 if given else int(cyrillic)) + _evidence(text, row, name, given, german) >= needed


def _is_titled(text: str, row: list[Word], name: Name) -> bool:
    """Whether a title stands right before the name, or (Turkish, "-san") right after it."""
    if (
        name.after < len(row)
        and row[name.after].low in words.AFTER_TITLES
        and row[name.after].text[0].isupper()
        and _joined(text, row, name.after)
    ):
        return True
    return text.startswith("-san", name.end) or _has_title(text, row, name.first)


def _has_title(text: str, row: list[Word], at: int) -> bool:
    """Whether a title stands right before a word."""
    if not at:
        return False
    title, start = row[at - 1], row[at].start
    gap = text[title.end : start]
    if words.SPLIT_TITLE.search(text[max(0, start - 12) : start]):
        return True
    if title.low.split("'")[-1] not in words.TITLES or gap not in (" ", ". ", "."):
        return False
    own = title.low.split("'")[-1]
    if (own in words.DOTTED and not ("." in gap or title.capital)) or (own in words.CAPITAL and not title.capital):
        return False
    if title.start and text[title.start - 1].isalnum():
        return False  # "1M. Built-in": a unit, not a title
    return not (len(title.text) == 1 and "." not in gap) and not (title.low == "me" and title.text != "Me")


def _evidence(text: str, row: list[Word], name: Name, given: bool, german: bool) -> int:
    """How strongly the words around tie the name to the author's work; a quoted author's marks weigh against it."""
    before = row[name.first - 1] if name.first else None
    near = range(max(0, name.first - _REACH), min(len(row), name.after + _REACH))
    sentence = row[name.first].sentence
    around = [row[at] for at in near if row[at].sentence == sentence and not name.first <= at < name.after]
    tied = is_tied(text, name.end)
    adjacent = before is not None and text[before.end : name.start] in (" ", ", ", ": ", " - ", " «", ' "')
    role = adjacent and before is not None and before.low in words.ROLES
    relation = adjacent and before is not None and before.low in words.RELATIONS
    owned = adjacent and before is not None and before.capital and bool(_OWNER.search(before.text))
    behind = text[name.end : name.end + 1] in (",", "(") or text[name.end : name.end + 3] in (" - ", " (")
    follows = behind and any(word.low in words.ROLES for word in row[name.after : name.after + 5])
    weight = 1 if german and not given else 2  # German nouns have capitals too
    score = weight * tied + weight * role + (relation if given else -relation) + weight * owned + weight * follows
    score += is_introduced(text, name.start) + any(word.low in _CUES for word in around)
    score += bool(_CONTACT.search(text[name.end : name.end + 60]))
    return score - (0 if not _is_quoted(row, name) else 1 if tied or role or relation or owned or follows else 2)


def _is_quoted(row: list[Word], name: Name) -> bool:
    """Whether a word such as "says", "book" or "law" stands near, as it does by an author's name."""
    near = row[max(0, name.first - _REACH) : name.after + _REACH]
    first = row[name.first]
    return any(
        word.low in words.AUTHORS and word.sentence == first.sentence and abs(word.start - name.start) < 70
        for word in near
    )
