"""How waiting ends when there are several ways: answered, withdrawn, passed on (Aalen-Johansen)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gromada.methods.accountability.curves import read_times
from gromada.methods.errors import MethodError
from gromada.methods.uncertainty import Floats, two_sided_z


@dataclass(frozen=True, slots=True)
class IncidenceStep:
    """A time at which something ended, and the share that ended one way by then.

    Attributes
    ----------
    time : float
    value, low, high : float, 0-1
        Share that ended this way, and its interval.
    std_error : float, 0 or more
    """

    time: float
    value: float
    low: float
    high: float
    std_error: float


@dataclass(frozen=True, slots=True)
class Incidence:
    """The share that ended one way, by age.

    Attributes
    ----------
    steps : tuple of IncidenceStep
        Times of any ending, in order.
    n, n_events : int
        All; those that ended this way.
    confidence : float, 0-1 exclusive
    """

    steps: tuple[IncidenceStep, ...]
    n: int
    n_events: int
    confidence: float


def cumulative_incidence(
    times: npt.ArrayLike, endings: npt.ArrayLike, *, ending: int, confidence: float = 0.95
) -> Incidence:
    """Estimate the share that ends one way by each age, when there are other ways to end.

    To count the other endings as if they still waited would promise an answer
    to what was withdrawn.

    Parameters
    ----------
    times : array of float, shape (n,)
        Age at the end, or today's age of what waits.
    endings : array of int, shape (n,), 0 or more
        0 still waits; 1, 2, ... the ways to end.
    ending : int, 1 or more
        The way that is asked about.
    confidence : float, 0-1 exclusive

    Returns
    -------
    Incidence
        Intervals on the log-log scale; from 0 to 1 where the estimate is 0 or
        1 and they say nothing.

    Raises
    ------
    TooFewAnswers
        If there is nothing.
    MethodError
        If the lengths differ, or the ending is below 1.

    Source
    ------
    Aalen, O. O. and Johansen, S. (1978). An empirical transition matrix for
    non-homogeneous Markov chains based on censored observations. *Scandinavian
    Journal of Statistics* 5(3), 141-150. Variance: Marubini, E. and Valsecchi,
    M. G. (1995). *Analysing Survival Data from Clinical Trials*. Wiley, ch. 10.

    Examples
    --------
    >>> found = cumulative_incidence([2, 3, 5, 7, 9], [1, 2, 1, 0, 1], ending=1)
    >>> [(step.time, round(step.value, 3)) for step in found.steps]
    [(2.0, 0.2), (3.0, 0.2), (5.0, 0.4), (9.0, 0.8)]
    """
    z = two_sided_z(confidence)
    ways = np.asarray(endings)
    ages, ended = read_times(times, ways != 0)
    if ending < 1:
        raise MethodError(f"Ways to end are numbered from 1; found {ending}.")
    moments = np.unique(ages[ended])
    risk = np.array([float((ages >= time).sum()) for time in moments])
    all_ended = np.array([float(((ages == time) & ended).sum()) for time in moments])
    this_way = np.array(
        [float(((ages == time) & (ways.ravel() == ending)).sum()) for time in moments]
    )
    left = np.cumprod(1 - all_ended / risk)
    before = np.concatenate([[1.0], left[:-1]])
    share = np.cumsum(before * this_way / risk)
    steps = []
    for at, time in enumerate(moments):
        spread = _variance(share, before, risk, all_ended, this_way, at)
        low, high = _log_log(float(share[at]), spread, z)
        error = float(np.sqrt(max(spread, 0.0)))
        steps.append(IncidenceStep(float(time), float(share[at]), low, high, error))
    return Incidence(tuple(steps), len(ages), int(this_way.sum()), confidence)


def _variance(
    share: Floats, before: Floats, risk: Floats, all_ended: Floats, this_way: Floats, at: int
) -> float:
    upto = slice(0, at + 1)
    rest, n, d, own = share[at] - share[upto], risk[upto], all_ended[upto], this_way[upto]
    # after the last one ended nothing can change any more: rest is 0 where n equals d
    lasting = np.where(n > d, rest**2 * d / (n * np.where(n > d, n - d, 1)), 0)
    own_part = before[upto] ** 2 * (n - own) / n**3 * own
    both = rest * before[upto] * own / n**2
    return float((lasting + own_part - 2 * both).sum())


def _log_log(value: float, spread: float, z: float) -> tuple[float, float]:
    if value <= 0 or value >= 1 - 1e-12:
        return (0.0, 1.0)
    reach = float(np.exp(z * np.sqrt(max(spread, 0.0)) / (value * abs(np.log(value)))))
    return value**reach, value ** (1 / reach)
