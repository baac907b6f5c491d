"""Which counts can be published without telling what a handful of people said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from gromada.methods.errors import MethodError

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


def tells_of_few(published: npt.ArrayLike, people: npt.ArrayLike, *, fewest: int) -> bool:
    """Say whether sums that are published would, added and subtracted, tell of a few people.

    Parameters
    ----------
    published : array of int, shape (n_sums, n_groups, n_questions)
        How often what a group answered to a question is in each sum: a mean over two groups
        has a 1 in each; a change between two waves a 1 after and a -1 before.
    people : array of int, shape (n_groups,), 0 or more
        A person is in one group.
    fewest : int, 1 or more
        The smallest number of people that may be described.

    Returns
    -------
    bool
        True where some combination of the sums speaks of 1 to ``fewest - 1`` people alone.

    Raises
    ------
    MethodError
        If the shapes do not fit together.

    Source
    ------
    Linear algebra: what can be worked out from sums is the space they span. Chin, F. Y. and
    Özsoyoğlu, G. (1982). Auditing and inference control in statistical databases. *IEEE
    Transactions on Software Engineering* 8(6), 574-582.

    Examples
    --------
    Eight answered in spring and the same eight and one more in fall: the two means and the change
    of the eight give away the ninth.

    >>> spring, fall, change = [[1, 0], [0, 0]], [[0, 1], [0, 1]], [[-1, 1], [0, 0]]
    >>> tells_of_few([spring, fall], [8, 1], fewest=5)
    False
    >>> tells_of_few([spring, fall, change], [8, 1], fewest=5)
    True
    """
    sums, sizes = np.asarray(published, np.int64), np.asarray(people, np.int64)
    if sums.ndim != 3 or sums.shape[1] != len(sizes):
        raise MethodError("Every sum says of each group how often its answers are in it.")
    # nobody is in an empty group, so nothing is told by leaving it in
    sums, sizes = sums[:, sizes > 0], sizes[sizes > 0]
    whole = _rank(sums)
    return any(
        _rank(np.delete(sums, chosen, axis=1)) < whole for chosen in _few_groups(sizes, fewest)
    )


def _few_groups(sizes: Ints, fewest: int) -> Iterator[tuple[int, ...]]:
    """All choices of groups that have fewer people together."""
    small = np.flatnonzero(sizes < fewest).tolist()
    for n_groups in range(1, min(len(small), fewest - 1) + 1):
        for chosen in combinations(small, n_groups):
            if int(sizes[list(chosen)].sum()) < fewest:
                yield chosen


def _rank(sums: Ints) -> int:
    return int(np.linalg.matrix_rank(sums.reshape(len(sums), -1))) if sums.size else 0
