"""Two documents and what changed between them → what there is to tell, section by section."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from advice.export.aligning import Layout, numbered, same_sections
from advice.export.changes import Changes, FieldChange, PlayKey, PlayMoved, SectionChange
from advice.export.document import Document, TensionEntry
from advice.export.telling_plays import SUPPORT, differences_of, worded
from advice.export.told import (
    ApprovalTold,
    Detail,
    MoveTold,
    PlayTold,
    SectionTold,
    Story,
    SupportTold,
    TensionTold,
)

KINDS = ("added", "removed", "reworded", "moved", "retagged", "retranslated", "annotated", "tombstone", "detailed")


def tell(changes: Changes, a: Document, b: Document) -> Story:
    """What people read of the changes from `a` to `b`, of which they are the difference."""
    teller = _Teller(changes, a, b)
    fields = {row.name: row for row in changes.document}
    spoken = (a.language, b.language)
    story = Story(
        texts=tuple(worded(name, fields[name], spoken) for name in ("title", "intro", "note") if name in fields),
        details=tuple(_detail(fields[name]) for name in ("language", "team", "licence") if name in fields),
        tensions=tuple(_tensions(a, b)),
        approval=(_approval(a), _approval(b)) if _approval(a) != _approval(b) else None,
        sections=tuple(row for row in teller.sections() if row.changed or row.plays),
        support=tuple(teller.support()),
    )
    return replace(story, counts=_counts(story))


def _counts(story: Story) -> dict[str, int]:
    found = Counter(kind for section in story.sections for play in section.plays for kind in play.kinds)
    own = {
        "sections": sum(section.changed for section in story.sections),
        "playbook": len(story.texts) + len(story.details) + len(story.tensions) + (story.approval is not None),
    }
    return {kind: count for kind, count in ({kind: found[kind] for kind in KINDS} | own).items() if count}


def _detail(change: FieldChange) -> Detail:
    return Detail(change.name, str(change.before), str(change.after))


def _approval(document: Document) -> ApprovalTold:
    return ApprovalTold(document.approved_by, document.approved, document.approved_by_link, document.scope)


def _tensions(a: Document, b: Document) -> Iterator[TensionTold]:
    before, after = _by_pair(a.tensions), _by_pair(b.tensions)
    for key in [*after, *(key for key in before if key not in after)]:
        was, now = before.get(key), after.get(key)
        change = FieldChange("tension", was.body if was else "", now.body if now else "")
        there = now or was
        if there and (was is None or now is None or change.before != change.after):
            kind: Literal["added", "removed", "reworded"] = "reworded" if was and now else "added" if now else "removed"
            yield TensionTold(there.first, there.second, kind, worded("tension", change, (a.language, b.language)))


def _by_pair(rows: Sequence[TensionEntry]) -> Mapping[object, TensionEntry]:
    return dict(zip(numbered((row.first.slug, row.second.slug) for row in rows), rows, strict=True))


@dataclass(frozen=True)
class _Teller:
    changes: Changes
    a: Document
    b: Document

    @cached_property
    def before(self) -> Layout:
        return Layout(self.a)

    @cached_property
    def after(self) -> Layout:
        return Layout(self.b)

    @cached_property
    def same(self) -> Mapping[int, int]:
        return same_sections(self.before, self.after)

    @cached_property
    def anchors(self) -> Mapping[PlayKey, str]:
        """A name for each play of both documents, the same in every comparison where its number is that of one play."""
        keys = [*self.after.keys, *(row.play for row in self.changes.removed)]
        names = numbered(key.contribution for key in keys)
        return {
            key: f"play-{number}" if nth == 1 else f"play-{number}-{nth}"
            for key, (number, nth) in zip(keys, names, strict=True)
        }

    @cached_property
    def moved(self) -> Mapping[PlayKey, PlayMoved]:
        return {row.play: row for row in self.changes.moved}

    @cached_property
    def changed(self) -> Mapping[PlayKey, Sequence[FieldChange]]:
        return {row.play: row.fields for row in self.changes.changed}

    def sections(self) -> Iterator[SectionTold]:
        """The later document's sections in order, then those that are gone, with what there is to tell of their plays."""
        now = {row.now: row for row in self.changes.sections if row.now}
        for place, section in enumerate(self.b.sections, start=1):
            was = self.same.get(place - 1)
            plays = [*self._there(place), *(self._gone(was + 1) if was is not None else ())]
            told = SectionTold(place, section.title, self.b.language, f"section-{place}", plays=tuple(plays))
            yield self._section(told, now[place]) if place in now else told
        for row in self.changes.sections:
            if row.was and not row.now:
                gone = tuple(self._gone(row.was))
                anchor = f"section-gone-{row.was}"
                yield SectionTold(row.was, row.title_before or "", self.a.language, anchor, "removed", plays=gone)

    def _section(self, told: SectionTold, change: SectionChange) -> SectionTold:
        if not (change.was and change.now):
            return replace(told, status="added")
        titles = FieldChange("section", change.title_before, change.title_after)
        renamed = titles.before != titles.after
        return replace(
            told,
            renamed=worded("section", titles, (self.a.language, self.b.language)) if renamed else None,
            moved=(change.was, change.now) if change.moved else None,
            levels=(change.level_before or 0, change.level_after or 0)
            if change.level_before != change.level_after
            else None,
        )

    def _there(self, section: int) -> Iterator[PlayTold]:
        """The plays of a later section of which there is something to tell, in order."""
        spoken = (self.a.language, self.b.language)
        for key in self.after.rows[section - 1]:
            told = PlayTold(key, self.anchors[key], self.after.plays[key])
            if key not in self.before.plays:
                yield replace(told, status="added")
                continue
            differences = differences_of(self.before.plays[key], told.entry, self.changed.get(key, ()), spoken)
            told = replace(told, moved=self._move(self.moved[key]) if key in self.moved else None, **differences)
            if told.kinds:
                yield told

    def _gone(self, section: int) -> Iterator[PlayTold]:
        """The plays that are gone from an earlier section, in order."""
        for row in self.changes.removed:
            if row.section == section:
                yield PlayTold(row.play, self.anchors[row.play], row.entry, "removed")

    def _move(self, row: PlayMoved) -> MoveTold:
        elsewhere = self.same.get(row.section_after - 1) != row.section_before - 1
        title = self.a.sections[row.section_before - 1].title
        return MoveTold(row.place_before, row.place_after, elsewhere, title if elsewhere else "", self.a.language)

    def support(self) -> Iterator[SupportTold]:
        """The plays whose votes or outcomes changed, in order."""
        for row in self.changes.changed:
            if any(change.name in SUPPORT for change in row.fields):
                yield SupportTold(self.anchors[row.play], self.before.plays[row.play], self.after.plays[row.play])
