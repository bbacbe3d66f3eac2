"""Situations: the list, one with its advice, asking, changing, taking back."""

import re

import pytest
from django.urls import reverse

from advice.actions import asking
from advice.actions.wording import MAXIMUM_BODY
from advice.models import Situation
from tests import factories as f
from tests.web.pages import changed_words, tree

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return answer.content.decode()


def shown(answer) -> list[int]:
    return [int(number) for number in re.findall(r'id="c-([0-9]+)"', text(answer))]


def test_list_shows_the_most_answered_first_and_the_newest_on_request(client):
    quiet = f.make_situation("Nobody answered this one")
    busy = f.make_contribution(f.make_situation("Somebody answered this one")).situation
    newest = f.make_situation("The newest one")

    best = client.get("/en/situations/").context["page"].rows
    new = client.get("/en/situations/?sort=new").context["page"].rows

    assert (list(best), list(new)) == ([busy, newest, quiet], [newest, busy, quiet])


def test_list_narrows_by_topic_language_and_need(client):
    sales = f.make_topic("sales")
    wanted = f.make_situation(topic=sales, language="fr")
    f.make_situation(topic=sales, language="en")
    f.make_situation(language="fr")
    f.make_contribution(f.make_situation(topic=sales, language="fr"))

    page = client.get("/en/situations/?topic=sales&lang=fr&needs=advice").context["page"]

    assert (list(page.rows), page.total, page.elsewhere) == ([wanted], 1, 1)
    assert [(choice.value, choice.count, choice.chosen) for choice in page.topics] == [("sales", 1, True)]


def test_list_of_nothing_invites_to_ask(client):
    assert "Ask this" in text(client.get("/en/situations/"))


def test_list_goes_on_behind_its_last_row(client):
    rows = [f.make_situation() for _ in range(23)]

    first = client.get("/en/situations/").context["page"]
    second = client.get(f"/en/situations/{first.next_query}").context["page"]
    piece = client.get(f"/en/situations/{first.next_query}", headers={"hx-request": "true", "hx-target": "further"})

    assert [*first.rows, *second.rows] == rows[::-1]
    assert (second.next_query, "<html" in text(piece)) == ("", False)


def test_list_hides_a_withdrawn_situation_even_from_who_asked(client, ana):
    situation = f.make_situation("Taken back by Ana")
    asking.withdraw_situation(situation, by=ana)
    client.force_login(ana)

    assert list(client.get("/en/situations/").context["page"].rows) == []


def test_situation_with_a_stale_slug_moves_for_good_and_keeps_the_query(client):
    situation = f.make_situation("客户很生气")

    answer = client.get(f"/en/situations/{situation.pk}/old-words/?sort=new&lang=fr&lang=en")

    assert answer.status_code == 301
    assert answer["Location"] == f"{situation.get_absolute_url()}?sort=new&lang=fr&lang=en"
    assert client.get(situation.get_absolute_url()).status_code == 200


def test_situation_that_is_not_there_is_404(client):
    assert client.get("/en/situations/999999/any/").status_code == 404
    assert client.get(f"/en/situations/{'9' * 30}/any/").status_code == 404


def test_situation_shows_the_best_first_and_the_newest_on_request(client):
    situation = f.make_situation()
    old, loved, new = (f.make_contribution(situation) for _ in range(3))
    f.make_votes(loved, helpful=3)

    best, newest = (shown(client.get(f"{situation.get_absolute_url()}{query}")) for query in ("", "?sort=new"))

    assert (best, newest) == ([loved.pk, old.pk, new.pk], [new.pk, loved.pk, old.pk])


def test_situation_shows_the_languages_one_reads_and_all_on_request(client, bo):
    situation = f.make_situation()
    french = f.make_contribution(situation, by=f.dee(), language="fr")
    chinese = f.make_contribution(situation, by=f.dee(), language="zh")
    smile = f.make_contribution(situation, by=f.dee(), body="🙂🙂", language=None)
    client.force_login(bo)

    mine = client.get(situation.get_absolute_url())
    everything = client.get(f"{situation.get_absolute_url()}?lang=all")

    assert (shown(mine), shown(everything)) == ([chinese.pk, smile.pk], [french.pk, chinese.pk, smile.pk])
    assert "1 more in other languages" in text(mine)


def test_situation_pins_the_advice_somebody_came_for(client):
    situation = f.make_situation()
    rows = [f.make_contribution(situation) for _ in range(33)]

    there = client.get(f"{situation.get_absolute_url()}?focus={rows[0].pk}")
    last = client.get(f"{situation.get_absolute_url()}?focus={rows[-1].pk}")
    elsewhere = client.get(f"{situation.get_absolute_url()}?focus={f.make_contribution().pk}")

    assert (there.context["pinned"], last.context["pinned"], elsewhere.context["pinned"]) == (None, rows[-1], None)
    assert shown(last)[:2] == [rows[-1].pk, rows[0].pk]


def test_situation_marks_each_text_with_its_own_language(client):
    situation = f.make_situation("Le client crie", language="fr")
    f.make_contribution(situation, body="先听", language="zh")

    page = text(client.get(f"{situation.get_absolute_url()}?lang=all"))

    assert '<h1 lang="fr" dir="auto">Le client crie</h1>' in page
    assert 'lang="zh" dir="auto"><p dir="auto">先听</p>' in page


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("name", ["situation", "strategy", "contributions"])
def test_pages_cost_the_same_for_one_and_for_thirty_rows(client, signed_in, name, django_assert_max_num_queries):
    situation = f.make_situation(topic=f.make_topic())
    f.make_playbook(f.make_team(editors=[f.dee()]))
    f.make_contribution(situation, strategies=["listen", "humour"])
    path = situation.get_absolute_url() if name == "situation" else {"strategy": "/en/strategies/listen/"}.get(name)
    path = path or "/en/contributions/"
    if signed_in:
        client.force_login(f.dee())

    with django_assert_max_num_queries(12) as one:
        client.get(path)
    for number in range(29):
        f.make_votes(
            f.make_contribution(situation, by=f.make_user(), strategies=["listen"][: number % 2 + 1]), helpful=1
        )
    with django_assert_max_num_queries(12) as thirty:
        client.get(path)

    assert len(thirty) == len(one)


