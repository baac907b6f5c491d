"""Models side by side in one indicator: counts, intervals, and «too few to compare»."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gromada.formats.bundle import Case, Count, Measured
from gromada.formats.bundle.facts import NOT_APPLICABLE, RESIDENTS, UNMEASURED
from gromada.methods.comparison import Pooled, TooFewToCompare, pool, share_of_cases
from gromada.methods.errors import MethodError
from gromada.methods.uncertainty import Estimate
from gromada.observatory.queries.cases import CaseOnPage
from gromada.observatory.queries.words import model_title

FEWEST_CASES = 3
MOST_OWN = 5  # are named in a row; the others stand in the list


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that models are compared in."""

    code: str
    title: str | Promise
    about: str | Promise
    count: Callable[[Case], Count] | None = None
    measured: Callable[[Case], Measured] | None = None

    @property
    def is_share(self) -> bool:
        return self.count is not None


def _shared(case: Case) -> Count:
    levels = case.indicators.levels
    if case.kind == "partnership" and not levels:
        return Count(reason=NOT_APPLICABLE)
    decided = sum(levels.values())
    return Count(levels.get("shared", 0) + levels.get("delegated", 0), decided)


INDICATORS = {
    each.code: each
    for each in (
        Indicator(
            "yes",
            _("The residents' yes was needed"),
            _("Of all decisions: in how many nothing would have happened without the consent of "
              "residents or associations."),
            count=lambda case: case.indicators.yes_needed.get(RESIDENTS, UNMEASURED),
        ),
        Indicator(
            "shared",
            _("Decided together"),
            _("Of all decisions: in how many residents shared the decision or took it themselves, "
              "told from recorded facts."),
            count=_shared,
        ),
        Indicator(
            "answered",
            _("Inputs that were answered"),
            _("Of everything that people sent in: how much got an answer with a reason."),
            count=lambda case: case.indicators.inputs_answered,
        ),
        Indicator(
            "in_time",
            _("Inputs answered in time"),
            _("Of inputs whose day has passed: how many were answered by the day that was "
              "promised."),
            count=lambda case: case.indicators.inputs_answered_in_time,
        ),
        Indicator(
            "kept",
            _("Commitments kept in time"),
            _("Of commitments whose first day has passed: how many were kept by that day."),
            count=lambda case: case.indicators.commitments_kept_in_time,
        ),
        Indicator(
            "trust",
            _("Change of trust"),
            _("How the residents' trust in the institution changed between two questionnaires, on "
              "their scale."),
            measured=lambda case: case.indicators.trust_change,
        ),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseInRow:
    """One case of a model, with what it has to say in this indicator."""

    shown: CaseOnPage
    value: float
    count: Count | None = None
    measured: Measured | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One model.

    ``cases`` counts all of the model, ``told`` holds those that say something in this indicator.
    ``estimate`` is there from three of them on; ``k`` of ``n`` are their counts together.
    ``expected`` is where one more such case may lie, for what is pooled.
    """

    model: str
    cases: int
    told: tuple[CaseInRow, ...]
    estimate: Estimate | None
    k: int = 0
    n: int = 0
    expected: tuple[float, float] | None = None

    @property
    def title(self) -> str:
        return model_title(self.model)

    @property
    def silent(self) -> int:
        """How many cases say nothing in this indicator."""
        return self.cases - len(self.told)

    @property
    def own(self) -> list[CaseInRow]:
        return [each for each in self.told if each.shown.is_own]

    @property
    def own_shown(self) -> list[CaseInRow]:
        return self.own[:MOST_OWN]

    @property
    def own_more(self) -> int:
        return max(len(self.own) - MOST_OWN, 0)

    @property
    def is_too_few(self) -> bool:
        return self.estimate is None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All models that have a case, by their code."""

    indicator: Indicator
    rows: tuple[Row, ...]

    @property
    def comparable(self) -> int:
        return sum(not row.is_too_few for row in self.rows)

    @property
    def cases(self) -> int:
        return sum(row.cases for row in self.rows)


def compared(cases: Sequence[CaseOnPage], indicator: Indicator) -> Comparison:
    """Each model by itself; nothing is added up across indicators, and nobody is ranked."""
    models = sorted({each.case.model for each in cases})
    rows = [_row(model, [c for c in cases if c.case.model == model], indicator) for model in models]
    return Comparison(indicator, tuple(rows))


def _row(model: str, cases: Sequence[CaseOnPage], indicator: Indicator) -> Row:
    if indicator.count is not None:
        counts = [(each, indicator.count(each.case)) for each in cases]
        told = tuple(
            CaseInRow(each, count.k / count.n, count=count)
            for each, count in counts
            if count.k is not None and count.n
        )
        k = sum(each.count.k or 0 for each in told if each.count)
        n = sum(each.count.n or 0 for each in told if each.count)
        return Row(model, len(cases), told, _share(told), k, n)
    assert indicator.measured is not None  # noqa: S101 - one of the two by definition
    measured = [(each, indicator.measured(each.case)) for each in cases]
    told = tuple(
        CaseInRow(each, found.value, measured=found)
        for each, found in measured
        if found.value is not None
    )
    pooled = _pooled(told)
    if pooled is None:
        return Row(model, len(cases), told, None, n=len(told))
    return Row(model, len(cases), told, pooled.mean, n=len(told), expected=pooled.prediction)


def _share(told: Sequence[CaseInRow]) -> Estimate | None:
    counts = [each.count for each in told if each.count]
    try:
        return share_of_cases(
            [count.k or 0 for count in counts],
            [count.n or 0 for count in counts],
            fewest=FEWEST_CASES,
        ).estimate
    except TooFewToCompare:
        return None


def _pooled(told: Sequence[CaseInRow]) -> Pooled | None:
    """Changes come with variances, so they are pooled with care, from five cases on."""
    found = [each.measured for each in told if each.measured]
    try:
        return pool([each.value or 0 for each in found], [_variance(each) for each in found])
    except (TooFewToCompare, MethodError):
        return None


def _variance(found: Measured) -> float:
    """The squared standard error; where it is not said, the one of a mean with this interval."""
    if found.std_error is not None:
        return found.std_error**2
    low, high, n = found.low or 0.0, found.high or 0.0, found.n or 2
    reach = float(scipy.stats.t.ppf((1 + (found.confidence or 0.95)) / 2, max(n - 1, 1)))
    return float(np.square((high - low) / 2 / reach))
