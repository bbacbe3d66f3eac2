"""What is already said, beside a text that somebody writes: shown while they type and on the preview, and endorsed in one press."""

import html
import json
import re

import pytest
from django.urls import reverse

from advice.actions import contributing, translating
from advice.models import Contribution, Situation, Vote, VoteChange
from tests import factories as f

pytestmark = pytest.mark.django_db
ADVICE = "Let the client finish before you answer, then say back what you heard and ask what would help most today."
NEAR = ADVICE.replace("today", "tomorrow")
OTHER = "Move the deadline by a week, write down who does what, and tell everybody before the weekend begins."
CHINESE = "先让客户把话说完，再用自己的话复述一遍，然后问他今天最需要什么帮助。"
SECTION = re.compile(r'<section[^>]*aria-labelledby="alike">.*?</section>', re.DOTALL)


def section(answer) -> str:
    """What the answer shows as already said; nothing where it shows none."""
    found = SECTION.search(answer.content.decode())
    return found[0] if found else ""


def typed(client, body: str, here: Situation | None = None, **said: object):
    """The piece that comes while somebody types advice for a situation."""
    known = {"situation": here.pk} if here else {}
    return client.post(reverse("analysis"), {"body": body, **known, **said})


def sent_along(page) -> dict[str, int]:
    """What the page sends along with what is typed."""
    found = re.search(r'hx-vals="([^"]+)"', page.content.decode())
    return json.loads(html.unescape(found[1])) if found else {}


def endorse(contribution: Contribution) -> str:
    return reverse("endorse", args=[contribution.pk])


@pytest.fixture
def advice(bo) -> Contribution:
    return f.make_contribution(by=bo, body=ADVICE)


def test_near_identical_advice_is_shown_in_its_language_with_its_situation(client, advice, dee):
    client.force_login(dee)

    page = section(typed(client, NEAR, f.make_situation()))

    assert ("Already said" in page, "Nearly the same words" in page) == (True, True)
    assert f'<p class="alike__words" lang="en" dir="auto">{ADVICE}</p>' in page
    assert (advice.situation.title in page, "No votes yet" in page) == (True, True)


def test_in_its_own_situation_the_title_is_left_out(client, advice):
    page = section(typed(client, ADVICE, advice.situation))

    assert ("The very same words" in page, advice.situation.title in page) == (True, False)


def test_no_more_than_two_hundred_characters_are_shown(client, bo):
    f.make_contribution(by=bo, body=f"{ADVICE} {ADVICE}")

    page = section(typed(client, f"{ADVICE} {ADVICE}"))

    words = re.search(r'alike__words"[^>]*>(.*?)</p>', page)
    assert words is not None
    assert (len(words[1]), words[1][-1]) == (200, "…")


def test_markup_of_other_advice_is_only_text(client, bo):
    f.make_contribution(by=bo, body=f"{ADVICE} <script>alert(1)</script>")

    assert ("<script" in section(typed(client, ADVICE)), "Already said" in section(typed(client, ADVICE))) == (
        False,
        True,
    )


@pytest.mark.parametrize("body", [OTHER, "Let the client finish.", "", "👍"])
def test_nothing_is_shown_where_nothing_is_alike_or_too_little_is_written(client, advice, body):
    f.make_contribution(body="Let the client finish.")

    assert section(typed(client, body)) == ""


def test_a_situation_is_not_compared(client, advice):
    assert section(client.post(reverse("analysis"), {"title": "He calls", "body": ADVICE})) == ""


def test_withdrawn_advice_is_shown_to_nobody(client, advice, bo, dee):
    contributing.withdraw(advice, by=bo)

    for reader in (bo, dee):
        client.force_login(reader)
        assert section(typed(client, ADVICE)) == ""


def test_what_is_being_changed_is_not_shown_to_its_author(client, advice, bo):
    client.force_login(bo)
    path = reverse("contribution_revise", args=[advice.pk])

    live = typed(client, NEAR, **sent_along(client.get(path)))
    still = client.post(path, {"body": NEAR, "language": "en", "preview": "1"})

    assert [section(live), section(still)] == ["", ""]
    assert section(typed(client, NEAR, advice.situation)) != ""


def test_a_page_asks_for_its_own_situation(client, advice):
    for address in (advice.situation.get_absolute_url(), reverse("contribute", args=[advice.situation_id])):
        assert sent_along(client.get(address)) == {"situation": advice.situation_id}


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 40, "999999"])
def test_a_situation_that_is_none_is_no_hindrance(client, advice, number):
    answer = typed(client, ADVICE, **dict.fromkeys(("situation", "contribution"), number))

    assert (answer.status_code, "The very same words" in section(answer)) == (200, True)


# --- What its reader may do -----------------------------------------------------------------------------------------


def test_who_may_vote_is_offered_to_endorse(client, advice, dee):
    client.force_login(dee)

    page = section(typed(client, ADVICE))

    assert f'type="submit" form="endorse" formaction="{endorse(advice)}"' in page


def test_a_visitor_is_led_to_sign_in(client, advice):
    page = section(typed(client, ADVICE))

    assert ("formaction" in page, f"?next={reverse('contribution', args=[advice.pk])}" in page) == (False, True)


