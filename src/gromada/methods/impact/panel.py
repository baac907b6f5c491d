"""A panel: one outcome of some units over some periods, and when the change reached each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

import numpy as np
import numpy.typing as npt

from gromada.methods.impact.errors import UnknownUnit
from gromada.methods.impact.remarks import N_

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Time = int | float | str


@dataclass(frozen=True, eq=False)
class Panel:
    """One outcome of units over periods.

    Parameters
    ----------
    units : sequence of str, n_units
    times : sequence of int, float or str, n_periods
        Ascending; all numbers, or all texts such as ``2024-03``.
    outcome : array of float, shape (n_units, n_periods)
        NaN marks a value that is missing.
    starts : array of int, shape (n_units,)
        The position of the first period in which the change had reached the unit;
        ``n_periods`` where it never did within the panel.
    covariates : mapping of str to array of float, shape (n_units, n_periods)
    exposure : array of float, shape (n_units, n_periods), optional
        For counts: how many there could have been.
    """

    units: tuple[str, ...]
    times: tuple[Time, ...]
    outcome: Floats
    starts: Ints
    covariates: Mapping[str, Floats] = field(default_factory=dict)
    exposure: Floats | None = None

    @property
    def n_units(self) -> int:
        return len(self.units)

    @property
    def n_periods(self) -> int:
        return len(self.times)

    @property
    def treated(self) -> Ints:
        """Positions of the units that the change reached."""
        return np.flatnonzero(self.starts < self.n_periods)

    @property
    def never(self) -> Ints:
        """Positions of the units that it never reached."""
        return np.flatnonzero(self.starts >= self.n_periods)

    @property
    def complete(self) -> npt.NDArray[np.bool_]:
        """Which units have every value that is needed."""
        full = np.asarray(np.isfinite(self.outcome).all(axis=1))
        for values in self.covariates.values():
            full &= np.isfinite(values).all(axis=1)
        return full

    def keep(self, units: npt.ArrayLike) -> Panel:
        """The same panel with some of the units, by position."""
        at = np.asarray(units, np.int64)
        return replace(
            self,
            units=tuple(self.units[position] for position in at),
            outcome=self.outcome[at],
            starts=self.starts[at],
            covariates={name: values[at] for name, values in self.covariates.items()},
            exposure=None if self.exposure is None else self.exposure[at],
        )

    def until(self, position: int) -> Panel:
        """The same panel up to, and without, a period."""
        return replace(
            self,
            times=self.times[:position],
            outcome=self.outcome[:, :position],
            starts=np.minimum(self.starts, position),
            covariates={name: values[:, :position] for name, values in self.covariates.items()},
            exposure=None if self.exposure is None else self.exposure[:, :position],
        )

    def without_empty_periods(self) -> Panel:
        """The same panel without the periods in which no unit has an outcome.

        Examples
        --------
        >>> panel = Panel(("a",), (1, 2, 3), np.array([[np.nan, 5.0, 6.0]]), np.array([2]))
        >>> panel.without_empty_periods().times, panel.without_empty_periods().starts.tolist()
        ((2, 3), [1])
        """
        filled = np.asarray(np.isfinite(self.outcome).any(axis=0))
        before = np.concatenate([[0], np.cumsum(filled)])
        return replace(
            self,
            times=tuple(time for time, full in zip(self.times, filled, strict=True) if full),
            outcome=self.outcome[:, filled],
            starts=before[np.minimum(self.starts, self.n_periods)],
            covariates={name: values[:, filled] for name, values in self.covariates.items()},
            exposure=None if self.exposure is None else self.exposure[:, filled],
        )

    def position_of(self, time: Time) -> int:
        """The first period at or after a time; ``n_periods`` where there is none.

        Examples
        --------
        >>> panel = Panel(("a",), (2001, 2003), np.zeros((1, 2)), np.array([2]))
        >>> [panel.position_of(year) for year in (2000, 2002, 2004)]
        [0, 1, 2]
        """
        return position_in(self.times, time)

    def positions_of_units(self, names: Collection[str], key: str) -> Ints:
        """Where units stand that a study names under ``key``.

        Raises
        ------
        UnknownUnit
            With the nearest name there is.
        """
        place = {unit: position for position, unit in enumerate(self.units)}
        for name in names:
            if name not in place:
                raise unknown_unit(name, self.units, key)
        return np.array([place[name] for name in names], np.int64)


def position_in(times: Sequence[Time], time: Time) -> int:
    """The first of some ascending times at or after another; their number where there is none."""
    return next((at for at, each in enumerate(times) if not _before(each, time)), len(times))


def _before(time: Time, other: Time) -> bool:
    if isinstance(time, str) or isinstance(other, str):
        return str(time) < str(other)
    return time < other


def unknown_unit(name: str, units: Sequence[str], key: str) -> UnknownUnit:
    near = get_close_matches(name, units, n=1, cutoff=0.0)
    return UnknownUnit(
        N_(
            "“%(key)s” names “%(name)s”, which is not in the data. The nearest name there is "
            "“%(near)s”."
        ),
        key=key,
        name=name,
        near=near[0] if near else "",
    )
