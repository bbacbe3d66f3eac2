"""The ways in and out of an account."""

import re
from pathlib import Path

import allauth
import pytest
from django.core import mail
from django.test import Client, override_settings

from advice.models import User
from advice.web.library import LABELS, REFUSALS, SHORT

pytestmark = pytest.mark.django_db


@pytest.fixture
def eve(db) -> User:
    """Has a password and an address she has not confirmed."""
    return User.objects.create_user("eve", email="eve@example.org", password="a-long-quiet-word")


@pytest.mark.parametrize(
    "path",
    [
        "login",
        "signup",
        "password/reset",
        "password/reset/done",
        "password/reset/key/done",
        "confirm-email",
        "inactive",
    ],
)
def test_entrance_wears_the_dress_of_the_site(client: Client, path: str):
    response = client.get(f"/en/account/{path}/")
    page = response.content.decode()

    assert response.status_code == 200
    assert (page.count("<h1"), "wordmark" in page, " style=" in page) == (1, True, False)


@pytest.mark.parametrize("path", ["logout", "email", "password/change"])
def test_account_pages_wear_the_dress_of_the_site(client: Client, eve: User, path: str):
    client.login(username="eve", password="a-long-quiet-word")

    response = client.get(f"/en/account/{path}/")
    page = response.content.decode()

    assert response.status_code == 200
    assert (page.count("<h1"), "wordmark" in page, " style=" in page) == (1, True, False)


@pytest.mark.parametrize("demonstration", [True, False])
def test_sign_in_names_the_demonstration_account_only_on_a_demonstration_site(client: Client, demonstration: bool):
    with override_settings(DEMONSTRATION=demonstration):
        page = client.get("/en/account/login/").content.decode()

    assert ("rapport-demo" in page) is demonstration


def test_sign_in_leads_back_to_where_the_person_was(client: Client, eve: User):
    sent = {"login": "eve", "password": "a-long-quiet-word", "next": "/en/about/"}

    response = client.post("/en/account/login/", sent)

    assert (response.status_code, response["Location"]) == (302, "/en/about/")


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "http://[", "/\\\\elsewhere"],
)
def test_sign_in_leads_to_no_other_site(client: Client, eve: User, address: str):
    sent = {"login": "eve", "password": "a-long-quiet-word", "next": address}

    page = client.get("/en/account/login/", {"next": address})
    response = client.post("/en/account/login/", sent)

    assert page.status_code == 200
    assert (response.status_code, response["Location"]) == (302, "/en/")


def test_sign_in_says_what_is_wrong_and_keeps_the_name(client: Client, eve: User):
    page = client.post("/en/account/login/", {"login": "eve", "password": "wrong"}).content.decode()

    assert ('role="alert"' in page, 'value="eve"' in page) == (True, True)


def test_sign_up_makes_an_account_and_signs_in(client: Client):
    sent = {"username": "fay", "email": "fay@example.org", "password1": "a-long-quiet-word"}

    response = client.post("/en/account/signup/", sent)

    assert (response.status_code, response["Location"]) == (302, "/en/")
    assert client.get("/en/settings/").status_code == 200


def test_confirming_an_address_asks_before_it_does(client: Client):
    client.post(
        "/en/account/signup/", {"username": "gus", "email": "gus@example.org", "password1": "a-long-quiet-word"}
    )
    address = re.search(r"/en/account/confirm-email/\S+", str(mail.outbox[0].body)).group()

    asked = client.get(address)
    confirmed = client.post(address)

    assert (asked.status_code, asked.content.decode().count("<h1")) == (200, 1)
    assert confirmed.status_code == 302


def test_letters_name_the_site_and_lead_to_it(client: Client, eve: User):
    client.post("/en/account/password/reset/", {"email": "eve@example.org"})
    letter = mail.outbox[0]

    assert letter.subject == "Rapport: choose a new password"
    assert str(letter.body).rstrip().endswith("--\nRapport\nhttp://127.0.0.1:8000")


def test_sign_in_asks_for_either_name(client: Client):
    page = client.get("/en/account/login/").content.decode()

    assert '<label for="id_login">Username or email</label>' in page


