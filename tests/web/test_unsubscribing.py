"""The link in a letter: whoever holds it ends that kind of letters, and nothing else."""

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from advice.actions.unsubscribing import SALT, unsubscribe_token
from advice.models import User
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def link() -> str:
    return reverse("unsubscribe", args=[unsubscribe_token(f.dee(), "digests")])


def wants() -> tuple[bool, bool]:
    dee = User.objects.get(username="dee")
    return dee.letters, dee.digests


def test_looking_at_the_link_changes_nothing_and_nobody_keeps_it(client, link):
    page = client.get(link)

    assert (page.status_code, wants()) == (200, (True, True))
    assert page["Referrer-Policy"] == "strict-origin"
    assert page["X-Robots-Tag"] == "noindex"
    assert {"private", "no-store"} <= set(page["Cache-Control"].replace(" ", "").split(","))
    assert "dee" not in page.content.decode().lower()


def test_mail_program_ends_them_in_one_press_without_cookie_or_token(link):
    strict = Client(enforce_csrf_checks=True)

    answers = [strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code for _ in range(2)]

    assert (answers, wants()) == ([200, 200], (True, False))


def test_press_can_be_undone_on_the_page(client, link):
    page = client.post(link).content.decode()
    again = client.post(link, {"again": "1"}).content.decode()

    assert "You get no more of these letters" in page
    assert 'name="again"' in page
    assert "Get no more of these letters?" in again
    assert wants() == (True, True)


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_that_this_site_did_not_make_leads_nowhere(client, link, method):
    gone = signing.dumps([10**9, "digests"], salt=SALT)
    other = signing.dumps([f.dee().pk, "digests"], salt="another")
    forged = link.rstrip("/").rsplit("/", 1)[1][:-1] + "_"

    answers = [getattr(client, method)(reverse("unsubscribe", args=[token])) for token in (gone, other, forged, "x")]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert wants() == (True, True)


def test_token_is_for_letters_there_are(db):
    with pytest.raises(ValueError, match="no letters"):
        unsubscribe_token(f.dee(), "is_staff")
