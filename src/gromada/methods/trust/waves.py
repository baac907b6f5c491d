"""How trust changed between two waves of questions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.errors import MethodError
from gromada.methods.trust.scales import FEWEST, refuse_few
from gromada.methods.uncertainty import Floats, finite, two_sided_z


@dataclass(frozen=True, slots=True)
class Change:
    """Later minus earlier, on the scale of the answers.

    Attributes
    ----------
    value, low, high : float
        Mean change and its t interval.
    n, n_before, n_after : int
        People the change rests on; in each wave. All the same when linked.
    confidence : float, 0-1 exclusive
    std_error, degrees_of_freedom : float
    t, p_value : float or None
        None when nobody differs from anybody, so that there is nothing to divide by.
    standardised : float or None
        Change in units of its own spread (d_z); linked people only.
    glass : float or None
        Change in units of the spread of the earlier wave (Glass's Δ).
    is_linked : bool
        Whether the same people answered twice. If not, other people may have
        answered: the change mixes with who they are.
    n_up, n_same, n_down : int or None
        Linked people whose trust rose, stayed, fell.
    sign_p_value : float or None
        Exact sign test of rose against fell.
    """

    value: float
    low: float
    high: float
    n: int
    n_before: int
    n_after: int
    confidence: float
    std_error: float
    degrees_of_freedom: float
    t: float | None
    p_value: float | None
    standardised: float | None
    glass: float | None
    is_linked: bool
    n_up: int | None = None
    n_same: int | None = None
    n_down: int | None = None
    sign_p_value: float | None = None


def paired_change(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    confidence: float = 0.95,
    fewest: int = FEWEST,
) -> Change:
    """Estimate how the same people changed between two waves.

    Parameters
    ----------
    before, after : array of float, shape (n_people,)
        Scores of the same people in the same order.
    confidence : float, 0-1 exclusive
    fewest : int, 2 or more

    Returns
    -------
    Change

    Raises
    ------
    TooFewAnswers
        If fewer people answered twice.
    MethodError
        If the two differ in length, or a score is missing.

    Source
    ------
    Student (1908). The probable error of a mean. *Biometrika* 6(1), 1-25.
    Glass, G. V. (1976). Primary, secondary, and meta-analysis of research.
    *Educational Researcher* 5(10), 3-8.

    Examples
    --------
    >>> found = paired_change([3, 4, 2, 5, 3, 4, 3, 2], [4, 4, 3, 5, 4, 5, 3, 3])
    >>> found.value, round(found.low, 6), round(found.high, 6), round(found.t, 5), found.n
    (0.625, 0.192318, 1.057682, 3.41565, 8)
    """
    earlier, later = _wave(before), _wave(after)
    if len(earlier) != len(later):
        raise MethodError(
            f"The same people answer twice; found {len(earlier)} before and {len(later)} after."
        )
    n = len(earlier)
    refuse_few(n, max(fewest, 2))
    two_sided_z(confidence)
    difference = later - earlier
    value, spread = float(difference.mean()), float(difference.std(ddof=1))
    up, down = int((difference > 0).sum()), int((difference < 0).sum())
    std_error = spread / float(np.sqrt(n))
    reach = float(scipy.stats.t.ppf((1 + confidence) / 2, n - 1)) * std_error
    t, p_value = _t_test(value, std_error, n - 1)
    return Change(
        value=value,
        low=value - reach,
        high=value + reach,
        n=n,
        n_before=n,
        n_after=n,
        confidence=confidence,
        std_error=std_error,
        degrees_of_freedom=float(n - 1),
        t=t,
        p_value=p_value,
        standardised=_ratio(value, spread),
        glass=_ratio(value, float(earlier.std(ddof=1))),
        is_linked=True,
        n_up=up,
        n_same=n - up - down,
        n_down=down,
        sign_p_value=float(scipy.stats.binomtest(up, up + down).pvalue) if up + down else None,
    )


def unlinked_change(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    confidence: float = 0.95,
    fewest: int = FEWEST,
) -> Change:
    """Estimate the change between two waves whose answers cannot be linked.

    Parameters
    ----------
    before, after : array of float, shape (n_before,) and (n_after,)
        Scores of whoever answered.
    confidence : float, 0-1 exclusive
    fewest : int, 2 or more

    Returns
    -------
    Change
        With ``is_linked`` false: say beside it that other people may have answered.

    Raises
    ------
    TooFewAnswers
        If fewer answered one of the waves.

    Source
    ------
    Welch, B. L. (1947). The generalization of «Student's» problem when several
    different population variances are involved. *Biometrika* 34(1-2), 28-35.

    Examples
    --------
    >>> found = unlinked_change([1, 2, 3, 4, 5], [3, 4, 5, 4, 5, 3])
    >>> found.value, round(found.low, 3), round(found.degrees_of_freedom, 2)
    (1.0, -0.942, 6.07)
    """
    earlier, later = _wave(before), _wave(after)
    refuse_few(min(len(earlier), len(later)), max(fewest, 2))
    two_sided_z(confidence)
    value = float(later.mean() - earlier.mean())
    parts = [float(wave.var(ddof=1)) / len(wave) for wave in (earlier, later)]
    std_error = float(np.sqrt(sum(parts)))
    shrunk = parts[0] ** 2 / (len(earlier) - 1) + parts[1] ** 2 / (len(later) - 1)
    freedom = sum(parts) ** 2 / shrunk if shrunk else float(len(earlier) + len(later) - 2)
    reach = float(scipy.stats.t.ppf((1 + confidence) / 2, freedom)) * std_error
    t, p_value = _t_test(value, std_error, freedom)
    return Change(
        value=value,
        low=value - reach,
        high=value + reach,
        n=len(earlier) + len(later),
        n_before=len(earlier),
        n_after=len(later),
        confidence=confidence,
        std_error=std_error,
        degrees_of_freedom=freedom,
        t=t,
        p_value=p_value,
        standardised=None,
        glass=_ratio(value, float(earlier.std(ddof=1))),
        is_linked=False,
    )


def _wave(scores: npt.ArrayLike) -> Floats:
    return finite(scores, "Scores").ravel()


def _ratio(value: float, spread: float) -> float | None:
    return value / spread if spread > 0 else None


def _t_test(value: float, std_error: float, freedom: float) -> tuple[float | None, float | None]:
    if std_error <= 0:
        return None, None
    t = value / std_error
    return t, float(2 * scipy.stats.t.sf(abs(t), freedom))
