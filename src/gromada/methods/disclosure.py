"""Which counts can be published without telling what a handful of people said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Publishable:
    """What may be shown of counts in parts.

    Parameters
    ----------
    shown : array of bool, shape (n_parts, n_rows)
        Whether the counts of a part may stand beside a row.
    totals : array of int, shape (n_rows, n_answers)
        The sum that may stand beside them: subtracting all that is shown
        leaves nobody, or at least ``fewest`` people.
    left_out : array of int, shape (n_rows,)
        People who are in neither.
    """

    shown: npt.NDArray[np.bool_]
    totals: Ints
    left_out: Ints


def publishable(counts: npt.ArrayLike, *, fewest: int) -> Publishable:
    """Leave out the parts with fewer than ``fewest`` people, so that no subtraction tells them.

    Parameters
    ----------
    counts : array of int, shape (n_parts, n_rows, n_answers), 0 or more
        How many people of each part gave each answer; every person is in one
        part and gives one answer a row.
    fewest : int, 1 or more
        The smallest number of people that may be described.

    Returns
    -------
    Publishable

    Source
    ------
    Hundepool, A. et al. (2012). *Statistical Disclosure Control*. Wiley, ch. 4:
    primary suppression by a threshold. Instead of hiding further parts, the
    total leaves out what would be told by subtraction.

    Examples
    --------
    >>> found = publishable([[[6, 2]], [[1, 2]]], fewest=5)
    >>> found.shown.tolist(), found.totals.tolist(), found.left_out.tolist()
    ([[True], [False]], [[6, 2]], [3])
    """
    parts = np.asarray(counts, np.int64)
    people = parts.sum(axis=2)
    shown = people >= fewest
    rest = np.where(shown, 0, people).sum(axis=0)
    rest_fits = rest >= fewest
    inside = shown | rest_fits[None, :]
    totals = np.where(inside[:, :, None], parts, 0).sum(axis=0)
    return Publishable(shown, totals, np.where(rest_fits, 0, rest))
