"""Effects of a change: difference-in-differences, synthetic control, interrupted time series."""

from gromada.methods.impact.errors import (
    ImpactError,
    LibraryMissing,
    MissingOutcome,
    NeverTreated,
    NoControls,
    NotCounts,
    NotEstimable,
    OneUnit,
    SeveralStarts,
    TooFewDonors,
    TooFewPeriods,
    TreatedFromStart,
    UnknownUnit,
    WrongWeights,
)
from gromada.methods.impact.evaluating import evaluate
from gromada.methods.impact.panel import Panel, Time
from gromada.methods.impact.remarks import Remark
from gromada.methods.impact.result import (
    Check,
    Design,
    Effect,
    Evaluation,
    Grade,
    PeriodEffect,
    Series,
    Size,
    size_of,
)
from gromada.methods.impact.study import Study

__all__ = [
    "Check",
    "Design",
    "Effect",
    "Evaluation",
    "Grade",
    "ImpactError",
    "LibraryMissing",
    "MissingOutcome",
    "NeverTreated",
    "NoControls",
    "NotCounts",
    "NotEstimable",
    "OneUnit",
    "Panel",
    "PeriodEffect",
    "Remark",
    "Series",
    "SeveralStarts",
    "Size",
    "Study",
    "Time",
    "TooFewDonors",
    "TooFewPeriods",
    "TreatedFromStart",
    "UnknownUnit",
    "WrongWeights",
    "evaluate",
    "size_of",
]
