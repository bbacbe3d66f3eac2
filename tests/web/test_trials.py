"""Trials: the button on the card, the page of one's own, what readers see of outcomes and what nobody does."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from advice.actions import contributing, translating, trying
from advice.models import Trial
from tests import factories as f

pytestmark = pytest.mark.django_db
HTMX = {"hx-request": "true"}
TRYING = "You are trying this · how did it go?"


def text(answer) -> str:
    return answer.content.decode()


def words(answer) -> str:
    """What a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", text(answer)).split())


def path(name: str, number: int) -> str:
    return reverse(name, args=[number])


@pytest.fixture
def advice():
    return f.make_contribution()


@pytest.fixture
def reader(client):
    client.force_login(f.dee())
    return client


@pytest.fixture
def trial(advice):
    return f.make_trial(advice)


def due_today(trial: Trial) -> Trial:
    return f.make_due(trial, timezone.localdate())


# --- The card ---------------------------------------------------------------------------------------------------------


def test_try_returns_to_the_card_it_came_from_and_says_when_to_expect_the_question(reader, advice):
    answer = reader.post(
        path("try", advice.pk), headers={"referer": "http://testserver/en/contributions/?lang=all#c-9"}, follow=False
    )
    page = words(reader.get(answer["Location"]))

    assert answer["Location"] == f"http://testserver/en/contributions/?lang=all#c-{advice.pk}"
    assert ("You are trying this. You will be asked how it went." in page, TRYING in page) == (True, True)


def test_try_with_htmx_answers_the_piece(reader, advice):
    page = text(reader.post(path("try", advice.pk), headers=HTMX))

    assert page.lstrip().startswith(f'<div class="try" id="try-{advice.pk}">')
    assert (TRYING in page, path("trial_report", Trial.objects.get().pk) in page) == (True, True)


def test_try_pressed_twice_is_one_trial(reader, advice):
    for _press in range(2):
        reader.post(path("try", advice.pk))

    assert Trial.objects.count() == 1


def test_try_without_an_account_leads_to_the_sign_in_page_and_back(client, advice):
    expected = f"/en/account/login/?next={path('contribution', advice.pk)}"

    plain = client.post(path("try", advice.pk))
    htmx = client.post(path("try", advice.pk), headers=HTMX)

    assert (plain["Location"], htmx["HX-Redirect"], Trial.objects.count()) == (expected, expected, 0)


def test_try_of_ones_own_advice_is_refused_and_others_may(client, advice):
    answers = []
    for person in (f.bo(), f.dee()):
        client.force_login(person)
        answers.append(client.post(path("try", advice.pk)).status_code)

    assert (answers, Trial.objects.get().person) == ([403, 302], f.dee())


def test_try_of_withdrawn_advice_is_not_possible(reader, advice):
    contributing.withdraw(advice, by=f.bo())

    assert (reader.post(path("try", advice.pk)).status_code, Trial.objects.count()) == (404, 0)


