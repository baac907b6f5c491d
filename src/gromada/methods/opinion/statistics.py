"""What groups and everyone say on each statement, from counts alone.

Counts have the shape (..., M, 3): agree, disagree and seen, passes included.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.opinion.result import Floats, Ints
from gromada.methods.uncertainty import wilson

Z_90 = 1.2816
META_PRIORITY = 49.0


def shares(successes: npt.ArrayLike, seen: npt.ArrayLike) -> Floats:
    """Estimate shares with one success and one failure added, so that few votes say little.

    Examples
    --------
    >>> shares([3, 0], [4, 0]).tolist()
    [0.6666666666666666, 0.5]
    """
    estimate: Floats = (np.asarray(successes, float) + 1) / (np.asarray(seen, float) + 2)
    return estimate


def one_share_z(successes: npt.ArrayLike, seen: npt.ArrayLike) -> Floats:
    """Test shares against one half, with one success added.

    Examples
    --------
    >>> one_share_z([8], [8]).tolist()
    [3.0]
    """
    n = np.asarray(seen, float) + 1
    z: Floats = 2 * np.sqrt(n) * ((np.asarray(successes, float) + 1) / n - 0.5)
    return z


def two_shares_z(
    successes: npt.ArrayLike,
    seen: npt.ArrayLike,
    other_successes: npt.ArrayLike,
    other_seen: npt.ArrayLike,
) -> Floats:
    """Test two shares against each other, one added to each of the four counts.

    Examples
    --------
    >>> two_shares_z([3], [3], [0], [3]).round(3).tolist()
    [2.191]
    """
    a, n = np.asarray(successes, float) + 1, np.asarray(seen, float) + 1
    b, m = np.asarray(other_successes, float) + 1, np.asarray(other_seen, float) + 1
    pooled = (a + b) / (n + m)
    certain = pooled >= 1
    spread = np.sqrt(np.where(certain, 1, pooled * (1 - pooled)) * (1 / n + 1 / m))
    return np.where(certain, 0.0, (a / n - b / m) / spread)


def group_aware_consensus(counts: Ints) -> Floats:
    """Multiply over groups the estimated share that agrees: one group against brings it down.

    Parameters
    ----------
    counts : array of int, shape (G, M, 3)
        Agree, disagree, seen.

    Returns
    -------
    array of float, shape (M,), 0-1
        Falls with the number of groups; compare maps of equal G only, or take the G-th root.

    Source
    ------
    Small, C. et al. (2021). Polis: scaling deliberation by mapping high dimensional opinion
    spaces. *Recerca* 26(2).

    Examples
    --------
    >>> group_aware_consensus(np.array([[[2, 0, 2]], [[0, 2, 2]]])).tolist()
    [0.1875]
    """
    product: Floats = np.prod(shares(counts[..., 0], counts[..., 2]), axis=0)
    return product


def extremities(center: Floats, axes: Floats, n_statements: int) -> Floats:
    """Place someone who only agreed with one statement, and take the distance from the middle.

    Parameters
    ----------
    center : array of float, shape (M,)
        Mean vote.
    axes : array of float, shape (2, M)
        Unit vectors.
    n_statements : int
        Statements the scale counts.

    Returns
    -------
    array of float, shape (M,)
    """
    reach: Floats = np.abs(1 - center) * np.hypot(axes[0], axes[1])
    return reach * float(np.sqrt(n_statements))


def priorities(
    totals: Ints, extremity: Floats, *, meta: npt.NDArray[np.bool_] | None = None
) -> Floats:
    """Weigh statements for being shown next: new ones, telling ones, not those people pass on.

    Parameters
    ----------
    totals : array of int, shape (M, 3)
        Agree, disagree, seen.
    extremity : array of float, shape (M,)
        How far from the middle agreeing with the statement places someone.
    meta : array of bool, shape (M,), optional
        Statements that ask about the people rather than the question: always 49.

    Returns
    -------
    array of float, shape (M,), above 0
        Odds of being drawn; see ``next_statement``.

    Source
    ------
    Polis, ``priority-metric``: ((1 - p)(E + 1) a (1 + 8 * 2^(-S / 5)))^2 where p and a are the
    shares that pass and agree, with one added to the count and two to the seen, E the extremity
    and S the number who saw the statement.

    Examples
    --------
    >>> priorities(np.array([[0, 0, 0], [30, 0, 40]]), np.zeros(2)).round(3).tolist()
    [5.062, 0.316]
    """
    agree, seen = totals[:, 0], totals[:, 2]
    passes = seen - agree - totals[:, 1]
    importance = (1 - shares(passes, seen)) * (extremity + 1) * shares(agree, seen)
    result = (importance * (1 + 8 * 2.0 ** (-seen / 5))) ** 2
    return result if meta is None else np.where(meta, META_PRIORITY, result)


def lower_bound(
    successes: npt.ArrayLike,
    seen: npt.ArrayLike,
    *,
    confidence: float = 0.9,
    method: Literal["wilson", "beta"] = "wilson",
) -> Floats:
    """Bound shares from below, one-sided: few votes cannot prove much.

    Parameters
    ----------
    successes, seen : array of int, any one shape
        0 <= successes <= seen.
    confidence : float, 0-1 exclusive
        One-sided.
    method : wilson or beta
        Wilson score bound, or the posterior quantile from Jeffreys' prior Beta(1/2, 1/2).

    Returns
    -------
    array of float, 0-1
        0 where nobody has seen the statement.

    Source
    ------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    *JASA* 22(158), 209-212. Brown, L. D., Cai, T. T. and DasGupta, A. (2001). Interval estimation
    for a binomial proportion. *Statistical Science* 16(2), 101-133.

    Examples
    --------
    >>> lower_bound([9, 90, 0], [10, 100, 0]).round(3).tolist()
    [0.718, 0.855, 0.0]
    """
    k, n = np.asarray(successes, float), np.asarray(seen, float)
    if method == "beta":
        bound = scipy.special.betaincinv(k + 0.5, n - k + 0.5, 1 - confidence)
    else:
        bound = wilson(k, n, -float(scipy.special.ndtri(confidence)))
    # rounding can push a bound past a share of 0 or 1
    return np.where((n > 0) & (k > 0), np.clip(bound, 0, 1), 0.0)
