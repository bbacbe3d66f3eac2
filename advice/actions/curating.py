"""Curate: make a playbook, choose plays, put them in order."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from advice import policy
from advice.actions.wording import cleaned_body, cleaned_title
from advice.language import is_known
from advice.models import Contribution, Play, Playbook, Section, Team, User, interface_of

FAR = 1_000_000  # places are moved out here and back, as both databases check uniqueness row by row
ARRANGEMENTS = ("strategy", "situation")
REFUSAL = gettext_noop("Only the team's owners and curators may change its playbooks.")


def make_playbook(
    team: Team,
    title: str,
    *,
    by: User,
    intro: str = "",
    language: str = "en",
    visibility: str = Playbook.Visibility.TEAM,
) -> Playbook:
    """Make an empty playbook with one untitled section. Raises PermissionDenied and ValidationError. One transaction."""
    policy.require(policy.may_curate(by, team), _(REFUSAL))
    with transaction.atomic():
        playbook = Playbook(team=team)
        _describe(playbook, title, intro, language, visibility)
        playbook.save()
        Section.objects.create(playbook=playbook, position=1)
    return playbook


def describe(playbook: Playbook, *, by: User, title: str, intro: str, language: str, visibility: str) -> Playbook:
    """Change a playbook's title, introduction, language and who may read it. Raises PermissionDenied and ValidationError."""
    policy.require(policy.may_curate(by, playbook), _(REFUSAL))
    _describe(playbook, title, intro, language, visibility)
    playbook.save(update_fields=["title", "intro", "language", "visibility"])
    return playbook


def delete_playbook(playbook: Playbook, *, by: User) -> None:
    """Delete a playbook with its plays and editions, for good. Raises PermissionDenied."""
    policy.require(policy.may_delete_playbook(by, playbook), _("Only an owner of the team may delete a playbook."))
    playbook.delete()


