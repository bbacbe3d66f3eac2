"""Translate, revise, review, withdraw and restore, by people and by a machine; and what is refused."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from advice.actions.asking import withdraw_situation
from advice.actions.contributing import revise, withdraw
from advice.actions.correcting import correct_language
from advice.actions.translating import (
    restore_translation,
    review,
    revise_translation,
    translate,
    translate_by_machine,
    withdraw_translation,
)
from advice.actions.voting import vote
from advice.actions.wording import MAXIMUM_BODY, PersonalDetails
from advice.models import Contribution, Translation, Vote
from tests.machines.server import serving
from tests.makers import make_contribution, make_situation, make_user

ADVICE = "Let him finish, say back what you heard, and only then ask what would help."
FRENCH = "Laissez-le finir, redites ce que vous avez entendu, puis demandez ce qui aiderait."
BETTER = "Laissez-le aller au bout, reformulez, puis demandez ce qui l'aiderait."


@pytest.fixture
def advice(ana, bo):
    return make_contribution(make_situation(ana), bo, ADVICE)


@pytest.fixture
def french(advice, dee):
    return translate(advice, by=dee, language="fr", body=FRENCH)


@pytest.fixture
def machine(settings):
    """A server that answers every text with the same French words."""
    with serving(lambda words: {"translatedText": FRENCH}) as server:
        settings.MACHINE_TRANSLATION_URL = server.address
        yield server


def versions(translation):
    return list(translation.revisions.order_by("number").values_list("number", "body", "language", "editor__username"))


def edit(advice, bo, body="Let him finish. Then say back what you heard."):
    return revise(advice, by=bo, body=body, language=advice.language)


def test_translate_stores_a_draft_with_a_first_revision(advice, dee):
    translation = translate(advice, by=dee, language="fr", body=f"  {FRENCH}\n")

    assert (translation.body, translation.language, translation.translator) == (FRENCH, "fr", dee)
    assert (translation.state, translation.source_revision, translation.engine) == ("draft", 1, "")
    assert translation.body_html == f'<p dir="auto">{FRENCH}</p>'
    assert versions(translation) == [(1, FRENCH, "fr", "dee")]


def test_translate_refuses_a_visitor_and_a_closed_account(advice, gone):
    for person in (AnonymousUser(), gone):
        with pytest.raises(PermissionDenied):
            translate(advice, by=person, language="fr", body=FRENCH)


def test_translate_refuses_withdrawn_advice_and_a_withdrawn_situation(advice, ana, bo, dee):
    other = make_contribution(make_situation(ana), ana)
    withdraw_situation(other.situation, by=ana)
    withdraw(advice, by=bo)

    for original in (advice, other):
        with pytest.raises(PermissionDenied):
            translate(original, by=dee, language="fr", body=FRENCH)


@pytest.mark.parametrize(
    "values",
    [
        {"body": " "},
        {"body": "y" * (MAXIMUM_BODY + 1)},
        {"body": ADVICE.upper()},
        {"language": "tlh"},
        {"language": "en"},
        {"source_revision": 2},
        {"source_revision": 0},
    ],
)
def test_translate_refuses_what_cannot_be_stored(advice, dee, values):
    with pytest.raises(ValidationError):
        translate(advice, by=dee, **{"language": "fr", "body": FRENCH} | values)

    assert Translation.objects.count() == 0


def test_translate_refuses_an_original_in_a_language_nobody_knows(ana, bo, dee):
    smile = make_contribution(make_situation(ana), bo, "🙂🙂", language=None)

    with pytest.raises(ValidationError, match="which language the original is in"):
        translate(smile, by=dee, language="fr", body=FRENCH)


def test_translate_refuses_a_second_one_by_a_person(french, advice, cy):
    with pytest.raises(ValidationError, match="Français stands already"):
        translate(advice, by=cy, language="fr", body=BETTER)

    assert translate(advice, by=cy, language="es", body="Déjele terminar.").language == "es"


def test_translate_refuses_personal_details_unless_the_translator_knows(advice, dee):
    body = "Appelez-le au +33 6 12 34 56 78, et laissez-le finir."

    with pytest.raises(PersonalDetails):
        translate(advice, by=dee, language="fr", body=body)

    assert translate(advice, by=dee, language="fr", body=body, aware=True).body == body


def test_translate_keeps_which_version_was_read(advice, bo, dee):
    edit(advice, bo)

    translation = translate(advice, by=dee, language="fr", body=FRENCH, source_revision=1)

    assert (translation.source_revision, translation.edits_behind) == (1, 1)


def test_editing_the_original_leaves_its_translations_behind(french, advice, bo):
    for number in range(2):
        edit(advice, bo, f"Let him finish, {number}.")

    assert Translation.objects.get(pk=french.pk).edits_behind == 2


def test_revise_translation_refuses_who_does_not_read_both(french, ana, gone):
    for person in (AnonymousUser(), ana, gone, make_user("half", reads=["fr"])):
        with pytest.raises(PermissionDenied):
            revise_translation(french, by=person, body=BETTER)

    assert Translation.objects.get(pk=french.pk).body == FRENCH


@pytest.mark.parametrize("who", ["dee", "bo", "cy", "both"])
def test_revise_translation_is_for_translator_author_curators_and_who_reads_both(french, cy, advice, who):
    people = {"dee": french.translator, "bo": advice.author, "cy": cy, "both": make_user("both", reads=["fr", "en"])}

    revised = revise_translation(french, by=people[who], body=BETTER)

    assert (revised.body, revised.translator, revised.revision_count) == (BETTER, french.translator, 2)
    assert versions(revised) == [(1, FRENCH, "fr", "dee"), (2, BETTER, "fr", who)]


def test_revise_translation_makes_it_a_draft_of_the_original_as_it_is_now(french, advice, bo, cy, dee):
    review(french, by=cy)
    edit(advice, bo)

    revised = revise_translation(french, by=dee, body=FRENCH)

    assert (revised.state, revised.reviewer, revised.source_revision, revised.edits_behind) == ("draft", None, 2, 0)
    assert len(versions(revised)) == 2


def test_revise_translation_with_nothing_new_changes_nothing(french, cy, dee):
    review(french, by=cy)

    same = revise_translation(french, by=dee, body=f"{FRENCH} ")

    assert (same.state, same.reviewer, len(versions(same))) == ("reviewed", cy, 1)


def test_review_refuses_who_wrote_the_last_version(french, dee, bo):
    with pytest.raises(PermissionDenied):
        review(french, by=dee)
    revise_translation(french, by=bo, body=BETTER)
    with pytest.raises(PermissionDenied):
        review(french, by=bo)

    assert review(french, by=dee).reviewer == dee  # what stands now is bo's


def test_review_refuses_a_visitor_and_what_is_withdrawn(french, ana, dee):
    with pytest.raises(PermissionDenied):
        review(french, by=AnonymousUser())
    withdraw_translation(french, by=dee)
    with pytest.raises(PermissionDenied):
        review(french, by=ana)


def test_review_names_the_reviewer(french, ana):
    reviewed = review(french, by=ana, revision=1)

    assert (reviewed.state, reviewed.reviewer) == ("reviewed", ana)


def test_review_refuses_a_version_that_was_changed_meanwhile(french, ana, dee):
    revise_translation(french, by=dee, body=BETTER)

    with pytest.raises(ValidationError, match="changed while you read it"):
        review(french, by=ana, revision=1)

    assert Translation.objects.get(pk=french.pk).state == "draft"


def test_withdraw_translation_is_for_its_translator(french, ana, bo, cy, dee):
    for person in (AnonymousUser(), ana, bo, cy):
        with pytest.raises(PermissionDenied):
            withdraw_translation(french, by=person)

    assert withdraw_translation(withdraw_translation(french, by=dee), by=dee).state == "withdrawn"


def test_withdraw_translation_without_a_translator_is_for_the_author_and_curators(french, bo, cy, ana, dee):
    dee.delete()
    french = Translation.objects.get(pk=french.pk)

    with pytest.raises(PermissionDenied):
        withdraw_translation(french, by=ana)

    assert not withdraw_translation(french, by=bo).standing
    assert restore_translation(french, by=cy).standing


def test_restore_translation_is_for_its_translator_and_makes_a_draft(french, ana, dee):
    review(french, by=ana)
    withdraw_translation(french, by=dee)

    with pytest.raises(PermissionDenied):
        restore_translation(french, by=ana)

    assert restore_translation(french, by=dee).state == "draft"


def test_restore_translation_refuses_where_another_stands_by_now(french, advice, ana, dee):
    withdraw_translation(french, by=dee)
    other = translate(advice, by=ana, language="fr", body=BETTER)

    with pytest.raises(ValidationError, match="Another translation stands"):
        restore_translation(french, by=dee)

    withdraw_translation(other, by=ana)
    assert restore_translation(french, by=dee).standing


def test_withdrawing_the_original_hides_its_translations(french, advice, ana, bo, dee):
    shown = Translation.objects.visible_to(ana).count()

    withdraw(advice, by=bo)

    hidden = [Translation.objects.visible_to(person).count() for person in (ana, dee, AnonymousUser())]
    assert (shown, hidden, Translation.objects.visible_to(bo).count()) == (1, [0, 0, 0], 1)


def test_erasing_the_original_erases_its_translations(french, advice):
    Contribution.objects.get(pk=advice.pk).delete()

    assert Translation.objects.count() == 0


def test_a_withdrawn_translation_is_seen_by_who_may_restore_it(french, ana, bo, cy, dee):
    withdraw_translation(french, by=dee)

    seen = {str(person) for person in (ana, bo, cy, dee) if Translation.objects.visible_to(person).exists()}

    assert seen == {"dee"}


def test_a_vote_is_one_for_all_versions(french, advice, ana):
    vote(advice, 1, by=ana)
    vote(french.contribution, 1, by=ana)  # they read the translation this time

    advice.refresh_from_db()
    assert (advice.votes, advice.helpful, Vote.objects.count()) == (1, 1, 1)


def test_correcting_the_language_of_the_original_keeps_its_translations(french, advice, ana):
    correct_language(advice, by=ana, language="fr")

    assert Translation.objects.get(pk=french.pk).standing
    assert Contribution.objects.counted_by_language() == {"fr": 1}


def test_translate_by_machine_stores_a_labelled_draft(advice, dee, machine):
    translation = translate_by_machine(advice, by=dee, language="fr")

    assert (translation.engine, translation.translator, translation.state) == ("LibreTranslate", None, "draft")
    assert (translation.body, translation.source_revision) == (FRENCH, 1)
    assert versions(translation) == [(1, FRENCH, "fr", None)]
    assert machine.asked == [{"q": ADVICE, "source": "en", "target": "fr", "format": "text"}]


def test_translate_by_machine_refuses_a_visitor(advice, machine):
    with pytest.raises(PermissionDenied):
        translate_by_machine(advice, by=AnonymousUser(), language="fr")

    assert machine.asked == []


def test_translate_by_machine_refuses_where_there_is_none(advice, dee):
    with pytest.raises(ValidationError, match="No machine translates"):
        translate_by_machine(advice, by=dee, language="fr")


def test_translate_by_machine_says_what_went_wrong(advice, dee, settings):
    with serving(lambda words: {"error": "fr is not supported"}, status=400) as server:
        settings.MACHINE_TRANSLATION_URL = server.address
        with pytest.raises(ValidationError, match="fr is not supported"):
            translate_by_machine(advice, by=dee, language="fr")

    assert Translation.objects.count() == 0


@pytest.mark.parametrize("language", ["en", "tlh", ""])
def test_translate_by_machine_refuses_a_wrong_language(advice, dee, machine, language):
    with pytest.raises(ValidationError):
        translate_by_machine(advice, by=dee, language=language)

    assert machine.asked == []


def test_translate_by_machine_never_comes_near_a_persons_work(french, advice, dee, machine):
    with pytest.raises(ValidationError, match="A person has translated"):
        translate_by_machine(advice, by=dee, language="fr")

    assert (machine.asked, versions(french)) == ([], [(1, FRENCH, "fr", "dee")])


@pytest.mark.parametrize("work", ["reviewed", "corrected"])
def test_translate_by_machine_leaves_what_a_person_reviewed_or_corrected(advice, bo, cy, dee, machine, work):
    made = translate_by_machine(advice, by=dee, language="fr")
    made = review(made, by=dee) if work == "reviewed" else revise_translation(made, by=cy, body=BETTER)
    edit(advice, bo)

    with pytest.raises(ValidationError, match="reviewed or corrected"):
        translate_by_machine(advice, by=dee, language="fr")

    assert Translation.objects.get().body == made.body


def test_translate_by_machine_makes_its_own_text_anew_when_the_original_moved(advice, bo, dee, machine):
    first = translate_by_machine(advice, by=dee, language="fr")
    with pytest.raises(ValidationError, match="machine has translated this already"):
        translate_by_machine(advice, by=dee, language="fr")
    edit(advice, bo)

    again = translate_by_machine(advice, by=dee, language="fr")

    assert (again.pk, again.source_revision, len(versions(again))) == (first.pk, 2, 2)


def test_a_machines_text_that_a_person_corrects_stays_a_machines(advice, bo, dee, machine):
    made = translate_by_machine(advice, by=dee, language="fr")

    corrected = revise_translation(made, by=bo, body=BETTER)

    assert (corrected.by_machine, corrected.translator, corrected.body) == (True, bo, BETTER)


def test_a_person_translates_beside_a_machine(advice, dee, machine):
    translate_by_machine(advice, by=dee, language="fr")

    translate(advice, by=dee, language="fr", body=BETTER)

    assert [row.engine for row in advice.translations.best_first()] == ["", "LibreTranslate"]


def test_a_machines_text_is_reviewed_by_anybody_even_who_asked_for_it(advice, dee, machine):
    made = translate_by_machine(advice, by=dee, language="fr")

    assert review(made, by=dee).reviewer == dee


@pytest.mark.django_db(transaction=True)
def test_the_machine_is_asked_outside_the_transaction(settings, strategies):
    """The original is edited while the machine works: nothing is locked, and the text counts as one of what the machine was given."""
    advice = make_contribution(make_situation(make_user("asker")), make_user("author"), ADVICE)

    def work(words):
        edit(advice, advice.author)
        connection.close()
        return {"translatedText": FRENCH}

    with serving(work) as server:
        settings.MACHINE_TRANSLATION_URL = server.address
        made = translate_by_machine(advice, by=make_user("reader"), language="fr")

    assert (made.source_revision, made.edits_behind) == (1, 1)
