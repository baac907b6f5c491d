"""What several partnerships of one model say together, and how far they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.uncertainty import Estimate, Floats, finite, two_sided_z

FEWEST = 5
Method = Literal["paule-mandel", "dersimonian-laird"]


class TooFewToCompare(TooFewAnswers):
    """So few that a common number would be more of a claim than the data make."""


@dataclass(frozen=True, eq=False)
class Pooled:
    """A random-effects average, and how far its members differ.

    Attributes
    ----------
    mean : Estimate
        Average of the effects that members could have; interval of Hartung and
        Knapp, never narrower than the normal one. In the unit of the effects.
    normal : Estimate
        The same with the normal interval, which is too narrow for few members;
        for comparison with other work.
    prediction : tuple of float
        Where the effect of one more such member is expected.
    std_error : float
        Of the average, as the normal interval takes it.
    between_variance : float, 0 or more
        How far true effects differ (τ²).
    q, q_p_value : float
        Cochran's Q, and the chance of as much if all were alike.
    inconsistency : float, 0-1
        Share of the variation that is between members and not chance (I²).
    weights : array of float, shape (n,), sum 1
    shrunken : array of float, shape (n,)
        Each member's effect drawn towards the average by as much as it is uncertain.
    method : paule-mandel or dersimonian-laird
    n : int
        Members.
    """

    mean: Estimate
    normal: Estimate
    prediction: tuple[float, float]
    std_error: float
    between_variance: float
    q: float
    q_p_value: float
    inconsistency: float
    weights: Floats
    shrunken: Floats
    method: Method
    n: int


def pool(
    effects: npt.ArrayLike,
    variances: npt.ArrayLike,
    *,
    method: Method = "paule-mandel",
    confidence: float = 0.95,
    fewest: int = FEWEST,
) -> Pooled:
    """Average over members that differ, and say how far the next may lie.

    Parameters
    ----------
    effects : array of float, shape (n,)
        One a member, on a scale without ends: differences, log odds, log ratios.
    variances : array of float, shape (n,), above 0
        Squared standard errors.
    method : paule-mandel or dersimonian-laird
        How the variance between members is estimated.
    confidence : float, 0-1 exclusive
    fewest : int, 3 or more
        Members below which nothing is pooled: show each by itself.

    Returns
    -------
    Pooled

    Raises
    ------
    TooFewToCompare
        If there are fewer members.
    MethodError
        If the lengths differ, or a variance is not above 0.

    Source
    ------
    DerSimonian, R. and Laird, N. (1986). Meta-analysis in clinical trials.
    *Controlled Clinical Trials* 7(3), 177-188. Paule, R. C. and Mandel, J.
    (1982). Consensus values and weighting factors. *J. Res. NBS* 87(5), 377-385.
    Knapp, G. and Hartung, J. (2003). Improved tests for a random effects
    meta-regression. *Statistics in Medicine* 22(17), 2693-2710, with the lower
    limit of Röver, C. et al. (2015). *BMC Med. Res. Methodol.* 15, 99.
    Prediction: Higgins, J. P. T. et al. (2009). *JRSS A* 172(1), 137-159.

    Examples
    --------
    >>> found = pool([0.1, 0.3, 0.35, 0.65, 0.45], [0.01, 0.02, 0.01, 0.03, 0.02])
    >>> round(found.mean.value, 3), round(found.between_variance, 4), found.n
    (0.343, 0.0218, 5)
    """
    z = two_sided_z(confidence)
    y, v = finite(effects, "Effects").ravel(), finite(variances, "Variances").ravel()
    n = len(y)
    if n != len(v) or (v <= 0).any():
        raise MethodError("Every effect has a variance above 0.")
    least = max(fewest, 3)
    if n < least:
        raise TooFewToCompare(
            f"Fewer than {least} are too few to compare together; there are {n}. "
            "Show each by itself.",
            found=n,
            least=least,
        )
    q = _q(y, v, 0.0)
    tau2 = _paule_mandel(y, v) if method == "paule-mandel" else _dersimonian_laird(y, v, q)
    weights = 1 / (v + tau2)
    value = float((weights * y).sum() / weights.sum())
    error = float(1 / np.sqrt(weights.sum()))
    # members that are more alike than chance allows must not make the interval narrower
    inflated = error * max(1.0, float(np.sqrt(_q(y, v, tau2) / (n - 1))))
    reach = float(scipy.stats.t.ppf((1 + confidence) / 2, n - 1)) * inflated
    ahead = float(scipy.stats.t.ppf((1 + confidence) / 2, n - 2) * np.sqrt(tau2 + error**2))
    trust_in_mean = v / (v + tau2)
    return Pooled(
        mean=Estimate(value, value - reach, value + reach, n, confidence),
        normal=Estimate(value, value - z * error, value + z * error, n, confidence),
        prediction=(value - ahead, value + ahead),
        std_error=error,
        between_variance=tau2,
        q=q,
        q_p_value=float(scipy.stats.chi2.sf(q, n - 1)),
        inconsistency=max(0.0, 1 - (n - 1) / q) if q > 0 else 0.0,
        weights=weights / weights.sum(),
        shrunken=trust_in_mean * value + (1 - trust_in_mean) * y,
        method=method,
        n=n,
    )


def log_odds(successes: npt.ArrayLike, seen: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Bring shares to a scale without ends, so that they can be pooled.

    Parameters
    ----------
    successes, seen : array of int, shape (n,)
        0 <= successes <= seen, at least one seen each.

    Returns
    -------
    tuple of array of float, shape (n,)
        Log odds and their variances; one half is added to all four counts, so
        that shares of 0 and 1 have a place.

    Raises
    ------
    TooFewAnswers
        If one has seen nothing.
    MethodError
        If counts do not fit.

    Source
    ------
    Haldane, J. B. S. (1956). The estimation and significance of the logarithm of
    a ratio of frequencies. *Annals of Human Genetics* 20(4), 309-311.

    Examples
    --------
    >>> effects, variances = log_odds([8, 10], [10, 10])
    >>> effects.round(3).tolist(), variances.round(3).tolist()
    ([1.224, 3.045], [0.518, 2.095])
    """
    k, n = finite(successes, "Successes").ravel(), finite(seen, "Counts").ravel()
    if len(k) != len(n) or (k < 0).any() or (k > n).any():
        raise MethodError("Successes run from 0 to the number seen.")
    if (n == 0).any():
        raise TooFewAnswers("A share of nothing cannot be told.", found=0, least=1)
    yes, no = k + 0.5, n - k + 0.5
    return np.log(yes / no), 1 / yes + 1 / no


def _q(y: Floats, v: Floats, tau2: float) -> float:
    w = 1 / (v + tau2)
    middle = (w * y).sum() / w.sum()
    return float((w * (y - middle) ** 2).sum())


def _dersimonian_laird(y: Floats, v: Floats, q: float) -> float:
    w = 1 / v
    scale = float(w.sum() - (w**2).sum() / w.sum())
    return max(0.0, (q - (len(y) - 1)) / scale)


def _paule_mandel(y: Floats, v: Floats) -> float:
    """The variance between members with which Q is what chance alone would give."""
    expected = len(y) - 1
    if _q(y, v, 0.0) <= expected:
        return 0.0
    most = float(((y - y.mean()) ** 2).sum()) + float(v.max())
    return float(
        scipy.optimize.brentq(lambda tau2: _q(y, v, tau2) - expected, 0.0, most, xtol=1e-14)
    )
