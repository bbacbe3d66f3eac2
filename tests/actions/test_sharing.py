"""Sharing: a link opens an edition to whoever holds it, for as long as it is meant to."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from advice.actions import curating, publishing, sharing
from advice.actions.sharing import open_share, revoke_share, share
from advice.models import Membership, ShareLink
from tests.factories import make_contribution, make_playbook, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_user("ana")


@pytest.fixture
def playbook(owner):
    """One with an edition."""
    playbook = make_playbook(by=owner)
    curating.add_play(playbook, make_contribution(), by=owner)
    publishing.publish(playbook, by=owner)
    playbook.refresh_from_db()
    return playbook


@pytest.mark.parametrize(("role", "allowed"), [("owner", True), ("editor", True), ("reader", False), (None, False)])
def test_share_is_for_owners_and_editors(playbook, owner, role, allowed):
    person = make_user()
    if role:
        Membership.objects.create(team=playbook.team, member=person, role=role)
    link, _token = share(playbook, by=owner)

    if allowed:
        assert share(playbook, by=person, label=" Client\nA ")[0].label == "Client A"
        assert revoke_share(link, by=person).revoked is not None
    else:
        for verb in (lambda: share(playbook, by=person), lambda: revoke_share(link, by=person)):
            with pytest.raises(PermissionDenied):
                verb()


def test_share_refuses_a_visitor(playbook):
    with pytest.raises(PermissionDenied):
        share(playbook, by=AnonymousUser())


def test_share_keeps_only_the_digest_and_lasts_thirty_days(playbook, owner):
    link, token = share(playbook, by=owner)

    assert len(token) == 43
    assert token not in str(ShareLink.objects.values().get())
    assert timedelta(days=29, hours=23) < link.expires - timezone.now() <= timedelta(days=30)
    assert open_share(token) == link


@pytest.mark.parametrize(("days", "fine"), [(0, False), (1, True), (365, True), (366, False), (-1, False)])
def test_share_is_for_a_day_to_a_year(playbook, owner, days, fine):
    if fine:
        assert share(playbook, by=owner, days=days)
    else:
        with pytest.raises(ValidationError):
            share(playbook, by=owner, days=days)


def test_share_refuses_what_has_no_edition_or_one_of_others(playbook, owner):
    other = make_playbook(playbook.team, "Other", by=owner)

    for verb in (lambda: share(other, by=owner), lambda: share(other, by=owner, edition=playbook.editions.get())):
        with pytest.raises(ValidationError):
            verb()


def test_share_refuses_more_links_than_anybody_could_look_after(playbook, owner, monkeypatch):
    monkeypatch.setattr(sharing, "OPEN_LINKS", 2)
    first, _token = share(playbook, by=owner)
    share(playbook, by=owner)
    with pytest.raises(ValidationError):
        share(playbook, by=owner)

    revoke_share(first, by=owner)

    assert share(playbook, by=owner)


@pytest.mark.parametrize("state", ["revoked", "expired", "unknown"])
def test_open_share_is_none_for_every_dead_link(playbook, owner, state):
    link, token = share(playbook, by=owner)
    if state == "revoked":
        moment = revoke_share(link, by=owner).revoked
        assert revoke_share(link, by=owner).revoked == moment
    if state == "expired":
        ShareLink.objects.update(expires=timezone.now())

    assert open_share("x" * 43 if state == "unknown" else token) is None
