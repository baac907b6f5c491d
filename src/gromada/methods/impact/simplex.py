"""Least squares over shares: weights that are not negative and sum to one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.impact.panel import Floats

STEPS_A_COLUMN = 30
SLACK = 1e-9


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
    apart = np.asarray(columns, np.float64) - np.asarray(target, np.float64)[:, None]
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