def test_confirming_with_a_dead_link_says_what_to_do(client: Client):
    page = client.get("/en/account/confirm-email/spent/").content.decode()

    assert "This link no longer works" in page
    assert 'href="/en/account/email/"' in page


def test_an_address_is_added_and_confirmed_by_a_letter(client: Client, eve: User):
    client.login(username="eve", password="a-long-quiet-word")

    client.post("/en/account/email/", {"action_add": "", "email": "eve@elsewhere.example"})
    page = client.get("/en/account/email/").content.decode()

    assert [letter.to for letter in mail.outbox if "confirm" in letter.subject] == [["eve@elsewhere.example"]]
    assert "eve@elsewhere.example" in page


def test_password_reset_goes_from_the_letter_to_the_new_password(client: Client, eve: User):
    client.post("/en/account/password/reset/", {"email": "eve@example.org"})
    address = re.search(r"/en/account/password/reset/key/\S+", str(mail.outbox[0].body)).group()

    page = client.get(address, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "another-quiet-word", "password2": "another-quiet-word"})
    spent = Client().get(address, follow=True)

    assert page.content.decode().count('type="password"') == 2
    assert client.login(username="eve", password="another-quiet-word")
    assert "This link no longer works" in spent.content.decode()


def test_sign_out_happens_only_on_post(client: Client, eve: User):
    client.login(username="eve", password="a-long-quiet-word")

    client.get("/en/account/logout/")
    still = "_auth_user_id" in client.session
    client.post("/en/account/logout/")

    assert (still, "_auth_user_id" in client.session) == (True, False)


def test_forms_carry_their_token(eve: User):
    strict = Client(enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', strict.get("/en/account/login/").content.decode())
    sent = {"login": "eve", "password": "a-long-quiet-word"}

    without = strict.post("/en/account/login/", sent)
    with_it = strict.post("/en/account/login/", sent | {"csrfmiddlewaretoken": token.group(1)})

    assert (without.status_code, with_it.status_code) == (403, 302)


@pytest.mark.parametrize("sentence", [*LABELS, *REFUSALS])
def test_sentence_of_the_library_is_one_it_says(sentence: str):
    folder = Path(allauth.__file__).parent / "account"
    said = [(folder / name).read_text("utf-8") for name in ("adapter.py", "forms.py", "fields.py")]

    assert any(f'"{sentence}"' in words for words in said)


def test_letter_says_that_there_is_no_account_with_an_address(client: Client, db):
    client.post("/en/account/password/reset/", {"email": "nobody@example.org"})

    (letter,) = mail.outbox
    assert letter.subject == "Rapport: there is no account with this address"
    assert "/en/account/signup/" in letter.body
    assert "nobody@example.org" in letter.body


def test_forged_or_old_form_is_refused_with_a_page_of_the_site(db):
    response = Client(enforce_csrf_checks=True).post("/en/account/login/", {"login": "eve"})

    assert response.status_code == 403
    assert "This form was too old" in response.content.decode()


def test_pages_the_library_brings_wear_the_dress_of_the_site(client: Client, eve: User):
    client.login(username="eve", password="a-long-quiet-word")
    confirm = client.get("/en/account/reauthenticate/").content.decode()
    User.objects.filter(pk=eve.pk).update(password="!")
    client.force_login(User.objects.get())

    choose = client.get("/en/account/password/set/").content.decode()

    for page in (confirm, choose):
        assert (page.count("<h1"), "wordmark" in page, 'type="password"' in page) == (1, True, True)


def test_messages_after_signing_in_and_out_are_the_sites_own(client: Client, eve: User):
    said = {"login": "eve", "password": "a-long-quiet-word"}

    signed_in = client.post("/en/account/login/", said, follow=True).content.decode()
    signed_out = client.post("/en/account/logout/", follow=True).content.decode()

    assert "You are signed in as eve." in signed_in
    assert "You are signed out." in signed_out


def test_password_that_is_too_short_is_refused_in_listed_words(client: Client, db):
    said = {"username": "mia", "email": "mia@example.org", "password1": "hq7-x"}

    response = client.post("/en/account/signup/", said)

    assert response.context["form"].errors["password1"] == [SHORT % 8]
