"""A synthetic control with its placebos."""

from __future__ import annotations

from math import fsum

import numpy as np

from gromada.methods.impact.checking_synthetic import (
    ENOUGH_BEFORE,
    FEWEST_BEFORE,
    Comparison,
    Fitted,
    checks_of,
    pretended_starts,
    warnings_of,
    without_each,
)
from gromada.methods.impact.errors import SeveralStarts, TooFewDonors, TooFewPeriods, WrongWeights
from gromada.methods.impact.libraries import versions
from gromada.methods.impact.panel import Floats, Panel
from gromada.methods.impact.preparing import (
    missing_outcome,
    prepared_for_comparison,
    refuse_without_controls,
    untried,
)
from gromada.methods.impact.remarks import N_, Remark
from gromada.methods.impact.result import Design, Effect, Evaluation, Grade, PeriodEffect, Series
from gromada.methods.impact.study import Study
from gromada.methods.impact.synthetic import (
    CARRIES,
    effects_not_rejected,
    gaps_not_rejected,
    placebos_in_space,
    synthetic_control,
)

SHORT_BEFORE = 5
FEWEST_DONORS = 2
ROUNDING_OF_WEIGHTS = 0.01


def evaluate_synthetic(panel: Panel, study: Study) -> Evaluation:
    """Answer a study by synthetic control.

    Parameters
    ----------
    panel : Panel
    study : Study

    Returns
    -------
    Evaluation
        Without a standard error: chance is measured by placebos.
    """
    ready = prepared_for_comparison(_without_hopeless(panel))
    comparison = _comparison(ready.panel, panel)
    weights, of_weights = _weights(study, comparison, panel)
    found = synthetic_control(
        comparison.treated, comparison.donors, start=comparison.start, weights=weights
    )
    placebos = placebos_in_space(found, comparison.donors)
    fitted = Fitted(comparison, found, placebos, weights is not None)
    checks = (*ready.checks, *checks_of(fitted, study))
    passed = {check.name: check.passed for check in checks}
    interval = effects_not_rejected(found, placebos)
    times = ready.panel.times
    return Evaluation(
        design=Design.SYNTHETIC,
        grade=_grade(fitted, passed),
        effect=Effect(found.effect, None, interval, ready.panel.n_units, ready.panel.n_periods),
        p_value=placebos.p_value,
        by_period=tuple(
            PeriodEffect(times[at], float(found.gaps[at]), None, of_period)
            for at, of_period in zip(
                range(found.start, len(times)), gaps_not_rejected(found, placebos), strict=True
            )
        ),
        series=Series(times, comparison.treated, found.counterpart, found.start),
        checks=checks,
        warnings=(
            *ready.warnings,
            *of_weights,
            *warnings_of(fitted),
            *untried(
                study.placebo_times,
                [times[each.position] for each in pretended_starts(fitted, study)],
            ),
        ),
        donors={
            name: float(weight)
            for name, weight in sorted(
                zip(comparison.names, found.weights, strict=True), key=lambda pair: -pair[1]
            )
            if weight > CARRIES
        },
        details=_details(fitted, study),
        libraries=versions(),
    )


def _without_hopeless(panel: Panel) -> Panel:
    """A treated unit with gaps cannot be left out, unlike a donor."""
    for unit in panel.treated:
        if not np.isfinite(panel.outcome[unit]).all():
            raise missing_outcome(panel, int(unit))
    return panel


def _comparison(panel: Panel, asked: Panel) -> Comparison:
    refuse_without_controls(asked)
    starts = np.unique(panel.starts[panel.treated])
    if len(starts) > 1:
        raise SeveralStarts(
            N_(
                "The change reached units at different times (%(times)s). Synthetic control "
                "needs one start; use difference-in-differences."
            ),
            times=", ".join(str(panel.times[at]) for at in starts),
        )
    start = int(starts[0])
    if start < FEWEST_BEFORE:
        raise TooFewPeriods(
            N_(
                "Periods before the change: %(count)s. A synthetic control needs at least "
                "%(needed)s, better %(better)s. Add earlier periods."
            ),
            count=start,
            needed=FEWEST_BEFORE,
            better=ENOUGH_BEFORE,
        )
    if panel.never.size < FEWEST_DONORS:
        raise TooFewDonors(
            N_(
                "There are too few donors: units that the change did not reach and that have "
                "all values: %(count)s. A synthetic control needs at least %(needed)s, and "
                "better 10 or more."
            ),
            count=int(panel.never.size),
            needed=FEWEST_DONORS,
        )
    return Comparison(
        treated=panel.outcome[panel.treated].mean(axis=0),
        donors=panel.outcome[panel.never],
        names=tuple(panel.units[at] for at in panel.never),
        start=start,
        panel=panel,
    )


def _weights(
    study: Study, comparison: Comparison, asked: Panel
) -> tuple[Floats | None, tuple[Remark, ...]]:
    if study.weights is None:
        return None, ()
    asked.positions_of_units(list(study.weights), "weights")
    place = {name: at for at, name in enumerate(comparison.names)}
    weights = np.zeros(len(comparison.names))
    for name, weight in study.weights.items():
        if name not in place:
            raise WrongWeights(
                N_(
                    "“weights” names “%(name)s”, which is not among the donors: the change "
                    "reached it, or it lacks a value in some period."
                ),
                name=name,
            )
        if weight < 0:
            raise WrongWeights(
                N_("The weight of “%(name)s” is %(weight)s; weights are not negative."),
                name=name,
                weight=weight,
            )
        weights[place[name]] = weight
    total = fsum(study.weights.values())
    if abs(total - 1) > ROUNDING_OF_WEIGHTS:
        raise WrongWeights(
            N_("The weights sum to %(total)s; they are shares and sum to 1."), total=total
        )
    if abs(total - 1) <= np.finfo(np.float64).eps * len(weights):
        return weights, ()
    scaled = Remark(
        "weights_scaled",
        N_("The weights sum to %(total)s and were scaled to sum to 1."),
        {"total": total},
    )
    return weights / total, (scaled,)


def _grade(fitted: Fitted, passed: dict[str, bool | None]) -> Grade:
    if not passed["fit_before"] or fitted.found.start < SHORT_BEFORE:
        return Grade.DESCRIPTIVE
    if fitted.found.start < ENOUGH_BEFORE:
        return Grade.BEFORE_AFTER
    return Grade.FEW_UNITS


def _details(fitted: Fitted, study: Study) -> dict[str, object]:
    found, placebos, comparison = fitted.found, fitted.placebos, fitted.comparison
    times = comparison.panel.times
    return {
        "pre_mspe": found.pre_mspe,
        "worst_pre_mspe": fitted.worst_fit,
        "post_mspe": found.post_mspe,
        "ratio": found.ratio,
        "placebos_in_space": {
            "n": placebos.n,
            "rank": placebos.rank,
            "p_value": placebos.p_value,
            "n_filtered": placebos.n_filtered,
            "rank_filtered": placebos.filtered_rank,
            "p_value_filtered": placebos.filtered_p,
            "units": {
                name: {
                    "effect": fit.effect,
                    "pre_mspe": fit.pre_mspe,
                    "post_mspe": fit.post_mspe,
                    "ratio": fit.ratio,
                }
                for name, fit in zip(comparison.names, placebos.fits, strict=True)
            },
        },
        "placebos_in_time": [
            {"time": times[each.position], "effect": each.effect}
            for each in pretended_starts(fitted, study)
        ],
        "leave_one_out": without_each(fitted),
    }
