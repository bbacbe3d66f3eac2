"""The command that says what changed between two editions, in words and as data."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from advice.actions import contributing, curating, publishing
from advice.export.changes import as_data
from advice.export.comparing import diff
from advice.export.document import WHOLE
from advice.export.today import compile_today
from tests.factories import bo, make_contribution, make_playbook, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_user("ana")


@pytest.fixture
def playbook(owner):
    """A playbook with two editions: in the second the play is reworded, and has a reason."""
    playbook = make_playbook(by=owner, title="愤怒的客户", language="zh")
    play = curating.add_play(playbook, make_contribution(body="اذكر الموعد: 12 مايو.", language="ar"), by=owner)
    publishing.publish(playbook, by=owner)
    contributing.revise(play.contribution, by=bo(), body="اذكر الموعد: 14 مايو.")
    curating.explain_play(play, {"why": "有用"}, by=owner)
    publishing.publish(playbook, by=owner)
    return playbook


def compare(*words):
    screen = io.StringIO()
    call_command("compare_editions", *map(str, words), stdout=screen)
    return screen.getvalue()


def test_says_what_changed(playbook):
    situation = playbook.plays.get().contribution.situation.title

    assert compare(playbook.pk).splitlines() == [
        "“\u2068愤怒的客户\u2069”: from edition 1 to edition 2",
        "1 reworded, 1 with other words of the team",
        "",
        "Without a title",
        f"  * 1. \u2068{situation}\u2069",
        "      advice: \u2068اذكر الموعد: [-\u206812\u2069-]{+\u206814\u2069+} مايو.\u2069",
        "      why we chose it: \u2068{+\u2068有用\u2069+}\u2069",
    ]


def test_says_that_nothing_changed(playbook):
    assert compare(playbook.pk, "--from", 2, "--to", 2).splitlines()[1:] == ["They say the same."]


def test_gives_the_changes_as_data(playbook):
    answer = json.loads(compare(playbook.pk, "--from", 1, "--json"))

    second, first = (compile_today(each, WHOLE) for each in playbook.editions.all())
    assert answer == {
        "from": 1,
        "to": 2,
        "counts": {"reworded": 1, "annotated": 1},
        "changes": json.loads(json.dumps(as_data(diff(first, second)))),
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", 7], "“愤怒的客户” has no edition 7; it has 1, 2."),
        (["--to", 0], "“愤怒的客户” has no edition before 0: name two with --from and --to."),
        (["--to", 1], "“愤怒的客户” has no edition before 1: name two with --from and --to."),
    ],
)
def test_number_of_no_edition_is_refused(playbook, words, said):
    with pytest.raises(CommandError) as refusal:
        compare(playbook.pk, *words)

    assert str(refusal.value) == said


def test_playbook_without_editions_or_not_there_is_refused(owner):
    with pytest.raises(CommandError, match="has no edition yet"):
        compare(make_playbook(by=owner).pk)
    with pytest.raises(CommandError, match=r"There is no playbook 999999\."):
        compare(999999)
