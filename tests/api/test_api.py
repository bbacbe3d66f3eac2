"""The API: what it says, in what order, and what it keeps from strangers."""

import pytest
from django.test import Client

from advice.actions import curating, publishing, voting
from advice.actions.contributing import withdraw
from tests import factories


def get(address: str, client: Client | None = None):
    return (client or Client()).get(f"/api/v1/{address}")


def test_contributions_are_paged_best_first_without_a_gap(db):
    situation = factories.make_situation()
    rows = [factories.make_contribution(situation) for _ in range(5)]
    voting.vote(rows[3], 1, by=factories.dee())

    first = get("contributions?limit=2").json()
    second = Client().get(first["next"]).json()
    third = Client().get(second["next"]).json()

    found = [row["id"] for page in (first, second, third) for row in page["results"]]
    assert found == [rows[3].pk, rows[0].pk, rows[1].pk, rows[2].pk, rows[4].pk]
    assert third["next"] is None


def test_contributions_filter_by_all_strategies_and_language(db):
    both = factories.make_contribution(strategies=["listen", "humour"], language="fr")
    factories.make_contribution(strategies=["listen"], language="fr")
    factories.make_contribution(strategies=["listen", "humour"], language="en")

    found = get("contributions?strategy=listen&strategy=humour&lang=fr").json()["results"]

    assert [(row["id"], row["strategies"], row["language"]) for row in found] == [(both.pk, ["humour", "listen"], "fr")]


def test_withdrawn_contribution_is_not_found(db):
    row = factories.make_contribution()
    before = get(f"contributions/{row.pk}")
    withdraw(row, by=row.author)

    after = get(f"contributions/{row.pk}")

    assert (before.status_code, after.status_code) == (200, 404)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("contributions?limit=0", 422),
        ("contributions?limit=x", 422),
        ("contributions?cursor=1-2", 400),
        ("contributions?cursor=%00", 400),
        ("contributions?strategy=%00", 400),
        ("contributions?situation=99999999999999999999999", 422),
        ("contributions?sort=loudest", 422),
        ("situations/99999999999999999999999", 404),
        ("situations?cursor=99999999999999999999999", 422),
        ("playbooks/99999999999999999999999", 422),
    ],
)
def test_bad_input_gets_a_problem_document(db, address, status):
    response = get(address)

    assert response["Content-Type"] == "application/problem+json"
    assert (response.status_code, response.json()["status"]) == (status, status)


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "nothing", 404),
        ("get", "situations/one", 404),
        ("get", "contributions/1/", 404),
        ("post", "nothing", 404),
        ("post", "contributions", 405),
        ("delete", "playbooks/1", 405),
    ],
)
def test_what_never_reaches_the_api_gets_a_problem_document_too(db, method, address, status):
    response = getattr(Client(), method)(f"/api/v1/{address}")

    assert response["Content-Type"] == "application/problem+json"
    assert (response.status_code, response.json()["status"]) == (status, status)
    assert response["Content-Length"] == str(len(response.content))
    assert ("Allow" in response) == (status == 405)
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("secure", [True, False], ids=["https", "http"])
@pytest.mark.parametrize("address", ["contributions", "nothing"])
def test_host_that_is_not_ours_gets_a_problem_document(db, settings, address, secure):
    settings.SECURE_SSL_REDIRECT = True

    response = Client().get(f"/api/v1/{address}", headers={"host": "evil.example"}, secure=secure)

    assert response["Content-Type"] == "application/problem+json"
    assert (response.status_code, response.json()["status"]) == (400, 400)


