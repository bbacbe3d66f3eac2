"""Try, be asked later, say what came of it; and what is refused."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from advice.actions.contributing import restore, withdraw
from advice.actions.recounting import differences
from advice.actions.trying import give_up, postpone, report_outcome, try_out
from advice.actions.wording import PersonalDetails
from advice.models import Contribution, Trial, User
from tests import factories as f


@pytest.fixture
def advice(ana, bo):
    return f.make_contribution(f.make_situation(by=ana), by=bo)


@pytest.fixture
def trial(advice, dee):
    return try_out(advice, by=dee)


def counts(contribution) -> tuple[int, int, int, int, int | None]:
    row = Contribution.objects.get(pk=contribution.pk)
    return row.worked, row.mixed, row.failed, row.outcome_count, row.worked_score


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


NOTHING = (0, 0, 0, 0, None)


def test_try_out_asks_in_two_weeks(advice, dee):
    trial = try_out(advice, by=dee)

    dee.refresh_from_db()
    assert (trial.person, trial.contribution, trial.due, trial.outcome) == (dee, advice, in_days(14), "")
    assert (dee.next_due, counts(advice)) == (in_days(14), NOTHING)


def test_try_out_again_gives_the_trial_there_is(advice, dee, trial):
    assert try_out(advice, by=dee, days=3) == trial
    assert Trial.objects.get().due == in_days(14)


def test_try_out_takes_any_reader_but_the_author(advice, ana, cy, dee):
    trials = [try_out(advice, by=reader) for reader in (ana, cy, dee)]

    assert list(Trial.objects.order_by("pk")) == trials


def test_try_out_refuses_the_author(advice, bo):
    with pytest.raises(PermissionDenied, match="your own advice"):
        try_out(advice, by=bo)

    assert Trial.objects.count() == 0


def test_try_out_refuses_a_visitor_and_a_closed_account(advice, gone):
    for nobody in (AnonymousUser(), gone):
        with pytest.raises(PermissionDenied, match="Sign in"):
            try_out(advice, by=nobody)


def test_try_out_refuses_withdrawn_advice_also_on_a_page_read_before(advice, bo, dee):
    before = Contribution.objects.select_related("situation").get(pk=advice.pk)
    withdraw(advice, by=bo)

    with pytest.raises(PermissionDenied, match="withdrawn"):
        try_out(before, by=dee)


@pytest.mark.parametrize("days", [0, -1, 366, 10**9])
def test_try_out_refuses_a_day_beyond_the_coming_year(advice, dee, days):
    with pytest.raises(ValidationError):
        try_out(advice, by=dee, days=days)

    assert Trial.objects.count() == 0


@pytest.mark.parametrize("days", [1, 365])
def test_try_out_takes_any_day_of_the_coming_year(advice, dee, days):
    assert try_out(advice, by=dee, days=days).due == in_days(days)


def test_trial_is_its_persons_alone(trial, ana, bo, cy, gone):
    for other in (ana, bo, cy, gone, AnonymousUser()):
        with pytest.raises(PermissionDenied):
            postpone(trial, by=other, days=3)
        with pytest.raises(PermissionDenied):
            report_outcome(trial, "worked", by=other)
        with pytest.raises(PermissionDenied):
            give_up(trial, by=other)

    assert list(Trial.objects.values_list("due", "outcome")) == [(in_days(14), "")]


def test_postpone_asks_on_another_day_and_once_more(trial, dee):
    Trial.objects.update(reminded=timezone.now())

    postpone(trial, by=dee, days=30)

    trial.refresh_from_db()
    dee.refresh_from_db()
    assert (trial.due, trial.reminded, dee.next_due) == (in_days(30), None, in_days(30))


def test_postpone_refuses_a_reported_trial_and_an_odd_day(trial, dee):
    with pytest.raises(ValidationError):
        postpone(trial, by=dee, days=0)
    report_outcome(trial, "worked", by=dee)

    with pytest.raises(ValidationError, match="said already"):
        postpone(trial, by=dee, days=3)


def test_next_due_is_the_first_of_what_is_open(advice, dee, trial):
    other = try_out(f.make_contribution(), by=dee, days=3)
    days = [User.objects.get(pk=dee.pk).next_due]

    report_outcome(other, "mixed", by=dee)
    days.append(User.objects.get(pk=dee.pk).next_due)
    give_up(trial, by=dee)
    days.append(User.objects.get(pk=dee.pk).next_due)

    assert days == [in_days(3), in_days(14), None]


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [("worked", (1, 0, 0, 1, 600_000)), ("mixed", (0, 1, 0, 1, 500_000)), ("failed", (0, 0, 1, 1, 400_000))],
)
def test_report_outcome_counts_it(advice, trial, dee, outcome, expected):
    said = report_outcome(trial, outcome, by=dee, line="  It took\ntwo calls. ")

    assert counts(advice) == expected
    assert (said.line, said.language, said.shown, said.counted) == ("It took two calls.", "en", False, True)
    assert said.reported is not None


def test_report_outcome_leaves_the_votes_alone(advice, trial, dee):
    before = (advice.helpful, advice.votes, advice.score)

    report_outcome(trial, "worked", by=dee)

    advice.refresh_from_db()
    assert (advice.helpful, advice.votes, advice.score) == before


def test_report_outcome_said_anew_counts_once(advice, trial, dee):
    for outcome in ("worked", "worked", "failed"):
        report_outcome(trial, outcome, by=dee)

    assert counts(advice) == (0, 0, 1, 1, 400_000)


def test_who_tries_again_counts_with_their_last_word(advice, trial, dee):
    report_outcome(trial, "worked", by=dee)
    again = try_out(advice, by=dee)
    while_open = counts(advice)

    report_outcome(again, "failed", by=dee)

    assert (while_open, counts(advice)) == ((1, 0, 0, 1, 600_000), (0, 0, 1, 1, 400_000))
    assert list(Trial.objects.counted()) == [again]
    assert differences() == []


def test_what_was_said_first_counts_when_it_is_said_anew(advice, trial, dee):
    report_outcome(trial, "worked", by=dee)
    report_outcome(try_out(advice, by=dee), "failed", by=dee)

    report_outcome(trial, "mixed", by=dee)

    assert counts(advice) == (0, 1, 0, 1, 500_000)
    assert differences() == []


def test_outcomes_of_several_people_add_up(advice):
    f.make_outcomes(advice, worked=4, mixed=2, failed=1)

    assert counts(advice) == (4, 2, 1, 7, 636_363)


@pytest.mark.parametrize("outcome", ["", "splendid", "WORKED", "worked "])
def test_report_outcome_refuses_another_outcome(advice, trial, dee, outcome):
    with pytest.raises(ValidationError):
        report_outcome(trial, outcome, by=dee)

    assert counts(advice) == NOTHING


def test_report_outcome_takes_a_line_of_two_hundred_characters_and_no_more(trial, dee):
    report_outcome(trial, "worked", by=dee, line="x" * 200)

    with pytest.raises(ValidationError, match="200"):
        report_outcome(trial, "worked", by=dee, line="x" * 201)


def test_report_outcome_refuses_withdrawn_advice_and_takes_it_once_restored(advice, trial, bo, dee):
    withdraw(advice, by=bo)
    trial = Trial.objects.get()
    with pytest.raises(PermissionDenied, match="withdrawn"):
        report_outcome(trial, "worked", by=dee)

    restore(advice, by=bo)
    report_outcome(Trial.objects.get(), "worked", by=dee)

    assert counts(advice)[0] == 1


def test_report_outcome_of_a_trial_given_up_meanwhile_is_refused(advice, trial, dee):
    give_up(Trial.objects.get(), by=dee)

    with pytest.raises(ValidationError, match="any more"):
        report_outcome(trial, "worked", by=dee)

    assert counts(advice) == NOTHING


PERSONAL = "Call me on +44 20 7946 0958, it worked with her."


@pytest.mark.parametrize("policy", ["warn", "block"])
def test_report_outcome_shows_no_line_with_personal_details(advice, trial, dee, settings, policy):
    settings.PERSONAL_DETAILS = policy

    with pytest.raises(PersonalDetails, match="keep the line to yourself"):
        report_outcome(trial, "worked", by=dee, line=PERSONAL, shown=True)

    assert counts(advice) == NOTHING


def test_report_outcome_keeps_any_line_that_only_its_writer_sees(advice, trial, dee):
    said = report_outcome(trial, "worked", by=dee, line=PERSONAL)

    assert (said.line, said.shown, list(Trial.objects.told())) == (PERSONAL, False, [])


def test_report_outcome_shows_a_line_only_if_there_is_one(trial, dee):
    shown = [report_outcome(trial, "worked", by=dee, line=line, shown=True).shown for line in ("It held.", "", "  ")]

    assert shown == [True, False, False]


def test_give_up_deletes_the_trial(advice, trial, dee):
    give_up(trial, by=dee)
    give_up(trial, by=dee)

    assert (Trial.objects.count(), counts(advice)) == (0, NOTHING)


def test_give_up_of_a_reported_trial_takes_its_outcome_back(advice, trial, dee):
    report_outcome(trial, "worked", by=dee)
    again = report_outcome(try_out(advice, by=dee), "failed", by=dee)

    give_up(again, by=dee)
    first = counts(advice)
    give_up(trial, by=dee)

    assert (first, counts(advice)) == ((1, 0, 0, 1, 600_000), NOTHING)
    assert differences() == []


def test_give_up_is_possible_once_the_advice_was_withdrawn(advice, trial, bo, dee):
    withdraw(advice, by=bo)

    give_up(Trial.objects.get(), by=dee)

    assert Trial.objects.count() == 0


def test_verbs_of_trying_cost_what_they_promise(advice, dee, django_assert_max_num_queries):
    with django_assert_max_num_queries(7 + 2):  # two for the savepoint that stands for a transaction here
        trial = try_out(advice, by=dee)
    f.make_outcomes(advice, worked=30)

    with django_assert_max_num_queries(9 + 2):
        report_outcome(trial, "worked", by=dee)
