"""What an edition says: the frozen document that every format is made from."""

from dataclasses import dataclass, field
from typing import Any

SCHEMA = 2


def _since(schema: int, default: Any) -> Any:
    """A field that documents of an earlier schema do not have."""
    return field(default=default, metadata={"since": schema})


@dataclass(frozen=True)
class StrategyMark:
    """A strategy on a play; `label` is in the playbook's language."""

    slug: str
    label: str


@dataclass(frozen=True)
class TranslationEntry:
    """A play in another language. `engine` names the machine that made it, "" for a person; `behind` counts the edits of the original since."""

    language: str
    body: str
    translator: str
    engine: str
    reviewed: bool
    behind: int


@dataclass(frozen=True)
class PlayEntry:
    """One play. `number` runs from 1 over the whole document; `body` and the team's words are Markdown; `written` is an ISO date.

    `language` and `situation_language` are None where nobody could name them; the team's words, from `why` to `when_not`, are in the playbook's
    language. `helpful` of `votes` and the outcomes are those at the freeze. `use` is what the author allowed then.
    `digest` is that of the play as it was frozen (see `play_digest`). A play whose text is gone has no body, no author and no translations, and
    `tombstone` says why: "withdrawn", "erased", or "limited" where the author allows no file to hold it.
    """

    number: int
    contribution: int
    revision: int
    body: str
    language: str | None
    author: str
    licence: str
    permalink: str
    situation: str
    situation_language: str | None
    situation_url: str
    strategies: tuple[StrategyMark, ...]
    why: str
    helpful: int
    votes: int
    written: str
    house_rule: str = _since(2, "")
    local_example: str = _since(2, "")
    wording: str = _since(2, "")
    when_not: str = _since(2, "")
    worked: int = _since(2, 0)
    mixed: int = _since(2, 0)
    failed: int = _since(2, 0)
    translations: tuple[TranslationEntry, ...] = _since(2, ())
    use: str = _since(2, "public")
    tombstone: str = _since(2, "")
    digest: str = _since(2, "")


@dataclass(frozen=True)
class SectionEntry:
    """A section with its plays in order; an untitled one has the title "". One of level 2 belongs to the nearest of level 1 before it."""

    title: str
    plays: tuple[PlayEntry, ...]
    level: int = _since(2, 1)


@dataclass(frozen=True)
class TensionEntry:
    """Two opposite strategies that the playbook holds both, and when the one, when the other; `body` is Markdown in the playbook's language."""

    first: StrategyMark
    second: StrategyMark
    body: str


@dataclass(frozen=True)
class Choice:
    """What of an edition a file holds, and how: a `section` by its place from 1 with those below it, plays with any of these `strategies`, plays
    that can be read in any of these `languages`; "originals", "translations" (where there is one `into` a language, else the original) or "both";
    pages of "a4" or "letter". `of` is how many plays the whole edition has."""

    section: int | None = None
    strategies: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    texts: str = "originals"
    into: str = ""
    paper: str = "a4"
    of: int = 0

    @property
    def partial(self) -> bool:
        """Whether plays of the edition may be left out."""
        return bool(self.section or self.strategies or self.languages)


WHOLE = Choice()


@dataclass(frozen=True)
class Document:
    """An edition. `language` is that of the playbook's own texts, `published` and `approved` ISO 8601 in UTC with seconds.

    `approved_by` names the second person where there was one, `scope` what their approval covers. `schema` says which fields its canonical text has:
    an edition keeps the text, and so the digest, it was frozen with.
    Two fields stand beside what it says, and are in no canonical text: `sealed` is the digest of the edition as it was frozen, where this document is
    what may still be shown of it; `choice` is what a file holds of it.
    """

    playbook: int
    slug: str
    title: str
    intro: str
    language: str
    team: str
    edition: int
    published: str
    published_by: str
    note: str
    licence: str
    permalink: str
    sections: tuple[SectionEntry, ...]
    tensions: tuple[TensionEntry, ...] = _since(2, ())
    approved_by: str = _since(2, "")
    approved: str = _since(2, "")
    approved_by_link: bool = _since(2, False)
    scope: str = _since(2, "")
    schema: int = _since(2, SCHEMA)
    sealed: str = field(default="", metadata={"beside": True}, compare=False)
    choice: Choice = field(default=WHOLE, metadata={"beside": True}, compare=False)

    @property
    def plays(self) -> tuple[PlayEntry, ...]:
        """All plays of all sections, in order."""
        return tuple(play for section in self.sections for play in section.plays)
