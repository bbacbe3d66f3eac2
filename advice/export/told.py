"""What changed between two documents, in the kinds that people read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from advice.export.changes import PlayKey
from advice.export.document import PlayEntry, StrategyMark
from advice.language.differences import Change, direction_of


@dataclass(frozen=True)
class Wording:
    """A text that is worded otherwise, word by word, with the languages it was and is in ("" where nobody knows)."""

    name: str
    before: str
    after: str
    runs: tuple[Change, ...]

    @property
    def direction(self) -> str:
        """ "rtl", "ltr" or "auto"."""
        return direction_of(self.runs)


@dataclass(frozen=True)
class Detail:
    """Something about a text rather than of it: who wrote it, its language, its licence."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class TranslationTold:
    """A translation that came, went, is worded otherwise, or was reviewed since ("unreviewed": waits for a review again)."""

    language: str
    kind: Literal["added", "removed", "reworded", "reviewed", "unreviewed"]
    engine: str
    wording: Wording | None = None


@dataclass(frozen=True)
class TensionTold:
    """What the team says on two opposite strategies, come, gone or worded otherwise."""

    first: StrategyMark
    second: StrategyMark
    kind: Literal["added", "removed", "reworded"]
    wording: Wording


@dataclass(frozen=True)
class ApprovalTold:
    """Who approved, when (ISO 8601), whether by a link, and for what; nobody where `by` is empty."""

    by: str
    when: str
    by_link: bool
    scope: str


@dataclass(frozen=True)
class MoveTold:
    """Where a play stood: its place from 1, and the title of its section where that was another one, in `language`."""

    before: int
    after: int
    elsewhere: bool
    section: str
    language: str


@dataclass(frozen=True)
class PlayTold:
    """A play and what is new of it. `entry` is the later one, of a play that is gone the earlier one; `anchor` names it on a page."""

    key: PlayKey
    anchor: str
    entry: PlayEntry
    status: Literal["added", "removed", "kept"] = "kept"
    moved: MoveTold | None = None
    wordings: tuple[Wording, ...] = ()
    tagged: tuple[StrategyMark, ...] = ()
    untagged: tuple[StrategyMark, ...] = ()
    translations: tuple[TranslationTold, ...] = ()
    tombstone: str | None = None
    details: tuple[Detail, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """What happened to it: "added", "removed", or any of "tombstone", "reworded", "moved", "retagged", "retranslated", "annotated", "detailed"."""
        if self.status != "kept":
            return (self.status,)
        names = {row.name for row in self.wordings}
        found = {
            "tombstone": self.tombstone is not None,
            "reworded": names & {"body", "situation"},
            "moved": self.moved,
            "retagged": self.tagged or self.untagged,
            "retranslated": self.translations,
            "annotated": names - {"body", "situation"},
            "detailed": self.details,
        }
        return tuple(kind for kind, told in found.items() if told)


@dataclass(frozen=True)
class SectionTold:
    """A section of which there is something to tell. `place` is from 1, in the earlier document where the section is gone.

    `moved` are its places before and after, `levels` likewise, each None where nothing changed.
    """

    place: int
    title: str
    language: str
    anchor: str
    status: Literal["added", "removed", "kept"] = "kept"
    renamed: Wording | None = None
    moved: tuple[int, int] | None = None
    levels: tuple[int, int] | None = None
    plays: tuple[PlayTold, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is something to tell of the section itself."""
        return bool(self.status != "kept" or self.renamed or self.moved or self.levels)


@dataclass(frozen=True)
class SupportTold:
    """A play whose votes or outcomes changed."""

    anchor: str
    before: PlayEntry
    after: PlayEntry


@dataclass(frozen=True)
class Story:
    """All there is to tell; false where people would read the same in both documents, whatever their number, day, votes and addresses.

    `counts` says how often each kind happened, those that did: of a play each of its `kinds`, "sections" that changed themselves, and "playbook" for each
    of the playbook's own texts, details, tensions and its approval. `support` is told quietly, and not counted.
    """

    texts: tuple[Wording, ...] = ()
    details: tuple[Detail, ...] = ()
    tensions: tuple[TensionTold, ...] = ()
    approval: tuple[ApprovalTold, ApprovalTold] | None = None
    sections: tuple[SectionTold, ...] = ()
    support: tuple[SupportTold, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.counts)
