"""Every answer carries the policies of the site, the refusals above all."""

import pytest
from django.test import Client, override_settings
from django.urls import path

from kb.urls import urlpatterns as addresses

pytestmark = pytest.mark.django_db

POLICIES = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def broken(request):
    raise RuntimeError("hush: the words of a fault")


urlpatterns = [path("en/broken/", broken), path("api/v1/broken", broken), *addresses]


def policies_of(response) -> dict[str, str]:
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    return {name: response.get(name, "") for name in POLICIES}


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/en/", 200),
        ("get", "/", 302),
        ("get", "/en/settings/", 302),
        ("get", "/en/nothing/", 404),
        ("post", "/en/about/", 405),
        ("get", "/api/v1/strategies", 200),
        ("get", "/api/v1/nothing", 404),
        ("get", "/back-office/", 302),
    ],
)
def test_answers_carry_the_policies(client, method, address, status):
    response = getattr(client, method)(address)

    assert response.status_code == status
    assert policies_of(response) == POLICIES


def test_refusal_of_a_forged_post_carries_the_policies():
    response = Client(enforce_csrf_checks=True).post("/en/languages/", {"reads": ["fr"]})

    assert response.status_code == 403
    assert policies_of(response) == POLICIES


def test_forbidden_page_carries_the_policies(client, dee):
    client.force_login(dee)

    response = client.get("/en/import/")

    assert response.status_code == 403
    assert policies_of(response) == POLICIES


@pytest.mark.parametrize("address", ["/en/broken/", "/api/v1/broken"])
@override_settings(ROOT_URLCONF=__name__)
def test_fault_carries_the_policies_and_says_nothing_of_itself(address):
    response = Client(raise_request_exception=False).get(address)

    assert response.status_code == 500
    assert policies_of(response) == POLICIES
    assert b"hush" not in response.content
    assert response["Content-Type"] == ("application/problem+json" if "api" in address else "text/html; charset=utf-8")


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver@evil.example", "[", "a:b"])
@pytest.mark.parametrize("address", ["/", "/en/", "/en/account/password/reset/", "/api/v1/situations"])
def test_host_that_is_not_ours_is_refused(client, address, host):
    response = client.get(address, headers={"host": host})

    assert response.status_code == 400
    assert b"evil" not in response.content
