"""What is refused, and how an answer is graded."""

from dataclasses import replace

import numpy as np
import pytest
from tests.methods.impact.factories import make_panel, make_staggered

from gromada.methods.impact import (
    Design,
    Grade,
    MissingOutcome,
    NeverTreated,
    NoControls,
    NotCounts,
    OneUnit,
    SeveralStarts,
    Size,
    Study,
    TooFewDonors,
    TooFewPeriods,
    TreatedFromStart,
    UnknownUnit,
    WrongWeights,
    evaluate,
    size_of,
)

DIFFERENCES = Study(Design.DIFFERENCES)
SYNTHETIC = Study(Design.SYNTHETIC)
INTERRUPTED = Study(Design.INTERRUPTED)


def with_gap(panel, unit, period):
    outcome = panel.outcome.copy()
    outcome[unit, period] = np.nan
    return replace(panel, outcome=outcome)


def codes(evaluation):
    return [remark.code for remark in evaluation.warnings]


def passed(evaluation):
    return {check.name: check.passed for check in evaluation.checks}


@pytest.mark.parametrize(
    ("study", "panel", "refusal"),
    [
        (DIFFERENCES, make_panel(treated=()), NeverTreated),
        (DIFFERENCES, make_panel(n_units=1), OneUnit),
        (DIFFERENCES, make_panel(treated=range(6)), NoControls),
        (DIFFERENCES, make_panel(start=0), TreatedFromStart),
        (DIFFERENCES, with_gap(make_panel(), 0, 3), MissingOutcome),
        (SYNTHETIC, make_panel(n_units=1), OneUnit),
        (SYNTHETIC, make_panel(treated=range(6)), NoControls),
        (SYNTHETIC, make_panel(n_units=2), TooFewDonors),
        (SYNTHETIC, make_panel(start=2), TooFewPeriods),
        (SYNTHETIC, make_panel(start=0), TreatedFromStart),
        (SYNTHETIC, with_gap(make_panel(), 0, 3), MissingOutcome),
        (SYNTHETIC, make_staggered(), SeveralStarts),
        (replace(SYNTHETIC, weights={"unit 1": 0.5}), make_panel(), WrongWeights),
        (replace(SYNTHETIC, weights={"unit 1": 1.5, "unit 2": -0.5}), make_panel(), WrongWeights),
        (replace(SYNTHETIC, weights={"unit 0": 1.0}), make_panel(), WrongWeights),
        (replace(SYNTHETIC, weights={"Unit 1": 1.0}), make_panel(), UnknownUnit),
        (replace(SYNTHETIC, exclude=("nobody",)), make_panel(), UnknownUnit),
        (INTERRUPTED, make_panel(treated=(0, 1)), OneUnit),
        (INTERRUPTED, make_panel(n_units=1, start=2), TooFewPeriods),
        (INTERRUPTED, make_panel(n_units=1, start=0), TreatedFromStart),
        (INTERRUPTED, with_gap(make_panel(n_units=1), 0, 3), MissingOutcome),
        (replace(INTERRUPTED, counts=True), make_panel(n_units=1), NotCounts),
    ],
)
def test_what_the_data_cannot_answer_is_refused_by_name(study, panel, refusal):
    with pytest.raises(refusal) as refused:
        evaluate(panel, study)

    assert str(refused.value).endswith(".")
    assert "%(" not in str(refused.value)


def test_most_units_with_gaps_are_refused():
    panel = make_panel(n_units=6)
    for unit in (1, 2, 3, 4):
        panel = with_gap(panel, unit, unit)

    with pytest.raises(MissingOutcome, match="4 of 6 units"):
        evaluate(panel, DIFFERENCES)


@pytest.mark.parametrize("design", [Design.DIFFERENCES, Design.SYNTHETIC])
def test_an_unbalanced_panel_is_said_and_its_units_left_out(design):
    found = evaluate(with_gap(make_panel(n_units=12, effect=5.0), 7, 2), Study(design))

    assert found.effect.n_units == 11
    assert not passed(found)["balanced"]
    assert "unbalanced" in codes(found)
    assert "unit 7" in str(found.warnings[0])


