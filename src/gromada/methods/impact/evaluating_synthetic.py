"""A synthetic control with its placebos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

import numpy as np

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
from gromada.methods.impact.synthetic import (
    CARRIES,
    Placebos,
    PseudoStart,
    SyntheticControl,
    effects_not_rejected,
    gaps_not_rejected,
    leave_one_out,
    placebos_in_space,
    placebos_in_time,
    synthetic_control,
)

FEWEST_BEFORE, SHORT_BEFORE, ENOUGH_BEFORE = 3, 5, 10
FEWEST_DONORS = 2
GOOD_FIT = 0.25  # of the variance before that the counterpart may leave open
SMALL_BESIDE = 0.5  # a placebo effect is small when it is under half of the effect
ROUNDING_OF_WEIGHTS = 0.01


@dataclass(frozen=True, eq=False)
class Comparison:
    """The treated unit (or the mean of several), its donors and the start."""

    treated: Floats
    donors: Floats
    names: tuple[str, ...]
    start: int
    panel: Panel


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
    checks = (*ready.checks, *_checks(fitted, study))
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
            *_warnings(fitted),
            *untried(
                study.placebo_times, [times[each.position] for each in _in_time(fitted, study)]
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


@dataclass(frozen=True, eq=False)
class Fitted:
    """The comparison, what it gave, and the placebos."""

    comparison: Comparison
    found: SyntheticControl
    placebos: Placebos
    weights_given: bool

    @property
    def fit_share(self) -> float | None:
        """What share of the variance before the counterpart leaves open."""
        variance = float(self.comparison.treated[: self.found.start].var())
        return self.found.pre_mspe / variance if variance > 0 else None

    @property
    def fits_like_most(self) -> bool:
        """Whether the fit before is at least as good as that of most donors."""
        return self.found.pre_mspe <= float(
            np.median([placebo.pre_mspe for placebo in self.placebos.fits])
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
                "There are %(count)s periods before the change; a synthetic control needs at "
                "least %(needed)s, better %(better)s. Add earlier periods."
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


def _checks(fitted: Fitted, study: Study) -> list[Check]:
    found, placebos = fitted.found, fitted.placebos
    share = fitted.fit_share
    checks = [
        Check(
            "periods_before",
            found.start >= ENOUGH_BEFORE,
            Remark(
                "periods_before",
                N_("Periods before the change: %(count)s; at least %(needed)s are wanted."),
                {"count": found.start, "needed": ENOUGH_BEFORE},
            ),
        ),
        Check(
            "donors",
            placebos.smallest_p <= ALPHA,
            Remark(
                "donors",
                N_("Donors: %(count)s. So the p-value cannot be below %(smallest)s."),
                {"count": len(placebos.fits), "smallest": placebos.smallest_p},
            ),
        ),
        Check(
            "fit_before",
            found.ratio is not None
            and (fitted.fits_like_most or (share is not None and share <= GOOD_FIT)),
            Remark(
                "fit_before",
                N_(
                    "Before the change the two lines are %(rmspe)s apart on average (root mean "
                    "square; mean square %(mspe)s)."
                ),
                {"rmspe": sqrt(found.pre_mspe), "mspe": found.pre_mspe},
            ),
        ),
        Check(
            "placebos_in_space",
            placebos.p_value <= ALPHA,
            _space_detail(found, placebos),
        ),
    ]
    in_time = _in_time(fitted, study)
    if in_time:
        checks.append(_in_time_check(fitted, in_time))
    without = _without_each(fitted)
    if without:
        lowest, highest = min(without.values()), max(without.values())
        checks.append(
            Check(
                "leave_one_out",
                lowest * highest > 0 and lowest * found.effect > 0,
                Remark(
                    "leave_one_out",
                    N_(
                        "Leaving out one donor at a time, the estimate runs from %(lowest)s to "
                        "%(highest)s."
                    ),
                    {"lowest": lowest, "highest": highest},
                ),
            )
        )
    return checks


def _space_detail(found: SyntheticControl, placebos: Placebos) -> Remark:
    values: dict[str, object] = {"n": placebos.n, "rank": placebos.rank, "p": placebos.p_value}
    if found.ratio is None:
        message = N_(
            "The fit before is perfect, so units are ranked by their gap after the change. At "
            "least as large, the treated unit included: %(rank)s of %(n)s (p = %(p)s)."
        )
        return Remark("placebos_in_space", message, values)
    values["ratio"] = found.ratio
    if placebos.filtered_p is None:
        message = N_(
            "The gap after the change beside the gap before it (mean squares) is %(ratio)s. At "
            "least as large, the treated unit included: %(rank)s of %(n)s units (p = %(p)s). No "
            "other unit fits about as well before."
        )
        return Remark("placebos_in_space", message, values)
    values |= {
        "n_fitting": placebos.n_filtered,
        "rank_fitting": placebos.filtered_rank,
        "p_fitting": placebos.filtered_p,
    }
    message = N_(
        "The gap after the change beside the gap before it (mean squares) is %(ratio)s. At least "
        "as large, the treated unit included: %(rank)s of %(n)s units (p = %(p)s). By the gap "
        "after alone, among units that fit about as well before: %(rank_fitting)s of "
        "%(n_fitting)s (p = %(p_fitting)s)."
    )
    return Remark("placebos_in_space", message, values)


def _in_time(fitted: Fitted, study: Study) -> list[PseudoStart]:
    panel, start = fitted.comparison.panel, fitted.found.start
    if study.placebo_times:
        wanted: Sequence[int] = [panel.position_of(time) for time in study.placebo_times]
    else:
        wanted = [start * 2 // 3] if start >= ENOUGH_BEFORE - 1 else []
    positions = [at for at in dict.fromkeys(wanted) if FEWEST_BEFORE <= at < start]
    return placebos_in_time(
        fitted.comparison.treated,
        fitted.comparison.donors,
        start=start,
        positions=positions,
        weights=fitted.found.weights if fitted.weights_given else None,
    )


def _in_time_check(fitted: Fitted, pseudo: list[PseudoStart]) -> Check:
    times = fitted.comparison.panel.times
    largest = max(pseudo, key=lambda each: abs(each.effect))
    return Check(
        "placebos_in_time",
        abs(largest.effect) < SMALL_BESIDE * abs(fitted.found.effect),
        Remark(
            "placebos_in_time",
            N_(
                "Pretended starts: %(times)s. The largest estimate there, where nothing "
                "happened, is %(effect)s (%(time)s)."
            ),
            {
                "times": ", ".join(str(times[each.position]) for each in pseudo),
                "time": str(times[largest.position]),
                "effect": largest.effect,
            },
        ),
    )


def _without_each(fitted: Fitted) -> dict[str, float]:
    comparison = fitted.comparison
    return {
        comparison.names[at]: effect
        for at, effect in leave_one_out(
            comparison.treated, comparison.donors, fitted.found, refit=not fitted.weights_given
        ).items()
    }


def _grade(fitted: Fitted, passed: dict[str, bool]) -> Grade:
    if not passed["fit_before"] or fitted.found.start < SHORT_BEFORE:
        return Grade.DESCRIPTIVE
    if fitted.found.start < ENOUGH_BEFORE:
        return Grade.BEFORE_AFTER
    return Grade.FEW_UNITS


def _warnings(fitted: Fitted) -> list[Remark]:
    said: list[Remark] = []
    if fitted.found.ratio is None:
        said.append(
            Remark(
                "perfect_fit",
                N_(
                    "The fit before the change is perfect. That happens where donors are many "
                    "beside periods, or one of them is a copy; it proves nothing."
                ),
            )
        )
    elif any(placebo.ratio is None for placebo in fitted.placebos.fits):
        said.append(
            Remark(
                "perfect_placebo",
                N_(
                    "Some placebos fit perfectly before the change; they count as larger, which "
                    "makes the p-value cautious."
                ),
            )
        )
    if fitted.placebos.smallest_p > ALPHA:
        said.append(
            Remark(
                "few_donors",
                N_(
                    "With %(count)s donors even the largest gap of all could come about by "
                    "chance in 1 of %(n)s cases. This is too few to tell an effect from zero."
                ),
                {"count": len(fitted.placebos.fits), "n": fitted.placebos.n},
            )
        )
    if fitted.weights_given:
        said.append(
            Remark(
                "weights_given",
                N_("The weights were given; the placebos were fitted by the outcome alone."),
            )
        )
    several = fitted.comparison.panel.treated.size
    if several > 1:
        said.append(
            Remark(
                "several_treated",
                N_("The mean of the %(count)s treated units is compared as one unit."),
                {"count": int(several)},
            )
        )
    return said


def _details(fitted: Fitted, study: Study) -> dict[str, object]:
    found, placebos, comparison = fitted.found, fitted.placebos, fitted.comparison
    times = comparison.panel.times
    return {
        "pre_mspe": found.pre_mspe,
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
            for each in _in_time(fitted, study)
        ],
        "leave_one_out": _without_each(fitted),
    }
