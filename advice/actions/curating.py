"""Curate: make a playbook, choose plays, put them in order."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from advice import policy
from advice.actions.wording import cleaned_body, cleaned_title
from advice.language import is_known
from advice.models import Contribution, Play, Playbook, Section, Team, User

FAR = 1_000_000  # places are moved out here and back, as both databases check uniqueness row by row
REFUSAL = gettext_noop("Only the team's owners and editors may change its playbooks.")


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
        lock(playbook)
        there = playbook.plays.filter(contribution=contribution).first()
        if there is not None:
            return there
        if not (contribution.published and contribution.situation.published):
            raise ValidationError(_("This advice was withdrawn."), code="withdrawn")
        section = section or playbook.sections.all()[0]
        if section.playbook_id != playbook.pk:
            raise ValidationError(_("This section belongs to another playbook."), code="section")
        play = Play(playbook=playbook, section=section, contribution=contribution, chooser=by, why=why)
        stand_by(play, contribution)
        play.position = last_place(section.plays) + 1
        play.save()
        return play if place is None else move_play(play, place, by=by)


def stand_by(play: Play, contribution: Contribution) -> None:
    """Note on the play what its contribution is now; the caller saves it (one query)."""
    play.seen_revision, play.seen_score = contribution.revision_count, contribution.score
    play.seen_strategies = sorted(contribution.taggings.values_list("tag__slug", flat=True))


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
        lock(play.playbook)
        play = Play.objects.select_related("section").get(pk=play.pk)
        target = section or play.section
        if target.playbook_id != play.playbook_id:
            raise ValidationError(_("This section belongs to another playbook."), code="section")
        if target != play.section:
            play.section, play.position = target, last_place(target.plays) + 1
            play.save(update_fields=["section", "position"])
        order = [row.pk for row in target.plays.all() if row.pk != play.pk]
        order.insert(max(0, place - 1), play.pk)
        renumber(target.plays.all(), order)
        play.refresh_from_db()
    return play


def remove_play(play: Play, *, by: User) -> None:
    """Take a contribution out of a playbook; editions that hold it stay as they are. Raises PermissionDenied."""
    policy.require(policy.may_curate(by, play), _(REFUSAL))
    play.delete()


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


def lock(playbook: Playbook) -> None:
    Playbook.objects.select_for_update().get(pk=playbook.pk)


def last_place(rows: models.Manager[Section] | models.Manager[Play]) -> int:
    return rows.aggregate(last=Max("position"))["last"] or 0


def renumber(rows: models.QuerySet[Section] | models.QuerySet[Play], order: list[int]) -> None:
    rows.update(position=F("position") + FAR)
    for position, pk in enumerate(order, start=1):
        rows.filter(pk=pk).update(position=position)
