"""Playbook → Document: the only module of this room that reads the database."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_supported_language_variant

from advice.export.document import Document, PlayEntry, SectionEntry, StrategyMark, from_json
from advice.models import Contribution, Edition, Play, Playbook


def compile_edition(edition: Edition) -> Document:
    """What an edition says, exactly as it was frozen (no query)."""
    return from_json(edition.document)


def compile_playbook(
    playbook: Playbook, *, edition: int, published: datetime, publisher: str, note: str, site_url: str, licence: str
) -> Document:
    """What a playbook says now, withdrawn contributions and empty sections left out (seven queries, however many plays).

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
        published=published.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        published_by=publisher,
        note=note,
        licence=licence,
        permalink=permalink,
        sections=sections,
    )


def _interface_language(code: str) -> str:
    """The language of the interface for a reader of this language, so that permalinks lead to a page that exists."""
    try:
        return get_supported_language_variant(code)
    except LookupError:
        return settings.LANGUAGE_CODE


def _sections(playbook: Playbook, site_url: str, licence: str) -> tuple[SectionEntry, ...]:
    visible = Play.objects.filter(contribution__in=Contribution.objects.published()).select_related(
        "contribution__author", "contribution__situation"
    )
    shown = visible.prefetch_related("contribution__taggings__tag__labels").order_by("position")
    number = 0
    entries = []
    for section in playbook.sections.prefetch_related(Prefetch("plays", queryset=shown)):
        rows = list(section.plays.all())
        if rows:
            plays = tuple(_entries(rows, number, playbook.language, site_url, licence))
            entries.append(SectionEntry(section.title, plays))
        number += len(rows)
    return tuple(entries)


def _entries(plays: Iterable[Play], before: int, language: str, site_url: str, licence: str) -> Iterable[PlayEntry]:
    for number, play in enumerate(plays, start=before + 1):
        contribution = play.contribution
        situation = contribution.situation
        tags = sorted(
            (tagging.tag for tagging in contribution.taggings.all()), key=lambda tag: (tag.position, tag.slug)
        )
        yield PlayEntry(
            number=number,
            contribution=contribution.pk,
            revision=contribution.revision_count,
            body=contribution.body,
            language=contribution.language or None,
            author=contribution.author_name,
            licence=licence,
            permalink=site_url + reverse("contribution", args=[contribution.pk]),
            situation=situation.title,
            situation_language=situation.language or None,
            situation_url=site_url + reverse("situation_short", args=[situation.pk]),
            strategies=tuple(StrategyMark(tag.slug, tag.label_in(language)) for tag in tags),
            why=play.why,
            helpful=contribution.helpful,
            votes=contribution.votes,
            written=(contribution.revised or contribution.created).astimezone(UTC).date().isoformat(),
        )
