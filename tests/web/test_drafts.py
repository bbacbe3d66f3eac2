"""Whoever writes longer texts keeps them on their device, as the pages of failures promise."""

import re
from collections import Counter

import pytest
from django.urls import reverse

from advice.actions import curating
from advice.models import Play, Proposal
from tests import factories as f

pytestmark = pytest.mark.django_db
AREA, KEY = re.compile(r"<textarea[^>]*>"), re.compile(r'data-draft="([^"]+)"')


@pytest.fixture
def desk(client, strategies):
    """A curator of the site, and the pages on which they write something."""
    person = f.cy()
    client.force_login(person)
    advice = f.make_contribution(by=person)
    playbook = f.make_playbook(f.make_team(by=person), by=person)
    play = curating.add_play(playbook, advice, by=person, why="We tried it")
    proposal = Proposal.objects.create(proposer=f.ana(), language="en", label="Wait", definition="Do nothing.")
    names = {
        "ask": [],
        "situation_revise": [f.make_situation(by=person).pk],
        "contribute": [advice.situation_id],
        "contribution_revise": [advice.pk],
        "contribution_translate": [advice.pk],
        "propose": [],
        "proposal": [proposal.pk],
        "strategy_words": ["listen", "en"],
        "strategy_merge": ["listen"],
        "playbook_new": [],
        "playbook_describe": [playbook.pk],
        "playbook_publish": [playbook.pk],
        "play_explain": [play.pk],
        "import": [],
    }
    return client, [*(reverse(name, args=args) for name, args in names.items()), playbook.get_absolute_url()]


def test_every_text_area_keeps_a_draft_of_its_own(desk):
    client, paths = desk

    areas = {path: AREA.findall(client.get(path).content.decode()) for path in paths}

    assert [path for path, found in areas.items() if not found] == []
    keys = [KEY.search(area) for found in areas.values() for area in found]
    assert keys.count(None) == 0
    counted = Counter(key[1] for key in keys if key)
    assert [key for key, count in counted.items() if count > 1] == [f"play-{Play.objects.get().pk}-why"]  # two pages


def test_who_has_said_why_reads_that_it_is_saved(desk):
    client, _paths = desk

    page = client.post(reverse("play_explain", args=[Play.objects.get().pk]), {"why": "It works"}, follow=True)

    assert "notice--success" in page.content.decode()  # which tells the page that the draft may go
