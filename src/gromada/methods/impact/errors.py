"""Refusals: what a panel cannot answer, each by its name, with what to do about it."""

from __future__ import annotations

from gromada.methods.errors import MethodError
from gromada.methods.impact.remarks import Remark


class ImpactError(MethodError):
    """An effect cannot be estimated from this panel; ``remark`` says why and what to do."""

    def __init__(self, message: str, **values: object) -> None:
        self.remark = Remark(type(self).__name__, message, values)
        super().__init__(str(self.remark))


class TooFewPeriods(ImpactError):
    """There are too few periods before or after the change."""


class NoControls(ImpactError):
    """No unit went without the change."""


class TooFewDonors(ImpactError):
    """There are not enough units to build a comparison from."""


class SeveralStarts(ImpactError):
    """The design needs one start, and the change reached units one after the other."""


class NeverTreated(ImpactError):
    """The change happens to no unit within the periods of the panel."""


class TreatedFromStart(ImpactError):
    """The change had begun before the first period."""


class OneUnit(ImpactError):
    """The design compares units, and there is one."""


class MissingOutcome(ImpactError):
    """The outcome of a unit that cannot be left out is missing."""


class UnknownUnit(ImpactError):
    """A unit is named that the panel does not hold."""


class WrongWeights(ImpactError):
    """The given weights are not shares of one whole."""


class NotCounts(ImpactError):
    """The outcome was declared as counts and is not."""


class NotEstimable(ImpactError):
    """The library finds no estimate in these data."""


class LibraryMissing(ImpactError):
    """A library of the extra ``[impact]`` is not installed."""
