"""Tables of people of which only the margins are known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gromada.methods.errors import MethodError
from gromada.methods.uncertainty import Floats, finite


class DoesNotConverge(MethodError):
    """No weights, or numbers, meet all margins: a combination that is needed is empty."""


def fit_table(
    seed: npt.ArrayLike,
    margins: Sequence[npt.ArrayLike],
    *,
    tolerance: float = 1e-10,
    most_rounds: int = 1000,
) -> Floats:
    """Fill a table so that it has the given margins and the associations of another.

    Use it for a population table of which only the margins are known; say so
    beside everything computed from it.

    Parameters
    ----------
    seed : array of float, any shape, 0 or more
        What is known of the associations; ones for none.
    margins : sequence of array of float, one for each axis
        Totals along the axis, above or equal to 0; all sum to the same.
    tolerance : float, above 0
        How close margins must come, as a share of the whole.
    most_rounds : int, 1 or more

    Returns
    -------
    array of float, same shape

    Raises
    ------
    DoesNotConverge
        If zeros in the seed make the margins impossible.
    MethodError
        If margins do not fit the table or each other.

    Source
    ------
    Deming, W. E. and Stephan, F. F. (1940). *Annals of Mathematical Statistics*
    11(4), 427-444. Fienberg, S. E. (1970). An iterative procedure for estimation
    in contingency tables. *Annals of Mathematical Statistics* 41(3), 907-917.

    Examples
    --------
    >>> fit_table([[1, 1], [1, 1]], [[30, 70], [40, 60]]).tolist()
    [[12.0, 18.0], [28.0, 42.0]]
    """
    table = finite(seed, "The seed")
    wanted = [finite(margin, "Margins") for margin in margins]
    if (table < 0).any() or any((margin < 0).any() for margin in wanted):
        raise MethodError("Tables and margins of people are 0 or more.")
    if [len(margin) for margin in wanted] != list(table.shape):
        raise MethodError("The table needs one margin for each of its axes.")
    total = float(wanted[0].sum())
    if total <= 0 or any(abs(float(margin.sum()) - total) > 1e-6 * total for margin in wanted):
        raise MethodError("All margins sum to the same number of people.")
    for _ in range(most_rounds):
        for axis, margin in enumerate(wanted):
            table = table * _along(_factors(margin, _sums(table, axis)), axis, table.ndim)
        gaps = [np.abs(_sums(table, axis) - margin).max() for axis, margin in enumerate(wanted)]
        if max(gaps) <= tolerance * total:
            return table
    raise DoesNotConverge("No table with the zeros of the seed has these margins.")


def _sums(table: Floats, axis: int) -> Floats:
    found: Floats = table.sum(axis=tuple(other for other in range(table.ndim) if other != axis))
    return found


def _along(values: Floats, axis: int, n_axes: int) -> Floats:
    return values.reshape([-1 if other == axis else 1 for other in range(n_axes)])


def _factors(wanted: Floats, found: Floats) -> Floats:
    if ((found <= 0) & (wanted > 0)).any():
        raise DoesNotConverge("A margin asks for people where the table has none.")
    return np.where(found > 0, wanted / np.where(found > 0, found, 1), 0.0)
