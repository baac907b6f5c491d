"""An interrupted time series with its checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from gromada.methods.impact.errors import (
    MissingOutcome,
    NotCounts,
    OneUnit,
    TooFewPeriods,
    TreatedFromStart,
)
from gromada.methods.impact.interrupted import (
    InterruptedSeries,
    Term,
    autocorrelation,
    interrupted_time_series,
    pseudo_starts,
    segments,
)
from gromada.methods.impact.libraries import versions
from gromada.methods.impact.panel import Floats, Panel, Time, position_in
from gromada.methods.impact.preparing import missing_outcome, untried
from gromada.methods.impact.remarks import N_, Remark
from gromada.methods.impact.result import (
    ALPHA,
    Check,
    Design,
    Effect,
    Evaluation,
    Grade,
    PeriodEffect,
    Series,
)
from gromada.methods.impact.study import Study

FEWEST_BEFORE = 3
ENOUGH = 8  # periods on each side; with fewer, an interval would pretend to know


@dataclass(frozen=True, eq=False)
class One:
    """One series, from its first value to its last."""

    times: tuple[Time, ...]
    values: Floats
    start: int
    exposure: Floats | None

    @property
    def n_after(self) -> int:
        return len(self.values) - self.start


def evaluate_interrupted(panel: Panel, study: Study) -> Evaluation:
    """Answer a study by interrupted time series.

    Parameters
    ----------
    panel : Panel
        One unit that the change reached; others are not looked at.
    study : Study

    Returns
    -------
    Evaluation
        With fewer than eight periods on a side: the plain difference of means, without an
        interval, graded before/after.
    """
    series, warnings = _one(panel, study)
    enough = _periods_check(series)
    if not enough.passed:
        return _before_after(series, enough, warnings)
    options = _options(series, study)
    found = interrupted_time_series(series.values, start=series.start, **options)
    pretended = _pretended(series, study, options)
    return Evaluation(
        design=Design.INTERRUPTED,
        grade=Grade.INTERRUPTED,
        effect=Effect(
            found.effect.estimate,
            found.effect.std_error,
            found.effect.interval,
            1,
            len(series.values),
        ),
        p_value=found.effect.p_value,
        by_period=tuple(
            PeriodEffect(time, term.estimate, term.std_error, term.interval)
            for time, term in zip(series.times[series.start :], found.by_period, strict=True)
        ),
        series=Series(series.times, series.values, found.carried_on, series.start),
        checks=(enough, *_checks(series, found, pretended)),
        warnings=(
            *warnings,
            *_warnings(series, found),
            *untried(study.placebo_times, [series.times[at] for at, _ in pretended]),
        ),
        details=_details(series, study, found, pretended),
        libraries=versions("statsmodels"),
    )


def _one(panel: Panel, study: Study) -> tuple[One, list[Remark]]:
    warnings: list[Remark] = []
    if panel.treated.size > 1:
        raise OneUnit(
            N_(
                "An interrupted time series looks at one unit; the study names %(count)s as "
                "treated. Name one, or use difference-in-differences."
            ),
            count=int(panel.treated.size),
        )
    unit = int(panel.treated[0])
    if panel.n_units > 1:
        warnings.append(
            Remark(
                "others_unused",
                N_(
                    "The data hold other units (%(count)s), which this design does not look at. "
                    "If the change did not reach them, comparing with them would say more."
                ),
                {"count": panel.n_units - 1},
            )
        )
    filled = np.flatnonzero(np.isfinite(panel.outcome[unit]))
    if not filled.size:
        raise missing_outcome(panel, unit)
    first, last = int(filled[0]), int(filled[-1]) + 1
    values = panel.outcome[unit, first:last]
    start = int(panel.starts[unit]) - first
    if not np.isfinite(values).all():
        gap = panel.times[first + int(np.flatnonzero(~np.isfinite(values))[0])]
        raise MissingOutcome(
            N_(
                "“%(unit)s” has no outcome in %(time)s. An interrupted time series needs every "
                "period; fill the gap or join periods."
            ),
            unit=panel.units[unit],
            time=str(gap),
        )
    exposure = None if panel.exposure is None else panel.exposure[unit, first:last]
    series = One(panel.times[first:last], values, start, exposure)
    _refuse(series, study)
    if not evenly_spaced(series.times):
        warnings.append(
            Remark("uneven", N_("The periods are not equally far apart; they are taken as if."))
        )
    return series, warnings


def _refuse(series: One, study: Study) -> None:
    if series.start <= 0:
        raise TreatedFromStart(
            N_(
                "The change had begun by %(first)s, the first period of the data, so there is "
                "no “before”. Add earlier periods."
            ),
            first=str(series.times[0]),
        )
    if series.start < FEWEST_BEFORE or series.n_after < 1:
        raise TooFewPeriods(
            N_(
                "There are %(before)s periods before the change and %(after)s after it; at "
                "least %(needed)s before and 1 after are needed, better %(better)s of each."
            ),
            before=series.start,
            after=max(series.n_after, 0),
            needed=FEWEST_BEFORE,
            better=ENOUGH,
        )
    if study.counts and ((series.values < 0) | (series.values % 1 != 0)).any():
        wrong = series.values[(series.values < 0) | (series.values % 1 != 0)][0]
        raise NotCounts(
            N_(
                "The study says counts = true, and counts are whole numbers from 0; "
                "found %(value)s."
            ),
            value=float(wrong),
        )
    if series.exposure is not None and not (series.exposure > 0).all():
        raise NotCounts(N_("The exposure must be above 0 in every period."))
    columns, _ = segments(
        len(series.values), start=series.start, season=study.season, slope_change=study.slope_change
    )
    if min(series.start, series.n_after) >= ENOUGH and len(series.values) < columns.shape[1] + 4:
        raise TooFewPeriods(
            N_("%(count)s periods are too few for a trend, a break and a season of %(season)s."),
            count=len(series.values),
            season=study.season,
        )


def _options(series: One, study: Study) -> dict[str, Any]:
    return {
        "season": study.season,
        "slope_change": study.slope_change,
        "counts": study.counts,
        "exposure": series.exposure if study.counts else None,
    }


def _periods_check(series: One) -> Check:
    return Check(
        "periods",
        min(series.start, series.n_after) >= ENOUGH,
        Remark(
            "periods",
            N_(
                "Periods before the change: %(before)s, after it: %(after)s. At least %(needed)s "
                "of each are wanted."
            ),
            {"before": series.start, "after": series.n_after, "needed": ENOUGH},
        ),
    )


def _before_after(series: One, enough: Check, warnings: list[Remark]) -> Evaluation:
    before = float(series.values[: series.start].mean())
    gaps = series.values[series.start :] - before
    said = Remark(
        "too_short",
        N_(
            "There are too few periods to see a trend, so this is only the mean after less the "
            "mean before, without an interval."
        ),
    )
    return Evaluation(
        design=Design.INTERRUPTED,
        grade=Grade.BEFORE_AFTER,
        effect=Effect(float(gaps.mean()), None, None, 1, len(series.values)),
        p_value=None,
        by_period=tuple(
            PeriodEffect(time, float(gap))
            for time, gap in zip(series.times[series.start :], gaps, strict=True)
        ),
        series=Series(
            series.times, series.values, np.full(len(series.values), before), series.start
        ),
        checks=(enough,),
        warnings=(*warnings, said),
        details={"mean_before": before, "mean_after": before + float(gaps.mean())},
        libraries=versions(),
    )


def _pretended(series: One, study: Study, options: dict[str, Any]) -> list[tuple[int, Term]]:
    """Starts that never were: those asked for, or the middle of a long time before."""
    if study.placebo_times:
        wanted = [position_in(series.times, time) for time in study.placebo_times]
    else:
        wanted = [series.start // 2]
    room = FEWEST_BEFORE + 1
    positions = [at for at in dict.fromkeys(wanted) if room <= at <= series.start - room]
    if series.start < 2 * ENOUGH and not study.placebo_times:
        return []
    return pseudo_starts(series.values, start=series.start, positions=positions, **options)


def _checks(
    series: One, found: InterruptedSeries, pretended: list[tuple[int, Term]]
) -> list[Check]:
    checks: list[Check] = []
    left = autocorrelation(found.residuals)
    if left is not None:
        values: dict[str, object] = {"p": left.p_value, "lags": left.lags}
        passed = left.p_value > ALPHA
        if passed:
            message = N_(
                "What the lines leave open does not go together from period to period "
                "(Ljung-Box, %(lags)s lags, p = %(p)s)."
            )
        else:
            message = N_(
                "What the lines leave open still goes together from period to period "
                "(Ljung-Box, %(lags)s lags, p = %(p)s); the interval may be too narrow."
            )
        checks.append(Check("autocorrelation", passed, Remark("autocorrelation", message, values)))
    if pretended:
        level = ALPHA / len(pretended)
        largest = max(pretended, key=lambda each: abs(each[1].estimate))
        clear = [term for _, term in pretended if (term.p_value or 1.0) <= level]
        checks.append(
            Check(
                "placebos_in_time",
                not clear,
                Remark(
                    "placebos_in_time",
                    N_(
                        "Pretended starts: %(times)s. The largest estimate there, where nothing "
                        "happened, is %(effect)s (%(time)s)."
                    ),
                    {
                        "times": ", ".join(str(series.times[at]) for at, _ in pretended),
                        "time": str(series.times[largest[0]]),
                        "effect": largest[1].estimate,
                    },
                ),
            )
        )
    return checks


def _warnings(series: One, found: InterruptedSeries) -> list[Remark]:
    said = [
        Remark(
            "no_comparison",
            N_(
                "There is no comparison group: whatever else changed at the same time is part "
                "of this number."
            ),
        )
    ]
    if found.effect.std_error is None:
        said.append(
            Remark(
                "exact_fit",
                N_("The lines fit exactly, so chance cannot be measured; look at the data."),
            )
        )
    return said


def _details(
    series: One, study: Study, found: InterruptedSeries, pretended: list[tuple[int, Term]]
) -> dict[str, object]:
    return {
        "level": _written(found.level),
        "slope": found.slope and _written(found.slope),
        "rate_ratio": found.rate_ratio and _written(found.rate_ratio),
        "model": "quasi-Poisson" if study.counts else "least squares",
        "newey_west_lags": found.lags,
        "dispersion": found.dispersion,
        "fitted": found.fitted.tolist(),
        "placebos_in_time": [{"time": series.times[at]} | _written(term) for at, term in pretended],
    }


def _written(term: Term) -> dict[str, object]:
    return {
        "estimate": term.estimate,
        "std_error": term.std_error,
        "interval": term.interval,
        "p_value": term.p_value,
    }


def evenly_spaced(times: tuple[Time, ...]) -> bool:
    """Whether periods are equally far apart; texts that are no dates count as even.

    Examples
    --------
    >>> evenly_spaced((2001, 2002, 2004)), evenly_spaced(("2024-11", "2024-12", "2025-01"))
    (False, True)
    >>> evenly_spaced(("2024-Q3", "2024-Q4", "2025-Q1")), evenly_spaced(("2024-Q1", "2024-Q3"))
    (True, True)
    >>> evenly_spaced(("2024-01-01", "2024-02-01", "2024-03-01"))
    True
    >>> evenly_spaced(("2024-01-01", "2024-01-08", "2024-01-22"))
    False
    """
    # the first of each month is as far from the next as a month is, however many days it has
    monthly = len({str(time)[7:] for time in times}) == 1
    places = [_place(time, monthly=monthly) for time in times]
    if any(place is None for place in places):
        return True
    steps = np.diff(np.array(places, np.float64))
    return bool(np.allclose(steps, steps[0]) if len(steps) else True)


def _place(time: Time, *, monthly: bool) -> float | None:
    """Where a time stands, in units of its own; None where it is no date."""
    if not isinstance(time, str):
        return float(time)
    year, _, rest = time.partition("-")
    if not (len(year) == 4 and year.isdecimal()):
        return None
    if rest[:1] == "Q" and rest[1:].isdecimal():
        return int(year) * 4.0 + int(rest[1:])
    if monthly and rest[:2].isdecimal():
        return int(year) * 12.0 + int(rest[:2])
    try:
        return float(date.fromisoformat(time).toordinal())
    except ValueError:
        return None
