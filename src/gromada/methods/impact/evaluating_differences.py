"""Difference-in-differences with its checks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gromada.methods.impact.differences import (
    Average,
    Controls,
    GroupTimeEffects,
    group_time_effects,
    two_way_estimate,
)
from gromada.methods.impact.errors import NoControls
from gromada.methods.impact.libraries import versions
from gromada.methods.impact.panel import Panel
from gromada.methods.impact.preparing import Prepared, prepared_for_comparison, untried
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

FEWEST_FOR_CHANCE = 2
MANY = 10


def evaluate_differences(panel: Panel, study: Study) -> Evaluation:
    """Answer a study by difference-in-differences.

    Parameters
    ----------
    panel : Panel
    study : Study

    Returns
    -------
    Evaluation
        The effect is the average over all treated units and periods under the change.
    """
    ready = prepared_for_comparison(panel)
    controls = study.controls or ("never-treated" if ready.panel.never.size else "not-yet-treated")
    ready = _comparable(ready, controls)
    panel = ready.panel
    found = group_time_effects(panel, controls=controls, anticipation=study.anticipation)
    counted = min(panel.treated.size, _n_controls(panel, controls)) >= FEWEST_FOR_CHANCE
    overall = _measured(found.simple, counted=counted)
    pretended = _pretended(panel, study, controls)
    return Evaluation(
        design=Design.DIFFERENCES,
        grade=_grade(panel, controls, found),
        effect=Effect(
            overall.estimate, overall.std_error, overall.interval, panel.n_units, panel.n_periods
        ),
        p_value=overall.p_value,
        by_period=tuple(
            _period(panel.times[at], effect, counted=counted)
            for at, effect in found.by_time.items()
        ),
        series=_series(panel),
        checks=(*ready.checks, *_checks(panel, controls, found, overall, pretended)),
        warnings=(
            *ready.warnings,
            *_warnings(panel, controls, found, counted=counted),
            *untried(study.placebo_times, [panel.times[at] for at in pretended]),
        ),
        event_study=tuple(
            _period(event, effect, counted=counted) for event, effect in found.by_event.items()
        ),
        details=_details(panel, controls, found, counted=counted),
        libraries=versions("diff-diff", "pandas"),
    )


def _comparable(ready: Prepared, controls: Controls) -> Prepared:
    """Keep the starts for which somebody is left to compare with."""
    panel = ready.panel
    if panel.never.size:
        return ready
    last = int(panel.starts.max())
    if controls == "never-treated" or last == int(panel.starts.min()):
        raise NoControls(
            N_(
                "The change reached every unit, so there is no control group. Add units that it "
                "did not reach; where it reached units one after the other, set controls = "
                "“not-yet-treated”; else use interrupted-time-series."
            )
        )
    # From the last start on nobody is left without the change, so the panel ends before it.
    cut = Remark(
        "cut_at_last_start",
        N_(
            "In the end the change reached every unit; periods from %(time)s on have nobody to "
            "compare with and are left out."
        ),
        {"time": str(panel.times[last])},
    )
    return replace(ready, panel=panel.until(last), warnings=(*ready.warnings, cut))


def _n_controls(panel: Panel, controls: Controls) -> int:
    if controls == "never-treated":
        return int(panel.never.size)
    first = int(panel.starts.min())
    return int((panel.starts > first).sum())


def _measured(effect: Average, *, counted: bool) -> Average:
    return effect if counted else replace(effect, std_error=None)


def _period(time: int | float | str, effect: Average, *, counted: bool) -> PeriodEffect:
    shown = _measured(effect, counted=counted)
    return PeriodEffect(time, shown.estimate, shown.std_error, shown.interval)


def _series(panel: Panel) -> Series | None:
    """Means of the units that the change reaches and of those it does not."""
    if not panel.never.size:
        return None
    treated, never = panel.outcome[panel.treated], panel.outcome[panel.never]
    starts = np.unique(panel.starts[panel.treated])
    return Series(
        panel.times,
        treated.mean(axis=0),
        never.mean(axis=0),
        int(starts[0]) if len(starts) == 1 else None,
    )


def _grade(panel: Panel, controls: Controls, found: GroupTimeEffects) -> Grade:
    """As in synthetic control, what does not hold before the change only describes."""
    if _went_apart(found):
        return Grade.DESCRIPTIVE
    fewest = min(panel.treated.size, _n_controls(panel, controls))
    return Grade.MANY_UNITS if fewest >= MANY else Grade.FEW_UNITS


def _went_apart(found: GroupTimeEffects) -> bool:
    """Whether the groups are seen to go different ways already before the change."""
    return found.trend is not None and found.trend.few_units_p_value <= ALPHA


def _checks(
    panel: Panel,
    controls: Controls,
    found: GroupTimeEffects,
    overall: Average,
    pretended: dict[int, Average],
) -> list[Check]:
    n_controls = _n_controls(panel, controls)
    checks = [
        Check(
            "units",
            min(panel.treated.size, n_controls) >= MANY,
            Remark(
                "units",
                N_(
                    "Units that the change reached: %(treated)s; units compared with: "
                    "%(controls)s. At least %(needed)s of each are wanted."
                ),
                {"treated": int(panel.treated.size), "controls": n_controls, "needed": MANY},
            ),
        ),
        _trend_check(found),
    ]
    two_way = two_way_estimate(panel.outcome, np.arange(panel.n_periods) >= panel.starts[:, None])
    if two_way is not None:
        interval = overall.interval
        agrees = (
            two_way * overall.estimate > 0
            if interval is None
            else interval[0] <= two_way <= interval[1]
        )
        checks.append(
            Check(
                "two_way",
                agrees,
                Remark(
                    "two_way",
                    N_(
                        "For comparison: a regression on units and periods, which can mislead "
                        "where starts differ, gives %(estimate)s."
                    ),
                    {"estimate": two_way},
                ),
            )
        )
    if pretended:
        checks.append(_pretended_check(panel, pretended))
    return checks


def _trend_check(found: GroupTimeEffects) -> Check:
    if found.trend is None:
        detail = Remark(
            "trends_before",
            N_(
                "Whether both groups went alike before the change cannot be checked: there are "
                "too few periods before it, or too few units."
            ),
        )
        return Check("trends_before", passed=None, detail=detail)
    apart, trend = _went_apart(found), found.trend
    values: dict[str, object] = {"p": trend.few_units_p_value}
    if trend.by_slope:
        message = (
            N_(
                "Already before the change the groups moved apart (test of the slope, p = %(p)s), "
                "so what differs after it need not come from it."
            )
            if apart
            else N_(
                "Before the change no steady moving apart of the groups is seen (test of the "
                "slope, p = %(p)s; there are too few units to test each period). That does not "
                "prove that there is none."
            )
        )
        return Check("trends_before", not apart, Remark("trends_before", message, values))
    values["degrees"] = trend.degrees
    if not apart:
        message = N_(
            "Before the change no difference in how the groups went is seen (joint test of "
            "%(degrees)s differences, p = %(p)s). That does not prove that there is none."
        )
    else:
        message = N_(
            "Already before the change the groups went different ways (joint test of "
            "%(degrees)s differences, p = %(p)s), so what differs after it need not come from "
            "it."
        )
    return Check("trends_before", not apart, Remark("trends_before", message, values))


def _pretended(panel: Panel, study: Study, controls: Controls) -> dict[int, Average]:
    """Effects at the placebo times, seen only in periods before any change."""
    first = int(panel.starts.min())
    before = panel.until(first)
    ever = panel.starts < panel.n_periods
    found: dict[int, Average] = {}
    if controls == "not-yet-treated" and not panel.never.size:
        return found
    for time in study.placebo_times:
        at = panel.position_of(time)
        if 0 < at < first:
            moved = replace(before, starts=np.where(ever, at, before.n_periods))
            found[at] = group_time_effects(moved, controls="never-treated").simple
    return found


def _pretended_check(panel: Panel, pretended: dict[int, Average]) -> Check:
    clear = [at for at, effect in pretended.items() if (effect.p_value or 1.0) <= ALPHA]
    largest = max(pretended, key=lambda at: abs(pretended[at].estimate))
    return Check(
        "placebos_in_time",
        not clear,
        Remark(
            "placebos_in_time",
            N_(
                "Pretended starts: %(times)s. The largest estimate there, where nothing "
                "happened, is %(effect)s (%(time)s)."
            ),
            {
                "times": ", ".join(str(panel.times[at]) for at in pretended),
                "time": str(panel.times[largest]),
                "effect": pretended[largest].estimate,
            },
        ),
    )


def _warnings(
    panel: Panel, controls: Controls, found: GroupTimeEffects, *, counted: bool
) -> list[Remark]:
    said: list[Remark] = []
    if not counted:
        said.append(
            Remark(
                "one_treated",
                N_(
                    "With a single unit on one side chance cannot be measured, so there is no "
                    "interval. A synthetic control may serve better."
                ),
            )
        )
    elif min(panel.treated.size, _n_controls(panel, controls)) < MANY:
        said.append(
            Remark(
                "few_units",
                N_("With so few units the interval is narrower than it should be."),
            )
        )
    if counted and found.simple.std_error is None:
        said.append(
            Remark(
                "no_variation",
                N_("Units do not differ at all, so chance cannot be measured; look at the data."),
            )
        )
    if found.trend is None:
        said.append(
            Remark(
                "trends_unchecked",
                N_(
                    "This number assumes that both groups would have gone alike without the "
                    "change. Whether they did before it cannot be checked with these data."
                ),
            )
        )
    elif _went_apart(found):
        said.append(
            Remark(
                "trends_differ",
                N_(
                    "The groups went different ways already before the change, so this is a "
                    "description and no longer counts as a comparison."
                ),
            )
        )
    return said + [
        Remark("library", N_("The library says: %(words)s"), {"words": words})
        for words in found.said
    ]


def _details(
    panel: Panel, controls: Controls, found: GroupTimeEffects, *, counted: bool
) -> dict[str, object]:
    def written(effect: Average) -> dict[str, object]:
        shown = _measured(effect, counted=counted)
        return {
            "estimate": shown.estimate,
            "std_error": shown.std_error,
            "interval": shown.interval,
        }

    trend = found.trend
    return {
        "controls": controls,
        "n_treated": int(panel.treated.size),
        "n_never_treated": int(panel.never.size),
        "aggregations": {
            "simple": written(found.simple),
            "dynamic": written(found.dynamic),
            "group": written(found.group),
            "calendar": written(found.calendar),
        },
        "group_time": [
            {"group": panel.times[cell.group], "time": panel.times[cell.time]}
            | written(cell.effect)
            for cell in found.cells
        ],
        "by_group": [
            {"group": panel.times[group]} | written(effect)
            for group, effect in found.by_group.items()
        ],
        "trends_before": trend
        and {
            "statistic": trend.statistic,
            "degrees": trend.degrees,
            "p_value": trend.p_value,
            "few_units_p_value": trend.few_units_p_value,
            "by_slope": trend.by_slope,
        },
        "two_way": two_way_estimate(
            panel.outcome, np.arange(panel.n_periods) >= panel.starts[:, None]
        ),
    }