def test_try_is_only_posted_and_never_without_its_token(advice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(f.dee())

    assert (client.get(path("try", advice.pk)).status_code, client.post(path("try", advice.pk)).status_code) == (
        405,
        403,
    )


@pytest.mark.parametrize(
    "place", ["/en/contributions/", "/en/strategies/listen/", "/en/", "/en/people/bo/", "situation"]
)
def test_card_has_a_button_for_readers_a_link_for_strangers_and_nothing_for_its_author(client, place):
    advice = f.make_contribution(strategies=["listen"])
    address = advice.situation.get_absolute_url() if place == "situation" else place
    button, link = f'action="{path("try", advice.pk)}"', "(sign in to try it)"

    seen = []
    for person in (None, f.dee(), f.bo()):
        if person:
            client.force_login(person)
        page = text(client.get(f"{address}?lang=all"))
        seen.append((button in page, link in page))
    trying.try_out(advice, by=f.dee())
    client.force_login(f.dee())
    page = text(client.get(f"{address}?lang=all"))

    assert seen == [(False, True), (True, False), (False, False)]
    assert (button in page, TRYING in page) == (False, True)


def test_card_tells_the_outcomes_apart_from_the_votes(client, advice):
    f.make_votes(advice, helpful=3)
    f.make_outcomes(advice, worked=4, mixed=2, failed=1)

    page = words(client.get(advice.situation.get_absolute_url()))

    assert "Tried by 7: worked 4 · mixed 2 · did not 1" in page
    assert "100% helpful · 3 votes" in page


def test_card_tells_no_outcomes_where_nobody_has_said_any(client, trial):
    assert "Tried by" not in words(client.get(trial.contribution.situation.get_absolute_url()))


def test_situation_shows_the_five_newest_lines_that_are_shown_without_their_names(client, advice):
    for number in range(7):
        f.make_trial(
            advice, by=f.make_user(name=f"Witness {number}"), outcome="mixed", line=f"Line {number}.", shown=True
        )
    f.make_trial(advice, by=f.make_user(name="Witness 8"), outcome="failed", line="For myself.")

    page = text(client.get(advice.situation.get_absolute_url()))

    assert re.findall(r"Line \d", page) == [f"Line {number}" for number in (6, 5, 4, 3, 2)]
    assert ("For myself" in page, "Witness" in page) == (False, False)


def test_line_stands_in_its_own_language(client, advice):
    f.make_trial(advice, outcome="worked", line="Elle a rappelé le lendemain matin, et tout était réglé.", shown=True)

    page = text(client.get(advice.situation.get_absolute_url()))

    assert '<span lang="fr" dir="auto">Elle a rappelé' in page


def test_line_of_a_stranger_is_harmless(client, advice):
    f.make_trial(advice, outcome="worked", line="<script>alert(1)</script> & so on", shown=True)

    page = text(client.get(advice.situation.get_absolute_url()))

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on" in page


def test_line_that_counts_no_more_is_shown_no_more(client, advice):
    f.make_trial(advice, outcome="worked", line="The first time.", shown=True)
    f.make_trial(advice, outcome="failed", line="The second time.", shown=True)

    page = text(client.get(advice.situation.get_absolute_url()))

    assert ("The first time." in page, "The second time." in page) == (False, True)


def test_pinned_advice_has_its_lines_too(client):
    situation = f.make_situation()
    rows = [f.make_contribution(situation) for _ in range(33)]
    f.make_trial(rows[-1], outcome="failed", line="It did not hold.", shown=True)

    answer = client.get(f"{situation.get_absolute_url()}?focus={rows[-1].pk}")

    assert (answer.context["pinned"], "It did not hold." in text(answer)) == (rows[-1], True)


@pytest.mark.parametrize("signed_in", [False, True])
def test_situation_with_lines_and_versions_costs_the_same_for_one_and_thirty(
    client, signed_in, django_assert_max_num_queries
):
    situation, reader = f.make_situation(), f.make_user(reads=["fr"])
    f.make_playbook(f.make_team(by=reader), by=reader)
    if signed_in:
        client.force_login(reader)

    def add() -> None:
        row = f.make_contribution(situation, strategies=["listen"])
        translating.translate(row, by=f.cy(), language="fr", body=f"Laissez-les finir, numéro {row.pk}.")
        for number in range(2):
            f.make_trial(row, by=f.make_user(), outcome="worked", line=f"It held, {number}.", shown=True)
        due_today(f.make_trial(row, by=reader))

    add()
    with django_assert_max_num_queries(12) as one:
        client.get(situation.get_absolute_url(), headers={"accept-language": "fr"})
    for _ in range(29):
        add()
    with django_assert_max_num_queries(12) as thirty:
        answer = client.get(situation.get_absolute_url(), headers={"accept-language": "fr"})

    assert (len(thirty), text(answer).count("It held,")) == (len(one), 60)


# --- The page of one's own --------------------------------------------------------------------------------------------


def test_trials_ask_a_stranger_to_sign_in(client):
    assert client.get("/en/trials/")["Location"] == "/en/account/login/?next=/en/trials/"


def test_trials_of_who_tries_nothing_say_how_to_begin(reader):
    page = words(reader.get("/en/trials/"))

    assert ("Nothing to try yet" in page, "Find some advice" in page) == (True, True)


def test_trials_show_what_is_due_first_with_its_form_then_the_rest_then_the_past(reader):
    past = f.make_trial(outcome="worked", line="It held for a month.")
    later, due = f.make_trial(), due_today(f.make_trial())

    page = text(reader.get("/en/trials/"))

    places = [page.index(f'id="trial-{each.pk}"') for each in (due, later, past)]
    assert places == sorted(places)
    assert [f'id="trial-{each.pk}-outcome_0"' in page for each in (due, later, past)] == [True, True, False]
    assert ("It held for a month." in page, "Only you see your line." in page) == (True, True)


def test_trials_show_the_version_their_person_reads(client):
    advice = f.make_contribution(body="Let them finish.")
    translating.translate(advice, by=f.cy(), language="fr", body="Laissez-les finir.")
    reader = f.make_user(reads=["fr"])
    f.make_trial(advice, by=reader)
    client.force_login(reader)

    assert re.search(r'lang="fr" dir="auto">Laissez-les finir', text(client.get("/en/trials/")))


def test_trials_keep_the_words_of_withdrawn_advice_to_themselves(reader, trial):
    contributing.withdraw(trial.contribution, by=f.bo())

    page = words(reader.get("/en/trials/"))

    assert (trial.contribution.body in page, "This advice was withdrawn." in page) == (False, True)
    assert ("Stop trying this" in page, "Say now what came of it" in page) == (True, False)


@pytest.mark.parametrize("number", [1, 30])
def test_trials_cost_the_same_for_one_and_thirty(reader, number, django_assert_num_queries):
    for _ in range(number):
        row = f.make_contribution(language="de", body=f"Erst zuhören, dann antworten, Nummer {f.make_user().pk}.")
        due_today(f.make_trial(row))
    f.make_trial(outcome="worked")

    with django_assert_num_queries(5):
        answer = reader.get("/en/trials/", headers={"accept-language": "fr"})

    assert len(answer.context["open"]) == min(number, 20)


def test_report_counts_the_outcome_and_thanks(reader, trial):
    said = {"outcome": "mixed", "line": "Half of it.", "shown": "on"}

    answer = reader.post(path("trial_report", trial.pk), said)
    page = words(reader.get(answer["Location"]))

    trial.refresh_from_db()
    trial.contribution.refresh_from_db()
    assert (answer["Location"], trial.outcome, trial.line, trial.shown) == ("/en/trials/", "mixed", "Half of it.", True)
    assert trial.contribution.mixed == 1
    assert ("Thank you" in page, "Others see your line, without your name." in page) == (True, True)


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"line": "Half of it."}, "Say whether it worked."),
        ({"outcome": "splendid", "line": "Half of it."}, "Select a valid choice"),
        ({"outcome": "worked", "line": "Half of it." + "x" * 190}, "at most 200 characters"),
        (
            {"outcome": "worked", "line": "Half of it. Call +44 20 7946 0958.", "shown": "on"},
            "keep the line to yourself",
        ),
    ],
)
def test_report_keeps_what_was_typed_when_it_is_refused(reader, trial, said, complaint):
    answer = reader.post(path("trial_report", trial.pk), said)

    assert (answer.status_code, complaint in words(answer), "Half of it." in text(answer)) == (422, True, True)
    assert Trial.objects.get().outcome == ""


