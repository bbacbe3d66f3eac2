"""What pages and programs say of advice that bridges, to whom a candidate is shown, and that neither tells who voted."""

import re

import pytest

from advice.actions import voting
from advice.actions.bridging import mark_bridges
from advice.models import Contribution, Membership
from tests import factories as f

pytestmark = pytest.mark.django_db
BADGE = "Helpful across teams and languages"
CANDIDATE = "Playbook candidate<"


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def bridged() -> Contribution:
    """Advice that two teams find helpful, enough for a playbook."""
    advice = f.make_contribution()
    for name in ("Harbour desk", "Night shift"):
        team = f.make_team(name)
        for _ in range(5):
            member = f.make_user()
            Membership.objects.create(team=team, member=member)
            voting.vote(advice, 1, by=member)
    mark_bridges()
    return advice


@pytest.fixture
def plain(bridged) -> Contribution:
    """Advice that as many find helpful, of one group."""
    advice = f.make_votes(f.make_contribution(bridged.situation), helpful=10)
    mark_bridges()
    return advice


def card(page: str, contribution: Contribution) -> str:
    return page.partition(f'id="c-{contribution.pk}"')[2].partition("</article>")[0]


def test_card_says_that_advice_bridges_and_what_that_means(client, bridged, plain):
    page = text(client.get(bridged.situation.get_absolute_url()))

    assert (BADGE in card(page, bridged), BADGE in card(page, plain)) == (True, False)
    assert "most readers of every one would be helped" in card(page, bridged)


def test_card_tells_no_group_and_no_voter(client, bridged):
    client.force_login(bridged.vote_set.first().voter)
    page = card(text(client.get(bridged.situation.get_absolute_url())), bridged)

    names = [vote.voter.username for vote in bridged.vote_set.select_related("voter")]
    assert [name for name in (*names, "Harbour desk", "Night shift") if re.search(rf"\b{name}\b", page)] == []


def test_bridge_moves_nothing(bridged, plain):
    before = list(Contribution.objects.best_first().values_list("pk", "score"))
    Contribution.objects.update(bridged=False, candidate=False)

    assert list(Contribution.objects.best_first().values_list("pk", "score")) == before


def test_candidate_is_told_to_who_keeps_playbooks_alone(client, bridged, plain, dee):
    f.make_playbook()
    pages = []
    for reader in (None, dee, f.cy()):
        if reader:
            client.force_login(reader)
        pages.append(text(client.get("/en/contributions/")))

    assert [CANDIDATE in card(page, bridged) for page in pages] == [False, False, True]
    assert [CANDIDATE in card(page, plain) for page in pages] == [False] * 3
    assert ['id="filter-candidate"' in page for page in pages] == [False, False, True]


def test_candidates_are_a_filter_that_stays_in_the_address(client, bridged, plain):
    f.make_playbook()
    client.force_login(f.cy())

    page = client.get("/en/contributions/?candidate=1").context["page"]
    everything = client.get("/en/contributions/").context["page"]

    assert (list(page.rows), page.total, page.selection.query) == ([bridged], 1, "?candidate=1")
    assert everything.total == 2
    assert page.selection.in_order("new").query == "?candidate=1&sort=new"


def test_no_candidate_offers_the_advice_that_is_none(client):
    f.make_contribution()

    looser = client.get("/en/contributions/?candidate=1").context["page"].looser

    assert (looser.selection.query, looser.words) == (
        "?lang=all",
        "There is advice that is no candidate for a playbook.",
    )


def test_program_is_told_of_bridge_and_candidate(client, bridged, plain):
    rows = client.get("/api/v1/contributions").json()["results"]
    alone = client.get(f"/api/v1/contributions/{bridged.pk}").json()

    assert {row["id"]: (row["bridged"], row["candidate"]) for row in rows} == {
        bridged.pk: (True, True),
        plain.pk: (False, False),
    }
    assert (alone["bridged"], alone["candidate"]) == (True, True)


def test_about_says_every_order_and_when_bridges_were_last_found(client, bridged):
    page = text(client.get("/en/about/"))

    assert [f"<dt>{label}</dt>" in page for label in ("Best", "Newest", "Needs your view", "Worked", "Random")] == [
        True
    ] * 5
    assert "Both were last found on" in page


def test_about_of_a_site_that_never_looked_for_bridges_names_no_time(client):
    assert "Both were last found on" not in text(client.get("/en/about/"))
