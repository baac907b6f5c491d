"""What was asked, fixed before the data were looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gromada.methods.impact.differences import Controls
from gromada.methods.impact.panel import Time
from gromada.methods.impact.result import Design


@dataclass(frozen=True)
class Study:
    """A question about one outcome, and how it shall be answered.

    Parameters
    ----------
    design : Design
    minimal_effect : float above 0, optional
        The smallest effect that matters, whatever its sign.
    placebo_times : tuple of time
        Starts that never were, to be tried as a check.
    weights : mapping of unit to share, optional
        Synthetic control: use these donors with these shares.
    donors, exclude : tuple of unit
        Compare with these units alone; leave these out.
    controls : "never-treated" or "not-yet-treated", optional
        Difference-in-differences: by default never-treated where there are any.
    anticipation : int, 0 or more
        So many periods before the start may already be touched by the change.
    counts : bool
        Interrupted time series: the outcome counts things.
    season : int, 0 or more
        Interrupted time series: periods in a cycle.
    slope_change : bool
        Interrupted time series: the trend may change too, not only the level.
    """

    design: Design
    minimal_effect: float | None = None
    placebo_times: tuple[Time, ...] = ()
    weights: Mapping[str, float] | None = None
    donors: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    controls: Controls | None = None
    anticipation: int = 0
    counts: bool = False
    season: int = 0
    slope_change: bool = True
