"""The few fixed words of the exports, in the languages of the interface."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import combining, east_asian_width

from advice.export.document import Document, PlayEntry, TranslationEntry
from advice.language import native_name
from advice.markup import one_line, to_text

OPENING: Final = 68  # columns of a line of the contents


@dataclass(frozen=True)
class Words:
    """Fixed words in `language` (see words.json); the texts with braces are filled in where they are used."""

    language: str
    contents: str
    skip: str
    plays: str
    edition: str
    published: str
    published_by: str
    changes: str
    why: str
    strategies: str
    situation: str
    author: str
    licence: str
    language_label: str
    no_language: str
    votes_label: str
    votes_one: str
    votes_many: str
    votes_none: str
    revision: str
    source: str
    written: str
    team: str
    digest: str
    replaced: str
    plain_file: str
    house_rule: str
    local_example: str
    wording: str
    when_not: str
    tensions: str
    tension_line: str
    original: str
    translation: str
    translated_by: str
    translated_by_machine: str
    reviewed: str
    not_reviewed: str
    behind_one: str
    behind_many: str
    approved_by: str
    by_link: str
    scope: str
    tried: str
    withdrawn: str
    erased: str
    limited: str
    no_licence: str
    part: str
    manifest: str
    manifest_intro: str
    play_digest: str
    all_strategies: str
    filter_by: str
    search_in: str
    no_play_fits: str
    clear: str
    shown_one: str
    shown_many: str
    show_texts: str
    originals_only: str
    number: str
    colophon: str
    accessible: str


@cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    """The words by name, then by language."""
    rows: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))
    return rows


@cache
def _words(language: str) -> Words:
    return Words(language, **{name: row[language] for name, row in _rows().items()})


def words_for(document: Document) -> Words:
    """The fixed words in the playbook's language; in English where we have no others."""
    return words_in(document.language)


def words_in(language: str) -> Words:
    """The fixed words in this language; in English where we have no others."""
    return _words(language if language in _rows()["contents"] else "en")


def percent(play: PlayEntry) -> int | None:
    """The share of voters it would help, in whole percent, halves rounded up; None without a vote."""
    return (200 * play.helpful + play.votes) // (2 * play.votes) if play.votes else None


def vote_line(play: PlayEntry, words: Words) -> str:
    """The votes at the freeze: "87 % helpful · 5 votes"."""
    if not play.votes:
        return words.votes_none
    pattern = words.votes_one if play.votes == 1 else words.votes_many
    # a no-break space, so that the sign stays with its number
    return pattern.replace(" %", "\N{NO-BREAK SPACE}%").format(percent=percent(play), votes=play.votes)


def language_line(code: str | None, words: Words) -> str:
    """The language's own name and its tag: "Français (fr)"."""
    if not code:
        return words.no_language
    name = native_name(code)
    return f"{name} ({code})" if name else code


def section_title(title: str, words: Words) -> str:
    """What stands above a section: an untitled one is simply the plays."""
    return title or words.plays


def opening(body: str, columns: int = OPENING) -> str:
    """How advice begins, on one line of at most `columns`, of which a wide letter takes two; cut between words where there are any."""
    text = to_text(body)
    room = columns
    for place, sign in enumerate(text):
        room -= 0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1
        if room < 0:
            kept = text[: place - 1]
            return (kept.rsplit(" ", 1)[0] if " " in kept[-20:] else kept).rstrip(" ,;:.،؛、。，") + "…"
    return text


def translation_line(entry: TranslationEntry, words: Words) -> str:
    """By whom or what a translation was made, whether somebody reviewed it, and how far it is behind: "Translated by Wei · reviewed"."""
    by = words.translated_by_machine.format(engine=entry.engine)
    if entry.translator and not entry.engine:
        by = words.translated_by.format(name=one_line(entry.translator))
    facts = [by if entry.engine or entry.translator else "", words.reviewed if entry.reviewed else words.not_reviewed]
    if entry.behind:
        facts.append(words.behind_one if entry.behind == 1 else words.behind_many.format(n=entry.behind))
    return " · ".join(fact for fact in facts if fact)


def outcome_line(play: PlayEntry, words: Words) -> str:
    """What came of it for those who tried it, at the freeze; "" where nobody has said."""
    if not play.worked + play.mixed + play.failed:
        return ""
    return words.tried.format(worked=play.worked, mixed=play.mixed, failed=play.failed)


def tombstone_line(play: PlayEntry, words: Words) -> str:
    """Why a text is gone, "" for one that is there."""
    return {"withdrawn": words.withdrawn, "erased": words.erased, "limited": words.limited}.get(play.tombstone, "")


def colon(words: Words) -> str:
    """What stands between a label and what it labels, with its blanks."""
    return {"fr": "\N{NO-BREAK SPACE}: ", "zh": "：", "ja": "："}.get(words.language, ": ")


def notes_of(play: PlayEntry, words: Words) -> list[tuple[str, str]]:
    """The team's words on a play that there are, each with what it is called."""
    rows = [
        (words.why, play.why),
        (words.house_rule, play.house_rule),
        (words.local_example, play.local_example),
        (words.wording, play.wording),
        (words.when_not, play.when_not),
    ]
    return [row for row in rows if row[1]]


def approval_line(document: Document, words: Words, *, label: bool = True) -> str:
    """Who approved the edition, when, and how: "Approved by Nadia Haddad · 2026-11-19 · by link"."""
    facts = [document.approved_by, document.approved[:10], words.by_link if document.approved_by_link else ""]
    line = " · ".join(one_line(fact) for fact in facts if fact)
    return f"{words.approved_by} {line}" if label else line


def part_line(document: Document, words: Words) -> str:
    """That a file holds a part of the edition, and how many plays."""
    return words.part.format(n=len(document.plays), all=document.choice.of)
