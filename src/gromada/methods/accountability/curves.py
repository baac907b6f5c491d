"""How long things wait, those that still wait included (Kaplan-Meier)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.errors import MethodError, NoVariation, TooFewAnswers
from gromada.methods.uncertainty import Estimate, Floats, finite, share, two_sided_z

HALF = 0.5 + 1e-12  # products of shares such as 0.875 * 4/7 miss one half by rounding


@dataclass(frozen=True, slots=True)
class WaitingStep:
    """A time at which something was answered, and what is known then.

    Attributes
    ----------
    time : float
    still_waiting : float, 0-1
        Estimated share that waits longer.
    low, high : float, 0-1
        Its interval.
    at_risk : int
        Known to have waited until then.
    n_events : int
        Answered at that time.
    """

    time: float
    still_waiting: float
    low: float
    high: float
    at_risk: int
    n_events: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """The share that still waits, by age.

    Attributes
    ----------
    steps : tuple of WaitingStep
        In order of time; nothing changes between them.
    median : float or None
        The first time by which half was answered; None while it was not.
    median_low, median_high : float or None
        Its interval; an end is None when the data do not reach it.
    n, n_events : int
        All; those that were answered. The others still wait, or left.
    longest : float
        The longest known time; beyond it nothing can be said.
    confidence : float, 0-1 exclusive
    """

    steps: tuple[WaitingStep, ...]
    median: float | None
    median_low: float | None
    median_high: float | None
    n: int
    n_events: int
    longest: float
    confidence: float

    def answered_by(self, time: float) -> Estimate:
        """Give the share answered by a time, such as the legal deadline.

        Parameters
        ----------
        time : float

        Returns
        -------
        Estimate
            ``n`` counts all, those that still wait included.

        Raises
        ------
        TooFewAnswers
            If nothing was followed so long.

        Source
        ------
        Kaplan, E. L. and Meier, P. (1958); see ``waiting``.

        Examples
        --------
        >>> found = waiting([3, 10, 20, 40], [True, True, True, False]).answered_by(14)
        >>> found.value, found.n
        (0.5, 4)
        """
        if time > self.longest and self.n_events < self.n:
            raise TooFewAnswers(
                f"Nothing was followed for {time:g}; the longest is {self.longest:g}.",
                found=0,
                least=1,
            )
        place = bisect_right([step.time for step in self.steps], time)
        if not place:
            none = share(0, self.n, confidence=self.confidence)
            return Estimate(0.0, 0.0, none.high, self.n, self.confidence)
        step = self.steps[place - 1]
        return Estimate(
            1 - step.still_waiting, 1 - step.high, 1 - step.low, self.n, self.confidence
        )


@dataclass(frozen=True, slots=True)
class LogRank:
    """Whether groups wait equally long.

    Attributes
    ----------
    chi2 : float, 0 or more
    degrees_of_freedom : int
    p_value : float, 0-1
    observed, expected : tuple of float
        Answers of each group; and how many there would be if all waited alike.
    n : int
    """

    chi2: float
    degrees_of_freedom: int
    p_value: float
    observed: tuple[float, ...]
    expected: tuple[float, ...]
    n: int


def waiting(times: npt.ArrayLike, answered: npt.ArrayLike, *, confidence: float = 0.95) -> Waiting:
    """Estimate how long things wait, without leaving out those that still do.

    The mean age of what was answered would look the better the more is left
    lying. Here what still waits counts for as long as it is known to wait.

    Parameters
    ----------
    times : array of float, shape (n,)
        Age at the answer, or today's age of what waits. Below 0 for what was
        done before it was due.
    answered : array of bool, shape (n,)
        False for what still waits.
    confidence : float, 0-1 exclusive

    Returns
    -------
    Waiting
        Intervals are Greenwood's on the log-log scale. Where all or none were
        answered it says nothing; there stands Wilson's for those at risk.

    Raises
    ------
    TooFewAnswers
        If there is nothing.
    MethodError
        If the lengths differ, or a time is missing.

    Source
    ------
    Kaplan, E. L. and Meier, P. (1958). Nonparametric estimation from incomplete
    observations. *JASA* 53(282), 457-481. Interval: Kalbfleisch, J. D. and
    Prentice, R. L. (1980). *The Statistical Analysis of Failure Time Data*.
    Wiley, 1.3. Of the median: Brookmeyer, R. and Crowley, J. (1982). A
    confidence interval for the median survival time. *Biometrics* 38(1), 29-41.

    Examples
    --------
    >>> found = waiting([30, 45, 45, 60, 90, 90, 120, 150], [1, 1, 0, 1, 1, 0, 1, 0])
    >>> [(step.time, round(step.still_waiting, 3)) for step in found.steps]
    [(30.0, 0.875), (45.0, 0.75), (60.0, 0.6), (90.0, 0.45), (120.0, 0.225)]
    >>> found.median, found.n, found.n_events
    (90.0, 8, 5)
    """
    z = two_sided_z(confidence)
    ages, events = read_times(times, answered)
    steps = []
    left, spread = 1.0, 0.0
    for time in np.unique(ages[events]):
        at_risk, done = int((ages >= time).sum()), int(((ages == time) & events).sum())
        left *= (at_risk - done) / at_risk
        if done < at_risk:
            spread += done / (at_risk * (at_risk - done))
            low, high = _log_log(left, spread, z)
        else:
            low, high = 0.0, share(0, at_risk, confidence=confidence).high
        steps.append(WaitingStep(float(time), left, low, high, at_risk, done))
    return Waiting(
        steps=tuple(steps),
        median=_first(steps, [step.still_waiting for step in steps]),
        median_low=_first(steps, [step.low for step in steps]),
        median_high=_first(steps, [step.high for step in steps]),
        n=len(ages),
        n_events=int(events.sum()),
        longest=float(ages.max()),
        confidence=confidence,
    )


def compare_waiting(times: Sequence[npt.ArrayLike], answered: Sequence[npt.ArrayLike]) -> LogRank:
    """Test whether groups wait equally long (log-rank).

    Parameters
    ----------
    times, answered : sequence of arrays, one of shape (n_group,) for each group
        As in ``waiting``.

    Returns
    -------
    LogRank

    Raises
    ------
    TooFewAnswers
        If there are fewer than two groups, or one is empty.
    NoVariation
        If nothing was ever answered while more than one group waited.

    Source
    ------
    Mantel, N. (1966). Evaluation of survival data and two new rank order
    statistics arising in its consideration. *Cancer Chemotherapy Reports* 50(3),
    163-170.

    Examples
    --------
    >>> found = compare_waiting([[2, 4, 6, 8], [5, 9, 12, 15]], [[1, 1, 1, 1], [1, 1, 1, 0]])
    >>> round(found.chi2, 3), found.degrees_of_freedom
    (3.809, 1)
    """
    if len(times) < 2 or len(times) != len(answered):
        raise TooFewAnswers("A comparison needs two groups.", found=len(times), least=2)
    groups = [read_times(*group) for group in zip(times, answered, strict=True)]
    k = len(groups)
    observed, expected = np.zeros(k), np.zeros(k)
    covariance = np.zeros((k, k))
    for time in np.unique(np.concatenate([ages[events] for ages, events in groups])):
        risk = np.array([float((ages >= time).sum()) for ages, _ in groups])
        done = np.array([float(((ages == time) & events).sum()) for ages, events in groups])
        n, d = risk.sum(), done.sum()
        observed += done
        expected += risk * d / n
        if n > 1:
            shares = risk / n
            tied = d * (n - d) / (n - 1)
            covariance += tied * (np.diag(shares) - np.outer(shares, shares))
    freedom = int(np.linalg.matrix_rank(covariance))
    if not freedom:
        raise NoVariation("Nothing was answered while both groups waited.")
    difference = observed - expected
    chi2 = float(difference @ np.linalg.pinv(covariance, hermitian=True) @ difference)
    return LogRank(
        chi2=chi2,
        degrees_of_freedom=freedom,
        p_value=float(scipy.stats.chi2.sf(chi2, freedom)),
        observed=tuple(observed.tolist()),
        expected=tuple(expected.tolist()),
        n=sum(len(ages) for ages, _ in groups),
    )


def read_times(
    times: npt.ArrayLike, answered: npt.ArrayLike
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Read ages, and whether each ended with an answer.

    Parameters
    ----------
    times : array of float, shape (n,)
    answered : array of bool, shape (n,)

    Returns
    -------
    tuple of arrays, shape (n,)

    Raises
    ------
    TooFewAnswers
        If there is nothing.
    MethodError
        If the lengths differ.

    Examples
    --------
    >>> ages, events = read_times([3, 5], [1, 0])
    >>> events.tolist()
    [True, False]
    """
    ages, events = finite(times, "Times").ravel(), np.asarray(answered, bool).ravel()
    if len(ages) != len(events):
        raise MethodError(f"Every time has an end; found {len(ages)} times and {len(events)} ends.")
    if not len(ages):
        raise TooFewAnswers("Nothing was asked yet.", found=0, least=1)
    return ages, events


def _log_log(left: float, spread: float, z: float) -> tuple[float, float]:
    reach = float(np.exp(z * np.sqrt(spread) / abs(np.log(left))))
    return left**reach, left ** (1 / reach)


def _first(steps: Sequence[WaitingStep], shares: Sequence[float]) -> float | None:
    """The first time by which at most half still waits."""
    return next((step.time for step, left in zip(steps, shares, strict=True) if left <= HALF), None)
