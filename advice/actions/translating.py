"""Translate: say a contribution in another language, change and review what others made of it, take it back, ask a machine."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.indexing import index_contributions
from advice.actions.noticing import notice
from advice.actions.wording import cleaned_body, refuse_personal
from advice.language import is_known, native_name
from advice.machines import Machine, MachineFailure, current_machine
from advice.markup import to_html
from advice.models import Contribution, Revision, Translation, User, fingerprint


def translate(
    contribution: Contribution,
    *,
    by: User,
    language: str,
    body: str,
    aware: bool = False,
    source_revision: int | None = None,
) -> Translation:
    """Translate a contribution, as a draft until somebody else reviews it.

    `source_revision` is the version of the original that was read, the present one where it is not given; `aware` says that the translator knows of
    the personal details in the text. Raises PermissionDenied, PersonalDetails, and ValidationError for an empty or over-long text, for the original's
    own words, for its own or an unknown language, and where a person's translation stands already. One transaction.
    """
    with transaction.atomic():
        contribution = _locked(contribution.pk)
        policy.require(
            policy.may_translate(by, contribution), _("Sign in to translate; withdrawn advice is not translated.")
        )
        _refuse_language(contribution, language)
        body = _cleaned(contribution, language, body, aware)
        if contribution.translations.into(language).filter(engine="").exists():
            raise ValidationError(
                _("A translation into %(language)s stands already: improve that one instead."),
                code="stands",
                params={"language": native_name(language)},
            )
        translation = Translation(contribution=contribution, language=language, translator=by, revision_count=0)
        translation.source_revision = _revision_read(contribution, source_revision)
        _store(translation, body, by)
    return translation


def revise_translation(
    translation: Translation, *, by: User, body: str, aware: bool = False, source_revision: int | None = None
) -> Translation:
    """Change what a translation says, or say that it fits the original as it is now; it needs another review then.

    What it said stays readable as a revision. A machine's text that a person corrects stays labelled as the machine's. Nothing new changes nothing.
    Raises as `translate` does. One transaction.
    """
    with transaction.atomic():
        translation = _both_locked(translation)
        policy.require(
            policy.may_revise_translation(by, translation),
            _("Who translated this, who wrote the original, curators, and who reads both languages may change it."),
        )
        contribution = translation.contribution
        body = _cleaned(contribution, translation.language, body, aware)
        source = _revision_read(contribution, source_revision)
        if (body, source) == (translation.body, translation.source_revision):
            return translation
        translation.source_revision = source
        if translation.by_machine and translation.translator is None:
            translation.translator = by
        _store(translation, body, by)
    return translation


def review(translation: Translation, *, by: User, revision: int | None = None) -> Translation:
    """Say that a translation is right; also a machine's. `revision` is the version that was read, the present one where it is not given.

    Raises PermissionDenied for who wrote its last version, and ValidationError where it was changed since it was read. One transaction.
    """
    with transaction.atomic():
        translation = _both_locked(translation)
        policy.require(
            policy.may_review(by, translation),
            _("Somebody other than who wrote its last version reviews a translation."),
        )
        if revision not in (None, translation.revision_count):
            raise ValidationError(_("It was changed while you read it. Look at it again."), code="changed")
        translation.state, translation.reviewer = Translation.State.REVIEWED, by
        translation.save(update_fields=["state", "reviewer"])
        notice([translation.contribution_id])  # a reviewed machine's goes before another machine's draft
    return translation


def withdraw_translation(translation: Translation, *, by: User) -> Translation:
    """Take a translation back; readers see the original or another one. Repeating it changes nothing. Raises PermissionDenied."""
    with transaction.atomic():
        translation = _both_locked(translation)
        policy.require(policy.may_withdraw_translation(by, translation), _("Only its translator may take this back."))
        if translation.standing:
            translation.state, translation.reviewer = Translation.State.WITHDRAWN, None
            translation.save(update_fields=["state", "reviewer"])
            index_contributions([translation.contribution_id])
            notice([translation.contribution_id])
    return translation


def restore_translation(translation: Translation, *, by: User) -> Translation:
    """Publish a withdrawn translation again, as a draft. Repeating it changes nothing.

    Raises PermissionDenied, and ValidationError where another one stands in its place by now.
    """
    with transaction.atomic():
        translation = _both_locked(translation)
        policy.require(policy.may_withdraw_translation(by, translation), _("Only its translator may restore this."))
        if not translation.standing:
            others = translation.contribution.translations.into(translation.language)
            if others.filter(engine=translation.engine).exists():
                raise ValidationError(_("Another translation stands in its place by now."), code="stands")
            translation.state = Translation.State.DRAFT
            translation.save(update_fields=["state"])
            index_contributions([translation.contribution_id])
            notice([translation.contribution_id])
    return translation


def translate_by_machine(contribution: Contribution, *, by: User, language: str) -> Translation:
    """Have the site's machine translate a contribution: labelled as a machine's, a draft until a person reviews it.

    A machine's text for an older version of the original is made anew; one that a person reviewed or corrected is left alone. The machine is asked
    outside the transaction, and may take seconds. Raises PermissionDenied, and ValidationError where there is no machine, it fails, the language is
    the original's own or unknown, or a person's work stands there.
    """
    why_not = _("Sign in to ask for a translation; withdrawn advice is not translated.")
    contribution = Contribution.objects.select_related("situation").get(pk=contribution.pk)
    policy.require(policy.may_translate(by, contribution), why_not)
    machine = current_machine()
    if machine is None:
        raise ValidationError(_("No machine translates on this site."), code="machine")
    _refuse_language(contribution, language)
    _replaceable(contribution, language, machine)
    body = _asked(machine, contribution, language)
    with transaction.atomic():
        read, contribution = contribution, _locked(contribution.pk)
        policy.require(policy.may_translate(by, contribution), why_not)  # it may be withdrawn since the machine began
        made = _replaceable(contribution, language, machine)
        made = made or Translation(contribution=contribution, language=language, engine=machine.name, revision_count=0)
        made.source_revision = read.revision_count
        _store(made, body, None)
    return made


def _asked(machine: Machine, contribution: Contribution, language: str) -> str:
    """What the machine makes of the text, as it is stored. Raises ValidationError."""
    try:
        text = machine.translate(contribution.body, source=contribution.language, target=language)
    except MachineFailure as failure:
        raise ValidationError(str(failure), code="machine") from failure
    return _cleaned(contribution, language, text, aware=True)


def _replaceable(contribution: Contribution, language: str, machine: Machine) -> Translation | None:
    """The machine's own translation, if it may be made anew; None where there is none. Raises ValidationError where it would be in somebody's way."""
    rows = list(contribution.translations.into(language))
    if any(not row.by_machine for row in rows):
        raise ValidationError(_("A person has translated this already."), code="stands")
    if any(row.reviewed or row.translator_id for row in rows):
        raise ValidationError(_("A person has reviewed or corrected this translation already."), code="stands")
    own = next((row for row in rows if row.engine == machine.name), None)
    if own and own.source_revision == contribution.revision_count:
        raise ValidationError(_("The machine has translated this already."), code="stands")
    return own


def _refuse_language(contribution: Contribution, language: str) -> None:
    if not is_known(language):
        raise ValidationError(
            _("“%(code)s” is not a language this site knows."), code="language", params={"code": language}
        )
    if not contribution.language:
        raise ValidationError(
            _("Nobody has said yet which language the original is in. Say that first."), code="language"
        )
    if language == contribution.language:
        raise ValidationError(_("The original is in this language. Choose another."), code="language")


def _cleaned(contribution: Contribution, language: str, body: str, aware: bool) -> str:
    body = cleaned_body(body)
    if fingerprint(body) == contribution.fingerprint:
        raise ValidationError(_("These are the very words of the original."), code="untranslated")
    refuse_personal(body, language, aware=aware)
    return body


def _revision_read(contribution: Contribution, number: int | None) -> int:
    if number is None:
        return contribution.revision_count
    if not 1 <= number <= contribution.revision_count:
        raise ValidationError(_("The original has no version with this number."), code="revision")
    return number


def _store(translation: Translation, body: str, editor: User | None) -> None:
    """Write the words of a translation, a draft from now on, and its next revision; a machine's has no editor. The original must be locked."""
    translation.body, translation.body_html = body, to_html(body)
    translation.state, translation.reviewer = Translation.State.DRAFT, None
    translation.revision_count += 1
    written = timezone.now()
    translation.revised = written if translation.pk else None
    translation.save()
    Revision.objects.create(
        translation=translation,
        editor=editor,
        number=translation.revision_count,
        body=body,
        language=translation.language,
        created=written,
    )
    index_contributions([translation.contribution_id])
    notice([translation.contribution_id])


def _locked(number: int) -> Contribution:
    return Contribution.objects.select_for_update(of=("self",)).select_related("situation").get(pk=number)


def _both_locked(translation: Translation) -> Translation:
    """The original first, as every verb here does, then the translation."""
    contribution = _locked(translation.contribution_id)
    translation = Translation.objects.select_for_update().get(pk=translation.pk)
    translation.contribution = contribution
    return translation
