"""A number with its interval and its n: what every method here gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.errors import MethodError, TooFewAnswers

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number, the interval around it, and how many observations it rests on.

    Attributes
    ----------
    value, low, high : float
        In the unit of what was measured; ``low <= value <= high``.
    n : int
        Observations.
    confidence : float, 0-1 exclusive
        Coverage of the interval.
    """

    value: float
    low: float
    high: float
    n: int
    confidence: float = 0.95


def finite(values: npt.ArrayLike, name: str) -> Floats:
    """Read numbers as an array, and refuse what is not a number.

    Parameters
    ----------
    values : array of float, any shape
    name : str
        What they are called in the refusal.

    Returns
    -------
    array of float, same shape

    Raises
    ------
    MethodError
        If one is missing or infinite.

    Examples
    --------
    >>> finite([1, 2], "Delays").tolist()
    [1.0, 2.0]
    """
    array = np.asarray(values, dtype=np.float64)
    if not np.isfinite(array).all():
        raise MethodError(
            f"{name} must all be numbers; {int((~np.isfinite(array)).sum())} are not."
        )
    return array


def two_sided_z(confidence: float) -> float:
    """How many standard errors a two-sided normal interval reaches to each side.

    Parameters
    ----------
    confidence : float, 0-1 exclusive

    Returns
    -------
    float

    Raises
    ------
    MethodError
        If the confidence lies outside 0-1.

    Examples
    --------
    >>> round(two_sided_z(0.95), 4)
    1.96
    """
    if not 0 < confidence < 1:
        raise MethodError(f"Confidence lies between 0 and 1; found {confidence}.")
    return float(scipy.special.ndtri((1 + confidence) / 2))


def wilson(successes: Floats, seen: Floats, z: float) -> Floats:
    """Give the end of the Wilson interval that lies ``z`` standard errors away.

    Parameters
    ----------
    successes, seen : array of float, any one shape
        0 <= successes <= seen; where nothing was seen, as if one failure was.
    z : float
        Negative for the lower end.

    Returns
    -------
    array of float, same shape

    Source
    ------
    Wilson, E. B. (1927). Probable inference, the law of succession, and
    statistical inference. *JASA* 22(158), 209-212.

    Examples
    --------
    >>> wilson(np.array([8.0]), np.array([10.0]), -1.959964).round(6).tolist()
    [0.490162]
    """
    n = np.maximum(seen, 1)
    p = successes / n
    middle = p + z * z / (2 * n)
    reach = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle + reach) / (1 + z * z / n)


def share(successes: int, n: int, *, confidence: float = 0.95) -> Estimate:
    """Estimate a share with its Wilson score interval.

    Parameters
    ----------
    successes : int, 0-n
    n : int, 1 or more
        Everybody or everything that could have been a success.
    confidence : float, 0-1 exclusive

    Returns
    -------
    Estimate
        ``value`` and its interval are shares in [0, 1].

    Raises
    ------
    TooFewAnswers
        If ``n`` is 0.
    MethodError
        If the successes lie outside 0-n.

    Source
    ------
    Wilson, E. B. (1927). Probable inference, the law of succession, and
    statistical inference. *JASA* 22(158), 209-212.

    Examples
    --------
    >>> found = share(8, 10)
    >>> found.value, round(found.low, 6), round(found.high, 6), found.n
    (0.8, 0.490162, 0.943318, 10)
    """
    z = two_sided_z(confidence)
    if n < 1:
        raise TooFewAnswers("A share of nothing cannot be told.", found=n, least=1)
    if not 0 <= successes <= n:
        raise MethodError(f"Successes run from 0 to {n}; found {successes}.")
    k, seen = np.array(successes, float), np.array(n, float)
    value = successes / n
    # rounding can push a bound past a share of 0 or 1
    low = min(max(float(wilson(k, seen, -z)), 0.0), value)
    high = max(min(float(wilson(k, seen, z)), 1.0), value)
    return Estimate(value, low, high, n, confidence)


def mean(values: npt.ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """Estimate a mean with its t interval.

    Parameters
    ----------
    values : array of float, shape (n,)
        At least two.
    confidence : float, 0-1 exclusive

    Returns
    -------
    Estimate
        In the unit of the values.

    Raises
    ------
    TooFewAnswers
        If there are fewer than two.

    Source
    ------
    Student (1908). The probable error of a mean. *Biometrika* 6(1), 1-25.

    Examples
    --------
    >>> found = mean([1, 0, 0, 0, 1, 1, 1, 1])
    >>> found.value, round(found.low, 6), round(found.high, 6), found.n
    (0.625, 0.192318, 1.057682, 8)
    """
    two_sided_z(confidence)
    x = finite(values, "Values").ravel()
    if len(x) < 2:
        raise TooFewAnswers(
            f"A mean with an interval needs two values; there are {len(x)}.", found=len(x), least=2
        )
    value = float(x.mean())
    reach = float(
        scipy.stats.t.ppf((1 + confidence) / 2, len(x) - 1) * x.std(ddof=1) / np.sqrt(len(x))
    )
    return Estimate(value, value - reach, value + reach, len(x), confidence)
