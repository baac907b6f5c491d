"""A panel made ready for a design, or the sentence that says why it cannot be."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from gromada.methods.impact.errors import (
    MissingOutcome,
    NeverTreated,
    NoControls,
    OneUnit,
    TreatedFromStart,
)
from gromada.methods.impact.panel import Panel, Time
from gromada.methods.impact.remarks import N_, Remark
from gromada.methods.impact.result import Check, Design
from gromada.methods.impact.study import Study

MOST_INCOMPLETE = 0.5
NAMED = 5


@dataclass(frozen=True, eq=False)
class Prepared:
    """What a design works on, and what had to be done to get there."""

    panel: Panel
    checks: tuple[Check, ...] = ()
    warnings: tuple[Remark, ...] = ()


def chosen_units(panel: Panel, study: Study) -> Panel:
    """The panel with the units that the study wants compared.

    Raises
    ------
    UnknownUnit
        Where the study names a unit that is not there.
    MissingOutcome
        Where there is no value at all.
    NeverTreated
        Where the change reaches no unit within the panel.
    """
    keep = np.ones(panel.n_units, np.bool_)
    keep[panel.positions_of_units(study.exclude, "exclude")] = False
    if study.donors:
        named = np.zeros(panel.n_units, np.bool_)
        named[panel.positions_of_units(study.donors, "donors")] = True
        keep &= named | (panel.starts < panel.n_periods)
    chosen = panel.keep(np.flatnonzero(keep))
    if study.design is not Design.INTERRUPTED:  # there an empty period is a gap in the series
        chosen = chosen.without_empty_periods()
    if not np.isfinite(chosen.outcome).any():
        raise MissingOutcome(
            N_("No unit has an outcome in any period. Is “outcome” the right column?")
        )
    if not chosen.treated.size:
        raise NeverTreated(
            N_(
                "The change reaches no unit between %(first)s and %(last)s, the first and the "
                "last period of the data. Look at “treated_from” or “first_treated”."
            ),
            first=str(panel.times[0]),
            last=str(panel.times[-1]),
        )
    return chosen


def prepared_for_comparison(panel: Panel) -> Prepared:
    """Leave out what cannot be compared: units with gaps, and those that began too early.

    Raises
    ------
    OneUnit, NoControls, TreatedFromStart, MissingOutcome
    """
    if panel.n_units == 1:
        raise OneUnit(
            N_(
                "There is one unit, “%(unit)s”, and this design compares units. Add units that "
                "the change did not reach, or use interrupted-time-series."
            ),
            unit=panel.units[0],
        )
    if (panel.starts == 0).all() or not (panel.starts[panel.treated] > 0).any():
        raise TreatedFromStart(
            N_(
                "The change had begun by %(first)s, the first period of the data, so there is "
                "no “before”. Add earlier periods."
            ),
            first=str(panel.times[0]),
        )
    warnings: list[Remark] = []
    early = np.flatnonzero(panel.starts == 0)
    if early.size:
        warnings.append(
            Remark(
                "treated_from_start",
                N_(
                    "Left out, because the change had begun by the first period: %(units)s "
                    "(units: %(count)s)."
                ),
                {"units": some(panel, early), "count": int(early.size)},
            )
        )
        panel = panel.keep(np.flatnonzero(panel.starts > 0))
    complete = panel.complete
    gaps = np.flatnonzero(~complete)
    if gaps.size:
        _refuse_great_gaps(panel, gaps)
        warnings.append(
            Remark(
                "unbalanced",
                N_(
                    "Left out, because a value is missing in at least one period: %(units)s "
                    "(units: %(count)s). The panel is unbalanced; the effect is that for the "
                    "units with all values."
                ),
                {"units": some(panel, gaps), "count": int(gaps.size)},
            )
        )
    check = Check(
        "balanced",
        not gaps.size,
        Remark(
            "balanced",
            N_("Units with a value in every period: %(complete)s of %(count)s."),
            {"complete": int(complete.sum()), "count": panel.n_units},
        ),
    )
    return Prepared(panel.keep(np.flatnonzero(complete)), (check,), tuple(warnings))


def _refuse_great_gaps(panel: Panel, gaps: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    complete = panel.complete
    if not complete[panel.treated].any():
        unit = int(panel.treated[0])
        raise missing_outcome(panel, unit)
    if gaps.size > MOST_INCOMPLETE * panel.n_units:
        raise MissingOutcome(
            N_(
                "%(count)s of %(all)s units lack a value in some period, which is more than "
                "half. Fill them, or give only the periods that most units have."
            ),
            count=int(gaps.size),
            all=panel.n_units,
        )


def missing_outcome(panel: Panel, unit: int) -> MissingOutcome:
    """The refusal that names the first missing value of a unit."""
    full = np.isfinite(panel.outcome[unit])
    if full.all():
        return _missing_covariate(panel, unit)
    gap = int(full.argmin())
    return MissingOutcome(
        N_(
            "“%(unit)s” has no outcome in %(time)s, and cannot be left out. Fill the gap, or "
            "leave that period out for all units."
        ),
        unit=panel.units[unit],
        time=str(panel.times[gap]),
    )


def _missing_covariate(panel: Panel, unit: int) -> MissingOutcome:
    name, gap = next(
        (name, int(np.isfinite(values[unit]).argmin()))
        for name, values in panel.covariates.items()
        if not np.isfinite(values[unit]).all()
    )
    return MissingOutcome(
        N_(
            "“%(unit)s” has no value of “%(covariate)s” in %(time)s, and cannot be left out. Fill "
            "the gap, or take the column out of “covariates”."
        ),
        unit=panel.units[unit],
        covariate=name,
        time=str(panel.times[gap]),
    )


def refuse_without_controls(panel: Panel) -> None:
    """Refuse a panel in which the change reached everyone."""
    if not panel.never.size:
        raise NoControls(
            N_(
                "The change reached every unit, so there is no control group. Add units that it "
                "did not reach, or use interrupted-time-series."
            )
        )


def untried(asked: Sequence[Time], tried: Collection[Time]) -> list[Remark]:
    """Say which placebo times could not be tried."""
    left = [str(time) for time in asked if time not in tried]
    if not left:
        return []
    message = N_(
        "Pretended starts that were not tried, because they are no period of the data, leave too "
        "few periods, or lie after the change: %(times)s."
    )
    return [Remark("placebo_times_untried", message, {"times": ", ".join(left)})]


def some(panel: Panel, positions: np.ndarray[tuple[int], np.dtype[np.int64]]) -> str:
    names = [panel.units[at] for at in positions[:NAMED]]
    return ", ".join(names) + (", …" if positions.size > NAMED else "")
