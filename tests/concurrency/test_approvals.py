"""Two approvers at once make one edition, and two guests with one letter become one member.

SQLite lets one writer in at a time: the same tests on PostgreSQL are the ones that would see two.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from advice.actions import curating, joining
from advice.actions.approving import approve, ask_approval
from advice.models import Approval, Edition, Membership, User
from tests.makers import make_contribution, make_situation, make_user

THREADS = 4


def at_once(press, people: list[int]) -> list[str]:
    """What came of the same press by these people at the same moment: "done", or the code of what refused it."""
    barrier = Barrier(len(people))

    def one(person: int) -> str:
        try:
            user = User.objects.get(pk=person)
            barrier.wait(timeout=10)
            press(user)
        except ValidationError as refusal:
            return str(refusal.code)
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(people)) as threads:
        return sorted(threads.map(one, people))


@pytest.mark.usefixtures("strategies")
def test_approvers_at_once_make_one_edition():
    owner, people = make_user(), [make_user() for _ in range(THREADS)]
    team = joining.found("Client desk", by=owner)
    for person in people:
        Membership.objects.create(team=team, member=person, role="editor")
    playbook = curating.make_playbook(team, "Angry customers", by=owner, two_person=True)
    curating.add_play(playbook, make_contribution(make_situation(owner), owner), by=owner)
    approval, _token = ask_approval(playbook, by=owner)

    came = at_once(
        lambda user: approve(Approval.objects.select_related("playbook").get(pk=approval.pk), by=user),
        [person.pk for person in people],
    )

    playbook.refresh_from_db()
    assert came == ["decided"] * (THREADS - 1) + ["done"]
    assert (Edition.objects.count(), playbook.edition_count) == (1, 1)
    approval = Approval.objects.get()
    assert f'"approved_by":"{approval.decider}"' in approval.edition.document


@pytest.mark.usefixtures("strategies")
def test_guests_at_once_with_one_letter_become_one_member():
    owner, people = make_user(), [make_user().pk for _ in range(THREADS)]
    team = joining.found("Client desk", by=owner)
    _invitation, token = joining.invite(team, by=owner, address="bo@example.org")

    came = at_once(lambda user: joining.accept(token, by=user), people)

    assert came == ["done"] + ["invitation"] * (THREADS - 1)
    assert team.memberships.count() == 2
