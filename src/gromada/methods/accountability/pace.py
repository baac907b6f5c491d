"""How much faster one group is answered than another (Cox, one covariate of two values)."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, sqrt

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.accountability.curves import read_times
from gromada.methods.errors import NoVariation, TooFewAnswers
from gromada.methods.uncertainty import Estimate, two_sided_z

FEWEST_EVENTS = 10  # for one covariate; with fewer the interval is too sure of itself
WIDEST = 15.0  # a logarithm further from 0 has no maximum behind it


def pace_ratio(
    times: Sequence[npt.ArrayLike], answered: Sequence[npt.ArrayLike], *, confidence: float = 0.95
) -> Estimate:
    """Estimate how many times as fast the first group is answered as the second.

    Parameters
    ----------
    times, answered : two arrays, of shape (n_first,) and (n_second,)
        As in ``waiting``.
    confidence : float, 0-1 exclusive

    Returns
    -------
    Estimate
        ``value`` is the hazard ratio: 2 where, at any age, twice the share of what still waits
        is answered next. ``n`` counts what was answered, in both groups.

    Raises
    ------
    TooFewAnswers
        If there are not two groups, or fewer than ten things were answered.
    NoVariation
        If everything answered while both waited was of one group.

    Source
    ------
    Cox, D. R. (1972). Regression models and life-tables. *JRSS B* 34(2), 187-220. Ties after
    Efron, B. (1977). *JASA* 72(359), 557-565. The ratio is taken to be the same at every age.

    Examples
    --------
    >>> soon, late = [1, 2, 2, 3, 4, 5, 9], [3, 6, 7, 8, 8, 9, 9]
    >>> found = pace_ratio([soon, late], [[1] * 7, [1] * 7])
    >>> round(found.value, 2), found.n
    (2.25, 14)
    """
    if len(times) != 2 or len(answered) != 2:
        raise TooFewAnswers("A ratio needs two groups.", found=len(times), least=2)
    groups = [read_times(*group) for group in zip(times, answered, strict=True)]
    n_events = sum(int(events.sum()) for _, events in groups)
    if n_events < FEWEST_EVENTS:
        raise TooFewAnswers(
            f"A ratio of paces needs {FEWEST_EVENTS} answered in all; found {n_events}.",
            found=n_events,
            least=FEWEST_EVENTS,
        )
    moments = [
        [
            (float((ages >= time).sum()), float(((ages == time) & events).sum()))
            for ages, events in groups
        ]
        for time in np.unique(np.concatenate([ages[events] for ages, events in groups]))
    ]

    def score(logarithm: float) -> float:
        return sum(done for (_, done), _ in moments) - sum(shares_of_first(moments, logarithm))

    if score(-WIDEST) <= 0 or score(WIDEST) >= 0:
        raise NoVariation("All that was answered while both groups waited was of one group.")
    best = float(scipy.optimize.brentq(score, -WIDEST, WIDEST, xtol=1e-12))
    error = 1 / sqrt(sum(share * (1 - share) for share in shares_of_first(moments, best)))
    width = two_sided_z(confidence) * error
    return Estimate(exp(best), exp(best - width), exp(best + width), n_events, confidence)


def shares_of_first(
    moments: Sequence[Sequence[tuple[float, float]]], logarithm: float
) -> list[float]:
    """The chance that what is answered next is of the first group, for each in its turn.

    Of ``d`` answered at one time the ``k``-th is drawn from those at risk less ``k/d`` of the
    ``d``, since their order is not known.
    """
    shares = []
    for (risk, done), (other_risk, other_done) in moments:
        d = int(done + other_done)
        for k in range(d):
            first = (risk - k / d * done) * exp(logarithm)
            shares.append(first / (first + other_risk - k / d * other_done))
    return shares