def test_nobody_endorses_their_own_or_twice(client, advice, bo, dee):
    client.force_login(bo)
    own = section(typed(client, ADVICE))
    client.force_login(dee)
    client.post(endorse(advice))
    voted = section(typed(client, ADVICE))

    assert ("formaction" in own, "You wrote this." in own) == (False, True)
    assert ("formaction" in voted, "You said that it would help." in voted) == (False, True)


def test_endorse_votes_and_leads_there(client, advice, dee):
    client.force_login(dee)

    answer = client.post(endorse(advice), follow=True)

    vote = Vote.objects.get()
    assert (vote.voter, vote.contribution, vote.value) == (dee, advice, 1)
    assert answer.redirect_chain[-1][0].endswith(f"?focus={advice.pk}#c-{advice.pk}")
    assert "you endorsed this advice" in answer.content.decode()


def test_endorse_refuses_the_author_a_visitor_and_another_method(client, advice, bo):
    visitor = client.post(endorse(advice))
    client.force_login(bo)

    assert visitor.status_code == 302
    assert visitor.url.endswith(f"?next={reverse('contribution', args=[advice.pk])}")
    assert [client.post(endorse(advice)).status_code, client.get(endorse(advice)).status_code] == [403, 405]
    assert Vote.objects.count() == 0


def test_endorse_keeps_the_limits_of_votes(client, advice, dee):
    others = f.make_contribution(by=f.ana())
    VoteChange.objects.bulk_create(VoteChange(voter=dee, contribution=others, old=0, new=1) for _ in range(10))
    client.force_login(dee)

    answer = client.post(endorse(advice))

    assert (answer.status_code, Vote.objects.count()) == (429, 0)


# --- Without JavaScript ---------------------------------------------------------------------------------------------


def test_preview_shows_what_is_said_and_a_form_behind_its_own(client, advice, dee):
    client.force_login(dee)

    answer = client.post(reverse("contribute", args=[advice.situation_id]), {"body": NEAR, "preview": "1"})

    page = answer.content.decode()
    assert (answer.status_code, "Nearly the same words" in section(answer)) == (200, True)
    assert re.search(r'</form>\s*<form id="endorse" method="post"[^>]*>\s*<input type="hidden" name="csrf', page)


def test_the_same_words_in_the_same_situation_are_refused_beside_what_says_them(client, advice, dee):
    client.force_login(dee)

    answer = client.post(reverse("contribute", args=[advice.situation_id]), {"body": ADVICE})

    assert (answer.status_code, Contribution.objects.count()) == (422, 1)
    assert ("The very same words" in section(answer), endorse(advice) in section(answer)) == (True, True)


def test_similar_advice_is_published_all_the_same(client, advice, dee):
    client.force_login(dee)

    answer = client.post(reverse("contribute", args=[advice.situation_id]), {"body": NEAR})

    assert (answer.status_code, Contribution.objects.count()) == (302, 2)


# --- Other languages ------------------------------------------------------------------------------------------------


def test_a_translation_is_compared_and_shown(client, advice, bo):
    french = "Laissez le client finir avant de répondre, puis redites ce que vous avez entendu et demandez ce qui aide."
    translating.translate(advice, by=bo, language="fr", body=french)

    page = section(typed(client, french))

    assert ("The very same words" in page, "Translated from" in page) == (True, True)
    assert f'lang="fr" dir="auto">{french}</p>' in page


def test_where_words_differ_strategies_in_this_situation_are_compared_in_any_language(client, bo):
    situation = f.make_situation()
    f.make_contribution(situation, by=bo, body=CHINESE, language="zh", strategies=["listen"])
    body = "Hear her out before you offer anything at all, and take your time."

    ticked, found = typed(client, OTHER, situation, strategies=["listen"]), typed(client, body, situation)
    other = typed(client, body, situation, strategies=["humour"])
    nowhere = typed(client, body)

    for answer in (ticked, found):
        page = section(answer)
        assert ("Others go this way here already" in page, "Same strategy in this situation" in page) == (True, True)
        assert (f'lang="zh" dir="auto">{CHINESE}</p>' in page, "Listen" in page) == (True, True)
    assert [section(other), section(nowhere)] == ["", ""]


def test_strategies_nobody_knows_are_not_asked_for(client, bo):
    situation = f.make_situation()
    f.make_contribution(situation, by=bo, strategies=["listen"])

    answer = typed(client, OTHER, situation, strategies=["listen", *(f"no-{number}" for number in range(900))])

    assert "Same strategy in this situation" in section(answer)


# --- Cost -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("body", "shown"), [(NEAR, 3), (OTHER, 2)])
def test_the_live_request_costs_the_same_for_one_and_thirty(client, bo, dee, body, shown, django_assert_num_queries):
    """Two for the person, two for the strategies, one for what suggests them; two to find what is alike by its words or its strategies, two to read it."""
    situation = f.make_situation()
    client.force_login(dee)
    f.make_contribution(situation, by=bo, body=ADVICE, strategies=["listen"])
    typed(client, body, situation)

    with django_assert_num_queries(9):
        one = typed(client, body, situation, strategies=["listen"])
    for number in range(30):
        f.make_contribution(situation, by=bo, body=f"{ADVICE} {number}", strategies=["listen"])
    with django_assert_num_queries(9):
        thirty = typed(client, body, situation, strategies=["listen"])

    assert [section(answer).count("alike__words") for answer in (one, thirty)] == [1, shown]
