import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gromada.methods.impact import NotEstimable
from gromada.methods.impact.interrupted import (
    autocorrelation,
    interrupted_time_series,
    pseudo_starts,
    segments,
)


def make_series(*, n_periods=48, start=30, level=0.0, slope=0.0, noise=1.0, seed=0):
    at = np.arange(n_periods)
    rng = np.random.default_rng(seed)
    change = level * (at >= start) + slope * np.maximum(at - start, 0)
    return 20 + 0.5 * at + change + rng.normal(0, noise, n_periods)


def test_a_break_without_noise_is_found_exactly():
    series = make_series(level=-4.0, slope=0.25, noise=0.0)

    found = interrupted_time_series(series, start=30)

    assert found.level.estimate == pytest.approx(-4.0)
    assert found.slope.estimate == pytest.approx(0.25)
    assert found.effect.estimate == pytest.approx(-4.0 + 0.25 * 17 / 2)
    assert found.effect.interval is None  # nothing is left over to measure chance by


def test_the_effect_is_the_mean_distance_from_the_earlier_trend():
    series = make_series(level=3.0)

    found = interrupted_time_series(series, start=30)

    assert found.effect.estimate == pytest.approx((series - found.carried_on)[30:].mean())
    assert found.effect.estimate == pytest.approx(
        np.mean([period.estimate for period in found.by_period])
    )


@given(st.floats(-100, 100), st.floats(-5, 5))
@settings(max_examples=25, deadline=None)
def test_a_level_or_trend_added_throughout_changes_nothing(shift, tilt):
    series = make_series(level=2.0)
    plain = interrupted_time_series(series, start=30)

    moved = interrupted_time_series(series + shift + tilt * np.arange(48), start=30)

    assert moved.effect.estimate == pytest.approx(plain.effect.estimate, abs=1e-6)
    assert moved.effect.std_error == pytest.approx(plain.effect.std_error, rel=1e-5)


def test_newey_west_errors_are_those_of_statsmodels():
    linear = pytest.importorskip("statsmodels.regression.linear_model")
    series = make_series(level=2.0)
    columns, _ = segments(48, start=30)
    theirs = linear.OLS(series, columns).fit(
        cov_type="HAC", cov_kwds={"maxlags": 3, "use_correction": True}, use_t=True
    )

    found = interrupted_time_series(series, start=30)

    assert found.lags == 3
    assert found.level.std_error == pytest.approx(theirs.bse[2])
    assert found.level.interval == pytest.approx(tuple(theirs.conf_int()[2]))


def test_counts_give_a_rate_ratio():
    rng = np.random.default_rng(3)
    expected = 200 * np.exp(0.01 * np.arange(60)) * np.where(np.arange(60) >= 36, 0.8, 1.0)

    found = interrupted_time_series(
        rng.poisson(expected), start=36, counts=True, slope_change=False
    )

    low, high = found.rate_ratio.interval
    assert low < 0.8 < high
    assert found.dispersion == pytest.approx(1.0, abs=0.4)


def test_doubling_exposure_and_counts_leaves_the_rate_ratio():
    counts = np.round(make_series(level=-5.0) * 10)
    once = interrupted_time_series(counts, start=30, counts=True, exposure=np.full(48, 10.0))

    twice = interrupted_time_series(counts * 2, start=30, counts=True, exposure=np.full(48, 20.0))

    assert twice.rate_ratio.estimate == pytest.approx(once.rate_ratio.estimate)


def test_a_season_is_not_taken_for_an_effect():
    wave = 10 * np.sin(2 * np.pi * np.arange(48) / 12)

    found = interrupted_time_series(make_series(noise=0.1) + wave, start=30, season=12)

    low, high = found.effect.interval
    assert low < 0 < high
    assert high - low < 1


def test_what_goes_together_is_noticed():
    rng = np.random.default_rng(0)
    wandering = np.cumsum(rng.normal(size=60))

    assert autocorrelation(wandering).p_value < 0.01
    assert autocorrelation(rng.normal(size=60)).p_value > 0.05


def test_pretended_starts_look_at_nothing_after_the_real_one():
    series = make_series(level=50.0)
    changed = series.copy()
    changed[30:] = 0

    before = pseudo_starts(series, start=30, positions=[15])

    assert pseudo_starts(changed, start=30, positions=[15]) == before


def test_counts_of_nothing_are_refused():
    with pytest.raises(NotEstimable):
        interrupted_time_series(np.zeros(30), start=15, counts=True)


@pytest.mark.parametrize("level", [0.1, 5.0, 1e9])
def test_a_series_that_never_moves_has_no_effect_and_leaves_nothing_over(level):
    found = interrupted_time_series([level] * 24, start=12)

    assert (found.effect.estimate, found.effect.std_error) == (0.0, None)
    assert found.residuals.tolist() == [0.0] * 24
    assert found.carried_on.tolist() == [level] * 24