def add_section(playbook: Playbook, title: str, *, by: User) -> Section:
    """Add a section at the end. Raises PermissionDenied and ValidationError. One transaction."""
    policy.require(policy.may_curate(by, playbook), _(REFUSAL))
    with transaction.atomic():
        _lock(playbook)
        return Section.objects.create(
            playbook=playbook, title=_section_title(title), position=_last(playbook.sections) + 1
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
        _lock(section.playbook)
        others = section.playbook.sections.exclude(pk=section.pk)
        heir = others.filter(position__lt=section.position).last() or others.first()
        if heir is None:
            raise ValidationError(_("A playbook keeps at least one section."), code="section")
        section.plays.update(section=heir, position=F("position") + _last(heir.plays))
        section.delete()


def move_section(section: Section, place: int, *, by: User) -> None:
    """Put a section at this place (from 1; beyond the end means last). Raises PermissionDenied. One transaction."""
    policy.require(policy.may_curate(by, section), _(REFUSAL))
    with transaction.atomic():
        _lock(section.playbook)
        order = [row for row in section.playbook.sections.all() if row.pk != section.pk]
        order.insert(max(0, place - 1), section)
        _renumber(section.playbook.sections.all(), [row.pk for row in order])


def add_play(
    playbook: Playbook,
    contribution: Contribution,
    *,
    by: User,
    section: Section | None = None,
    place: int | None = None,
    why: str = "",
) -> Play:
    """Add a contribution to a section (the first one, if none is named), at this place from 1, or at its end.

    One that is in already stays where it is. One transaction.
    Raises PermissionDenied, and ValidationError for a withdrawn contribution or a section of another playbook.
    """
    policy.require(policy.may_curate(by, playbook), _(REFUSAL))
    why = cleaned_body(why, required=False)
    with transaction.atomic():
        _lock(playbook)
        there = playbook.plays.filter(contribution=contribution).first()
        if there is not None:
            return there
        if not (contribution.published and contribution.situation.published):
            raise ValidationError(_("This advice was withdrawn."), code="withdrawn")
        section = section or playbook.sections.all()[0]
        if section.playbook_id != playbook.pk:
            raise ValidationError(_("This section belongs to another playbook."), code="section")
        play = Play(playbook=playbook, section=section, contribution=contribution, chooser=by, why=why)
        play.position = _last(section.plays) + 1
        play.save()
        return play if place is None else move_play(play, place, by=by)


def explain_play(play: Play, why: str, *, by: User) -> Play:
    """Write why the team chose this. Raises PermissionDenied and ValidationError."""
    policy.require(policy.may_curate(by, play), _(REFUSAL))
    play.why = cleaned_body(why, required=False)
    play.save(update_fields=["why"])
    return play


def move_play(play: Play, place: int, *, by: User, section: Section | None = None) -> Play:
    """Put a play at this place (from 1; beyond the end means last) of its section or of another one of the same playbook.

    Raises PermissionDenied, and ValidationError for a section of another playbook. One transaction.
    """
    policy.require(policy.may_curate(by, play), _(REFUSAL))
    with transaction.atomic():
        _lock(play.playbook)
        play = Play.objects.select_related("section").get(pk=play.pk)
        target = section or play.section
        if target.playbook_id != play.playbook_id:
            raise ValidationError(_("This section belongs to another playbook."), code="section")
        if target != play.section:
            play.section, play.position = target, _last(target.plays) + 1
            play.save(update_fields=["section", "position"])
        order = [row.pk for row in target.plays.all() if row.pk != play.pk]
        order.insert(max(0, place - 1), play.pk)
        _renumber(target.plays.all(), order)
        play.refresh_from_db()
    return play


def remove_play(play: Play, *, by: User) -> None:
    """Take a contribution out of a playbook; editions that hold it stay as they are. Raises PermissionDenied."""
    policy.require(policy.may_curate(by, play), _(REFUSAL))
    play.delete()


def arrange_by(playbook: Playbook, key: str, *, by: User) -> None:
    """Replace all sections by one for each first "strategy" or "situation" of the plays, in the order in which they come up.

    The plays keep their order and notes; those without a strategy come last. Raises PermissionDenied, and ValidationError for another key or a
    playbook without plays. One transaction.
    """
    policy.require(policy.may_curate(by, playbook), _(REFUSAL))
    if key not in ARRANGEMENTS:
        raise ValidationError(_("Plays are arranged by strategy or by situation."), code="key")
    with transaction.atomic():
        _lock(playbook)
        piles = _piles(playbook, key)
        if not piles:
            raise ValidationError(_("There is nothing to arrange yet: add a play first."), code="empty")
        old = [section.pk for section in playbook.sections.all()]
        new = [
            Section.objects.create(playbook=playbook, title=title, position=place)
            for place, title in enumerate(piles, start=_last(playbook.sections) + 1)
        ]
        for section, plays in zip(new, piles.values(), strict=True):
            for position, play in enumerate(plays, start=1):
                play.section, play.position = section, position
            Play.objects.bulk_update(plays, ["section", "position"])
        playbook.sections.filter(pk__in=old).delete()
        _renumber(playbook.sections.all(), [section.pk for section in new])


def _piles(playbook: Playbook, key: str) -> dict[str, list[Play]]:
    rows = playbook.plays.select_related("contribution__situation").order_by("section__position", "position")
    piles: dict[str, list[Play]] = {}
    bare = []
    for play in rows.prefetch_related("contribution__taggings__tag__labels"):
        tags = sorted((row.tag for row in play.contribution.taggings.all()), key=lambda tag: (tag.position, tag.slug))
        if key == "situation":
            piles.setdefault(play.contribution.situation.title[:140].strip(), []).append(play)
        elif tags:
            piles.setdefault(tags[0].label_in(playbook.language), []).append(play)
        else:
            bare.append(play)
    with translation.override(interface_of(playbook.language)):
        return {**piles, _("Without a strategy"): bare} if bare else piles


def _describe(playbook: Playbook, title: str, intro: str, language: str, visibility: str) -> None:
    playbook.title = cleaned_title(title)
    if len(playbook.title) > 140:
        raise ValidationError(_("A playbook's title has 140 characters at most."), code="long")
    playbook.intro = cleaned_body(intro, required=False)
    if not is_known(language):
        raise ValidationError(
            _("“%(code)s” is not a language this site knows."), code="language", params={"code": language}
        )
    if visibility not in Playbook.Visibility.values:
        raise ValidationError(_("A playbook is for the team or for everybody."), code="visibility")
    playbook.language, playbook.visibility = language, visibility


def _section_title(title: str, *, required: bool = True) -> str:
    title = cleaned_title(title) if required or title.strip() else ""
    if len(title) > 140:
        raise ValidationError(_("A section's title has 140 characters at most."), code="long")
    return title


def _lock(playbook: Playbook) -> None:
    Playbook.objects.select_for_update().get(pk=playbook.pk)


def _last(rows: models.Manager[Section] | models.Manager[Play]) -> int:
    return rows.aggregate(last=Max("position"))["last"] or 0


def _renumber(rows: models.QuerySet[Section] | models.QuerySet[Play], order: list[int]) -> None:
    rows.update(position=F("position") + FAR)
    for position, pk in enumerate(order, start=1):
        rows.filter(pk=pk).update(position=position)
