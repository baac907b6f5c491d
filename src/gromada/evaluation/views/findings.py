"""What a study found, cut into the parts of its page."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from gromada.charts import Chart
from gromada.charts.effect_words import (
    answer,
    check_name,
    check_outcome,
    design_name,
    failed_sentence,
    grade_meaning,
    grade_name,
    how_it_works,
    remark_words,
    size_sentence,
)
from gromada.charts.text import measured, percent, significant
from gromada.cli.evaluate.page import SHOWN_SHARE, over_time_chart, what_happened_chart
from gromada.evaluation.models import StudyData
from gromada.evaluation.models.study import language_now
from gromada.methods.impact import Grade


@dataclass(frozen=True, slots=True)
class CheckOnPage:
    name: str
    passed: bool | None
    outcome: str
    detail: str


@dataclass(frozen=True, slots=True)
class GradeOnPage:
    name: str
    meaning: str
    here: bool


@dataclass(frozen=True, slots=True)
class ResultOnPage:
    """The parts, each in the reader's language."""

    data: StudyData
    sentence: str
    rest: list[str]
    design: str
    grade: str
    grade_meaning: str
    grades: list[GradeOnPage]
    warnings: list[str]
    checks: list[CheckOnPage]
    charts: list[Chart]
    donors: list[tuple[str, str]]
    outcome: str
    estimate: str
    interval: tuple[str, str] | None
    units: int
    periods: int
    how: str
    libraries: str

    @property
    def passed(self) -> int:
        return sum(check.passed is True for check in self.checks)


def result_in_parts(data: StudyData) -> dict[str, Any]:
    """What a study found, drawn for everybody in the reader's language; without a reader."""
    context = {"result": result_on_page(data), "study": data.study}
    return {
        "answer": render_to_string("evaluation/_study_answer.html", context),
        "limits": render_to_string("evaluation/_study_limits.html", context),
        "details": render_to_string("evaluation/_study_details.html", context),
        "told_from_zero": data.evaluation.told_from_zero,
        "says_effect": data.evaluation.grade.says_effect,
    }


def result_on_page(data: StudyData) -> ResultOnPage:
    language, asked, found = language_now(), data.study.asked, data.evaluation
    ends, unit = found.effect.interval, asked.unit_in(language)
    rest = [
        size_sentence(found, asked.study.minimal_effect, language, unit),
        failed_sentence(found, language),
    ]
    charts = [
        what_happened_chart(found, asked, language),
        over_time_chart(found, asked, language),
    ]
    return ResultOnPage(
        data=data,
        sentence=answer(found, asked.outcome_in(language), language, unit),
        rest=[sentence for sentence in rest if sentence],
        design=design_name(found.design, language),
        grade=grade_name(found.grade, language),
        grade_meaning=grade_meaning(found.grade, language),
        grades=[
            GradeOnPage(
                grade_name(each, language), grade_meaning(each, language), each is found.grade
            )
            for each in Grade
        ],
        warnings=[remark_words(each, language) for each in found.warnings],
        checks=[
            CheckOnPage(
                check_name(each.name, language),
                each.passed,
                check_outcome(each, language),
                remark_words(each.detail, language),
            )
            for each in found.checks
        ],
        charts=[chart for chart in charts if chart is not None],
        donors=[
            (name, percent(share, language))
            for name, share in found.donors.items()
            if share >= SHOWN_SHARE
        ],
        outcome=asked.outcome_in(language),
        estimate=measured(found.effect.estimate, unit, language),
        interval=None
        if ends is None
        else (significant(ends[0], language), measured(ends[1], unit, language)),
        units=found.effect.n_units,
        periods=found.effect.n_periods,
        how=how_it_works(found, language),
        libraries=", ".join(f"{name} {number}" for name, number in found.libraries.items()),
    )
