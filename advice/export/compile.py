"""Playbook → Document: the only module of this room that reads the database."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_supported_language_variant

from advice.export.aligning import origin_at
from advice.export.canonical import from_json, play_digest, play_from_json
from advice.export.document import (
    Choice,
    Document,
    PlayEntry,
    SectionEntry,
    StrategyMark,
    TensionEntry,
    TranslationEntry,
)
from advice.export.showing import chosen, comes_from, for_teams_only, with_tombstones, without
from advice.export.wording import words_in
from advice.models import Approval, Contribution, Edition, Play, Playbook, Strategy, Tension, Translation


def frozen(edition: Edition) -> Document:
    """What an edition says, exactly as it was frozen (no query): for comparing and checking, never to be shown."""
    return from_json(edition.document)


def compile_edition(edition: Edition, choice: Choice | None = None, *, outside: bool = False) -> Document:
    """What may be shown of an edition, on the site or, with a `choice`, in a file: what its authors took back since is a tombstone.

    A file leaves out what its author allows on the site only. Where everybody may read the playbook, or the reader is `outside` its team, what is for
    teams only is left out too. One query, and one for the playbook where it is not loaded.
    """
    document = replace(frozen(edition), sealed=edition.digest)
    outside = outside or edition.playbook.visibility == Playbook.Visibility.PUBLIC
    home, in_file = home_of(document, edition), choice is not None
    document = _as_allowed(document, home, in_file=in_file, outside=outside, anew=edition.imported)
    return chosen(document, choice) if choice else document


def compile_approval(approval: Approval) -> Document:
    """What may be shown of what somebody is asked to approve, who reads it for the team: what its authors took back since is a tombstone (one query)."""
    document = from_json(approval.document)
    return _as_allowed(document, home_of(document), in_file=False, outside=False)


def home_of(document: Document, edition: Edition | None = None) -> str:
    """The origin of this site's texts in a document: that of its own address, wherever the site was then; in an edition that was published elsewhere,
    where this site is today. A text from another site may have the same number as one of ours."""
    return origin_at(settings.SITE_URL if edition and edition.imported else document.permalink)


def _as_allowed(document: Document, home: str, *, in_file: bool, outside: bool, anew: bool = False) -> Document:
    numbers = {play.contribution for play in document.plays if comes_from(play, home)}
    limited = {"site": in_file, "team": outside}
    document = with_tombstones(document, _gone(numbers, limited, anew=anew), home=home)
    return without(document, for_teams_only(document, home)) if outside else document


def _gone(numbers: Set[int], limited: Mapping[str, bool], *, anew: bool) -> Mapping[int, str]:
    """Of these contributions, those whose text is not to be shown, with the tombstone each gets.

    What is there no more was erased, but for an edition that came back `anew`: what the site never knew was not taken back here.
    """
    rows = Contribution.objects.filter(pk__in=numbers).select_related("situation")
    there = {row.pk: row for row in rows.only("state", "erased", "use", "situation__state")}
    shown = {number: _tombstone(there.get(number), limited) for number in (there if anew else numbers)}
    return {number: said for number, said in shown.items() if said}


def _tombstone(contribution: Contribution | None, limited: Mapping[str, bool]) -> str:
    if contribution is None or contribution.erased:
        return "erased"
    if not (contribution.published and contribution.situation.published):
        return "withdrawn"
    return "limited" if limited.get(contribution.use) else ""


def compile_playbook(
    playbook: Playbook, *, edition: int, published: datetime, publisher: str, note: str, site_url: str, licence: str
) -> Document:
    """What a playbook says now (ten queries, however many plays). Left out are empty sections, withdrawn contributions and, where everybody may read
    it, those that their authors allow in teams' playbooks only.

    `site_url` is the address of the site without a slash at the end, for permalinks.
    """
    with translation.override(_interface_language(playbook.language)):
        sections = _sections(playbook, site_url, licence)
        permalink = f"{site_url}{playbook.get_absolute_url()}"
    return Document(
        playbook=playbook.pk,
        slug=playbook.slug,
        title=playbook.title,
        intro=playbook.intro,
        language=playbook.language,
        team=playbook.team.name,
        edition=edition,
        published=stamp(published),
        published_by=publisher,
        note=note,
        licence=licence,
        permalink=permalink,
        sections=sections,
        tensions=_tensions(playbook, sections),
    )


def stamp(moment: datetime) -> str:
    """A moment as documents write it: ISO 8601 in UTC with seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _interface_language(code: str) -> str:
    """The language of the interface for a reader of this language, so that permalinks lead to a page that exists."""
    try:
        return get_supported_language_variant(code)
    except LookupError:
        return settings.LANGUAGE_CODE


