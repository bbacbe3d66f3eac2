"""What there is to tell of one play that stands in both documents."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from advice.export.aligning import numbered
from advice.export.changes import FieldChange
from advice.export.document import PlayEntry, StrategyMark, TranslationEntry
from advice.export.told import Detail, TranslationTold, Wording
from advice.language.differences import changes

WORDS = ("why", "house_rule", "local_example", "wording", "when_not")
SUPPORT = ("helpful", "votes", "worked", "mixed", "failed")
DETAILS = ("author", "language", "licence", "use", "situation_language")


def differences_of(
    was: PlayEntry, now: PlayEntry, fields: Sequence[FieldChange], spoken: tuple[str, str]
) -> dict[str, Any]:
    """What a `PlayTold` says of these changes; `spoken` are the languages of the team's words, before and after."""
    changed = {row.name: row for row in fields}
    texts = dict.fromkeys(WORDS, spoken)
    texts["situation"] = (was.situation_language or "", now.situation_language or "")
    if was.tombstone == now.tombstone:
        texts = {"body": (was.language or "", now.language or ""), **texts}
    tags, untagged = _tags(was.strategies, now.strategies), _tags(now.strategies, was.strategies)
    return {
        "wordings": tuple(
            worded(name, changed[name], languages) for name, languages in texts.items() if name in changed
        ),
        "tagged": tags,
        "untagged": untagged,
        "translations": tuple(_translations(was, now)) if was.tombstone == now.tombstone else (),
        "tombstone": now.tombstone if "tombstone" in changed else None,
        "details": tuple(_details(was, now, changed)),
    }


def worded(name: str, change: FieldChange, languages: tuple[str, str]) -> Wording:
    """A text before and after, word by word."""
    return Wording(name, *languages, tuple(changes(str(change.before), str(change.after))))


def _tags(before: Sequence[StrategyMark], after: Sequence[StrategyMark]) -> tuple[StrategyMark, ...]:
    """The strategies of the later ones that the earlier ones lack."""
    known = {mark.slug for mark in before}
    return tuple(mark for mark in after if mark.slug not in known)


def _translations(was: PlayEntry, now: PlayEntry) -> Iterator[TranslationTold]:
    before, after = _by_language(was.translations), _by_language(now.translations)
    for key in [*after, *(key for key in before if key not in after)]:
        yield from _translation(key[0], before.get(key), after.get(key))


def _by_language(rows: Sequence[TranslationEntry]) -> Mapping[tuple[str, int], TranslationEntry]:
    return dict(zip(numbered(row.language for row in rows), rows, strict=True))


def _translation(
    language: str, was: TranslationEntry | None, now: TranslationEntry | None
) -> Iterator[TranslationTold]:
    before, after = was.body if was else "", now.body if now else ""
    engine = (now or was or TranslationEntry(language, "", "", "", False, 0)).engine
    wording = Wording("translation", language, language, tuple(changes(before, after)))
    if was is None:
        yield TranslationTold(language, "added", engine, wording)
    elif now is None:
        yield TranslationTold(language, "removed", engine, wording)
    else:
        if before != after:
            yield TranslationTold(language, "reworded", engine, wording)
        if was.reviewed != now.reviewed:
            yield TranslationTold(language, "reviewed" if now.reviewed else "unreviewed", engine)


def _details(was: PlayEntry, now: PlayEntry, changed: Mapping[str, FieldChange]) -> Iterator[Detail]:
    for name in DETAILS:
        if name in changed and not (name == "author" and "tombstone" in changed):
            yield Detail(name, str(changed[name].before or ""), str(changed[name].after or ""))
    before, after = ({mark.slug: mark.label for mark in entry.strategies} for entry in (was, now))
    renamed = [slug for slug in before if after.get(slug, before[slug]) != before[slug]]
    for slug in renamed:
        yield Detail("label", before[slug], after[slug])
