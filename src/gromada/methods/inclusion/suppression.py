"""Tables in which no small number can be read, nor worked out from the totals."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.errors import MethodError
from gromada.methods.uncertainty import Floats, finite

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A table with its totals, as it may be shown.

    Attributes
    ----------
    cells : tuple of tuple of int or None
        Rows; None where nothing may be shown.
    row_totals, column_totals : tuple of int or None
        Column totals are empty for a table of one row, whose columns are its cells.
    total : int or None
    hidden : tuple of (int, int)
        Row and column of what is hidden; the row or column after the last is
        that of the totals.
    intervals : tuple of (float, float or None)
        What everybody can work out about each hidden number: at least, at
        most; None when there is no end. At least ``fewest`` wide.
    n_small : int
        Hidden because they, or what is left beside them, are small.
    n_protecting : int
        Hidden so that the others cannot be worked out.
    fewest : int
    """

    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None
    hidden: tuple[Cell, ...]
    intervals: tuple[tuple[float, float | None], ...]
    n_small: int
    n_protecting: int
    fewest: int


@dataclass(frozen=True, eq=False)
class _Table:
    """Cells and totals together, and the sums that tie them."""

    numbers: Floats
    n_rows: int
    n_columns: int
    hidden: frozenset[Cell]

    def sums(self) -> list[list[Cell]]:
        """Lines of cells of which the last is the sum of the others."""
        last_row, last_column = self.n_rows, self.n_columns
        with_totals = range(last_row + 1) if last_row > 1 else range(1)
        rows = [[(row, column) for column in range(last_column + 1)] for row in with_totals]
        if last_row == 1:
            return rows
        columns = range(last_column + 1)
        return rows + [[(row, column) for row in range(last_row + 1)] for column in columns]

    def is_total(self, cell: Cell) -> bool:
        return cell[0] == self.n_rows or cell[1] == self.n_columns


def suppress(counts: npt.ArrayLike, *, fewest: int = 5) -> Suppressed:
    """Hide small numbers of people in a table with totals, and enough others that none returns.

    Hidden are numbers of 1 to ``fewest - 1``, and numbers that leave so few
    for the rest of their row or column. Then, while subtraction, or any other
    reckoning with the totals, would place a hidden number in an interval
    narrower than ``fewest``, the smallest number beside it is hidden too. The
    interval is found by two linear programmes for each hidden number. Zeros
    are shown: they describe nobody.

    Parameters
    ----------
    counts : array of int, shape (n_columns,) or (n_rows, n_columns), 0 or more
        Without totals.
    fewest : int, 2 or more
        The smallest number of people that may be described.

    Returns
    -------
    Suppressed

    Raises
    ------
    MethodError
        If counts are not whole, or below 0, or ``fewest`` is below 2.

    Source
    ------
    Hundepool, A. et al. (2012). *Statistical Disclosure Control*. Wiley, ch. 4.
    Fischetti, M. and Salazar, J. J. (2000). Models and algorithms for optimizing
    cell suppression in tabular data with linear constraints. *JASA* 95(451),
    916-928 (here a greedy choice, with the same audit).

    Examples
    --------
    >>> found = suppress([2, 10, 20])
    >>> found.cells, found.total, found.intervals
    (((None, None, 20),), 32, ((0.0, 12.0), (0.0, 12.0)))
    """
    if fewest < 2:
        raise MethodError(f"To hide small numbers, the fewest is 2 or more; found {fewest}.")
    given = finite(counts, "Counts")
    if given.ndim not in {1, 2} or not given.size:
        raise MethodError("Counts are a row or a table.")
    if (given < 0).any() or (given % 1 != 0).any():
        raise MethodError("Counts of people are whole numbers from 0 up.")
    cells = np.atleast_2d(given)
    numbers = np.vstack([cells, cells.sum(axis=0)])
    numbers = np.column_stack([numbers, numbers.sum(axis=1)])
    table = _Table(numbers, cells.shape[0], cells.shape[1], frozenset())
    small = _small(table, fewest)
    table = _protected(replace(table, hidden=small), fewest)
    hidden = tuple(sorted(table.hidden))
    return Suppressed(
        cells=tuple(
            tuple(_shown(table, (row, column)) for column in range(table.n_columns))
            for row in range(table.n_rows)
        ),
        row_totals=tuple(_shown(table, (row, table.n_columns)) for row in range(table.n_rows))
        if table.n_rows > 1
        else (),
        column_totals=tuple(_shown(table, (table.n_rows, at)) for at in range(table.n_columns))
        if table.n_rows > 1
        else (),
        total=_shown(table, (table.n_rows if table.n_rows > 1 else 0, table.n_columns)),
        hidden=hidden,
        intervals=tuple(_interval(table, cell) for cell in hidden),
        n_small=len(small),
        n_protecting=len(hidden) - len(small),
        fewest=fewest,
    )


