"""What no other surpasses in everything: the front, instead of a score that hides its weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gromada.methods.comparison.pooling import TooFewToCompare
from gromada.methods.errors import MethodError
from gromada.methods.uncertainty import Floats, finite


@dataclass(frozen=True, slots=True)
class Front:
    """Who is surpassed by nobody.

    Attributes
    ----------
    members : tuple of int
        Positions, in order.
    surpassed_by : tuple of tuple of int
        For each: those that are as good in everything and better in something.
    n : int
    """

    members: tuple[int, ...]
    surpassed_by: tuple[tuple[int, ...], ...]
    n: int


def pareto_front(values: npt.ArrayLike, *, more_is_better: Sequence[bool] | None = None) -> Front:
    """Find those that no other surpasses: as good in everything, better in something.

    Parameters
    ----------
    values : array of float, shape (n, n_measures)
    more_is_better : sequence of bool, length n_measures, optional
        False for a measure such as cost. All true when left out.

    Returns
    -------
    Front
        Equals do not surpass each other. Take ``front_chances`` for how sure
        this is.

    Raises
    ------
    TooFewToCompare
        If there are fewer than two.
    MethodError
        If values are no table.

    Source
    ------
    Pareto, V. (1906). *Manuale di economia politica*. Kung, H. T., Luccio, F. and
    Preparata, F. P. (1975). On finding the maxima of a set of vectors. *Journal
    of the ACM* 22(4), 469-476.

    Examples
    --------
    >>> pareto_front([[1, 5], [3, 3], [5, 1], [2, 2], [3, 2]]).members
    (0, 1, 2)
    """
    table = _measured(values, more_is_better)
    surpassed = _surpassed(table)
    return Front(
        members=tuple(np.flatnonzero(~surpassed.any(axis=1)).tolist()),
        surpassed_by=tuple(tuple(np.flatnonzero(row).tolist()) for row in surpassed),
        n=len(table),
    )


def front_chances(
    values: npt.ArrayLike,
    std_errors: npt.ArrayLike,
    *,
    rng: np.random.Generator,
    draws: int = 1000,
    more_is_better: Sequence[bool] | None = None,
) -> Floats:
    """Give each one's chance to be on the front, as the measures are uncertain.

    Parameters
    ----------
    values, std_errors : array of float, shape (n, n_measures)
        Measures are drawn anew from normal distributions, each by itself.
    rng : numpy Generator
    draws : int, 1 or more
    more_is_better : sequence of bool, length n_measures, optional

    Returns
    -------
    array of float, shape (n,), 0-1
        Share of draws; its own error is at most ``0.5 / sqrt(draws)``.

    Raises
    ------
    TooFewToCompare
        If there are fewer than two.
    MethodError
        If shapes differ, or a standard error is below 0.

    Source
    ------
    Simulation; see ``pareto_front``.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> front_chances([[1, 5], [5, 1], [0, 0]], [[0.1, 0.1]] * 3, rng=rng).tolist()
    [1.0, 1.0, 0.0]
    """
    table = _measured(values, more_is_better)
    errors = finite(std_errors, "Standard errors")
    if errors.shape != table.shape or (errors < 0).any() or draws < 1:
        raise MethodError("Every value has a standard error of 0 or more; draw at least once.")
    on_front = np.zeros(len(table))
    for _ in range(draws):
        on_front += ~_surpassed(table + errors * rng.standard_normal(table.shape)).any(axis=1)
    return on_front / draws


def _measured(values: npt.ArrayLike, more_is_better: Sequence[bool] | None) -> Floats:
    table = finite(values, "Measures")
    if table.ndim != 2 or not table.shape[1]:
        raise MethodError("Measures are a table: one row each, one column a measure.")
    if len(table) < 2:
        raise TooFewToCompare("A comparison needs two.", found=len(table), least=2)
    if more_is_better is None:
        return table
    if len(more_is_better) != table.shape[1]:
        raise MethodError("Say for every measure whether more is better.")
    return np.where(np.asarray(more_is_better, bool), table, -table)


def _surpassed(table: Floats) -> npt.NDArray[np.bool_]:
    """Whether the one in the row is surpassed by the one in the column."""
    row, column = table[:, None, :], table[None, :, :]
    found: npt.NDArray[np.bool_] = np.all(column >= row, axis=2) & np.any(column > row, axis=2)
    return found