def test_report_offers_what_was_said_before_to_change_it(reader, advice):
    said = f.make_trial(advice, outcome="failed", line="Not at all.", shown=True)

    page = text(reader.get(path("trial_report", said.pk)))

    assert 'value="Not at all."' in page
    assert re.search(r'value="failed"[^>]* checked', page)


@pytest.mark.parametrize("days", [3, 7, 14, 30])
def test_postpone_moves_the_day(reader, trial, days):
    due_today(trial)

    answer = reader.post(path("trial_postpone", trial.pk), {"days": str(days)})

    trial.refresh_from_db()
    assert (answer["Location"], trial.due) == (
        f"/en/trials/#trial-{trial.pk}",
        timezone.localdate() + timedelta(days=days),
    )


@pytest.mark.parametrize("days", ["", "0", "-3", "4", "yes", "9" * 400, "\x00"])
def test_postpone_to_another_day_is_refused(reader, trial, days):
    before = trial.due

    assert reader.post(path("trial_postpone", trial.pk), {"days": days}).status_code == 400
    trial.refresh_from_db()
    assert trial.due == before


def test_postpone_of_what_is_over_says_so(reader, advice):
    said = f.make_trial(advice, outcome="worked")

    answer = reader.post(path("trial_postpone", said.pk), {"days": "3"}, follow=True)

    assert "You have said already what came of this." in words(answer)


