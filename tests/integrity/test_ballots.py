"""What the signals are given to read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from advice.actions.voting import vote
from advice.integrity.ballots import ballots
from advice.integrity.gate import gate_of
from advice.models import Vote, VoteCluster
from tests.makers import make_contribution, make_situation, make_user


def test_ballots_are_votes_of_ninety_days_waiting_ones_too(ana, bo, cy, dee, django_assert_num_queries):
    advice = make_contribution(make_situation(ana), bo, "Écoute d'abord.", language="fr")
    now = timezone.now()
    new = make_user(date_joined=now - timedelta(hours=1))
    for reader in (new, ana, cy, dee):
        vote(advice, -1, by=reader)
    Vote.objects.filter(voter=cy).update(created=now - timedelta(days=91))
    Vote.objects.filter(voter=dee).update(counted=False, set_aside=VoteCluster.objects.create())

    with django_assert_num_queries(1):
        found = ballots(timezone.now())

    assert {each.voter for each in found} == {new.pk, ana.pk}
    first = next(each for each in found if each.voter == new.pk)
    assert (first.contribution, first.author, first.language, first.value) == (advice.pk, bo.pk, "fr", -1)
    assert first.account_age == pytest.approx(3600, abs=60)


@pytest.mark.parametrize("needed", [True, False])
def test_gate_of_somebody_costs_a_query_only_where_an_address_matters(ana, settings, needed, django_assert_num_queries):
    settings.VOTES_NEED_CONFIRMED_EMAIL = needed

    with django_assert_num_queries(int(needed)):
        found = gate_of(ana)

    assert found.is_open(timezone.now()) is not needed
