"""Curate: make a playbook, choose plays, put them in order."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from advice import policy
from advice.actions.noticing import end_alerts, in_words_of, notice
from advice.actions.wording import cleaned_body, cleaned_title
from advice.language import is_known
from advice.models import Alert, Contribution, Play, Playbook, Section, Team, User

FAR = 1_000_000  # places are moved out here and back, as both databases check uniqueness row by row
# what a play that was taken out is put back with
_KEPT = (
    *("contribution_id", "section_id", "origin", "entry", "chooser_id", *Play.NOTES),
    *("owner_id", "review_days", "next_review", "seen_revision", "seen_strategies", "seen_score"),
)
REFUSAL = gettext_noop("Only the team's owners and editors may change its playbooks.")
TAKEN_OUT = gettext_noop("Taken out of the draft.")


def make_playbook(
    team: Team,
    title: str,
    *,
    by: User,
    intro: str = "",
    language: str = "en",
    visibility: str = Playbook.Visibility.TEAM,
    two_person: bool = False,
) -> Playbook:
    """Make an empty playbook with one untitled section. Raises PermissionDenied and ValidationError. One transaction."""
    policy.require(policy.may_curate(by, team), _(REFUSAL))
    with transaction.atomic():
        playbook = Playbook(team=team, two_person=two_person)
        _describe(playbook, title, intro, language, visibility)
        playbook.save()
        Section.objects.create(playbook=playbook, position=1)
    return playbook


def describe(
    playbook: Playbook,
    *,
    by: User,
    title: str,
    intro: str,
    language: str,
    visibility: str,
    two_person: bool | None = None,
) -> Playbook:
    """Change a playbook's title, introduction, language, who may read it, and whether a second person approves its editions (None: as it is).

    Raises PermissionDenied, and ValidationError, also where no second person is to approve any more while one is asked. One transaction.
    """
    policy.require(policy.may_curate(by, playbook), _(REFUSAL))
    with transaction.atomic():
        kept = lock(playbook)
        playbook.two_person = kept.two_person
        _describe(playbook, title, intro, language, visibility)
        if two_person is not None and playbook.two_person != two_person:
            _require_second(playbook, two_person, by)
        playbook.save(update_fields=["title", "intro", "language", "visibility", "two_person"])
        if (
            playbook.visibility != kept.visibility
        ):  # what its authors allow to teams alone is drift in a playbook for everybody
            limited = Contribution.objects.filter(plays__playbook=playbook, use=Contribution.Use.TEAM)
            notice(limited.values_list("pk", flat=True))
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
        schedule(play)
        play.position = last_place(section.plays) + 1
        play.save()
        notice([contribution.pk])
        return play if place is None else move_play(play, place, by=by)


def stand_by(play: Play, contribution: Contribution) -> None:
    """Note on the play what its contribution is now; the caller saves it (one query)."""
    play.seen_revision, play.seen_score = contribution.revision_count, contribution.score
    play.seen_strategies = sorted(contribution.taggings.values_list("tag__slug", flat=True))


def schedule(play: Play) -> None:
    """Note on the play when it is to be looked at again; the caller saves it (no query where its playbook is loaded)."""
    days, last = play.interval, play.reviewed or play.created or timezone.now()
    play.next_review = timezone.localdate(last) + timedelta(days=days) if days else None


def explain_play(play: Play, words: Mapping[str, str], *, by: User) -> Play:
    """Write the team's words on a play: of `Play.NOTES` those that are given, "" for none. Raises PermissionDenied and ValidationError."""
    policy.require(policy.may_curate(by, play), _(REFUSAL))
    for name in [name for name in Play.NOTES if name in words]:
        setattr(play, name, cleaned_body(words[name], required=False))
    play.save(update_fields=[name for name in Play.NOTES if name in words])
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


def remove_play(play: Play, *, by: User) -> dict[str, Any]:
    """Take a contribution out of a playbook; editions that hold it stay as they are, its alerts end. Raises PermissionDenied. One transaction.

    Returns what `put_back` needs, as plain data.
    """
    policy.require(policy.may_curate(by, play), _(REFUSAL))
    kept = {name: getattr(play, name) for name in _KEPT}
    kept["next_review"] = play.next_review.isoformat() if play.next_review else None
    kept["place"] = play.section.plays.before(play).count() + 1
    with transaction.atomic():
        if play.contribution_id is not None:
            end_alerts(Alert.objects.of_play(play), person=by, why=in_words_of(play.playbook, TAKEN_OUT))
        play.delete()
    return kept


def put_back(playbook: Playbook, kept: Mapping[str, Any], *, by: User) -> Play:
    """Undo `remove_play`: the play with all the team wrote on it, where it was; in the first section where its own is gone.

    One that is in again already stays as it is. Raises PermissionDenied, and ValidationError where the advice was withdrawn meanwhile. One transaction.
    """
    policy.require(policy.may_curate(by, playbook), _(REFUSAL))
    with transaction.atomic():
        lock(playbook)
        same = {"contribution": kept["contribution_id"]} if kept["contribution_id"] else {"origin": kept["origin"]}
        there = playbook.plays.filter(**same).first()
        if there is not None:
            return there
        play = Play(playbook=playbook, **{name: kept[name] for name in _KEPT if name != "section_id"})
        if not play.published:
            raise ValidationError(_("This advice was withdrawn."), code="withdrawn")
        play.section = playbook.sections.filter(pk=kept["section_id"]).first() or playbook.sections.all()[0]
        play.position = last_place(play.section.plays) + 1
        play.save()
        notice([play.contribution_id] if play.contribution_id else [])
        return move_play(play, kept["place"], by=by)


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


def _require_second(playbook: Playbook, wanted: bool, by: User) -> None:
    """Let editions need a second person's word, or no longer, which only an owner decides; not while one is asked, who would then be passed over."""
    if not wanted and not policy.may_rule_team(by, playbook.team):
        raise ValidationError(_("Only an owner of the team may do without a second person."), code="owner")
    if not wanted and playbook.approvals.open().exists():
        raise ValidationError(
            _("A second person is asked for their approval right now: take that back first."), code="waiting"
        )
    playbook.two_person = wanted


def lock(playbook: Playbook) -> Playbook:
    # no key: an alert that somebody else is telling refers to it meanwhile, and need not wait
    return Playbook.objects.select_for_update(no_key=True).get(pk=playbook.pk)


def last_place(rows: models.Manager[Section] | models.Manager[Play]) -> int:
    return rows.aggregate(last=Max("position"))["last"] or 0


def renumber(rows: models.QuerySet[Section] | models.QuerySet[Play], order: list[int]) -> None:
    rows.update(position=F("position") + FAR)
    for position, pk in enumerate(order, start=1):
        rows.filter(pk=pk).update(position=position)