@pytest.mark.parametrize("design", [Design.DIFFERENCES, Design.SYNTHETIC])
def test_periods_without_any_value_are_no_gap(design):
    whole = make_panel(n_units=12, n_periods=20, start=11)
    outcome = np.insert(whole.outcome, [0, 5], np.nan, axis=1)
    panel = replace(whole, outcome=outcome, times=tuple(range(22)), starts=whole.starts + 2)

    found = evaluate(panel, Study(design))

    assert found.effect.estimate == evaluate(whole, Study(design)).effect.estimate
    assert found.effect.n_periods == 20


def test_no_value_at_all_is_refused():
    panel = make_panel()

    with pytest.raises(MissingOutcome, match="right column"):
        evaluate(replace(panel, outcome=np.full_like(panel.outcome, np.nan)), SYNTHETIC)


def test_units_treated_from_the_start_are_left_out():
    found = evaluate(make_staggered(always=(0, 1)), DIFFERENCES)

    assert found.effect.n_units == 58
    assert "treated_from_start" in codes(found)


def test_everyone_reached_one_after_the_other_compares_with_those_not_yet_reached():
    panel = make_staggered()
    panel.starts[panel.starts == 8] = 7

    found = evaluate(panel, DIFFERENCES)

    assert found.details["controls"] == "not-yet-treated"
    assert "cut_at_last_start" in codes(found)
    assert found.effect.n_periods == 7
    low, high = found.effect.interval
    assert low < 1.0 < high


def test_many_units_grade_higher_than_few():
    assert evaluate(make_staggered(), DIFFERENCES).grade is Grade.MANY_UNITS
    assert evaluate(make_panel(treated=(0, 1)), DIFFERENCES).grade is Grade.FEW_UNITS


def test_a_single_treated_unit_gives_no_interval():
    found = evaluate(make_panel(effect=3.0), DIFFERENCES)

    assert found.effect.estimate == pytest.approx(3.0, abs=0.5)
    assert (found.effect.interval, found.p_value, found.told_from_zero) == (None, None, None)
    assert "one_treated" in codes(found)


def test_trends_that_differ_before_fail_their_check():
    panel = make_staggered()
    tilted = panel.outcome + (panel.starts < 8)[:, None] * np.arange(8) * 1.0

    found = evaluate(replace(panel, outcome=tilted), DIFFERENCES)

    assert passed(found)["trends_before"] is False
    assert "trends_differ" in codes(found)


def test_trends_that_differ_before_leave_only_a_description():
    panel = make_staggered()
    tilted = panel.outcome + (panel.starts < 8)[:, None] * np.arange(8) * 1.0

    assert evaluate(panel, DIFFERENCES).grade is Grade.MANY_UNITS
    assert evaluate(replace(panel, outcome=tilted), DIFFERENCES).grade is Grade.DESCRIPTIVE


def test_periods_that_may_be_touched_already_are_no_trend_before():
    panel = make_staggered()
    eve = np.arange(8) == panel.starts[:, None] - 1
    early = replace(panel, outcome=panel.outcome + 3.0 * eve)

    assert evaluate(early, DIFFERENCES).grade is Grade.DESCRIPTIVE
    assert evaluate(early, replace(DIFFERENCES, anticipation=1)).grade is Grade.MANY_UNITS


@pytest.mark.parametrize(("n_units", "n_treated", "before"), [(12, 6, 4), (24, 12, 11), (30, 3, 6)])
def test_few_units_that_go_alike_are_seldom_said_to_differ(n_units, n_treated, before):
    found = [
        evaluate(
            make_panel(
                n_units=n_units, n_periods=before + 3, start=before, seed=seed,
                treated=range(n_treated), noise=0.5,
            ),
            DIFFERENCES,
        )
        for seed in range(40)
    ]  # fmt: skip

    # at 5% eight or more of forty come about once in a thousand times
    assert sum(each.grade is Grade.DESCRIPTIVE for each in found) < 8


def test_two_periods_leave_earlier_trends_unchecked():
    panel = make_staggered().until(4)
    panel = replace(
        panel, outcome=panel.outcome[:, 2:], times=(1, 2), starts=np.clip(panel.starts - 2, 1, 2)
    )

    found = evaluate(panel, DIFFERENCES)

    assert passed(found)["trends_before"] is None
    assert "cannot be checked" in str(found.checks[2].detail)
    assert "trends_unchecked" in codes(found)
    assert found.grade is Grade.MANY_UNITS


def test_a_large_effect_beside_many_donors_can_be_told_from_zero():
    found = evaluate(make_panel(n_units=30, effect=5.0), SYNTHETIC)

    assert found.told_from_zero
    assert found.p_value == pytest.approx(1 / 30)
    low, high = found.effect.interval
    assert low < 5 < high
    assert low > 0


