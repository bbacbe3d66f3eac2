"""The command `verify` finds what is planted by hand, and puts it right."""

import pytest
from django.core.management import call_command

from advice.actions.voting import vote
from advice.models import Contribution, Edition, Playbook, Situation, Tagging
from tests import factories


def run(capsys, *args: str) -> tuple[int, list[str]]:
    try:
        call_command("verify", *args)
        status = 0
    except SystemExit as stop:
        status = int(stop.code)
    return status, capsys.readouterr().out.splitlines()


@pytest.fixture
def contribution(db):
    row = factories.make_contribution(strategies=["listen"])
    vote(row, 1, by=factories.dee())
    return row


def test_verify_says_zero_differences(contribution, capsys):
    assert run(capsys) == (0, ["0 differences"])


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Contribution, {"votes": 7}),
        (Contribution, {"score": 1}),
        (Contribution, {"revision_count": 9}),
        (Tagging, {"score": 1}),
        (Tagging, {"published": False}),
        (Tagging, {"language": "xx"}),
        (Situation, {"contribution_count": 5}),
    ],
)
def test_verify_finds_and_repairs_a_planted_difference(contribution, capsys, model, values):
    model.objects.update(**values)

    status, lines = run(capsys)
    repaired = run(capsys, "--repair")

    (field,) = values
    assert status == 1
    assert [line for line in lines if f": {field} is " in line] != []
    assert repaired[0] == 0
    assert repaired[1][-1] == "0 differences"


def test_verify_finds_an_edition_that_was_touched_and_leaves_it(contribution, capsys):
    playbook = factories.make_playbook()
    Playbook.objects.update(edition_count=1)
    Edition.objects.create(playbook=playbook, number=1, document="{}", digest="0" * 64, published=contribution.created)

    status, lines = run(capsys, "--repair")

    assert (status, lines[-1]) == (1, "1 difference")
