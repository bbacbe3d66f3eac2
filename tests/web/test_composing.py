"""What the site finds while somebody writes: language, strategies with their phrases, personal details."""

import pytest
from django.urls import reverse

from advice.models import Contribution, Situation, SuggestionAnswer
from tests import factories as f

pytestmark = pytest.mark.django_db
HEARD = "Hear her out before you offer anything."
TOLD = "Write to jane.miller@acme-logistics.com before noon."


def text(answer) -> str:
    return answer.content.decode()


def contribute_to(situation) -> str:
    return reverse("contribute", args=[situation.pk])


def analysis(client, **said: str):
    return client.post(reverse("analysis"), said)


def test_analysis_shows_language_strategies_and_their_phrases(client):
    page = text(analysis(client, body=HEARD))

    assert ("This looks like" in page, 'lang="en"' in page) == (True, True)
    assert ('for="compose-listen"' in page, '<q lang="en" dir="auto">Hear her out</q>' in page) == (True, True)


def test_analysis_stores_nothing(client):
    analysis(client, body=f"{HEARD} {TOLD}")

    assert (Contribution.objects.count(), SuggestionAnswer.objects.count(), client.session.keys()) == (0, 0, set())


@pytest.mark.parametrize("body", ["", "   ", "\x00", "x" * 50_000])
def test_analysis_answers_to_any_text(client, body):
    assert analysis(client, body=body).status_code == 200


def test_analysis_takes_the_language_its_author_says(client):
    page = text(analysis(client, body=HEARD, language="de"))

    assert ("You say this is" in page, 'lang="de"' in page) == (True, True)


def test_analysis_marks_personal_details_and_says_why(client):
    page = text(analysis(client, body=TOLD))

    assert "jane.miller@acme-logistics.com</mark> <span>an e-mail address</span>" in page
    assert 'data-by="[e-mail]"' in page


def test_analysis_of_a_situation_suggests_no_strategies(client):
    page = text(analysis(client, title="He calls me at night", body=f"{HEARD} {TOLD}"))

    assert ("compose-listen" in page, "an e-mail address" in page) == (False, True)


def test_preview_ticks_what_is_suggested_for_sure(client):
    page = client.post(contribute_to(f.make_situation()), {"body": HEARD, "language": "", "preview": "1"})

    assert page.context["form"]["strategies"].value() == ["listen"]
    assert 'name="shown" value="listen"' in text(page)


def test_preview_does_not_tick_again_what_its_author_has_unticked(client):
    said = {"body": HEARD, "language": "", "preview": "1", "shown": "listen"}

    page = client.post(contribute_to(f.make_situation()), said)

    assert page.context["form"]["strategies"].value() == []


@pytest.mark.parametrize(("ticked", "accepted"), [(["listen"], True), ([], False)])
def test_what_an_author_makes_of_a_suggestion_is_kept(client, bo, ticked, accepted):
    client.force_login(bo)

    client.post(
        contribute_to(f.make_situation()), {"body": HEARD, "language": "", "strategies": ticked, "shown": "listen"}
    )

    answer = SuggestionAnswer.objects.get()
    assert (answer.strategy.slug, answer.accepted, answer.answerer) == ("listen", accepted, bo)


def test_only_what_was_really_suggested_is_kept(client, bo):
    client.force_login(bo)

    client.post(contribute_to(f.make_situation()), {"body": HEARD, "language": "", "shown": ["humour", "nonsense"]})

    assert SuggestionAnswer.objects.count() == 0


def test_personal_details_are_published_only_by_who_was_told(client, bo):
    client.force_login(bo)
    path = contribute_to(f.make_situation())

    told = client.post(path, {"body": TOLD, "language": ""})
    stored = Contribution.objects.count()
    client.post(path, {"body": TOLD, "language": "", "aware": told.context["found"].aware})

    assert (told.status_code, stored, Contribution.objects.get().body) == (422, 0, TOLD)
    assert ("Publish all the same" in text(told), TOLD in text(told)) == (True, True)


def test_knowing_of_one_detail_is_not_knowing_of_another(client, bo):
    client.force_login(bo)
    path = contribute_to(f.make_situation())
    aware = client.post(path, {"body": TOLD, "language": ""}).context["found"].aware

    answer = client.post(path, {"body": f"{TOLD} Or call +44 20 7946 0958.", "language": "", "aware": aware})

    assert (answer.status_code, Contribution.objects.count()) == (422, 0)


def test_a_site_may_refuse_personal_details(client, bo, settings):
    settings.PERSONAL_DETAILS = "block"
    client.force_login(bo)
    path = contribute_to(f.make_situation())

    told = client.post(path, {"body": TOLD, "language": ""})
    again = client.post(path, {"body": TOLD, "language": "", "aware": told.context["found"].aware})

    assert (told.status_code, again.status_code, Contribution.objects.count()) == (422, 422, 0)
    assert "Publish all the same" not in text(told)


def test_one_press_generalises_without_a_script(client):
    body = f"{TOLD} Or call +44 20 7946 0958."
    path = contribute_to(f.make_situation())
    told = client.post(path, {"body": body, "language": "", "preview": "1"})
    first = told.context["found"].details[0]

    one = client.post(path, {"body": body, "language": "", "generalise": first.place})
    every = client.post(path, {"body": body, "language": "", "generalise": "all"})

    assert one.context["form"]["body"].value() == "Write to [e-mail] before noon. Or call +44 20 7946 0958."
    assert every.context["form"]["body"].value() == "Write to [e-mail] before noon. Or call [phone]."


def test_a_visitors_personal_details_are_not_kept_before_they_are_told(client):
    answer = client.post(contribute_to(f.make_situation()), {"body": TOLD, "language": ""})

    assert (answer.status_code, client.session.keys()) == (422, set())


def test_a_situation_asks_the_same_of_its_title(client, ana):
    client.force_login(ana)
    said = {"title": "jane.miller@acme-logistics.com shouts at me", "body": "Every day.", "language": ""}

    told = client.post(reverse("ask"), said)
    generalised = client.post(reverse("ask"), said | {"generalise": "all"})
    client.post(reverse("ask"), said | {"aware": told.context["found"].aware})

    assert (told.status_code, generalised.context["form"]["title"].value()) == (422, "[e-mail] shouts at me")
    assert Situation.objects.get().title == said["title"]


def test_suggestions_say_what_they_rest_on(client):
    assert "nobody has trained it yet" in text(client.get(reverse("suggestions")))


def test_only_a_form_that_is_asked_for_takes_its_draft_back(client, bo):
    client.force_login(bo)
    path = reverse("contribution_revise", args=[f.make_contribution(by=bo).pk])

    asked, sent = client.get(path), client.post(path, {"body": TOLD, "language": ""})

    assert ("data-restore" in text(asked), "data-restore" in text(sent)) == (True, False)
    assert text(sent).count("data-draft=") == 1


def test_languages_it_may_be_are_buttons_only_where_a_script_hears_them(client):
    body = "Mut."
    path = contribute_to(f.make_situation())
    live, still = text(analysis(client, body=body)), text(client.post(path, {"body": body, "preview": "1"}))

    assert [("We cannot tell the language for sure" in page) for page in (live, still)] == [True, True]
    assert ("data-choose-language" in live, "data-choose-language" in still) == (True, False)
    assert ('role="status"' in live, '<span lang="' in still) == (False, True)
