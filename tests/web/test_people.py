"""People: their page, their settings, the languages they read."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client, RequestFactory

from advice.actions import settling
from advice.models import Contribution
from advice.web.reading import languages_read
from tests.factories import ana, bo, dee, make_contribution, make_playbook, make_situation, make_team

pytestmark = pytest.mark.django_db


def settings_of(name: str = "Ana", role: str = "", **languages: str) -> dict[str, str]:
    blank = {f"language_{place}": "" for place in range(1, 5)}
    return {"name": name, "role": role} | blank | languages


def test_person_page_shows_what_they_wrote_in_any_language(client: Client):
    chinese = make_contribution(make_situation(), by=bo(), language="zh", body="先听对方说完。")
    make_contribution(chinese.situation, by=dee())

    response = client.get("/en/people/bo/", headers={"accept-language": "en"})

    assert [row.pk for row in response.context["page"].rows] == [chinese.pk]


def test_person_page_shows_withdrawn_words_to_their_author_alone(client: Client):
    author = bo()
    Contribution.objects.filter(pk=make_contribution(by=author).pk).update(state="withdrawn")

    to_others = client.get("/en/people/bo/").context["page"].rows
    client.force_login(author)
    to_author = client.get("/en/people/bo/").context["page"].rows

    assert (len(to_others), len(to_author)) == (0, 1)


def test_person_page_offers_curators_to_keep_the_advice(client: Client):
    contribution, owner = make_contribution(by=bo()), ana()
    make_playbook(make_team(by=owner), title="First words", by=owner)
    address = contribution.author.get_absolute_url()

    to_a_stranger = client.get(address).content.decode()
    client.force_login(owner)
    to_its_owner = client.get(address).content.decode()

    assert ["Add to <span" in page for page in (to_a_stranger, to_its_owner)] == [False, True]


def test_person_page_of_a_closed_account_is_not_there(client: Client, gone):
    assert client.get("/en/people/gone/").status_code == 404


def test_person_page_of_a_name_nobody_can_have_is_not_there(client: Client, db):
    assert client.get("/en/people/an%00a/").status_code == 404


def test_settings_ask_a_stranger_to_sign_in(client: Client):
    response = client.get("/en/settings/")

    assert (response.status_code, response["Location"]) == (302, "/en/account/login/?next=/en/settings/")


def test_settings_are_saved_in_the_order_chosen(client: Client):
    person = ana()
    client.force_login(person)

    response = client.post(
        "/en/settings/", settings_of(role="Support", language_1="fr", language_2="en", language_3="fr")
    )
    person.refresh_from_db()

    assert (response.status_code, person.role, person.reads) == (302, "Support", ["fr", "en"])


def test_settings_keep_what_was_typed_when_they_are_refused(client: Client):
    person = ana()
    client.force_login(person)

    response = client.post("/en/settings/", settings_of(name="x" * 81, role="Still here", language_1="fr"))
    page = response.content.decode()
    person.refresh_from_db()

    assert response.status_code == 422
    assert ('value="Still here"' in page, '<option value="fr" selected>' in page) == (True, True)
    assert (person.name, person.reads) == ("Ana", [])


def test_settings_link_an_error_to_its_field(client: Client):
    client.force_login(ana())

    page = client.post("/en/settings/", settings_of(name="x" * 81)).content.decode()

    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_error"' in page


def test_settle_refuses_anybody_else(db):
    with pytest.raises(PermissionDenied):
        settling.settle(ana(), by=dee(), name="Mine now", role="", reads=[])


def test_settle_refuses_a_language_the_site_does_not_know(db):
    person = ana()

    with pytest.raises(ValidationError, match="klingon"):
        settling.settle(person, by=person, name="", role="", reads=["klingon"])


def test_settle_puts_lines_on_one_line(db):
    person = ana()

    settling.settle(person, by=person, name="  An\nna ", role="", reads=[])

    assert person.name == "An na"


def test_languages_of_a_visitor_stay_in_the_session(client: Client):
    response = client.post("/en/languages/", {"reads": ["fr", "ar"], "next": "/en/about/"})

    assert (response.status_code, response["Location"]) == (302, "/en/about/")
    assert client.session["reads"] == ["fr", "ar"]


def test_languages_of_a_person_stay_with_the_account(client: Client):
    person = bo()
    client.force_login(person)

    client.post("/en/languages/", {"reads": ["ar", "en", "zh"]})
    person.refresh_from_db()

    assert person.reads == ["zh", "en", "ar"]


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "about", "no-such-page"]
)
def test_languages_lead_to_no_other_site(client: Client, address: str):
    response = client.post("/en/languages/", {"reads": ["fr"], "next": address})

    assert (response.status_code, response["Location"]) == (302, "/en/")


def test_languages_refuse_a_language_the_site_does_not_know(client: Client):
    response = client.post("/en/languages/", {"reads": ["klingon"]})

    assert response.status_code == 422
    assert "reads" not in client.session


def test_languages_with_contributions_come_first(client: Client):
    make_contribution(language="ar")

    response = client.get("/en/languages/")

    assert [(row.code, count) for row, count, _chosen in response.context["written"]] == [("ar", 1)]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", ()),
        ("fr-CA,fr;q=0.9,en;q=0.5", ("fr", "en")),
        ("zh-TW;q=0.8, ja", ("ja", "zh", "en")),
        ("tlh", ()),
        ("*", ()),
        ("no", ("nb", "en")),
        ("de;q=nonsense", ()),
    ],
)
def test_languages_read_go_by_the_browser_where_nobody_said(header: str, expected: tuple[str, ...]):
    request = RequestFactory().get("/", headers={"accept-language": header})
    request.session, request.user = {}, None

    assert languages_read(request) == expected


def test_languages_read_go_by_the_account_before_the_session(db):
    request = RequestFactory().get("/", headers={"accept-language": "de"})
    request.session, request.user = {"reads": ["fr"]}, bo()

    assert languages_read(request) == ("zh", "en")


def test_languages_read_go_by_the_session_before_the_browser():
    request = RequestFactory().get("/", headers={"accept-language": "de"})
    request.session, request.user = {"reads": ["fr", "klingon", 7]}, None

    assert languages_read(request) == ("fr",)
