"""Contributions: all of them, writing one, changing it, taking it back, its language, its history."""

import pytest
from django.urls import reverse

from advice.actions import asking, contributing
from advice.models import Contribution, LanguageSource
from tests import factories as f
from tests.web.pages import changed_words, tree

pytestmark = pytest.mark.django_db
FRENCH = "Rappelez le client avant midi et dites-lui ce que vous savez déjà."


def text(answer) -> str:
    return answer.content.decode()


def contribute_to(situation) -> str:
    return reverse("contribute", args=[situation.pk])


def test_all_advice_is_narrowed_by_situation_and_topic(client):
    situation = f.make_situation(topic=f.make_topic("sales"))
    wanted = f.make_contribution(situation)
    f.make_contribution()

    for query in (f"situation={situation.pk}", "topic=sales"):
        assert list(client.get(f"/en/contributions/?{query}").context["page"].rows) == [wanted]


def test_all_advice_hides_what_is_withdrawn(client, ana, bo):
    kept = f.make_contribution()
    contributing.withdraw(f.make_contribution(), by=bo)
    lonely = f.make_contribution(by=ana)
    asking.withdraw_situation(lonely.situation, by=ana)
    client.force_login(bo)

    assert list(client.get("/en/contributions/?lang=all").context["page"].rows) == [kept]


def test_card_carries_the_playbooks_only_of_who_may_change_one(client, dee):
    f.make_contribution()
    f.make_playbook(f.make_team(editors=[dee]))

    stranger = text(client.get("/en/contributions/"))
    client.force_login(dee)
    curator = text(client.get("/en/contributions/"))

    assert ("Add to <span" in stranger, "Add to <span" in curator) == (False, True)


def test_permanent_address_leads_to_the_situation(client):
    contribution = f.make_contribution()

    answer = client.get(reverse("contribution", args=[contribution.pk]))

    expected = f"{contribution.situation.get_absolute_url()}?focus={contribution.pk}#c-{contribution.pk}"
    assert (answer.status_code, answer["Location"]) == (302, expected)


def test_permanent_address_of_a_withdrawn_one_works_for_its_author_alone(client, bo, dee):
    contribution = contributing.withdraw(f.make_contribution(), by=bo)
    path = reverse("contribution", args=[contribution.pk])

    client.force_login(dee)
    stranger = client.get(path).status_code
    client.force_login(bo)
    author = client.get(path, follow=True)

    assert (stranger, author.status_code, "only you see it" in text(author)) == (404, 200, True)


def test_contribute_publishes_with_the_language_found(client, bo):
    situation = f.make_situation()
    client.force_login(bo)

    answer = client.post(
        contribute_to(situation), {"body": FRENCH, "language": "", "strategies": ["listen", "follow-up"]}
    )

    made = Contribution.objects.get()
    assert answer["Location"] == reverse("contribution", args=[made.pk])
    assert (made.language, made.language_source, made.author) == ("fr", LanguageSource.DETECTOR, bo)
    assert sorted(made.strategies.values_list("slug", flat=True)) == ["follow-up", "listen"]


def test_contribute_asks_for_a_language_nobody_could_find(client, bo):
    situation = f.make_situation()
    client.force_login(bo)

    answer = client.post(contribute_to(situation), {"body": "OK 👍", "language": ""}, follow=True)

    made = Contribution.objects.get()
    assert (made.language, reverse("contribution_language", args=[made.pk]) in text(answer)) == ("", True)
    assert "We could not tell its language" in text(answer)


@pytest.mark.parametrize("signed_in", [False, True])
def test_preview_shows_the_text_and_its_language_and_stores_nothing(client, bo, signed_in):
    situation = f.make_situation()
    if signed_in:
        client.force_login(bo)

    answer = client.post(
        contribute_to(situation), {"body": f"**{FRENCH}**", "language": "", "strategies": ["listen"], "preview": "1"}
    )

    page = text(answer)
    assert (answer.status_code, Contribution.objects.count()) == (200, 0)
    assert (f"<strong>{FRENCH}</strong>" in page, "This looks like" in page, f"**{FRENCH}**</textarea>" in page) == (
        True,
    ) * 3
    assert answer.context["form"]["strategies"].value() == ["listen"]


def test_preview_of_a_text_nobody_can_tell_asks_for_its_language(client):
    answer = client.post(contribute_to(f.make_situation()), {"body": "OK", "language": "", "preview": "1"})

    assert "We could not tell the language" in text(answer)


def test_preview_never_shows_a_script(client):
    answer = client.post(
        contribute_to(f.make_situation()), {"body": "<script>alert(1)</script>", "language": "", "preview": "1"}
    )

    assert "<script>alert" not in text(answer)


