"""Interrupted time series: one series, its trend before, and how it broke."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, floor, pi
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.impact.errors import NotEstimable
from gromada.methods.impact.libraries import load
from gromada.methods.impact.panel import Floats
from gromada.methods.impact.remarks import N_
from gromada.methods.impact.result import CONFIDENCE, Interval

SEASON_PAIRS = 2
EXACT = 1e-20  # of the mean square: what rounding leaves of residuals that are zero


@dataclass(frozen=True)
class Term:
    """One coefficient; no interval where chance cannot be measured."""

    estimate: float
    std_error: float | None
    interval: Interval | None
    p_value: float | None


@dataclass(frozen=True, eq=False)
class InterruptedSeries:
    """A segmented regression.

    ``level`` is the jump at the start and ``slope`` the change of the trend from then on, both
    on the scale of the outcome, or as logarithms for counts; ``rate_ratio`` is the jump of
    counts as a ratio. ``effect`` is the mean distance between the fitted line and the earlier
    trend carried on, over the periods from the start on, on the scale of the outcome.
    """

    effect: Term
    level: Term
    slope: Term | None
    rate_ratio: Term | None
    by_period: tuple[Term, ...]
    carried_on: Floats
    fitted: Floats
    residuals: Floats
    lags: int | None
    dispersion: float | None


def segments(
    n_periods: int, *, start: int, season: int = 0, slope_change: bool = True
) -> tuple[Floats, list[int]]:
    """Build the columns of a segmented regression.

    Parameters
    ----------
    n_periods : int
    start : int
        Position of the first period after the change.
    season : int
        Periods in a cycle, such as 12 for months; 0 for none.
    slope_change : bool

    Returns
    -------
    tuple of (array of float, shape (n_periods, n_columns), list of int)
        The columns (level, trend, jump, change of trend, season), and which of them belong
        to the change.

    Examples
    --------
    >>> columns, ours = segments(4, start=2)
    >>> columns[3].tolist(), ours
    ([1.0, 3.0, 1.0, 1.0], [2, 3])
    """
    at = np.arange(n_periods, dtype=np.float64)
    columns = [np.ones(n_periods), at, (at >= start).astype(np.float64)]
    if slope_change:
        columns.append(np.maximum(at - start, 0.0))
    ours = list(range(2, len(columns)))
    for pair in range(1, min(SEASON_PAIRS, season // 2) + 1):
        angle = 2 * pi * pair * at / season
        columns += [np.cos(angle)] if 2 * pair == season else [np.sin(angle), np.cos(angle)]
    return np.column_stack(columns), ours


def interrupted_time_series(
    outcome: npt.ArrayLike,
    *,
    start: int,
    season: int = 0,
    slope_change: bool = True,
    counts: bool = False,
    exposure: npt.ArrayLike | None = None,
) -> InterruptedSeries:
    """Fit a segmented regression to one series.

    Parameters
    ----------
    outcome : array of float, shape (n_periods,)
        Without missing values, at even distances.
    start, season, slope_change
        As in ``segments``.
    counts : bool
        Poisson with standard errors widened by the dispersion; else least squares with
        Newey-West standard errors.
    exposure : array of float above 0, shape (n_periods,), optional
        For counts: how many there could have been.

    Returns
    -------
    InterruptedSeries

    Raises
    ------
    LibraryMissing
        Where statsmodels is not installed.

    Source
    ------
    Bernal, J. L., Cummins, S. & Gasparrini, A. (2017). Interrupted time series regression for
    the evaluation of public health interventions. *Int. J. Epidemiology* 46(1), 348-355.
    Newey, W. K. & West, K. D. (1987). *Econometrica* 55(3), 703-708.
    """
    values = np.asarray(outcome, np.float64)
    columns, ours = segments(len(values), start=start, season=season, slope_change=slope_change)
    without = columns.copy()
    without[:, ours] = 0.0
    if counts:
        return _counts(values, columns, without, ours, start, exposure)
    return _levels(values, columns, without, ours, start)


def _levels(
    values: Floats, columns: Floats, without: Floats, ours: list[int], start: int
) -> InterruptedSeries:
    # Measured from the first value, so that a series that never moves has an effect of exactly 0.
    origin = values[0]
    models = load("statsmodels.regression.linear_model", package="statsmodels")
    model = models.OLS(values - origin, columns)
    plain = model.fit()
    residuals = np.asarray(plain.resid, np.float64)
    exact = float((residuals**2).mean()) <= EXACT * float((values**2).mean() or 1.0)
    if exact:
        residuals = np.zeros(len(values))  # what rounding leaves goes together with nothing
    lags = newey_west_lags(len(values))
    fitted = model.fit(
        cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True}, use_t=True
    )
    degrees = len(values) - columns.shape[1]
    covariance = None if exact or degrees < 1 else np.asarray(fitted.cov_params(), np.float64)
    coefficients = np.asarray(fitted.params, np.float64)
    change = columns - without
    width = float(scipy.stats.t.ppf(0.5 + CONFIDENCE / 2, max(degrees, 1)))

    def term(contrast: Floats) -> Term:
        return _term(coefficients, covariance, contrast, width, degrees)

    unit = np.eye(len(coefficients))
    return InterruptedSeries(
        effect=term(change[start:].mean(axis=0)),
        level=term(unit[2]),
        slope=term(unit[3]) if len(ours) > 1 else None,
        rate_ratio=None,
        by_period=tuple(term(row) for row in change[start:]),
        carried_on=origin + without @ coefficients,
        fitted=origin + columns @ coefficients,
        residuals=residuals,
        lags=lags,
        dispersion=None,
    )


def _counts(
    values: Floats,
    columns: Floats,
    without: Floats,
    ours: list[int],
    start: int,
    exposure: npt.ArrayLike | None,
) -> InterruptedSeries:
    models: Any = load("statsmodels.genmod.generalized_linear_model", package="statsmodels")
    families: Any = load("statsmodels.genmod.families", package="statsmodels")
    size = np.ones(len(values)) if exposure is None else np.asarray(exposure, np.float64)
    model = models.GLM(values, columns, family=families.Poisson(), offset=np.log(size))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rates of nothing at all; the numbers are looked at below
        try:
            fitted = model.fit(scale="X2")
        except (ValueError, ArithmeticError, np.linalg.LinAlgError):
            raise NotEstimable(N_("There are too few events to fit rates.")) from None
    if not np.isfinite(np.asarray(fitted.params)).all():
        raise NotEstimable(N_("There are too few events to fit rates."))
    coefficients = np.asarray(fitted.params, np.float64)
    dispersion = float(fitted.scale)
    covariance = None if dispersion <= EXACT else np.asarray(fitted.cov_params(), np.float64)
    expected = size * np.exp(columns @ coefficients)
    carried_on = size * np.exp(without @ coefficients)
    gradient = expected[:, None] * columns - carried_on[:, None] * without
    width = float(scipy.stats.norm.ppf(0.5 + CONFIDENCE / 2))
    unit = np.eye(len(coefficients))

    def term(contrast: Floats, estimate: float | None = None) -> Term:
        return _term(coefficients, covariance, contrast, width, None, estimate)

    level = term(unit[2])
    apart = expected - carried_on
    return InterruptedSeries(
        effect=term(gradient[start:].mean(axis=0), float(apart[start:].mean())),
        level=level,
        slope=term(unit[3]) if len(ours) > 1 else None,
        rate_ratio=Term(
            exp(level.estimate),
            None,
            None
            if level.interval is None
            else (exp(level.interval[0]), exp(level.interval[1])),
            level.p_value,
        ),
        by_period=tuple(
            term(row, float(distance))
            for row, distance in zip(gradient[start:], apart[start:], strict=True)
        ),
        carried_on=carried_on,
        fitted=expected,
        residuals=np.asarray(fitted.resid_pearson, np.float64),
        lags=None,
        dispersion=dispersion,
    )  # fmt: skip


def _term(
    coefficients: Floats,
    covariance: Floats | None,
    contrast: Floats,
    width: float,
    degrees: int | None,
    estimate: float | None = None,
) -> Term:
    value = float(contrast @ coefficients) if estimate is None else estimate
    if covariance is None:
        return Term(value, None, None, None)
    variance = float(contrast @ covariance @ contrast)
    if not variance > 0:
        return Term(value, None, None, None)
    error = variance**0.5
    ratio = abs(value) / error
    p_value = 2 * (
        scipy.stats.norm.sf(ratio) if degrees is None else scipy.stats.t.sf(ratio, degrees)
    )
    return Term(value, error, (value - width * error, value + width * error), float(p_value))


def newey_west_lags(n_periods: int) -> int:
    """How far apart two periods may be and still move together: ⌊4 (n/100)^(2/9)⌋, at least 1.

    Examples
    --------
    >>> [newey_west_lags(n) for n in (16, 59, 120)]
    [2, 3, 4]
    """
    lags: int = max(1, floor(4 * (n_periods / 100) ** (2 / 9)))
    return lags


@dataclass(frozen=True)
class Autocorrelation:
    """Whether what is left over still goes together from period to period (Ljung-Box)."""

    statistic: float
    lags: int
    p_value: float


def autocorrelation(residuals: npt.ArrayLike) -> Autocorrelation | None:
    """Test residuals for autocorrelation up to a fifth of their number, at most ten lags.

    Parameters
    ----------
    residuals : array of float, shape (n_periods,)

    Returns
    -------
    Autocorrelation, optional
        None for fewer than ten periods, or where nothing is left over.

    Source
    ------
    Ljung, G. M. & Box, G. E. P. (1978). *Biometrika* 65(2), 297-303.

    Examples
    --------
    >>> autocorrelation([1.0, -1.0] * 10).p_value < 0.001
    True
    """
    left = np.asarray(residuals, np.float64)
    left = left - left.mean()
    n = len(left)
    square = float((left**2).sum())
    if n < 10 or square <= 0:
        return None
    lags = min(10, n // 5)
    correlations = [float((left[lag:] * left[:-lag]).sum()) / square for lag in range(1, lags + 1)]
    statistic = n * (n + 2) * sum(r**2 / (n - lag) for lag, r in enumerate(correlations, start=1))
    return Autocorrelation(statistic, lags, float(scipy.stats.chi2.sf(statistic, lags)))


def pseudo_starts(
    outcome: npt.ArrayLike, *, start: int, positions: Sequence[int], **options: Any
) -> list[tuple[int, Term]]:
    """The effect found at starts that never were, using only periods before the real one.

    Parameters
    ----------
    outcome, start
        As in ``interrupted_time_series``; ``options`` are the others.
    positions : sequence of int, each 1 to start - 1

    Returns
    -------
    list of (int, Term)
    """
    values = np.asarray(outcome, np.float64)[:start]
    exposure = options.pop("exposure", None)
    if exposure is not None:
        exposure = np.asarray(exposure, np.float64)[:start]
    return [
        (
            position,
            interrupted_time_series(values, start=position, exposure=exposure, **options).effect,
        )
        for position in positions
    ]
