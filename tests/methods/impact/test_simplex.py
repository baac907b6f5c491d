import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.optimize import minimize

from gromada.methods.impact import simplex
from gromada.methods.impact.simplex import Columns, simplex_weights

NUMBERS = st.floats(-1e3, 1e3, allow_nan=False, width=32)
# Two donors that differ only where the target is far away, and one that is best alone.
NEARLY_PARALLEL = (
    np.array([[123.5, -1.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]),
    np.array([123.5, 734.21875, 126.72265625]),
)


@st.composite
def problems(draw):
    n_periods, n_columns = draw(st.integers(1, 12)), draw(st.integers(1, 8))
    columns = draw(arrays.arrays(np.float64, (n_periods, n_columns), elements=NUMBERS))
    return columns, draw(arrays.arrays(np.float64, n_periods, elements=NUMBERS))


@given(problems())
@settings(max_examples=200, deadline=None)
def test_weights_are_shares_of_one_whole(problem):
    weights = simplex_weights(*problem)

    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1, abs=1e-9)


@given(problems())
@settings(max_examples=200, deadline=None)
def test_no_column_and_no_even_mix_is_nearer(problem):
    columns, target = problem
    found = np.linalg.norm(columns @ simplex_weights(columns, target) - target)

    single = np.linalg.norm(columns - target[:, None], axis=0)
    even = np.linalg.norm(columns.mean(axis=1) - target)
    scale = 1 + np.abs(columns).max() + np.abs(target).max()
    assert found <= min(single.min(), even) + 1e-6 * scale


@given(problems(), st.floats(-1e4, 1e4), st.floats(0.01, 100))
@example(NEARLY_PARALLEL, 0.0, 0.01171875)
@settings(max_examples=100, deadline=None)
def test_shifting_and_scaling_everything_leaves_the_fit(problem, shift, scale):
    columns, target = problem
    fitted = columns @ simplex_weights(columns, target)
    moved = simplex_weights(columns * scale + shift, target * scale + shift)

    apart = np.linalg.norm(columns @ moved - fitted)
    assert apart <= 1e-3 * (1 + np.abs(columns).max() + np.abs(target).max() + abs(shift) / scale)


@given(problems(), st.integers(-130, 130))
@settings(max_examples=100, deadline=None)
def test_the_unit_of_measure_changes_no_weight(problem, power):
    columns, target = problem
    unit = 2.0**power

    same = simplex_weights(columns * unit, target * unit)

    assert same.tolist() == simplex_weights(columns, target).tolist()


def test_the_same_as_a_general_optimiser_finds():
    rng = np.random.default_rng(4)
    columns, target = rng.normal(size=(30, 5)), rng.normal(size=30)

    general = minimize(
        lambda w: ((columns @ w - target) ** 2).sum(),
        np.full(5, 0.2),
        bounds=[(0, 1)] * 5,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1},
        options={"ftol": 1e-14, "maxiter": 1000},
    )

    assert simplex_weights(columns, target) == pytest.approx(general.x, abs=1e-5)


def test_a_column_that_is_the_target_takes_all():
    assert simplex_weights([[5.0, 1.0], [7.0, 2.0]], [1.0, 2.0]).tolist() == [0.0, 1.0]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("n_periods", [3, 20, 60])
def test_many_columns_tried_by_and_by_give_what_all_at_once_give(monkeypatch, seed, n_periods):
    rng = np.random.default_rng(seed)
    common = rng.normal(size=(n_periods, 2)).cumsum(axis=0)
    columns = common @ rng.normal(1, 0.5, (2, 500)) + rng.normal(0, 0.3, (n_periods, 500)) + 1e4
    target = columns[:, 7] + rng.normal(0, 0.2, n_periods)

    by_and_by, without = simplex_weights(columns, target), Columns(columns)
    positions, shares = without.nearest_mix(columns[:, 7], without=7)
    monkeypatch.setattr(simplex, "AT_ONCE", 1000)

    fitted = columns @ simplex_weights(columns, target)
    assert columns @ by_and_by == pytest.approx(fitted, abs=1e-7)
    others = np.delete(columns, 7, axis=1)
    assert 7 not in positions
    assert columns[:, positions] @ shares == pytest.approx(
        others @ simplex_weights(others, columns[:, 7]), abs=1e-7
    )


def test_a_copy_among_many_columns_takes_all():
    columns = np.random.default_rng(0).normal(size=(12, 900))

    assert np.flatnonzero(simplex_weights(columns, columns[:, 400])).tolist() == [400]
