"""Trials from several threads at once: one trial however often it is pressed, and counts equal to a recount.

SQLite lets one writer in at a time: the same test on PostgreSQL is the one that would see a lost update.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from advice.actions.recounting import differences
from advice.actions.trying import report_outcome, try_out
from advice.models import Contribution, Trial, User
from tests.makers import make_contribution, make_situation, make_user

THREADS, PEOPLE, CONTRIBUTIONS = 6, 5, 2


@pytest.mark.usefixtures("strategies")
def test_trials_from_six_threads_leave_no_drift_and_no_error():
    author = make_user()
    situation = make_situation(author)
    rows = [make_contribution(situation, author).pk for _ in range(CONTRIBUTIONS)]
    people = [make_user().pk for _ in range(PEOPLE)]

    def press(thread: int) -> None:
        """Every thread does the same for everybody, each in another order: all presses meet."""
        try:
            for step in range(PEOPLE * CONTRIBUTIONS):
                person = User.objects.get(pk=people[(step + thread) % PEOPLE])
                advice = Contribution.objects.select_related("situation").get(pk=rows[(step + thread) % CONTRIBUTIONS])
                trial = try_out(advice, by=person)
                report_outcome(trial, ("worked", "mixed", "failed")[(step + thread) % 3], by=person)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(press, range(THREADS)))

    assert differences() == []
    assert Trial.objects.open().count() == 0
    assert Trial.objects.counted().count() == PEOPLE * CONTRIBUTIONS
    assert sum(Contribution.objects.values_list("outcome_count", flat=True)) == PEOPLE * CONTRIBUTIONS
