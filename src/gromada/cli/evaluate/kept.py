"""An evaluation as plain data and back, so that it can be shown again in any language."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from gromada.cli.evaluate.document import without_nan
from gromada.methods.impact import (
    Check,
    Design,
    Effect,
    Evaluation,
    Grade,
    PeriodEffect,
    Remark,
    Series,
)

Plain = dict[str, Any]


def kept(evaluation: Evaluation) -> Plain:
    """Everything an evaluation holds; order is in lists, as a database may forget that of keys."""
    effect = evaluation.effect
    plain: Plain = without_nan(
        {
            "design": evaluation.design.value,
            "grade": evaluation.grade.value,
            "effect": {
                "estimate": effect.estimate,
                "std_error": effect.std_error,
                "interval": effect.interval,
                "n_units": effect.n_units,
                "n_periods": effect.n_periods,
            },
            "p_value": evaluation.p_value,
            "by_period": [of_period(each) for each in evaluation.by_period],
            "event_study": [of_period(each) for each in evaluation.event_study],
            "series": of_series(evaluation.series),
            "checks": [
                {"name": each.name, "passed": each.passed, "detail": kept_remark(each.detail)}
                for each in evaluation.checks
            ],
            "warnings": [kept_remark(each) for each in evaluation.warnings],
            "donors": list(evaluation.donors.items()),
            "details": evaluation.details,
            "libraries": list(evaluation.libraries.items()),
        }
    )
    return plain


def kept_remark(remark: Remark) -> Plain:
    """A remark as plain data."""
    return {"code": remark.code, "message": remark.message, "values": dict(remark.values)}


def of_period(each: PeriodEffect) -> list[Any]:
    return [each.time, each.estimate, each.std_error, each.interval]


def of_series(series: Series | None) -> Plain | None:
    if series is None:
        return None
    return {
        "times": list(series.times),
        "observed": series.observed.tolist(),
        "comparison": series.comparison.tolist(),
        "start": series.start,
    }


def evaluation_of(plain: Mapping[str, Any]) -> Evaluation:
    """The evaluation that was kept."""
    effect = plain["effect"]
    return Evaluation(
        design=Design(plain["design"]),
        grade=Grade(plain["grade"]),
        effect=Effect(**effect | {"interval": interval(effect["interval"])}),
        p_value=plain["p_value"],
        by_period=periods(plain["by_period"]),
        event_study=periods(plain["event_study"]),
        series=series_of(plain["series"]),
        checks=tuple(
            Check(each["name"], each["passed"], remark_of(each["detail"]))
            for each in plain["checks"]
        ),
        warnings=tuple(remark_of(each) for each in plain["warnings"]),
        donors=dict(plain["donors"]),
        details=plain["details"],
        libraries=dict(plain["libraries"]),
    )


def remark_of(plain: Mapping[str, Any]) -> Remark:
    """The remark that was kept."""
    return Remark(plain["code"], plain["message"], plain["values"])


def interval(ends: Iterable[float] | None) -> tuple[float, float] | None:
    if ends is None:
        return None
    low, high = ends
    return low, high


def periods(rows: Iterable[Any]) -> tuple[PeriodEffect, ...]:
    return tuple(
        PeriodEffect(time, estimate, std_error, interval(ends))
        for time, estimate, std_error, ends in rows
    )


def series_of(plain: Mapping[str, Any] | None) -> Series | None:
    if plain is None:
        return None
    observed, comparison = (
        np.array([np.nan if value is None else value for value in plain[name]], np.float64)
        for name in ("observed", "comparison")
    )
    return Series(tuple(plain["times"]), observed, comparison, plain["start"])
