"""Difference-in-differences with several starts: effects by group and time, and their averages."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Literal

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.impact.errors import NotEstimable
from gromada.methods.impact.libraries import load
from gromada.methods.impact.panel import Floats, Panel
from gromada.methods.impact.remarks import N_
from gromada.methods.impact.result import CONFIDENCE, Interval

Controls = Literal["never-treated", "not-yet-treated"]
WIDTH = float(scipy.special.ndtri(0.5 + CONFIDENCE / 2))
UNITS_A_CELL = 10  # a joint test of more cells than a tenth of the units says too much
FEWEST_TO_SPARE = 4  # degrees of freedom that a joint test leaves, or it could see nothing


@dataclass(frozen=True)
class Average:
    """An effect averaged over groups and times; no standard error where chance has no measure."""

    estimate: float
    std_error: float | None

    @property
    def interval(self) -> Interval | None:
        if self.std_error is None:
            return None
        return self.estimate - WIDTH * self.std_error, self.estimate + WIDTH * self.std_error

    @property
    def p_value(self) -> float | None:
        if self.std_error is None:
            return None
        return float(2 * scipy.stats.norm.sf(abs(self.estimate) / self.std_error))


@dataclass(frozen=True)
class Cell:
    """Units that start in one period, looked at in another; both as positions of the panel."""

    group: int
    time: int
    effect: Average


@dataclass(frozen=True)
class TrendTest:
    """Whether groups and controls went alike before the start.

    All periods at once, or by their slope alone where units are too few for that. ``p_value``
    is that of the Wald test, as R ``did`` gives it; it rejects far too often with few units,
    so what follows from the test follows from ``few_units_p_value``.
    """

    statistic: float
    degrees: int
    p_value: float
    few_units_p_value: float
    by_slope: bool = False


@dataclass(frozen=True, eq=False)
class GroupTimeEffects:
    """Group-time effects and what they average to.

    ``by_event`` runs from the first period before the start to the last after it (0 is the
    first under the change; the one before it is the reference), ``by_time`` over periods of
    the panel, ``by_group`` over starts.
    """

    cells: tuple[Cell, ...]
    simple: Average
    dynamic: Average
    group: Average
    calendar: Average
    by_event: dict[int, Average]
    by_time: dict[int, Average]
    by_group: dict[int, Average]
    trend: TrendTest | None
    said: tuple[str, ...] = field(default=())


def group_time_effects(
    panel: Panel, *, controls: Controls = "never-treated", anticipation: int = 0
) -> GroupTimeEffects:
    """Estimate the effects on the treated after Callaway and Sant'Anna, doubly robust.

    Parameters
    ----------
    panel : Panel
        Without missing values; no unit starts in the first period. Its covariates are used
        as they stand in the period before the start.
    controls : "never-treated" or "not-yet-treated"
    anticipation : int, 0 or more
        So many periods before the start may already be touched by it.

    Returns
    -------
    GroupTimeEffects
        Standard errors from influence functions, clustered by unit.

    Raises
    ------
    LibraryMissing
        Where diff-diff is not installed.
    NotEstimable
        Where it finds no estimate.

    Source
    ------
    Callaway, B. & Sant'Anna, P. H. C. (2021). Difference-in-differences with multiple time
    periods. *Journal of Econometrics* 225(2), 200-230. Estimated by the library diff-diff;
    averages over calendar time and over groups, and the joint test, are ours.
    """
    library = load("diff_diff", package="diff-diff")
    frames = load("pandas", package="pandas")
    n_units, n_periods = panel.outcome.shape
    never = panel.starts >= n_periods
    columns = {
        "unit": np.repeat(np.arange(n_units), n_periods),
        "time": np.tile(np.arange(1, n_periods + 1), n_units),
        "outcome": panel.outcome.ravel(),
        "first": np.repeat(np.where(never, 0, panel.starts + 1), n_periods),
    }
    names = [f"covariate {number}" for number in range(len(panel.covariates))]
    for name, values in zip(names, panel.covariates.values(), strict=True):
        columns[name] = values.ravel()
    model = library.CallawaySantAnna(
        control_group=controls.replace("-", "_"), anticipation=anticipation, base_period="universal"
    )
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            fitted = model.fit(
                frames.DataFrame(columns),
                outcome="outcome",
                unit="unit",
                time="time",
                first_treat="first",
                covariates=names or None,
            )
        except (ValueError, ArithmeticError, np.linalg.LinAlgError) as error:
            raise NotEstimable(
                N_("The library finds no estimate: %(words)s"), words=str(error)
            ) from None
    keys = sorted(
        (int(group), int(time))
        for (group, time), cell in fitted.group_time_effects.items()
        if cell["skip_reason"] is None and np.isfinite(cell["effect"])
    )
    if not any(time >= group for group, time in keys):
        raise NotEstimable(
            N_(
                "No group of units has both a period to start from and somebody to compare with. "
                "Add earlier periods, or units that the change did not reach."
            )
        )
    found = {(int(g), int(t)): cell for (g, t), cell in fitted.group_time_effects.items()}
    # The influence functions are not part of what the library promises; a test compares the
    # standard errors from them with those that it gives.
    parts = {(int(g), int(t)): part for (g, t), part in fitted._aggregation_kit.influence.items()}
    reference = [key for key in keys if key[1] == key[0] - 1 - anticipation]
    influence = np.zeros((n_units, len(keys)))
    for at, key in enumerate(keys):
        if key in parts:
            np.add.at(influence[:, at], parts[key]["treated_idx"], parts[key]["treated_inf"])
            np.add.at(influence[:, at], parts[key]["control_idx"], parts[key]["control_inf"])
    table = CellTable(
        groups=np.array([key[0] - 1 for key in keys]),
        times=np.array([key[1] - 1 for key in keys]),
        effects=np.array([float(found[key]["effect"]) for key in keys]),
        influence=influence,
        starts=panel.starts,
    )
    said = dict.fromkeys(
        str(each.message) for each in caught if issubclass(each.category, UserWarning)
    )
    return averages(
        table,
        reference=[keys.index(key) for key in reference],
        anticipation=anticipation,
        said=tuple(said),
    )


@dataclass(frozen=True, eq=False)
class CellTable:
    """Group-time effects with their influence functions.

    Parameters
    ----------
    groups, times : array of int, shape (n_cells,)
    effects : array of float, shape (n_cells,)
    influence : array of float, shape (n_units, n_cells)
        Scaled so that the square root of a column's sum of squares is the standard error.
    starts : array of int, shape (n_units,)
    """

    groups: npt.NDArray[np.int64]
    times: npt.NDArray[np.int64]
    effects: Floats
    influence: Floats
    starts: npt.NDArray[np.int64]

    @property
    def fewest(self) -> int:
        """Units on the side that has fewer: those that the change reached, or the others."""
        first = self.groups.min()
        treated = np.isin(self.starts, self.groups)
        # where the change reached everybody in the end, those it reached later are compared with
        others = ~treated if not treated.all() else self.starts > first
        return int(min(treated.sum(), others.sum()))

    def weighted(self, cells: npt.NDArray[np.int64]) -> tuple[float, Floats]:
        """The average of some cells by size of their group, and its influence function."""
        at, n_units = cells, len(self.starts)
        member = self.starts[:, None] == self.groups[at][None, :]
        share = member.mean(axis=0)
        weights = share / share.sum()
        # Shares of groups are estimated too, and add to what chance does.
        apart = (member - share) / share.sum()
        of_weights = (apart - apart.sum(axis=1, keepdims=True) * weights) / n_units
        influence = self.influence[:, at] @ weights + of_weights @ self.effects[at]
        return float(weights @ self.effects[at]), influence

    def even(self, cells: npt.NDArray[np.int64]) -> tuple[float, Floats]:
        """The plain mean of some cells of one group."""
        return float(self.effects[cells].mean()), self.influence[:, cells].mean(axis=1)


def averages(
    table: CellTable,
    *,
    reference: Sequence[int] = (),
    anticipation: int = 0,
    said: tuple[str, ...] = (),
) -> GroupTimeEffects:
    """Average group-time effects in the four usual ways.

    Parameters
    ----------
    table : CellTable
    reference : sequence of int
        Cells that are 0 by definition.
    anticipation : int, 0 or more
        So many periods before the start may already be touched by it, and say nothing of trends.
    said : tuple of str
        What the library warned of.

    Returns
    -------
    GroupTimeEffects

    Source
    ------
    Callaway & Sant'Anna (2021), section 3.
    """
    cells = np.arange(len(table.effects))
    is_reference = np.isin(cells, reference)
    after = cells[(table.times >= table.groups)]
    before = cells[(table.times < table.groups - anticipation) & ~is_reference]
    events = table.times - table.groups
    by_event = {
        int(event): table.weighted(cells[events == event])
        for event in np.unique(events)
        if not is_reference[events == event].all()
    }
    by_time = {
        int(time): table.weighted(after[table.times[after] == time])
        for time in np.unique(table.times[after])
    }
    by_group = {
        int(group): table.even(after[table.groups[after] == group])
        for group in np.unique(table.groups[after])
    }
    ones = CellTable(
        groups=np.array(list(by_group)),
        times=np.array(list(by_group)),
        effects=np.array([effect for effect, _ in by_group.values()]),
        influence=np.stack([influence for _, influence in by_group.values()], axis=1),
        starts=table.starts,
    )
    return GroupTimeEffects(
        cells=tuple(
            Cell(
                int(table.groups[at]),
                int(table.times[at]),
                average(float(table.effects[at]), table.influence[:, at]),
            )
            for at in cells[~is_reference]
        ),
        simple=average(*table.weighted(after)),
        dynamic=mean_of([by_event[event] for event in by_event if event >= 0]),
        group=average(*ones.weighted(np.arange(len(by_group)))),
        calendar=mean_of(list(by_time.values())),
        by_event={event: average(*found) for event, found in by_event.items()},
        by_time={time: average(*found) for time, found in by_time.items()},
        by_group={group: average(*found) for group, found in by_group.items()},
        trend=trend_test(table, before, {e: f for e, f in by_event.items() if e < -anticipation}),
        said=said,
    )


def average(estimate: float, influence: Floats) -> Average:
    error = sqrt(float((influence**2).sum()))
    return Average(estimate, error if error > 0 else None)


def mean_of(found: Sequence[tuple[float, Floats]]) -> Average:
    estimate = float(np.mean([effect for effect, _ in found]))
    return average(estimate, np.mean([influence for _, influence in found], axis=0))


def trend_test(
    table: CellTable,
    before: npt.NDArray[np.int64],
    by_event: dict[int, tuple[float, Floats]],
) -> TrendTest | None:
    """Test that all effects before the start are zero at once (Wald).

    Cell by cell, or by periods before the start where cells are many beside the units, or by
    their slope where periods are too. None where there is no period to look at, or chance
    cannot be measured.

    Source
    ------
    Hotelling, H. (1931). The generalization of Student's ratio. *Annals of Mathematical
    Statistics* 2(3), 360-378, for few units: with as many as are on the smaller side.
    """
    n_units, spread = len(table.starts), table.fewest - 1
    if 0 < len(before) <= n_units // UNITS_A_CELL:
        joint = wald(table.effects[before], table.influence[:, before], spread)
    else:
        joint = wald(*stacked(by_event), spread) if by_event else None
    return joint or slope_before(by_event, spread)


def stacked(by_event: dict[int, tuple[float, Floats]]) -> tuple[Floats, Floats]:
    """Effects, and their influence functions side by side."""
    effects = np.array([effect for effect, _ in by_event.values()])
    return effects, np.stack([influence for _, influence in by_event.values()], axis=1)


def wald(effects: Floats, influence: Floats, spread: int) -> TrendTest | None:
    """That all are zero; ``spread`` are the degrees of freedom in which chance was measured."""
    degrees = len(effects)
    to_spare = spread - degrees + 1
    covariance = influence.T @ influence
    if to_spare < FEWEST_TO_SPARE or np.linalg.matrix_rank(covariance) < degrees:
        return None
    statistic = float(effects @ np.linalg.solve(covariance, effects))
    few_units = scipy.stats.f.sf(statistic * to_spare / (degrees * spread), degrees, to_spare)
    p_value = float(scipy.stats.chi2.sf(statistic, degrees))
    return TrendTest(statistic, degrees, p_value, float(few_units))


def slope_before(by_event: dict[int, tuple[float, Floats]], spread: int) -> TrendTest | None:
    """That effects before the start neither rise nor fall towards it, where they are 0."""
    if not by_event or spread < 1:
        return None
    away = np.array(list(by_event), np.float64) - (max(by_event) + 1)
    effects, influence = stacked(by_event)
    slope = average(float(away @ effects), influence @ away)
    if slope.std_error is None:
        return None
    statistic = (slope.estimate / slope.std_error) ** 2
    few_units = 2 * scipy.stats.t.sf(sqrt(statistic), spread)
    return TrendTest(statistic, 1, float(slope.p_value or 0.0), float(few_units), by_slope=True)


def two_way_estimate(outcome: npt.ArrayLike, under_change: npt.ArrayLike) -> float | None:
    """The coefficient of the change in a regression on unit and period, for comparison.

    Parameters
    ----------
    outcome : array of float, shape (n_units, n_periods)
    under_change : array of bool, shape (n_units, n_periods)

    Returns
    -------
    float, optional
        None where the change does not vary.

    Source
    ------
    Goodman-Bacon, A. (2021). Difference-in-differences with variation in treatment timing.
    *Journal of Econometrics* 225(2), 254-277, on why it can mislead with several starts.

    Examples
    --------
    >>> two_way_estimate([[1, 1], [1, 4]], [[False, False], [False, True]])
    3.0
    """
    values = _apart(np.asarray(outcome, np.float64))
    change = _apart(np.asarray(under_change, np.float64))
    square = float((change**2).sum())
    return float((values * change).sum() / square) if square > 0 else None


def _apart(matrix: Floats) -> Floats:
    centred: Floats = (
        matrix
        - matrix.mean(axis=1, keepdims=True)
        - matrix.mean(axis=0, keepdims=True)
        + matrix.mean()
    )
    return centred
