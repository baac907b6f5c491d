"""The checks of a synthetic control: fit, placebos in space and time, single donors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from gromada.methods.impact.panel import Floats, Panel
from gromada.methods.impact.remarks import N_, Remark
from gromada.methods.impact.result import ALPHA, Check
from gromada.methods.impact.study import Study
from gromada.methods.impact.synthetic import (
    Placebos,
    PseudoStart,
    SyntheticControl,
    leave_one_out,
    placebos_in_time,
)

FEWEST_BEFORE, ENOUGH_BEFORE = 3, 10
GOOD_FIT = 0.25  # of the variance before that the counterpart may leave open
# Of the middle one among the donors: by chance alone every second unit fits worse than the middle,
# but of units that are made as the donors are hardly any fits twice as badly.
USUAL_FIT = 2.0
SMALL_BESIDE = 0.5  # a placebo effect is small when it is under half of the effect


@dataclass(frozen=True, eq=False)
class Comparison:
    """The treated unit (or the mean of several), its donors and the start."""

    treated: Floats
    donors: Floats
    names: tuple[str, ...]
    start: int
    panel: Panel


@dataclass(frozen=True, eq=False)
class Fitted:
    """The comparison, what it gave, and the placebos."""

    comparison: Comparison
    found: SyntheticControl
    placebos: Placebos
    weights_given: bool

    @property
    def worst_fit(self) -> float:
        """The largest mean squared gap before that still passes."""
        usual = float(np.median([placebo.pre_mspe for placebo in self.placebos.fits]))
        variance = float(self.comparison.treated[: self.found.start].var())
        return max(USUAL_FIT * usual, GOOD_FIT * variance)


def checks_of(fitted: Fitted, study: Study) -> list[Check]:
    found, placebos = fitted.found, fitted.placebos
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
            found.ratio is not None and found.pre_mspe <= fitted.worst_fit,
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
    in_time = pretended_starts(fitted, study)
    if in_time:
        checks.append(_in_time_check(fitted, in_time))
    without = without_each(fitted)
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


def pretended_starts(fitted: Fitted, study: Study) -> list[PseudoStart]:
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


def without_each(fitted: Fitted) -> dict[str, float]:
    comparison = fitted.comparison
    return {
        comparison.names[at]: effect
        for at, effect in leave_one_out(
            comparison.treated, comparison.donors, fitted.found, refit=not fitted.weights_given
        ).items()
    }


def warnings_of(fitted: Fitted) -> list[Remark]:
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