def test_few_donors_can_never_tell_an_effect_from_zero():
    found = evaluate(make_panel(n_units=6, effect=50.0), SYNTHETIC)

    assert found.told_from_zero is False
    assert found.effect.interval is None
    assert "few_donors" in codes(found)


def test_a_perfect_fit_is_only_a_description():
    panel = make_panel(n_units=25, effect=4.0)
    outcome = panel.outcome.copy()
    outcome[1, :12] = outcome[0, :12]

    found = evaluate(replace(panel, outcome=outcome), SYNTHETIC)

    assert found.grade is Grade.DESCRIPTIVE
    assert "perfect_fit" in codes(found)
    assert found.details["ratio"] is None


def test_a_counterpart_that_never_fits_is_only_a_description():
    panel = make_panel(n_units=25)
    outcome = panel.outcome.copy()
    outcome[0] += 100.0

    assert evaluate(replace(panel, outcome=outcome), SYNTHETIC).grade is Grade.DESCRIPTIVE


def test_a_unit_made_as_its_donors_is_seldom_said_to_fit_badly():
    """Noise that no mix can follow is no misfit; the middle fit of donors is no limit."""
    grades = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        trends = np.cumsum(rng.normal(size=(2, 28)), axis=1)
        outcome = 20 + rng.uniform(size=(21, 2)) @ trends + rng.normal(0, 1.5, (21, 28))
        panel = make_panel(n_units=21, n_periods=28, start=20)
        grades.append(evaluate(replace(panel, outcome=outcome), SYNTHETIC).grade)

    assert grades.count(Grade.DESCRIPTIVE) <= 4


def test_weights_that_are_rounded_are_scaled():
    weights = {"unit 1": 0.333, "unit 2": 0.333, "unit 3": 0.333}

    found = evaluate(make_panel(), replace(SYNTHETIC, weights=weights))

    assert sum(found.donors.values()) == pytest.approx(1)
    assert "weights_scaled" in codes(found)


def test_several_treated_units_are_compared_by_their_mean():
    found = evaluate(make_panel(n_units=30, treated=(0, 1, 2), effect=5.0), SYNTHETIC)

    assert found.effect.estimate == pytest.approx(5, abs=0.5)
    assert "several_treated" in codes(found)


def test_donors_can_be_chosen_and_left_out():
    chosen = evaluate(make_panel(), replace(SYNTHETIC, donors=("unit 1", "unit 2", "unit 4")))
    without = evaluate(make_panel(), replace(SYNTHETIC, exclude=("unit 3",)))

    assert set(chosen.details["placebos_in_space"]["units"]) == {"unit 1", "unit 2", "unit 4"}
    assert "unit 3" not in without.details["placebos_in_space"]["units"]


def test_too_short_a_series_is_a_mean_before_and_after():
    panel = make_panel(n_units=1, n_periods=8, start=5)

    found = evaluate(panel, INTERRUPTED)

    assert found.grade is Grade.BEFORE_AFTER
    assert found.effect.interval is None
    before, after = panel.outcome[0, :5].mean(), panel.outcome[0, 5:].mean()
    assert found.effect.estimate == pytest.approx(after - before)


def test_a_long_series_is_an_interrupted_one():
    found = evaluate(make_panel(n_units=1, n_periods=40, start=25, effect=20.0), INTERRUPTED)

    assert found.grade is Grade.INTERRUPTED
    assert found.effect.interval is not None
    assert "no_comparison" in codes(found)
    assert len(found.by_period) == 15


def test_placebo_times_before_the_change_are_tried():
    study = replace(DIFFERENCES, placebo_times=(2, 3))

    found = evaluate(make_staggered(), study)

    assert "placebos_in_time" in passed(found)


@pytest.mark.parametrize(
    ("interval", "size"),
    [
        ((2.0, 3.0), Size.REACHES),
        ((-3.0, -2.0), Size.REACHES),
        ((-1.0, 1.5), Size.TOO_SMALL),
        ((0.5, 3.0), Size.OPEN),
        ((-5.0, 5.0), Size.OPEN),
        (None, Size.OPEN),
    ],
)
def test_an_interval_beside_the_smallest_effect_that_matters(interval, size):
    assert size_of(interval, 2.0) is size
