"""Try: take up a piece of advice, be asked later, say what came of it, and keep the counts of outcomes exact."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.indexing import index_contributions
from advice.actions.wording import PersonalDetails, cleaned_line, refuse_personal, spoken_language
from advice.models import Contribution, Trial, TrialQuerySet, User
from advice.ranking import worked_score

DAYS = 14  # until somebody is asked, unless they choose another day
LONGEST = 365
MAXIMUM_LINE = 200


def try_out(contribution: Contribution, *, by: User, days: int = DAYS) -> Trial:
    """Begin to try a contribution, to be asked in so many days. Who is trying it already gets that trial, unchanged.

    Raises PermissionDenied (signed out, own or withdrawn advice) and ValidationError (no day of the coming year). One transaction, seven queries.
    """
    policy.require(policy.may_try(by, contribution), _why_not(by, contribution))
    _refuse_days(days)
    with transaction.atomic():
        contribution = _locked(contribution.pk)
        policy.require(policy.may_try(by, contribution), _why_not(by, contribution))
        there = Trial.objects.visible_to(by).open().filter(contribution=contribution).first()
        if there:
            return there
        trial = Trial.objects.create(
            person=by,
            contribution=contribution,
            due=timezone.localdate() + timedelta(days=days),
            created=timezone.now(),
        )
        note_next_due(by)
    return trial


def postpone(trial: Trial, *, by: User, days: int) -> Trial:
    """Be asked in so many days from today instead; a letter comes then, even if one came before.

    Raises PermissionDenied, and ValidationError as `try_out` does and where it is no longer open. One transaction.
    """
    policy.require(policy.may_report(by, trial), _why_not_report(by, trial))
    _refuse_days(days)
    with transaction.atomic():
        trial = _locked_trial(trial)
        if not trial.open:
            raise ValidationError(_("You have said already what came of this."), code="closed")
        trial.due, trial.reminded = timezone.localdate() + timedelta(days=days), None
        trial.save(update_fields=["due", "reminded"])
        note_next_due(by)
    return trial


def report_outcome(trial: Trial, outcome: str, *, by: User, line: str = "", shown: bool = False) -> Trial:
    """Say what came of a trial: "worked", "mixed" or "failed", and a line on it, which others see only if it is `shown`.

    It may be said anew, and after another trial: a person's last word on a contribution counts, once. The contribution row is locked before its
    outcomes are counted, as for votes. Raises PermissionDenied, ValidationError (another outcome, an over-long line), and PersonalDetails where a line
    that is shown tells who somebody is. One transaction.
    """
    policy.require(policy.may_report(by, trial), _why_not_report(by, trial))
    if outcome not in Trial.Outcome.values:
        raise ValidationError(_("Say whether it worked."), code="outcome")
    line = cleaned_line(line, MAXIMUM_LINE)
    language = spoken_language(line, None).language if line else ""
    shown = shown and bool(line)
    if shown:
        _refuse_personal(line, language)
    with transaction.atomic():
        trial = _locked_trial(trial)
        policy.require(policy.may_report(by, trial), _why_not_report(by, trial))
        _of_the_same(trial).update(counted=False)
        trial.outcome, trial.line, trial.language, trial.shown = outcome, line, language, shown
        trial.counted, trial.reported = True, timezone.now()
        trial.save()
        _count(trial.contribution)
        note_next_due(by)
    return trial


def give_up(trial: Trial, *, by: User) -> None:
    """Delete a trial; with one that was reported its outcome leaves the counts, and what the person said before counts again.

    Repeating it changes nothing. Raises PermissionDenied. One transaction.
    """
    policy.require(policy.may_give_up(by, trial), _("Only who tries this may change it."))
    with transaction.atomic():
        contribution = _locked(trial.contribution_id)
        Trial.objects.visible_to(by).filter(pk=trial.pk).delete()
        last = _of_the_same(trial).exclude(reported=None).order_by("-reported", "-pk").first()
        if last and not last.counted:
            last.counted = True
            last.save(update_fields=["counted"])
        _count(contribution)
        note_next_due(by)


def outcome_fields(outcomes: Iterable[tuple[str, int]]) -> dict[str, int | None]:
    """What a contribution keeps of its counted outcomes, each with how many there are."""
    counts = {"worked": 0, "mixed": 0, "failed": 0} | dict(outcomes)
    total = sum(counts.values())
    return {**counts, "outcome_count": total, "worked_score": worked_score(**counts) if total else None}


def _count(contribution: Contribution) -> None:
    """Count the outcomes of a contribution whose row is locked, and keep them (two queries, and those of the index where it is the first or the last)."""
    tried = contribution.outcome_count > 0
    rows = contribution.trials.counted().order_by().values_list("outcome").annotate(Count("pk"))
    fields = outcome_fields(rows)
    for name, value in fields.items():
        setattr(contribution, name, value)
    contribution.save(update_fields=list(fields))
    if tried != (contribution.outcome_count > 0):
        index_contributions([contribution.pk])


def note_next_due(person: User) -> None:
    """Keep the first day on which something of theirs is due (three queries at most). The row is locked, or two presses at once miss each other."""
    kept = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    first = Trial.objects.visible_to(person).open().aggregate(first=Min("due"))["first"]
    if kept.next_due != first:
        User.objects.filter(pk=person.pk).update(next_due=first)
    person.next_due = first


def _of_the_same(trial: Trial) -> TrialQuerySet:
    return Trial.objects.filter(person=trial.person_id, contribution=trial.contribution_id)


def _locked(number: int) -> Contribution:
    return Contribution.objects.select_for_update(of=("self",)).select_related("situation").get(pk=number)


def _locked_trial(trial: Trial) -> Trial:
    """The trial as it is now, its contribution locked, which every verb here does first: so no two of them wait for each other."""
    contribution = _locked(trial.contribution_id)
    now = Trial.objects.filter(pk=trial.pk).first()
    if now is None:
        raise ValidationError(_("You are not trying this any more."), code="gone")
    now.contribution = contribution
    return now


def _refuse_days(days: int) -> None:
    if not 1 <= days <= LONGEST:
        raise ValidationError(_("Choose a day of the coming year."), code="days")


def _refuse_personal(line: str, language: str) -> None:
    try:
        refuse_personal(line, language, aware=False)
    except PersonalDetails as found:
        why = _(
            "This tells who somebody is or how to reach them. Say it in general words, or keep the line to yourself."
        )
        raise PersonalDetails(why, blocked=True) from found


def _why_not(user: object, contribution: Contribution) -> str:
    if not policy.is_member(user):
        return _("Sign in to try this.")
    if policy.wrote(user, contribution):
        return _("This is your own advice: others say what came of it.")
    return _("This advice was withdrawn.")


def _why_not_report(user: object, trial: Trial) -> str:
    if not policy.may_give_up(user, trial):
        return _("Only who tries this may change it.")
    return _why_not(user, trial.contribution)
