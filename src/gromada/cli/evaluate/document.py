"""An evaluation as JSON."""

from math import isfinite
from typing import Any

from gromada.charts.effect_words import check_name, effect_sentence, remark_words
from gromada.charts.text import LANGUAGES
from gromada.cli.evaluate.study_file import StudyFile
from gromada.methods.impact import Evaluation, PeriodEffect, Series

FORMAT = "gromada-evaluation 1"


def evaluation_as_json(
    evaluation: Evaluation, study: StudyFile, *, input_sha256: str
) -> dict[str, Any]:
    """Write an evaluation as plain data; what is not known is null, never NaN."""
    effect = evaluation.effect
    document = {
        "format": FORMAT,
        "title": study.title,
        "design": evaluation.design.value,
        "outcome": study.columns.outcome,
        "outcome_words": {language: study.outcome_in(language) for language in LANGUAGES},
        "outcome_unit": {language: study.unit_in(language) or None for language in LANGUAGES},
        "effect": {
            "estimate": effect.estimate,
            "std_error": effect.std_error,
            "interval": effect.interval,
            "n_units": effect.n_units,
            "n_periods": effect.n_periods,
        },
        "p_value": evaluation.p_value,
        "told_from_zero": evaluation.told_from_zero,
        "sentence": {language: sentence_of(evaluation, study, language) for language in LANGUAGES},
        "design_grade": evaluation.grade.value,
        "design_grade_rank": evaluation.grade.rank,
        "by_period": [of_period(each, "time") for each in evaluation.by_period],
        "event_study": [of_period(each, "event_time") for each in evaluation.event_study],
        "donors": dict(evaluation.donors),
        "checks": [
            {
                "name": check.name,
                "passed": check.passed is True,
                "could_be_checked": check.passed is not None,
                "detail": remark_words(check.detail, "en"),
                "detail_pl": remark_words(check.detail, "pl"),
                "title": {language: check_name(check.name, language) for language in LANGUAGES},
            }
            for check in evaluation.checks
        ],
        "warnings": [remark_words(remark, "en") for remark in evaluation.warnings],
        "warnings_pl": [remark_words(remark, "pl") for remark in evaluation.warnings],
        "series": series_of(evaluation.series),
        "details": dict(evaluation.details),
        "parameters": parameters_of(study),
        "input_sha256": input_sha256,
        "study_sha256": study.sha256,
        "library_versions": dict(evaluation.libraries),
    }
    return {key: without_nan(value) for key, value in document.items()}


def sentence_of(evaluation: Evaluation, study: StudyFile, language: str) -> str:
    return effect_sentence(
        evaluation,
        outcome=study.outcome_in(language),
        minimal_effect=study.study.minimal_effect,
        language=language,
        unit=study.unit_in(language),
    )


def of_period(effect: PeriodEffect, name: str) -> dict[str, Any]:
    return {
        name: effect.time,
        "estimate": effect.estimate,
        "std_error": effect.std_error,
        "interval": effect.interval,
    }


def series_of(series: Series | None) -> list[dict[str, Any]]:
    if series is None:
        return []
    rows = zip(series.times, series.observed.tolist(), series.comparison.tolist(), strict=True)
    return [
        {"time": time, "observed": observed, "comparison": comparison}
        for time, observed, comparison in rows
    ]


def parameters_of(study: StudyFile) -> dict[str, Any]:
    """What the study said, defaults included."""
    asked, columns = study.study, study.columns
    return {
        "outcome": columns.outcome,
        "unit": columns.unit,
        "time": columns.time,
        "treated": list(study.treated),
        "treated_from": study.treated_from,
        "first_treated": columns.first_treated,
        "weights": asked.weights,
        "minimal_effect": asked.minimal_effect,
        "placebo_times": list(asked.placebo_times),
        "donors": list(asked.donors),
        "exclude": list(asked.exclude),
        "controls": asked.controls,
        "anticipation": asked.anticipation,
        "covariates": list(columns.covariates),
        "counts": asked.counts,
        "exposure": columns.exposure,
        "season": asked.season,
        "slope_change": asked.slope_change,
    }


def without_nan(value: Any) -> Any:
    """The same with null for every number that is none."""
    if isinstance(value, float):
        return value + 0.0 if isfinite(value) else None  # −0.0 is 0 to whoever reads it
    if isinstance(value, dict):
        return {str(key): without_nan(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [without_nan(each) for each in value]
    return value