def _shown(table: _Table, cell: Cell) -> int | None:
    return None if cell in table.hidden else int(table.numbers[cell])


def _small(table: _Table, fewest: int) -> frozenset[Cell]:
    found = set()
    for line in table.sums():
        *parts, total = line
        whole = table.numbers[total]
        found |= {cell for cell in line if 0 < table.numbers[cell] < fewest}
        found |= {
            cell
            for cell in parts
            if table.numbers[cell] and 0 < whole - table.numbers[cell] < fewest
        }
    return frozenset(found)


def _protected(table: _Table, fewest: int) -> _Table:
    """Hide more until every hidden number has an interval at least ``fewest`` wide."""
    table = _two_in_each_line(table)
    while True:
        narrow = next((cell for cell in sorted(table.hidden) if _width(table, cell) < fewest), None)
        if narrow is None:
            return table
        table = _with_one_more(table, [line for line in table.sums() if narrow in line])


def _two_in_each_line(table: _Table) -> _Table:
    """A number hidden alone in its row or column is the total without the others."""
    while True:
        alone = [line for line in table.sums() if len(table.hidden & set(line)) == 1]
        if not alone:
            return table
        table = _with_one_more(table, alone[:1])


def _with_one_more(table: _Table, lines: list[list[Cell]]) -> _Table:
    beside = _open_cells(table, lines) or _open_cells(table, table.sums())
    chosen = min(beside, key=lambda cell: (table.is_total(cell), table.numbers[cell], cell))
    return replace(table, hidden=table.hidden | {chosen})


def _open_cells(table: _Table, lines: list[list[Cell]]) -> set[Cell]:
    """Shown cells with somebody. Zeros are never hidden: once all others are, nothing is told."""
    return {cell for line in lines for cell in line if table.numbers[cell]} - table.hidden


def _width(table: _Table, cell: Cell) -> float:
    low, high = _interval(table, cell)
    return float("inf") if high is None else high - low


def _interval(table: _Table, cell: Cell) -> tuple[float, float | None]:
    """Give the least and the most that a hidden number can be, by what is shown."""
    hidden = sorted(table.hidden)
    place = {each: at for at, each in enumerate(hidden)}
    lines = [line for line in table.sums() if table.hidden & set(line)]
    left = np.zeros((len(lines), len(hidden)))
    right = np.zeros(len(lines))
    for at, (*parts, total) in enumerate(lines):
        for each, sign in [*((part, 1.0) for part in parts), (total, -1.0)]:
            if each in place:
                left[at, place[each]] = sign
            else:
                right[at] -= sign * table.numbers[each]
    wanted = np.zeros(len(hidden))
    wanted[place[cell]] = 1
    least = scipy.optimize.linprog(wanted, A_eq=left, b_eq=right, bounds=(0, None), method="highs")
    most = scipy.optimize.linprog(-wanted, A_eq=left, b_eq=right, bounds=(0, None), method="highs")
    # what is true is always possible, so only «no end» leaves a programme unsolved;
    # the corners of a table are whole numbers
    low, high = (None if found.fun is None else round(found.fun) for found in (least, most))
    return float(low or 0), None if high is None else float(-high)
