"""Watch over a playbook: answer what changed in its plays, look at them again, say who does so and how often."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from advice import policy
from advice.actions.curating import REFUSAL, schedule, stand_by
from advice.actions.noticing import end_alerts, in_words_of, notice
from advice.actions.wording import cleaned_body
from advice.curation.drift import Cause, seen_before, seen_slugs
from advice.models import Alert, Contribution, Play, Playbook, User

LONGEST_INTERVAL = 3650
# what a play remembers of the contribution it was chosen as, by what can differ from it
REMEMBERED = {
    Cause.EDITED: "seen_revision",
    Cause.RETAGGED: "seen_strategies",
    Cause.LOST_SUPPORT: "seen_score",
}
LOOKED = gettext_noop("Looked over, and kept as it is.")


def dismiss(alert: Alert, *, by: User, why: str, state: str = "") -> Alert:
    """Keep a play as it is now, and say why: who did so and when is kept, and the same change is told no more.

    `state` is the alert's as it was read. Raises PermissionDenied, and ValidationError without a reason, for what is settled, and where more has
    changed since it was read. One transaction.
    """
    policy.require(policy.may_curate(by, alert.playbook), _(REFUSAL))
    why = cleaned_body(why)
    with transaction.atomic():
        alert = _locked(alert)
        if alert.ended is not None:
            raise ValidationError(_("This is settled already."), code="settled")
        if state not in ("", alert.state):
            raise ValidationError(_("More has changed while you read this. Look at it again."), code="changed")
        if play := _play_of(alert):
            _remember(play, alert)
        alert.ended, alert.dismisser, alert.why = timezone.now(), by, why
        alert.save(update_fields=["ended", "dismisser", "why"])
    return alert


def reopen(alert: Alert, *, by: User) -> Alert:
    """Undo a dismissal: the play stands as it was chosen before, and the change is told again. Repeating it changes nothing.

    Raises PermissionDenied, and ValidationError where a later change is told by now, or what was told is no longer so. One transaction.
    """
    policy.require(policy.may_curate(by, alert.playbook), _(REFUSAL))
    with transaction.atomic():
        alert = _locked(alert)
        if alert.ended is None:
            return alert
        others = Alert.objects.open().filter(playbook=alert.playbook_id, contribution=alert.contribution_id)
        if others.filter(cause=alert.cause).exists():
            raise ValidationError(_("A later change is told by now: answer that one."), code="later")
        if play := _play_of(alert):
            _forget(play, alert)
        alert.ended, alert.dismisser, alert.why = None, None, ""
        alert.save(update_fields=["ended", "dismisser", "why"])
        notice([alert.contribution_id])
        alert.refresh_from_db()
        if alert.ended is not None:
            raise ValidationError(_("This is no longer so: there is nothing to answer."), code="over")
    return alert


def review(play: Play, *, by: User, revision: int | None = None) -> Play:
    """Say that one has looked at a play and stands by it as it is now: its changes are answered, and its next day is set.

    `revision` is the version that was read, the present one where it is not given. Raises PermissionDenied, and ValidationError where it was changed
    since it was read. One transaction.
    """
    policy.require(policy.may_curate(by, play), _(REFUSAL))
    with transaction.atomic():
        if play.contribution_id is not None:
            contribution = Contribution.objects.select_for_update(no_key=True).get(pk=play.contribution_id)
            if revision not in (None, contribution.revision_count):
                raise ValidationError(_("It was changed while you read it. Look at it again."), code="changed")
            stand_by(play, contribution)
            end_alerts(Alert.objects.of_play(play), person=by, why=in_words_of(play.playbook, LOOKED))
        play.reviewed = timezone.now()
        schedule(play)
        play.save(update_fields=["seen_revision", "seen_strategies", "seen_score", "reviewed", "next_review"])
    return play


def set_review(play: Play, *, by: User, owner: User | None, days: int | None) -> Play:
    """Say who looks at a play again, an owner or editor or nobody in particular, and how often; None for as often as the playbook says.

    Raises PermissionDenied, and ValidationError for anybody else or no number of days within ten years.
    """
    policy.require(policy.may_curate(by, play), _(REFUSAL))
    if owner is not None and not policy.may_curate(owner, play):
        raise ValidationError(_("Only an owner or editor of the team can look after a play."), code="owner")
    _refuse_interval(days)
    play.owner, play.review_days = owner, days
    schedule(play)
    play.save(update_fields=["owner", "review_days", "next_review"])
    return play


def set_interval(playbook: Playbook, *, by: User, days: int | None) -> Playbook:
    """Say after how many days every play is looked at again that says nothing else; None for never.

    Raises PermissionDenied, and ValidationError for no number of days within ten years. One transaction.
    """
    policy.require(policy.may_curate(by, playbook), _(REFUSAL))
    _refuse_interval(days)
    with transaction.atomic():
        playbook = Playbook.objects.select_for_update(no_key=True).get(pk=playbook.pk)
        playbook.review_days = days
        playbook.save(update_fields=["review_days"])
        plays = list(playbook.plays.filter(review_days=None))
        for play in plays:
            play.playbook = playbook
            schedule(play)
        Play.objects.bulk_update(plays, ["next_review"])
    return playbook


def _locked(alert: Alert) -> Alert:
    """The contribution first, as every verb does that changes one, then the alert."""
    Contribution.objects.select_for_update(no_key=True).get(pk=alert.contribution_id)
    return Alert.objects.select_for_update(of=("self",)).select_related("playbook", "contribution").get(pk=alert.pk)


def _play_of(alert: Alert) -> Play | None:
    return Play.objects.filter(playbook=alert.playbook_id, contribution=alert.contribution_id).first()


def _remember(play: Play, alert: Alert) -> None:
    """Let the play stand by what its contribution is now, as far as this alert told of it."""
    if name := REMEMBERED.get(Cause(alert.cause)):
        stand_by(play, alert.contribution)
        play.save(update_fields=[name])


def _forget(play: Play, alert: Alert) -> None:
    """Let the play stand by what it stood by before this alert was dismissed. Raises ValidationError where it was not in the draft then."""
    if alert.ended and play.created > alert.ended:
        raise ValidationError(_("This play was taken out and added again since."), code="later")
    if name := REMEMBERED.get(Cause(alert.cause)):
        before = seen_before(alert.state)
        setattr(play, name, seen_slugs(before) if name == "seen_strategies" else int(before))
        play.save(update_fields=[name])


def _refuse_interval(days: int | None) -> None:
    if days is not None and not 1 <= days <= LONGEST_INTERVAL:
        raise ValidationError(
            _("Choose a number of days from 1 to %(most)d."), code="days", params={"most": LONGEST_INTERVAL}
        )
