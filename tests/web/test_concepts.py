"""Strategies as concepts in the pages: every name leads to the same set, curators change words, merge, decide in public."""

from urllib.parse import unquote

import pytest
from django.conf import settings
from django.urls import reverse

from advice.actions.merging import merge
from advice.actions.naming import Words, reword
from advice.actions.proposing import propose
from advice.language import address
from advice.models import Decision, Merge, Proposal, Strategy, StrategyAddress
from tests import factories as f

pytestmark = pytest.mark.django_db


def strategy(slug: str) -> Strategy:
    return Strategy.objects.labelled().get(slug=slug)


def test_every_name_in_every_language_leads_to_the_preferred_address(client):
    for row in StrategyAddress.objects.select_related("strategy").filter(strategy__slug="listen"):
        answer = client.get(f"/en/strategies/{row.slug}/")

        assert (row.slug, answer.status_code == 200 or answer["Location"]) == (
            row.slug,
            row.slug == "listen" or "/en/strategies/listen/",
        )


def test_every_alternative_of_every_strategy_redirects(client):
    wrong = []
    for each in Strategy.objects.labelled():
        for words in each.labels.all():
            for name in words.names:
                found = Strategy.objects.at(name, words.language)
                if found != each:
                    wrong.append((each.slug, words.language, name))

    assert wrong == []


def test_a_strategy_is_the_same_set_in_every_language_of_the_pages(client):
    rows = [f.make_contribution(strategies=["listen"], language=code) for code in ("en", "fr", "ar", "zh", "ja", "")]
    f.make_contribution(strategies=["humour"])
    listen = strategy("listen")

    for code, _name in settings.LANGUAGES:
        answer = client.get(f"/{code}/strategies/{listen.address_in(code.split('-')[0])}/?lang=all")

        assert (code, {row.pk for row in answer.context["page"].rows}) == (code, {row.pk for row in rows})


def test_every_name_redirects_in_every_language_of_the_pages(client):
    flex = strategy("flex-deadlines")
    labels = [words.slug for words in flex.labels.all()]
    others = [address(name) for words in flex.labels.all() for name in words.alternatives]

    for code, _name in settings.LANGUAGES:
        language = code.split("-")[0]
        preferred = f"/{code}/strategies/{flex.address_in(language)}/"
        for name in dict.fromkeys(labels):
            answer = client.get(f"/{code}/strategies/{name}/")

            assert answer.status_code == 200 or unquote(answer["Location"]) == preferred, (code, name)
        assert [name for name in others if Strategy.objects.at(name, language) != flex] == []


def test_a_synonym_keeps_the_query(client):
    answer = client.get("/en/strategies/active-listening/?lang=fr&sort=new")

    assert answer["Location"] == "/en/strategies/listen/?lang=fr&sort=new"


def test_old_names_and_merged_strategies_lead_on(client, cy):
    reword(strategy("listen"), "en", Words("Hearken"), by=cy)
    merge(strategy("humour"), strategy("listen"), by=cy, reason="One and the same.")

    locations = [client.get(f"/en/strategies/{slug}/")["Location"] for slug in ("listen", "humour", "lend-an-ear")]

    assert locations == ["/en/strategies/hearken/"] * 3
    assert client.get("/en/strategies/hearken/").status_code == 200


def test_a_merged_slug_still_filters(client, cy):
    contribution = f.make_contribution(strategies=["humour"])
    f.make_contribution(strategies=["network"])
    merge(strategy("humour"), strategy("listen"), by=cy, reason="One and the same.")

    page = client.get("/en/contributions/?strategy=humour").context["page"]

    assert (list(page.rows), page.selection.problems) == ([contribution], ())


def test_unknown_names_are_not_found(client):
    assert client.get("/en/strategies/nothing-of-the-kind/").status_code == 404


def test_words_are_changed_by_curators_alone(client, cy, dee):
    path = reverse("strategy_words", args=["listen", "fr"])
    said = {
        "label": "Ouïr",
        "alternatives": "Tout ouïe\nÉcouter",
        "definition": "Laisser finir.",
        "reason": "Plus juste.",
    }

    visitor = client.post(path, said)
    client.force_login(dee)
    stranger = client.post(path, said)
    client.force_login(cy)
    curator = client.post(path, said)

    assert (visitor.status_code, stranger.status_code, curator.status_code) == (302, 403, 302)
    assert (strategy("listen").label_in("fr"), Decision.objects.count()) == ("Ouïr", 1)


def test_words_that_are_taken_are_refused_with_what_was_typed(client, cy):
    client.force_login(cy)

    answer = client.post(
        reverse("strategy_words", args=["listen", "fr"]), {"label": "Humour", "definition": "Laisser finir."}
    )

    assert (answer.status_code, "Laisser finir." in answer.content.decode()) == (422, True)
    assert "leads to the strategy" in answer.content.decode()


def test_merge_and_undo_by_the_pages(client, cy):
    contribution = f.make_contribution(strategies=["humour"])
    client.force_login(cy)

    merged = client.post(
        reverse("strategy_merge", args=["humour"]), {"target": "listen", "reason": "One and the same."}
    )
    there = list(contribution.strategies.values_list("slug", flat=True))
    undo = reverse("merge_undo", args=[Merge.objects.get().pk])
    offered = undo in client.get("/en/decisions/").content.decode()
    undone = client.post(undo, {"reason": "It is not."})

    assert (merged["Location"], there, offered) == ("/en/strategies/listen/", ["listen"], True)
    assert (undone.status_code, undo in client.get("/en/decisions/").content.decode()) == (302, False)
    assert list(contribution.strategies.values_list("slug", flat=True)) == ["humour"]
    page = client.get("/en/decisions/").content.decode()
    assert ("One and the same." in page, "It is not." in page) == (True, True)


def test_a_proposal_is_made_and_decided_in_public(client, cy, dee):
    client.force_login(dee)
    made = client.post(
        reverse("propose"),
        {"label": "Abwarten", "language": "de", "definition": "Einen Tag nichts tun.", "why": "Fehlt."},
    )
    proposal = Proposal.objects.get()
    stranger = client.post(reverse("proposal_accept", args=[proposal.pk]), {"slug": "wait"})
    client.force_login(cy)
    taken = client.post(reverse("proposal_accept", args=[proposal.pk]), {"slug": "listen"})
    accepted = client.post(reverse("proposal_accept", args=[proposal.pk]), {"slug": "wait", "reason": "Yes."})

    assert [each.status_code for each in (made, stranger, taken, accepted)] == [302, 403, 422, 302]
    client.logout()
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert ("accepted" in page, "Yes." in page) == (True, True)


def test_proposals_and_decisions_say_when_there_are_none(client):
    assert "Nobody misses a strategy" in client.get("/en/proposals/").content.decode()
    assert "Nothing was decided yet" in client.get("/en/decisions/").content.decode()


def test_lists_of_proposals_cost_the_same_for_one_and_thirty(client, dee, django_assert_num_queries):
    propose(Words("Wait", (), "Do nothing for a day."), by=dee, language="en")
    with django_assert_num_queries(2):
        client.get("/en/proposals/")
    for number in range(15):
        propose(Words(f"Wait {number}", (), "Do nothing for a day."), by=dee, language="en")

    with django_assert_num_queries(2):
        client.get("/en/proposals/")
