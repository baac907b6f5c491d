"""Least squares over shares: weights that are not negative and sum to one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.impact.panel import Floats

STEPS_A_COLUMN = 30
SLACK = 1e-9
AT_ONCE = 200  # columns that one run of least squares takes; more are tried by and by
FIRST, MORE = 48, 32

Positions = npt.NDArray[np.int64]


def simplex_weights(columns: npt.ArrayLike, target: npt.ArrayLike) -> Floats:
    """Find the mix of columns that comes nearest to a target.

    Minimises ‖columns · w − target‖² over w ≥ 0 with Σw = 1. Writing w = s·v with v a mix, the
    problem ‖D w‖² + (1 − Σw)² with D = columns − target has the same best v for every s, so one
    run of non-negative least squares gives the exact answer and no penalty has to be chosen.

    Parameters
    ----------
    columns : array of float, shape (n_periods, n_columns)
    target : array of float, shape (n_periods,)

    Returns
    -------
    array of float, shape (n_columns,)
        Shares, 0 to 1. Where several mixes are equally near, one of them.

    Source
    ------
    Lawson, C. L. & Hanson, R. J. (1974). *Solving Least Squares Problems*, ch. 23.

    Examples
    --------
    >>> simplex_weights([[0.0, 4.0], [0.0, 8.0]], [1.0, 2.0]).round(9).tolist()
    [0.75, 0.25]
    """
    whole, aim = np.asarray(columns, np.float64), np.asarray(target, np.float64)
    positions, shares = Columns(whole).nearest_mix(aim)
    weights = np.zeros(whole.shape[1])
    weights[positions] = shares
    return weights


class Columns:
    """Columns of which the nearest mix is sought, for one target after another.

    With many columns few carry weight. So the nearest ones are tried first, and then those that
    would still bring the mix nearer, until none would: the answer is the one of all at once.

    Parameters
    ----------
    columns : array of float, shape (n_periods, n_columns)
    """

    def __init__(self, columns: npt.ArrayLike) -> None:
        self.columns = np.asarray(columns, np.float64)
        self.n = self.columns.shape[1]
        if self.n > AT_ONCE:
            self.centre = self.columns.mean(axis=1)
            self.rows = np.ascontiguousarray((self.columns - self.centre[:, None]).T)
            self.squares = (self.rows**2).sum(axis=1)

    def nearest_mix(
        self, target: Floats, *, without: int | None = None
    ) -> tuple[Positions, Floats]:
        """Positions of columns and their shares.

        Parameters
        ----------
        target : array of float, shape (n_periods,)
        without : int, optional
            Position of a column that may not be used.
        """
        if self.n > AT_ONCE:
            return self._by_and_by(target, without)
        others = np.arange(self.n)
        if without is not None:
            others = np.delete(others, without)
        return others, _of_all(self.columns[:, others], target)

    def _by_and_by(self, target: Floats, without: int | None) -> tuple[Positions, Floats]:
        own = target - self.centre
        distance = self.squares - 2 * (self.rows @ own)
        if without is not None:
            distance[without] = np.inf
        tried = np.argpartition(distance, FIRST)[:FIRST]
        while True:
            columns = self.columns[:, tried]
            shares = _of_all(columns, target)
            left = target - columns @ shares
            unit = ((columns - target[:, None]) ** 2).sum(axis=0).min()
            nearer = self.rows @ left - (own - left) @ left
            nearer[tried] = -np.inf
            if without is not None:
                nearer[without] = -np.inf
            best = np.argpartition(nearer, -MORE)[-MORE:]
            more = best[nearer[best] > SLACK * unit]
            if not more.size:
                return tried, shares
            tried = np.concatenate([tried, more])


def _of_all(columns: Floats, target: Floats) -> Floats:
    """The shares of the nearest mix, each column considered at once."""
    apart = columns - target[:, None]
    n_columns = apart.shape[1]
    # In units of the largest distance, so that neither tiny nor huge outcomes lose their squares.
    apart /= float(np.abs(apart).max(initial=0.0)) or 1.0
    lengths = np.sqrt((apart**2).sum(axis=0))
    unit = lengths.min()
    if unit <= np.finfo(np.float64).eps * float(lengths.max()):
        # A column that is the target itself: nothing can come nearer.
        weights = np.zeros(n_columns)
        weights[int(lengths.argmin())] = 1.0
        return weights
    system = np.vstack([apart / unit, np.ones(n_columns)])
    aim = np.zeros(len(system))
    aim[-1] = 1.0
    found, _ = scipy.optimize.nnls(system, aim, maxiter=STEPS_A_COLUMN * max(n_columns, 10))
    if not _is_best(system, aim, found):
        # With columns that are nearly parallel the fast solver may stop early.
        found = scipy.optimize.lsq_linear(
            system, aim, bounds=(0, np.inf), method="bvls", tol=1e-14
        ).x
    shares: Floats = found / found.sum()
    return shares


def _is_best(system: Floats, aim: Floats, found: Floats) -> bool:
    """No column would come nearer by being given more, or, where it has some, less."""
    gain = system.T @ (aim - system @ found)
    return bool(gain.max() <= SLACK and np.abs(gain[found > SLACK]).max(initial=0.0) <= SLACK)
