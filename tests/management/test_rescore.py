"""The command `rescore` says what it found, bridges included."""

from django.core.management import call_command

from advice.actions import voting
from advice.models import Contribution
from tests import factories as f


def test_rescore_says_weights_scores_and_bridges(db, capsys):
    advice = f.make_contribution()
    for language in ["fr", "de"] * 5:
        voting.vote(advice, 1, by=f.make_user(reads=[language]))
    Contribution.objects.update(score=1)

    call_command("rescore")

    assert capsys.readouterr().out.splitlines() == [
        "0 votes count from now on.",
        "Helpful on the whole site: 80.0 %. Weights: en 10.",
        "1 scores changed.",
        "1 bridge teams or languages, 1 are candidates for a playbook.",
    ]
