"""One share over several cases that differ: so many of so many, with an honest interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.comparison.pooling import TooFewToCompare
from gromada.methods.errors import MethodError
from gromada.methods.uncertainty import Estimate, finite, two_sided_z, wilson

FEWEST_CASES = 3


@dataclass(frozen=True, slots=True)
class ShareOfCases:
    """A share over all cases of a kind.

    Attributes
    ----------
    estimate : Estimate
        ``value`` is all successes over all that were seen; ``n`` counts what was seen.
    cases : int
        Cases in which something was seen.
    spread : float, 1 or more
        How many times the variance is that of independent draws (the design effect):
        large where cases differ more than chance allows.
    """

    estimate: Estimate
    cases: int
    spread: float


def share_of_cases(
    successes: npt.ArrayLike,
    seen: npt.ArrayLike,
    *,
    confidence: float = 0.95,
    fewest: int = FEWEST_CASES,
) -> ShareOfCases:
    """Give the share over several cases, with an interval that knows that cases differ.

    What happens inside one case is alike: 40 decisions of two town halls are not 40
    independent ones. The variance is taken between cases, and the interval is Wilson's for
    as many independent draws as that variance is worth, lessened for how few cases it rests on.

    Parameters
    ----------
    successes, seen : array of int, shape (n_cases,)
        One a case. Cases in which nothing was seen are left out.
    confidence : float, 0-1 exclusive
    fewest : int, 2 or more
        Cases below which nothing is said together.

    Returns
    -------
    ShareOfCases

    Raises
    ------
    TooFewToCompare
        If there are fewer cases in which something was seen.
    MethodError
        If counts do not fit.

    Source
    ------
    Korn, E. L. and Graubard, B. I. (1998). Confidence intervals for proportions with small
    expected number of positive counts estimated from survey data. *Survey Methodology* 24(2),
    193-201: effective size and its degrees of freedom. Applied to Wilson (1927), as compared by
    Dean, N. and Pagano, M. (2015). *J. Survey Statistics and Methodology* 3(4), 484-503.

    Examples
    --------
    >>> found = share_of_cases([4, 9, 2], [6, 10, 8])
    >>> round(found.estimate.value, 3), found.estimate.n, found.cases
    (0.625, 24, 3)
    >>> round(found.estimate.low, 3), round(found.estimate.high, 3), round(found.spread, 2)
    (0.092, 0.965, 4.43)
    """
    z = two_sided_z(confidence)
    k, n = finite(successes, "Successes").ravel(), finite(seen, "Counts").ravel()
    if len(k) != len(n) or (k < 0).any() or (k > n).any():
        raise MethodError("Successes run from 0 to the number seen.")
    k, n = k[n > 0], n[n > 0]
    cases, least = len(n), max(fewest, 2)
    if cases < least:
        raise TooFewToCompare(
            f"Fewer than {least} cases are too few to compare; there are {cases}. "
            "Show each by itself.",
            found=cases,
            least=least,
        )
    total = float(n.sum())
    share = float(k.sum() / total)
    between = cases / (cases - 1) * float(((k - share * n) ** 2).sum()) / total**2
    chance = share * (1 - share) / total
    # cases that are more alike than chance allows must not make the interval narrower
    spread = max(1.0, between / chance) if chance > 0 else 1.0
    few = (z / float(scipy.stats.t.ppf((1 + confidence) / 2, cases - 1))) ** 2
    worth = total / spread * few
    low, high = (_end(share, worth, end) for end in (-z, z))
    estimate = Estimate(share, min(low, share), max(high, share), int(total), confidence)
    return ShareOfCases(estimate, cases, spread)


def _end(share: float, worth: float, z: float) -> float:
    # Wilson's formula takes one draw at least, which is the widest it can be
    n = max(worth, 1.0)
    end = float(wilson(np.array(share * n), np.array(n), z))
    return min(max(end, 0.0), 1.0)
