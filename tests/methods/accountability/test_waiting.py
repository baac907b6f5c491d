from math import exp, inf, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.accountability import compare_waiting, pace_ratio, waiting
from gromada.methods.errors import MethodError, NoVariation, TooFewAnswers

# Freireich et al. 1963: weeks in remission, with and without 6-MP
TREATED = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
ENDED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

WAITED = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=25)


def test_remission_as_published():
    found = waiting(TREATED, ENDED)

    assert [step.time for step in found.steps] == [6, 7, 10, 13, 16, 22, 23]
    assert [step.still_waiting for step in found.steps] == pytest.approx(
        [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=1e-4
    )
    assert (found.median, found.n, found.n_events) == (23, 21, 9)


def test_intervals_are_greenwoods_on_the_log_log_scale():
    step = waiting(TREATED, ENDED).steps[0]
    error = sqrt(3 / (21 * 18)) / abs(log(18 / 21))

    assert step.low == pytest.approx((18 / 21) ** exp(1.959964 * error), abs=1e-6)
    assert step.high == pytest.approx((18 / 21) ** exp(-1.959964 * error), abs=1e-6)


def test_the_interval_of_the_median_may_have_no_end():
    found = waiting(TREATED, ENDED)

    assert (found.median_low, found.median_high) == (13, None)


def test_commitments_of_the_worked_case():
    found = waiting([30, 45, 45, 60, 90, 90, 120, 150], [1, 1, 0, 1, 1, 0, 1, 0])

    assert [step.still_waiting for step in found.steps] == pytest.approx(
        [0.875, 0.75, 0.6, 0.45, 0.225], abs=1e-12
    )
    assert found.median == 90


def test_two_groups_as_published():
    found = compare_waiting([TREATED, PLACEBO], [ENDED, [1] * 21])

    assert found.chi2 == pytest.approx(16.7929, abs=1e-4)
    assert found.degrees_of_freedom == 1
    assert found.p_value == pytest.approx(4.17e-5, abs=1e-7)


def test_the_ratio_of_paces_as_published():
    found = pace_ratio([PLACEBO, TREATED], [[1] * 21, ENDED])

    assert log(found.value) == pytest.approx(1.5721, abs=1e-4)
    assert found.value == pytest.approx(4.817, abs=1e-3)
    # R: coxph(Surv(time, status) ~ group, ties = "efron") gives exp(coef) 2.147 to 10.81
    assert (found.low, found.high) == (
        pytest.approx(2.147, abs=1e-3),
        pytest.approx(10.81, abs=0.01),
    )
    assert found.n == 30


def test_the_ratio_of_paces_agrees_with_another_program():
    regression = pytest.importorskip("statsmodels.duration.hazard_regression")
    first = [0.0] * 21 + [1.0] * 21
    times, ends = np.array(TREATED + PLACEBO, float), np.array(ENDED + [1] * 21)
    model = regression.PHReg(times, np.array(first)[:, None], status=ends, ties="efron").fit()

    found = pace_ratio([PLACEBO, TREATED], [[1] * 21, ENDED])

    assert log(found.value) == pytest.approx(model.params[0], abs=1e-6)
    assert log(found.high / found.value) / 1.959964 == pytest.approx(model.bse[0], abs=1e-6)


@given(WAITED, WAITED)
def test_turning_the_groups_round_turns_the_ratio_over(one, other):
    groups = [list(zip(*group, strict=True)) for group in (one, other)]
    try:
        found = pace_ratio([times for times, _ in groups], [done for _, done in groups])
    except MethodError:
        return
    back = pace_ratio([times for times, _ in groups[::-1]], [done for _, done in groups[::-1]])

    assert 0 < found.low < found.value < found.high < inf
    assert back.value == pytest.approx(1 / found.value, rel=1e-6)


@pytest.mark.parametrize(
    ("times", "answered", "refusal"),
    [
        ([[1, 2]], [[1, 1]], TooFewAnswers),
        ([[1, 2, 3, 4], [2, 3, 4, 5]], [[1] * 4, [1] * 4], TooFewAnswers),
        ([[1] * 12, [2] * 12], [[1] * 12, [0] * 12], NoVariation),
    ],
)
def test_a_ratio_that_cannot_be_had_is_refused(times, answered, refusal):
    with pytest.raises(refusal):
        pace_ratio(times, answered)


def test_half_exactly_is_the_median_whatever_the_rounding():
    assert waiting([1, 2, 3, 4, 5, 6], [1] * 6).median == 3


def test_the_share_answered_by_a_deadline_counts_those_that_still_wait():
    found = waiting([5, 10, 30, 40], [1, 0, 1, 0])

    assert found.answered_by(14).value == 0.25
    assert found.answered_by(3).value == 0
    assert found.answered_by(3).high > 0.4
    assert found.answered_by(14).n == 4


def test_a_deadline_that_nothing_has_reached_is_refused():
    with pytest.raises(TooFewAnswers):
        waiting([5, 10], [1, 0]).answered_by(14)


def test_when_all_are_answered_later_deadlines_are_met():
    assert waiting([5, 10], [1, 1]).answered_by(14).value == 1


def test_nothing_answered_yet_has_no_median():
    found = waiting([5, 10], [0, 0])

    assert (found.steps, found.median) == ((), None)
    assert found.answered_by(7).value == 0


@pytest.mark.parametrize(
    ("times", "answered", "refusal"),
    [([], [], TooFewAnswers), ([1, 2], [1], MethodError), ([float("nan")], [1], MethodError)],
)
def test_what_has_no_time_is_refused(times, answered, refusal):
    with pytest.raises(refusal):
        waiting(times, answered)


def test_one_group_cannot_be_compared():
    with pytest.raises(TooFewAnswers):
        compare_waiting([TREATED], [ENDED])


def test_groups_that_never_wait_together_cannot_be_compared():
    with pytest.raises(NoVariation):
        compare_waiting([[1, 2], [3, 4]], [[0, 0], [0, 0]])


@given(WAITED)
def test_the_curve_only_falls_inside_its_interval(waited):
    times, answered = zip(*waited, strict=True)

    found = waiting(times, answered)

    shares = [step.still_waiting for step in found.steps]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= step.low <= step.still_waiting <= step.high <= 1 for step in found.steps)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=25))
def test_when_all_are_answered_the_curve_just_counts(times):
    for step in waiting(times, [True] * len(times)).steps:
        left = sum(time > step.time for time in times) / len(times)
        assert step.still_waiting == pytest.approx(left, abs=1e-12)


@given(WAITED, WAITED)
def test_the_order_of_groups_does_not_matter(one, other):
    groups = [tuple(zip(*group, strict=True)) for group in (one, other)]
    try:
        found = compare_waiting(*zip(*groups, strict=True))
    except NoVariation:
        return

    turned = compare_waiting(*zip(*groups[::-1], strict=True))

    assert turned.chi2 == pytest.approx(found.chi2, abs=1e-9)
    assert sum(found.observed) == pytest.approx(sum(found.expected))
