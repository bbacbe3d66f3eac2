"""Sections: the parts of a playbook, and what stands in which."""

from collections.abc import Sequence
from itertools import takewhile

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.curating import REFUSAL, last_place, lock, renumber
from advice.actions.wording import cleaned_title
from advice.export.canonical import play_from_json
from advice.models import Play, Playbook, Section, User, interface_of

ARRANGEMENTS = ("strategy", "situation")


def add_section(playbook: Playbook, title: str, *, by: User) -> Section:
    """Add a section at the end. Raises PermissionDenied and ValidationError. One transaction."""
    policy.require(policy.may_curate(by, playbook), _(REFUSAL))
    with transaction.atomic():
        lock(playbook)
        return Section.objects.create(
            playbook=playbook, title=_section_title(title), position=last_place(playbook.sections) + 1
        )


def rename_section(section: Section, title: str, *, by: User) -> Section:
    """Give a section another title; an empty one is fine. Raises PermissionDenied and ValidationError."""
    policy.require(policy.may_curate(by, section), _(REFUSAL))
    section.title = _section_title(title, required=False)
    section.save(update_fields=["title"])
    return section


def remove_section(section: Section, *, by: User) -> None:
    """Remove a section; its plays move to the end of the one before it (or after it). Raises PermissionDenied, and ValidationError for the last one."""
    policy.require(policy.may_curate(by, section), _(REFUSAL))
    with transaction.atomic():
        lock(section.playbook)
        others = section.playbook.sections.exclude(pk=section.pk)
        heir = others.filter(position__lt=section.position).last() or others.first()
        if heir is None:
            raise ValidationError(_("A playbook keeps at least one section."), code="section")
        section.plays.update(section=heir, position=F("position") + last_place(heir.plays))
        section.delete()
        _raise_the_first(heir.playbook)


def move_section(section: Section, place: int, *, by: User) -> None:
    """Put a section at this place among all (from 1; beyond the end means last), with those that stand below it.

    One of level 1 never parts another from what stands below that: it goes before it. Raises PermissionDenied. One transaction.
    """
    policy.require(policy.may_curate(by, section), _(REFUSAL))
    with transaction.atomic():
        lock(section.playbook)
        rows = list(section.playbook.sections.order_by("position"))
        moving = block(rows, section)
        order = [row for row in rows if row not in moving]
        place = min(max(0, place - 1), len(order))
        while section.level == 1 and 0 < place < len(order) and order[place].level > 1:
            place -= 1
        order[place:place] = moving
        renumber(section.playbook.sections.all(), [row.pk for row in order])
        _raise_the_first(section.playbook)


def nest(section: Section, level: int, *, by: User) -> Section:
    """Put a section below the one above it (level 2), or beside it again (level 1).

    Raises PermissionDenied, and ValidationError for another level, or where nothing stands above it. One transaction.
    """
    policy.require(policy.may_curate(by, section), _(REFUSAL))
    if level not in (1, 2):
        raise ValidationError(_("Sections are nested once."), code="level")
    with transaction.atomic():
        lock(section.playbook)
        above = section.playbook.sections.filter(position__lt=section.position)
        if level == 2 and not above.exists():
            raise ValidationError(_("No section stands above this one."), code="level")
        section.level = level
        section.save(update_fields=["level"])
    return section


def block(rows: Sequence[Section], section: Section) -> list[Section]:
    """The section and those that stand below it, of all sections in their order (no query)."""
    start = [row.pk for row in rows].index(section.pk)
    if rows[start].level > 1:
        return [rows[start]]
    below = takewhile(lambda row: row.level > 1, rows[start + 1 :])
    return [rows[start], *below]


def _raise_the_first(playbook: Playbook) -> None:
    """Nothing stands above the first section, so it stands below none."""
    playbook.sections.filter(pk__in=playbook.sections.order_by("position").values("pk")[:1]).update(level=1)


def arrange_by(playbook: Playbook, key: str, *, by: User) -> None:
    """Replace all sections by one for each first "strategy" or "situation" of the plays, in the order in which they come up.

    The plays keep their order and notes; those without a strategy come last. Raises PermissionDenied, and ValidationError for another key or a
    playbook without plays. One transaction.
    """
    policy.require(policy.may_curate(by, playbook), _(REFUSAL))
    if key not in ARRANGEMENTS:
        raise ValidationError(_("Plays are arranged by strategy or by situation."), code="key")
    with transaction.atomic():
        lock(playbook)
        piles = _piles(playbook, key)
        if not piles:
            raise ValidationError(_("There is nothing to arrange yet: add a play first."), code="empty")
        old = [section.pk for section in playbook.sections.all()]
        new = [
            Section.objects.create(playbook=playbook, title=title, position=place)
            for place, title in enumerate(piles, start=last_place(playbook.sections) + 1)
        ]
        for section, plays in zip(new, piles.values(), strict=True):
            for position, play in enumerate(plays, start=1):
                play.section, play.position = section, position
            Play.objects.bulk_update(plays, ["section", "position"])
        playbook.sections.filter(pk__in=old).delete()
        renumber(playbook.sections.all(), [section.pk for section in new])


def _piles(playbook: Playbook, key: str) -> dict[str, list[Play]]:
    rows = playbook.plays.select_related("contribution__situation").order_by("section__position", "position")
    piles: dict[str, list[Play]] = {}
    bare = []
    for play in rows.prefetch_related("contribution__taggings__tag__labels"):
        title = _pile(play, key, playbook.language)
        if title:
            piles.setdefault(title, []).append(play)
        else:
            bare.append(play)
    with translation.override(interface_of(playbook.language)):
        return {**piles, _("Without a strategy"): bare} if bare else piles


def _pile(play: Play, key: str, language: str) -> str:
    """The title of the section that a play goes to, "" where it has no strategy."""
    contribution = play.contribution
    if contribution is None:
        entry = play_from_json(play.entry)
        return entry.situation[:140].strip() if key == "situation" else next((m.label for m in entry.strategies), "")
    if key == "situation":
        return contribution.situation.title[:140].strip()
    tags = sorted((row.tag for row in contribution.taggings.all()), key=lambda tag: (tag.position, tag.slug))
    return tags[0].label_in(language) if tags else ""


def _section_title(title: str, *, required: bool = True) -> str:
    title = cleaned_title(title) if required or title.strip() else ""
    if len(title) > 140:
        raise ValidationError(_("A section's title has 140 characters at most."), code="long")
    return title