WRONG = [
    {"body": ""},
    {"body": " \n "},
    {"body": "a\x00b"},
    {"language": "xx"},
    {"strategies": ["no-such"]},
    {"strategies": ["listen", "humour", "network", "reschedule", "motivate", "follow-up", "give-space"]},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_contribute_refuses_and_keeps_what_was_typed(client, bo, wrong):
    situation = f.make_situation()
    client.force_login(bo)
    values = {"body": "Call them back", "language": "en", "strategies": ["listen"]}

    answer = client.post(contribute_to(situation), values | wrong)

    assert (answer.status_code, Contribution.objects.count()) == (422, 0)
    assert answer.context["form"]["body"].value() == (values | wrong)["body"]


def test_contribute_refuses_words_that_stand_there_already(client, bo, dee):
    contribution = f.make_contribution(body="Call them back today.", by=dee)
    client.force_login(bo)

    answer = client.post(contribute_to(contribution.situation), {"body": "call them  back today.", "language": "en"})

    assert (answer.status_code, "These very words stand here already" in text(answer)) == (422, True)


def test_contribute_without_an_account_keeps_the_text_over_the_sign_in(client, bo):
    situation = f.make_situation()
    path = contribute_to(situation)

    answer = client.post(path, {"body": FRENCH, "language": "fr", "strategies": ["listen"]})
    client.force_login(bo)
    form = client.get(path).context["form"]
    elsewhere = client.get(contribute_to(f.make_situation())).context["form"]

    assert (answer["Location"], Contribution.objects.count()) == (f"/en/account/login/?next={path}", 0)
    assert (form["body"].value(), form["language"].value(), form["strategies"].value()) == (FRENCH, "fr", ["listen"])
    assert elsewhere["body"].value() is None


def test_contribute_to_a_withdrawn_situation_is_refused(client, ana):
    situation = asking.withdraw_situation(f.make_situation(), by=ana)
    client.force_login(ana)

    assert client.post(contribute_to(situation), {"body": "Anyway", "language": "en"}).status_code == 403


def test_advice_is_changed_by_its_author_alone(client, bo, dee):
    contribution = f.make_contribution(body="Call them.", strategies=["listen"])
    path = reverse("contribution_revise", args=[contribution.pk])
    values = {"body": "Visit them.", "language": "en", "strategies": ["humour"]}

    client.force_login(dee)
    refused = client.get(path).status_code, client.post(path, values).status_code
    client.force_login(bo)
    form = client.get(path).context["form"]
    allowed = client.post(path, values).status_code

    contribution.refresh_from_db()
    assert (refused, allowed, contribution.body) == ((403, 403), 302, "Visit them.")
    assert (form["body"].value(), form["strategies"].value()) == ("Call them.", ["listen"])
    assert list(contribution.strategies.values_list("slug", flat=True)) == ["humour"]


def test_imported_advice_is_changed_by_a_curator(client, cy, dee):
    contribution = f.make_contribution()
    Contribution.objects.update(author=None, source="A handbook, page 4")
    path = reverse("contribution_revise", args=[contribution.pk])

    answers = []
    for reader in (dee, cy):
        client.force_login(reader)
        answers.append((client.get(path).status_code, path in text(client.get("/en/contributions/"))))

    assert answers == [(403, False), (200, True)]


def test_advice_is_withdrawn_and_restored_by_its_author_alone(client, bo, dee):
    contribution = f.make_contribution()
    withdraw, restore = (reverse(f"contribution_{verb}", args=[contribution.pk]) for verb in ("withdraw", "restore"))

    client.force_login(dee)
    refused = client.get(withdraw).status_code, client.post(withdraw).status_code
    client.force_login(bo)
    asked, done = client.get(withdraw).status_code, client.post(withdraw, follow=True)
    client.force_login(dee)
    hidden = client.post(restore).status_code
    client.force_login(bo)
    back = client.get(restore).status_code, client.post(restore).status_code

    assert (refused, asked, hidden, back) == ((403, 403), 200, 404, (200, 302))
    assert f'<a href="{restore}">Undo</a>' in text(done)
    assert Contribution.objects.published().count() == 1


def test_restoring_words_that_stand_there_by_now_is_refused(client, bo, dee):
    contribution = contributing.withdraw(f.make_contribution(body="Call them."), by=bo)
    f.make_contribution(contribution.situation, by=dee, body="Call them.")
    client.force_login(bo)

    answer = client.post(reverse("contribution_restore", args=[contribution.pk]))

    assert (answer.status_code, "These very words" in text(answer)) == (422, True)


def test_language_is_corrected_by_any_reader_with_an_account(client, dee):
    contribution = f.make_contribution(language=None, body="OK")
    path = reverse("contribution_language", args=[contribution.pk])

    signed_out = client.get(path)["Location"], client.post(path, {"language": "fr"})["Location"]
    client.force_login(dee)
    wrong = [client.post(path, {"language": code}).status_code for code in ("", "xx", "\x00", "fr" * 50)]
    right = client.post(path, {"language": "fr"}).status_code

    contribution.refresh_from_db()
    assert signed_out == (f"/en/account/login/?next={path}",) * 2
    assert (wrong, right) == ([422] * 4, 302)
    assert (contribution.language, contribution.language_source) == ("fr", LanguageSource.READER)


def test_history_shows_what_changed_between_any_two_versions(client, bo):
    contribution = f.make_contribution(body="Call them today.")
    contributing.revise(contribution, by=bo, body="Call her today.", language="en")
    contributing.revise(contribution, by=bo, body="Call her tomorrow.", language="en")
    path = reverse("contribution_history", args=[contribution.pk])

    last, whole = (changed_words(tree(client.get(each))) for each in (path, f"{path}?from=1&to=3"))

    assert last == ["Call her [-today-]{+tomorrow+}."]
    assert whole == ["Call [-them today-]{+her tomorrow+}."]
