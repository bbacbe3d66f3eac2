"""A playbook compiled: what its files point to."""

import pytest
from django.conf import settings
from django.test import Client

from advice.actions import curating, publishing
from advice.export.compile import compile_edition
from tests import factories


@pytest.mark.parametrize("language", ["ar", "zh", "fr", "en", "mi"])
def test_permalinks_lead_to_pages_that_exist(db, language):
    playbook = factories.make_playbook(language=language)
    owner = playbook.team.memberships.get(role="owner").member
    curating.add_play(playbook, factories.make_contribution(), by=owner)
    client = Client()
    client.force_login(owner)

    document = compile_edition(publishing.publish(playbook, by=owner))

    (play,) = document.plays
    addresses = [document.permalink, play.permalink, play.situation_url]
    assert all(address.startswith(settings.SITE_URL) for address in addresses)
    paths = [address.removeprefix(settings.SITE_URL) for address in addresses]
    assert [client.get(path, follow=True).status_code for path in paths] == [200, 200, 200]
