import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.impact.factories import make_panel

from gromada.methods.impact.synthetic import (
    each_donor,
    effects_not_rejected,
    leave_one_out,
    placebos_in_space,
    placebos_in_time,
    synthetic_control,
)

START = 19


@pytest.fixture(scope="module")
def cigarettes(reference_data):
    """Sales of 39 states, 1970-2000, California first."""
    with (reference_data / "impact" / "prop99.csv").open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    states = sorted({row["State"] for row in rows} - {"California"})
    values = {(row["State"], int(row["Year"])): float(row["PacksPerCapita"]) for row in rows}
    series = {state: [values[state, year] for year in range(1970, 2001)] for state in states}
    california = np.array([values["California", year] for year in range(1970, 2001)])
    return california, states, np.array(list(series.values()))


def test_published_weights_give_the_published_numbers(cigarettes):
    california, states, donors = cigarettes
    published = {
        "Utah": 0.334, "Nevada": 0.234, "Montana": 0.199, "Colorado": 0.164, "Connecticut": 0.069,
    }  # fmt: skip
    weights = [published.get(state, 0.0) for state in states]

    found = synthetic_control(california, donors, start=START, weights=weights)

    assert found.effect == pytest.approx(-18.9704, abs=1e-3)
    assert found.gaps[-1] == pytest.approx(-25.7257, abs=1e-3)
    assert found.pre_mspe == pytest.approx(3.0892, abs=1e-3)
    assert found.ratio == pytest.approx(128.38, abs=1e-2)


def test_outcome_alone_has_one_answer(cigarettes):
    california, states, donors = cigarettes

    found = synthetic_control(california, donors, start=START)

    assert found.effect == pytest.approx(-19.514, abs=0.01)
    assert found.gaps[-1] == pytest.approx(-26.597, abs=0.01)
    assert found.pre_mspe == pytest.approx(2.744, abs=0.01)
    weights = dict(zip(states, found.weights, strict=True))
    assert {state: round(w, 3) for state, w in weights.items() if w > 0.001} == {
        "Utah": 0.394, "Montana": 0.232, "Nevada": 0.205, "Connecticut": 0.109,
        "New Hampshire": 0.045, "Colorado": 0.015,
    }  # fmt: skip


def test_california_ranks_third_of_39_by_ratio(cigarettes):
    california, states, donors = cigarettes
    found = synthetic_control(california, donors, start=START)

    placebos = placebos_in_space(found, donors)

    assert (placebos.rank, placebos.n) == (3, 39)
    assert placebos.p_value == pytest.approx(3 / 39)
    larger = {states[at]: round(placebos.ratios[at]) for at in placebos.ratios.argsort()[-2:]}
    assert larger == {"Missouri": 572, "Virginia": 393}
    low, high = effects_not_rejected(found, placebos)
    assert low < found.effect < high
    assert high > 0  # at 5% the ranking does not reject an effect of nothing


@st.composite
def comparisons(draw):
    seed = draw(st.integers(0, 10_000))
    rng = np.random.default_rng(seed)
    n_periods, n_donors = draw(st.integers(5, 14)), draw(st.integers(2, 8))
    start = draw(st.integers(3, n_periods - 1))
    donors = rng.normal(size=(n_donors, n_periods)).cumsum(axis=1)
    treated = rng.normal(size=n_periods).cumsum()
    return treated, donors, start


@given(comparisons())
@settings(max_examples=60, deadline=None)
def test_a_donor_equal_to_the_treated_unit_gives_no_gap(comparison):
    treated, donors, start = comparison

    found = synthetic_control(treated, np.vstack([donors, treated]), start=start)

    assert np.abs(found.gaps).max() < 1e-9
    assert found.ratio is None


@given(comparisons(), st.floats(-100, 100))
@settings(max_examples=60, deadline=None)
def test_an_effect_put_in_is_found_beside_what_was_there(comparison, size):
    treated, donors, start = comparison
    before = synthetic_control(treated, donors, start=start)
    changed = treated.copy()
    changed[start:] += size

    after = synthetic_control(changed, donors, start=start)

    assert after.weights == pytest.approx(before.weights)
    assert after.effect - before.effect == pytest.approx(size, abs=1e-8)


@given(comparisons(), st.floats(-50, 50))
@settings(max_examples=60, deadline=None)
def test_shifting_every_outcome_shifts_nothing(comparison, shift):
    treated, donors, start = comparison
    plain = synthetic_control(treated, donors, start=start)

    shifted = synthetic_control(treated + shift, donors + shift, start=start)

    assert shifted.pre_mspe == pytest.approx(plain.pre_mspe, abs=1e-6)
    if plain.pre_mspe > 1e-3:
        assert shifted.gaps == pytest.approx(plain.gaps, abs=1e-4)


@given(comparisons())
@settings(max_examples=40, deadline=None)
def test_ranks_run_from_one_to_the_number_of_units(comparison):
    treated, donors, start = comparison
    found = synthetic_control(treated, donors, start=start)

    placebos = placebos_in_space(found, donors)

    assert 1 <= placebos.rank <= len(donors) + 1
    assert placebos.p_value >= placebos.smallest_p
    assert effects_not_rejected(found, placebos) is None  # fewer than 19 donors reject nothing


def test_leaving_out_a_given_donor_scales_the_others_up():
    donors = np.array([[0.0, 0, 0], [4, 4, 4], [8, 8, 8]])
    found = synthetic_control([4.0, 4, 9], donors, start=2, weights=[0.25, 0.5, 0.25])

    without = leave_one_out([4.0, 4, 9], donors, found, refit=False)

    assert without == pytest.approx({0: 9 - 16 / 3, 1: 5.0, 2: 9 - 8 / 3})


def test_pretended_starts_look_at_nothing_after_the_real_one():
    treated = np.array([1.0, 1, 1, 1, 50, 50])
    donors = np.array([[0.0, 0, 0, 0, 7, 7], [2, 2, 2, 2, -7, -7]])

    assert placebos_in_time(treated, donors, start=4, positions=[2])[0].effect == pytest.approx(0)


def test_each_of_many_donors_is_fitted_as_it_is_alone():
    """Above 200 donors columns are tried by and by, and placebos share what is computed once."""
    panel = make_panel(n_units=260, n_periods=24, start=16, noise=0.6)
    donors = panel.outcome[1:]

    shared = list(each_donor(donors, start=16))

    for at in (0, 100, 258):
        alone = synthetic_control(donors[at], np.delete(donors, at, axis=0), start=16)
        assert shared[at].gaps == pytest.approx(alone.gaps, abs=1e-9)
        assert shared[at].ratio == pytest.approx(alone.ratio)