def test_give_up_is_undone_by_one_press(reader, trial):
    page = text(reader.post(path("trial_give_up", trial.pk), follow=True))
    gone = Trial.objects.count()

    assert (gone, f'action="{path("try", trial.contribution_id)}"' in page) == (0, True)
    reader.post(path("try", trial.contribution_id))
    assert Trial.objects.get().contribution == trial.contribution


def test_give_up_of_an_outcome_asks_first_and_takes_it_back(reader, advice):
    said = f.make_trial(advice, outcome="worked", line="It held.", shown=True)

    asked = words(reader.get(path("trial_give_up", said.pk)))
    answer = reader.post(path("trial_give_up", said.pk), follow=True)

    advice.refresh_from_db()
    assert "Your outcome leaves the counts, and your line is deleted." in asked
    assert "Your outcome is taken back." in words(answer)
    assert (advice.outcome_count, Trial.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["trial_report", "trial_postpone", "trial_give_up"])
def test_trials_of_others_are_not_there(client, trial, name):
    said = {"outcome": "worked", "days": "3"}
    statuses = []
    for person in (f.cy(), f.bo(), f.dee()):
        client.force_login(person)
        statuses.append(client.post(path(name, trial.pk), said).status_code)

    assert statuses == [404, 404, 302]


# --- The reminder on the site -----------------------------------------------------------------------------------------


def asked(page: str) -> tuple[bool, bool]:
    return "Something you try is due." in page, "2 things you tried: how did they go?" in page


def test_reader_is_asked_on_every_page_and_with_the_number_on_their_own(reader):
    for _ in range(2):
        due_today(f.make_trial())
    f.make_trial()

    pages = [text(reader.get(address)) for address in ("/en/about/", "/en/people/dee/", "/en/people/bo/")]

    assert [asked(page) for page in pages] == [(True, False), (True, True), (True, False)]


def test_nobody_is_asked_before_the_day_or_for_others(client):
    f.make_trial()
    due_today(f.make_trial(by=f.cy()))
    client.force_login(f.dee())

    pages = [text(client.get(address)) for address in ("/en/about/", "/en/people/dee/", "/en/people/cy/")]

    assert [asked(page) for page in pages] == [(False, False)] * 3


def test_question_in_the_menu_costs_no_query(client, django_assert_num_queries):
    due_today(f.make_trial())
    client.force_login(f.dee())

    with django_assert_num_queries(3):  # the session, the account, and what the page says of bridges
        assert asked(text(client.get("/en/about/")))[0]


def test_settings_turn_the_letters_off_and_on(reader):
    blank = {f"language_{place}": "" for place in range(1, 5)} | {"name": "Dee", "role": ""}

    kept = []
    for said in ({}, {"letters": "on"}):
        reader.post("/en/settings/", blank | said)
        kept.append(type(f.dee()).objects.get(username="dee").letters)

    assert kept == [False, True]
    assert re.search(r'name="letters"[^>]* checked', text(reader.get("/en/settings/")))
