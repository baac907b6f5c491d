"""What an evaluation gives: an effect with its uncertainty, its checks and its grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gromada.methods.impact.panel import Floats, Time
from gromada.methods.impact.remarks import Remark

Interval = tuple[float, float]

CONFIDENCE = 0.95
ALPHA = 0.05


class Design(StrEnum):
    """How a comparison is made."""

    DIFFERENCES = "difference-in-differences"
    SYNTHETIC = "synthetic-control"
    INTERRUPTED = "interrupted-time-series"


class Grade(StrEnum):
    """How much a design can carry, from the weakest to the strongest."""

    DESCRIPTIVE = "descriptive"
    BEFORE_AFTER = "before/after"
    INTERRUPTED = "ITS"
    FEW_UNITS = "DiD/SC (few units)"
    MANY_UNITS = "DiD (many)"

    @property
    def rank(self) -> int:
        """From 1, the weakest."""
        return list(Grade).index(self) + 1

    @property
    def says_effect(self) -> bool:
        """Whether the word «effect» may be used."""
        return self.rank >= Grade.INTERRUPTED.rank


@dataclass(frozen=True)
class Effect:
    """The average over treated units and periods after the start."""

    estimate: float
    std_error: float | None
    interval: Interval | None
    n_units: int
    n_periods: int


@dataclass(frozen=True)
class PeriodEffect:
    """The effect in one period, or so many periods after the start."""

    time: Time
    estimate: float
    std_error: float | None = None
    interval: Interval | None = None


@dataclass(frozen=True)
class Check:
    """One assumption, looked at; ``passed`` is None where the data do not let one look."""

    name: str
    passed: bool | None
    detail: Remark


@dataclass(frozen=True, eq=False)
class Series:
    """What happened beside what it is compared with, over all periods."""

    times: tuple[Time, ...]
    observed: Floats
    comparison: Floats
    start: int | None


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The answer to one study.

    ``p_value`` and the interval are None where the data do not allow one; ``details`` holds
    numbers of the design alone, ready for JSON; ``series`` is None where there is no one line to
    compare with.
    """

    design: Design
    grade: Grade
    effect: Effect
    p_value: float | None
    by_period: tuple[PeriodEffect, ...]
    series: Series | None
    checks: tuple[Check, ...]
    warnings: tuple[Remark, ...] = ()
    donors: Mapping[str, float] = field(default_factory=dict)
    event_study: tuple[PeriodEffect, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)

    @property
    def told_from_zero(self) -> bool | None:
        """Whether the effect can be told from zero; None where chance cannot be measured."""
        if self.p_value is not None:
            return self.p_value <= ALPHA
        if self.effect.interval is not None:
            low, high = self.effect.interval
            return low > 0 or high < 0
        return None


class Size(StrEnum):
    """How an interval stands to the smallest effect that matters."""

    REACHES = "reaches"
    TOO_SMALL = "too small"
    OPEN = "open"


def size_of(interval: Interval | None, minimal: float) -> Size:
    """Compare an interval with the smallest effect that matters, whatever its sign.

    Parameters
    ----------
    interval : tuple of float, optional
    minimal : float, above 0

    Returns
    -------
    Size
        REACHES where every value in the interval is at least so large, TOO_SMALL where none
        is, else OPEN.

    Examples
    --------
    >>> [size_of(each, 1.0).value for each in ((1.5, 2.0), (-0.5, 0.2), (0.5, 2.0), None)]
    ['reaches', 'too small', 'open', 'open']
    """
    if interval is None:
        return Size.OPEN
    low, high = interval
    if low >= minimal or high <= -minimal:
        return Size.REACHES
    if -minimal < low and high < minimal:
        return Size.TOO_SMALL
    return Size.OPEN