def _sections(playbook: Playbook, site_url: str, licence: str) -> tuple[SectionEntry, ...]:
    standing = Translation.objects.standing().select_related("translator").order_by("language", "id")
    shown = playbook.plays.to_publish().select_related("contribution__author", "contribution__situation")
    shown = shown.prefetch_related(
        "contribution__taggings__tag__labels", Prefetch("contribution__translations", queryset=standing)
    )
    number, entries = 0, []
    for section in playbook.sections.prefetch_related(Prefetch("plays", queryset=shown.order_by("position"))):
        rows = list(section.plays.all())
        plays = tuple(
            _entry(play, place, playbook.language, site_url, licence)
            for place, play in enumerate(rows, start=number + 1)
        )
        entries.append(SectionEntry(section.title, plays, section.level))
        number += len(rows)
    return _without_empty(entries)


def _without_empty(sections: list[SectionEntry]) -> tuple[SectionEntry, ...]:
    """The sections that hold a play, or stand above one that does; what would then hang below nothing rises."""
    kept = list[SectionEntry]()
    for section in reversed(sections):
        holds = kept and kept[-1].level > section.level
        if section.plays or (section.title and holds):
            kept.append(section)
    kept.reverse()
    if kept and kept[0].level > 1:
        kept[0] = replace(kept[0], level=1)
    return tuple(kept)


def _entry(play: Play, number: int, language: str, site_url: str, licence: str) -> PlayEntry:
    contribution = play.contribution
    if contribution is None:
        return _quoted(play, number, site_url)
    situation = contribution.situation
    entry = PlayEntry(
        number=number,
        contribution=contribution.pk,
        revision=contribution.revision_count,
        body=contribution.body,
        language=contribution.language or None,
        author=contribution.author_name,
        licence=licence if contribution.use == Contribution.Use.PUBLIC else words_in(language).no_licence,
        permalink=site_url + reverse("contribution", args=[contribution.pk]),
        situation=situation.title,
        situation_language=situation.language or None,
        situation_url=site_url + reverse("situation_short", args=[situation.pk]),
        strategies=_marks(contribution, language),
        helpful=contribution.helpful,
        votes=contribution.votes,
        written=(contribution.revised or contribution.created).astimezone(UTC).date().isoformat(),
        worked=contribution.worked,
        mixed=contribution.mixed,
        failed=contribution.failed,
        translations=_translations(contribution),
        use=contribution.use,
        **_notes(play),
    )
    return _digested(entry)


def _notes(play: Play) -> dict[str, Any]:
    return {name: getattr(play, name) for name in Play.NOTES}


def _quoted(play: Play, number: int, site_url: str) -> PlayEntry:
    """What an edition of another site said of a play, with the team's own words."""
    entry = play_from_json(play.entry)
    # what says it is from here and is not must not be taken for what has its number
    known = 0 if origin_at(entry.permalink) == origin_at(site_url) else entry.contribution
    return _digested(replace(entry, number=number, contribution=known, **_notes(play)))


def _marks(contribution: Contribution, language: str) -> tuple[StrategyMark, ...]:
    tags = (tagging.tag for tagging in contribution.taggings.all())
    return tuple(_mark(tag, language) for tag in sorted(tags, key=lambda tag: (tag.position, tag.slug)))


def _digested(entry: PlayEntry) -> PlayEntry:
    return replace(entry, digest=play_digest(entry))


def _translations(contribution: Contribution) -> tuple[TranslationEntry, ...]:
    """The best that stands in each other language, in the order of their codes."""
    best: dict[str, Translation] = {}
    for row in contribution.translations.all():
        if row.language != contribution.language and (row.language not in best or row.rank < best[row.language].rank):
            best[row.language] = row
    return tuple(
        TranslationEntry(
            language=row.language,
            body=row.body,
            translator=str(row.translator) if row.translator else "",
            engine=row.engine,
            reviewed=row.reviewed,
            behind=contribution.revision_count - row.source_revision,
        )
        for row in best.values()
    )


def _tensions(playbook: Playbook, sections: Iterable[SectionEntry]) -> tuple[TensionEntry, ...]:
    """What the team wrote on opposite strategies that are both in these sections."""
    held = {mark.slug for section in sections for play in section.plays for mark in play.strategies}
    rows = Tension.objects.filter(playbook=playbook, first__slug__in=held, second__slug__in=held)
    return tuple(
        TensionEntry(_mark(row.first, playbook.language), _mark(row.second, playbook.language), row.body)
        for row in rows.select_related("first", "second")
        .prefetch_related("first__labels", "second__labels")
        .order_by("id")
    )


def _mark(strategy: Strategy, language: str) -> StrategyMark:
    return StrategyMark(strategy.slug, strategy.label_in(language))