def test_errors_of_pages_stay_pages(db):
    response = Client().get("/en/nothing/")

    assert (response.status_code, response["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_playbook_of_a_team_does_not_exist_for_a_stranger(db):
    playbook = factories.make_playbook()
    owner = playbook.team.memberships.get(role="owner").member
    curating.add_play(playbook, factories.make_contribution(), by=owner)
    publishing.publish(playbook, by=owner)
    member, stranger = Client(), Client()
    member.force_login(owner)
    stranger.force_login(factories.dee())
    addresses = [f"playbooks/{playbook.pk}", f"playbooks/{playbook.pk}/editions/1"]

    for address in addresses:
        statuses = [get(address, client).status_code for client in (member, stranger, Client())]

        assert statuses == [200, 404, 404]
    assert get("playbooks", stranger).json() == []
    assert [row["id"] for row in get("playbooks", member).json()] == [playbook.pk]


def test_number_of_queries_does_not_grow(db, django_assert_num_queries):
    situation = factories.make_situation()
    factories.make_contribution(situation, strategies=["listen"])
    with django_assert_num_queries(9):
        get("contributions?limit=100")
    for _ in range(29):
        factories.make_contribution(situation, strategies=["listen"])

    with django_assert_num_queries(9):
        get("contributions?limit=100")


def test_every_answer_is_described(db):
    paths = get("openapi.json").json()["paths"]

    assert set(paths) == {
        "/api/v1/analyze",
        "/api/v1/analyze/batch",
        "/api/v1/strategies",
        "/api/v1/situations",
        "/api/v1/situations/{pk}",
        "/api/v1/contributions",
        "/api/v1/contributions/{pk}",
        "/api/v1/playbooks",
        "/api/v1/playbooks/{pk}",
        "/api/v1/playbooks/{pk}/compare",
        "/api/v1/playbooks/{pk}/editions/{number}",
        "/api/v1/playbooks/{pk}/editions/{number}/export",
    }


def post(path: str, body: object):
    return Client().post(f"/api/v1/{path}", body, content_type="application/json")


def test_analyze_says_language_strategies_and_personal_details(db):
    text = "🙂 Listen to her first. Write to jane.miller@acme-logistics.com."

    answer = post("analyze", {"id": "a1", "text": text}).json()

    assert (answer["id"], answer["language"]) == ("a1", "en")
    (listen,) = [each for each in answer["strategies"] if each["slug"] == "listen"]
    assert all(text[mark["start"] : mark["end"]] == mark["text"] for mark in listen["evidence"])
    assert [(text[span["start"] : span["end"]], span["kind"]) for span in answer["personal_data"]] == [
        ("jane.miller@acme-logistics.com", "email")
    ]


def test_analyze_takes_many_texts_in_their_order(db):
    answer = post(
        "analyze/batch", {"texts": [{"id": 2, "text": "Merci beaucoup, cela aide."}, {"id": 1, "text": "👍"}]}
    )

    assert [(each["id"], each["language"]) for each in answer.json()] == [(2, "fr"), (1, None)]


SAID = "Let the client finish before you answer, then say back what you heard and ask what would help most today."


def test_analyze_says_what_is_alike_to_who_asks_for_it(db):
    advice = factories.make_contribution(body=SAID)

    unasked, asked = (post("analyze", {"text": SAID, **more}).json() for more in ({}, {"alike": True}))

    assert "alike" not in unasked
    assert asked["alike"] == [{"contribution": advice.pk, "likeness": 1.0, "exact": True, "reason": "same"}]


def test_analyze_says_what_goes_the_same_way_in_the_situation_it_is_told(db):
    advice = factories.make_contribution(strategies=["listen"])
    body = {"text": "Hear her out before you offer anything at all, and take your time.", "alike": True}

    there, nowhere = (post("analyze", body | more).json() for more in ({"situation": advice.situation_id}, {}))

    assert there["alike"] == [{"contribution": advice.pk, "likeness": 0.0, "exact": False, "reason": "strategy"}]
    assert nowhere["alike"] == []


def test_analyze_does_not_tell_of_withdrawn_advice(db):
    advice = factories.make_contribution(body=SAID)
    withdraw(advice, by=advice.author)

    assert post("analyze", {"text": SAID, "alike": True}).json()["alike"] == []


@pytest.mark.parametrize("body", [{}, {"text": 5}, {"text": "x" * 20_001}, [], {"text": "x", "situation": 10**30}])
def test_analyze_refuses_what_it_cannot_read_with_a_problem(db, body):
    answer = post("analyze", body)

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")


def test_contribution_tells_its_outcomes_apart_from_its_votes(db):
    contribution = factories.make_outcomes(factories.make_contribution(), worked=2, mixed=1)

    alone = get(f"contributions/{contribution.pk}").json()
    listed = get("contributions").json()["results"][0]

    assert (alone["outcomes"], alone["votes"]) == ({"worked": 2, "mixed": 1, "failed": 0}, 0)
    assert listed == alone