def test_ask_publishes_and_thanks(client, ana):
    client.force_login(ana)

    answer = client.post(
        "/en/situations/new/", {"title": "My client will not pay", "body": "For **months**.", "language": ""}
    )

    situation = Situation.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, situation.get_absolute_url())
    assert (situation.author, situation.language, situation.body_html) == (
        ana,
        "en",
        '<p dir="auto">For <strong>months</strong>.</p>',
    )


def test_ask_previews_without_storing(client, ana):
    client.force_login(ana)

    answer = client.post(
        "/en/situations/new/", {"title": "Mon client ne paie plus ses factures", "body": "*Rien*", "preview": "1"}
    )

    assert (answer.status_code, Situation.objects.count()) == (200, 0)
    assert ("<em>Rien</em>" in text(answer), "Français" in text(answer), 'value="Mon client' in text(answer)) == (
        True,
    ) * 3


@pytest.mark.parametrize(
    "wrong",
    [{"title": " "}, {"language": "xx"}, {"topic": "999"}, {"title": "a\x00b"}, {"body": "x" * (MAXIMUM_BODY + 1)}],
)
def test_ask_refuses_and_keeps_what_was_typed(client, ana, wrong):
    client.force_login(ana)

    answer = client.post("/en/situations/new/", {"title": "A title", "body": "Some words", "language": ""} | wrong)

    assert (answer.status_code, Situation.objects.count()) == (422, 0)
    assert ("Some words" in text(answer)) == ("body" not in wrong)


def test_ask_leads_a_stranger_to_the_sign_in_page(client):
    assert client.get("/en/situations/new/")["Location"] == "/en/account/login/?next=/en/situations/new/"


def test_situation_is_changed_by_who_asked_alone(client, ana, dee):
    situation = f.make_situation("First words")
    path = reverse("situation_revise", args=[situation.pk])
    values = {"title": "Second words", "body": "", "language": "en"}

    client.force_login(dee)
    refused = client.get(path).status_code, client.post(path, values).status_code
    client.force_login(ana)
    allowed = client.get(path).status_code, client.post(path, values).status_code

    situation.refresh_from_db()
    assert (refused, allowed, situation.title) == ((403, 403), (200, 302), "Second words")


def test_situation_is_withdrawn_and_restored_by_who_asked_alone(client, ana, dee):
    situation = f.make_situation()
    withdraw, restore = (reverse(name, args=[situation.pk]) for name in ("situation_withdraw", "situation_restore"))

    client.force_login(dee)
    refused = client.get(withdraw).status_code, client.post(withdraw).status_code
    client.force_login(ana)
    allowed = client.get(withdraw).status_code, client.post(withdraw).status_code
    mine = text(client.get(situation.get_absolute_url()))
    client.force_login(dee)
    hidden = client.get(situation.get_absolute_url()).status_code, client.post(restore).status_code
    client.force_login(ana)
    back = client.get(restore).status_code, client.post(restore).status_code

    assert (refused, allowed, hidden, back) == ((403, 403), (200, 302), (404, 404), (200, 302))
    assert (f'<a href="{restore}">Undo</a>' in mine, f'<a href="{restore}">Restore it</a>' in mine) == (True, True)
    assert Situation.objects.published().count() == 1


def test_situation_others_have_answered_is_not_withdrawn(client, ana):
    situation = f.make_contribution().situation
    client.force_login(ana)

    assert client.post(reverse("situation_withdraw", args=[situation.pk])).status_code == 403


def test_history_shows_what_changed(client, ana):
    situation = f.make_situation("The client shouts")
    asking.revise_situation(situation, by=ana, title="The client whispers", language="en")

    page = client.get(reverse("situation_history", args=[situation.pk]))

    assert changed_words(tree(page))[0] == "The client [-shouts-]{+whispers+}"


@pytest.mark.parametrize("query", ["from=1&to=1", "from=x&to=%00", "from=99", "to=" + "9" * 99])
def test_history_answers_whatever_versions_are_asked_for(client, query):
    situation = f.make_situation()

    assert client.get(f"{reverse('situation_history', args=[situation.pk])}?{query}").status_code == 200


def test_related_situations_are_linked_unless_withdrawn(client, ana):
    situation, shown_one, hidden = (
        f.make_situation(),
        f.make_situation("Shown beside"),
        f.make_situation("Hidden beside"),
    )
    situation.related.add(shown_one, hidden)
    asking.withdraw_situation(hidden, by=ana)

    page = text(client.get(situation.get_absolute_url()))

    assert ("Shown beside" in page, "Hidden beside" in page) == (True, False)


def test_withdrawn_situation_asks_nobody_to_write_where_nothing_can_be_written(client, ana):
    situation = f.make_situation(by=ana)
    client.force_login(ana)

    before = text(client.get(situation.get_absolute_url()))
    asking.withdraw_situation(situation, by=ana)
    after = text(client.get(situation.get_absolute_url()))

    assert ("Write the first one" in before, 'href="#compose"' in before) == (True, True)
    assert ("Write the first one" in after, 'href="#compose"' in after) == (False, False)
