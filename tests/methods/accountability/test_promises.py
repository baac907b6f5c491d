from datetime import date, timedelta

import pytest

from gromada.methods.accountability import Commitment, kept_on_time
from gromada.methods.errors import MethodError, TooFewAnswers

TODAY = date(2026, 7, 1)
PAST = TODAY - timedelta(days=60)


def days(number):
    return PAST + timedelta(days=number)


def test_a_moved_day_does_not_make_a_promise_kept():
    found = kept_on_time(
        [Commitment(PAST, kept=days(30), moved_to=days(40)), Commitment(PAST, kept=days(-5))],
        today=TODAY,
    )

    assert found.by_first_day.value == 0.5
    assert found.by_present_day.value == 1
    assert found.n_moved == 1


def test_eight_of_ten_have_an_interval():
    commitments = [Commitment(PAST, kept=PAST)] * 8 + [Commitment(PAST)] * 2

    found = kept_on_time(commitments, today=TODAY).by_first_day

    assert (found.low, found.high) == (
        pytest.approx(0.490162, abs=1e-6), pytest.approx(0.943318, abs=1e-6),
    )  # fmt: skip


def test_what_is_not_due_yet_does_not_count_even_when_kept():
    later = TODAY + timedelta(days=9)

    found = kept_on_time(
        [Commitment(later, kept=PAST), Commitment(TODAY), Commitment(PAST)], today=TODAY
    )

    assert (found.n, found.n_not_yet_due, found.by_first_day.value) == (1, 2, 0)


def test_promises_all_moved_ahead_have_only_their_first_day():
    moved = TODAY + timedelta(days=90)

    found = kept_on_time([Commitment(PAST, moved_to=moved)], today=TODAY)

    assert (found.by_first_day.value, found.by_present_day) == (0, None)


def test_delay_counts_what_still_waits():
    found = kept_on_time(
        [Commitment(PAST, kept=days(-10)), Commitment(PAST, kept=days(20)), Commitment(PAST)],
        today=TODAY,
    ).delay

    assert [step.time for step in found.steps] == [-10, 20]
    assert (found.median, found.longest, found.n_events) == (20, 60, 2)


def test_before_anything_is_due_nothing_is_said():
    with pytest.raises(TooFewAnswers):
        kept_on_time([Commitment(TODAY)], today=TODAY)


def test_what_is_kept_tomorrow_is_refused():
    with pytest.raises(MethodError):
        kept_on_time([Commitment(PAST, kept=TODAY + timedelta(days=1))], today=TODAY)
