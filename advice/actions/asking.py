"""Ask: put a situation before the others, change it, take it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.indexing import index_situation, index_situations
from advice.actions.noticing import notice
from advice.actions.wording import cleaned_body, cleaned_title, refuse_personal, spoken_language
from advice.markup import to_html
from advice.models import Revision, Situation, Topic, User, fingerprint


def ask(
    title: str,
    *,
    by: User,
    body: str = "",
    language: str | None = None,
    topic: Topic | None = None,
    aware: bool = False,
) -> Situation:
    """Publish a situation. Without a language it is detected, or left open; `aware` says that the asker knows of the personal details in it.

    Raises PermissionDenied, PersonalDetails, and ValidationError for an empty or over-long text or an unknown language. One transaction.
    """
    policy.require(policy.may_ask(by), _("Sign in to ask."))
    title, body = cleaned_title(title), cleaned_body(body, required=False)
    spoken = spoken_language(f"{title}\n{body}", language)
    refuse_personal(f"{title}\n{body}", spoken.language, aware=aware)
    with transaction.atomic():
        situation = Situation.objects.create(
            author=by,
            topic=topic,
            title=title,
            title_fingerprint=fingerprint(title),
            body=body,
            body_html=to_html(body),
            **spoken.fields,
            created=timezone.now(),
        )
        _note_revision(situation, by)
        index_situations([situation.pk])
    return situation


def revise_situation(
    situation: Situation,
    *,
    by: User,
    title: str,
    body: str = "",
    language: str | None = None,
    topic: Topic | None = None,
    aware: bool = False,
) -> Situation:
    """Change what a situation says; what it said stays readable as a revision. Unchanged text makes no revision.

    Raises PermissionDenied and ValidationError as `ask` does. One transaction.
    """
    with transaction.atomic():
        situation = Situation.objects.select_for_update().get(pk=situation.pk)
        policy.require(policy.may_revise_situation(by, situation), _("Only who asked may change this."))
        title, body = cleaned_title(title), cleaned_body(body, required=False)
        spoken = spoken_language(f"{title}\n{body}", language)
        refuse_personal(f"{title}\n{body}", spoken.language, aware=aware)
        reworded = (title, body, spoken.language) != (situation.title, situation.body, situation.language)
        situation.title, situation.title_fingerprint = title, fingerprint(title)
        situation.body, situation.body_html = body, to_html(body)
        spoken.mark(situation)
        situation.topic = topic
        if reworded:
            situation.revised = timezone.now()
            _note_revision(situation, by)
        situation.save()
        index_situation(situation)
    return situation


def withdraw_situation(situation: Situation, *, by: User) -> Situation:
    """Take a situation back, while nobody else has answered it. Repeating it changes nothing. Raises PermissionDenied."""
    return _set_state(situation, Situation.State.WITHDRAWN, by)


def restore_situation(situation: Situation, *, by: User) -> Situation:
    """Publish a withdrawn situation again. Repeating it changes nothing. Raises PermissionDenied."""
    return _set_state(situation, Situation.State.PUBLISHED, by)


def _set_state(situation: Situation, state: Situation.State, by: User) -> Situation:
    with transaction.atomic():
        situation = Situation.objects.select_for_update().get(pk=situation.pk)
        policy.require(
            policy.may_withdraw_situation(by, situation),
            _("Only who asked may take this back, and only while nobody else has answered."),
        )
        situation.state = state
        situation.save(update_fields=["state"])
        index_situation(situation)
        notice(situation.contributions.values_list("pk", flat=True))
    return situation


def _note_revision(situation: Situation, editor: User | None) -> None:
    Revision.objects.create(
        situation=situation,
        editor=editor,
        number=situation.revisions.count() + 1,
        title=situation.title,
        body=situation.body,
        language=situation.language,
        created=situation.revised or situation.created,
    )
