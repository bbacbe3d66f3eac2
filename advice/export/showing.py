"""What of a document is shown: tombstones for what is gone, the part a file holds, and the texts of a play."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from advice.export.aligning import origin_of
from advice.export.canonical import digest_of
from advice.export.document import SCHEMA, Choice, Document, PlayEntry, SectionEntry, TranslationEntry

TEXTS = ("originals", "translations", "both")
PAPERS = ("a4", "letter")


@dataclass(frozen=True)
class Passage:
    """One text of a play as it is shown; `translation` is None for the original."""

    body: str
    language: str | None
    translation: TranslationEntry | None = None


def comes_from(play: PlayEntry, home: str) -> bool:
    """Whether this is advice of the site at this origin ("" for any): what came to it with a playbook from elsewhere is not."""
    return play.contribution > 0 and home in ("", origin_of(play))


def with_tombstones(document: Document, gone: Mapping[int, str], *, home: str = "") -> Document:
    """The document without the texts of these contributions (by number: "withdrawn", "erased" or "limited"), in the schema that can say so.

    With a `home` only of plays that come from there (see `origin_of`): one from another site may have the same number.
    """
    lost = {play.number for play in document.plays if play.contribution in gone and comes_from(play, home)}
    if not lost:
        return document
    shown = _with_plays(document, lambda play: _buried(play, gone[play.contribution]) if play.number in lost else play)
    return replace(shown, schema=SCHEMA)


def for_teams_only(document: Document, home: str) -> tuple[PlayEntry, ...]:
    """The plays from elsewhere that their authors allow in playbooks of teams only; of its own, a site knows what they allow by now."""
    return tuple(play for play in document.plays if play.use == "team" and play.body and not comes_from(play, home))


def without(document: Document, plays: Collection[PlayEntry]) -> Document:
    """The document with a tombstone in the place of these plays, which their authors do not allow here."""
    numbers = {play.number for play in plays}
    if not numbers:
        return document
    shown = _with_plays(document, lambda play: _buried(play, "limited") if play.number in numbers else play)
    return replace(shown, schema=SCHEMA)


def _buried(play: PlayEntry, tombstone: str) -> PlayEntry:
    return replace(play, body="", author="", translations=(), tombstone=tombstone, digest=digest_of(play))


def chosen(document: Document, choice: Choice) -> Document:
    """The part of a document that a file holds; plays keep their numbers, and sections that are left empty go.

    Raises ValueError for a section that is not there, texts or paper of a kind there is not, or translations into no language.
    """
    _check(document, choice)
    sections = document.sections if choice.section is None else _below(document.sections, choice.section)
    rows = [replace(row, plays=tuple(play for play in row.plays if _wanted(play, choice))) for row in sections]
    kept = tuple(
        row for place, row in enumerate(rows) if row.plays or (row.title and _holds_below(rows[place + 1 :], row.level))
    )
    return replace(document, sections=kept, choice=replace(choice, of=len(document.plays)))


def passages(play: PlayEntry, choice: Choice) -> tuple[Passage, ...]:
    """The texts of a play that a file shows, at least one: the original, the translation where there is one, or both, the original first."""
    original = Passage(play.body, play.language)
    entry = next((row for row in play.translations if row.language == choice.into), None)
    if choice.texts == "originals" or entry is None:
        return (original,)
    translated = Passage(entry.body, entry.language, entry)
    return (translated,) if choice.texts == "translations" else (original, translated)


def readable_in(play: PlayEntry) -> set[str]:
    """The languages that a play can be read in."""
    return {play.language or "", *(row.language for row in play.translations)} - {""}


def _check(document: Document, choice: Choice) -> None:
    if choice.section is not None and not 1 <= choice.section <= len(document.sections):
        raise ValueError(f"There is no section {choice.section}; there are {len(document.sections)}.")
    if choice.texts not in TEXTS:
        raise ValueError(f"There is no choice of texts “{choice.texts}”; there are: {', '.join(TEXTS)}.")
    if choice.texts != "originals" and not choice.into:
        raise ValueError("Translations into which language? Name it with “into”.")
    if choice.paper not in PAPERS:
        raise ValueError(f"There is no paper “{choice.paper}”; there are: {', '.join(PAPERS)}.")


def _below(sections: tuple[SectionEntry, ...], place: int) -> tuple[SectionEntry, ...]:
    """The section at this place, and those of a lower level up to the next of its own."""
    first = sections[place - 1]
    rows = [first]
    for row in sections[place:]:
        if row.level <= first.level:
            break
        rows.append(row)
    return tuple(replace(row, level=row.level - first.level + 1) for row in rows)


def _wanted(play: PlayEntry, choice: Choice) -> bool:
    slugs = {mark.slug for mark in play.strategies}
    by_strategy = not choice.strategies or bool(slugs & set(choice.strategies))
    return by_strategy and (not choice.languages or bool(readable_in(play) & set(choice.languages)))


def _holds_below(rows: list[SectionEntry], level: int) -> bool:
    for row in rows:
        if row.level <= level:
            return False
        if row.plays:
            return True
    return False


def _with_plays(document: Document, change: Callable[[PlayEntry], PlayEntry]) -> Document:
    sections = tuple(replace(row, plays=tuple(map(change, row.plays))) for row in document.sections)
    return replace(document, sections=sections)
