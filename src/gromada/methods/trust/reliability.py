"""How far the items of a scale say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.errors import MethodError, NoVariation, TooFewAnswers
from gromada.methods.trust.scales import FEWEST, Answers, answer_table, refuse_few
from gromada.methods.uncertainty import Floats, two_sided_z


@dataclass(frozen=True, slots=True)
class Reliability:
    """Cronbach's α with Feldt's interval.

    Attributes
    ----------
    value, low, high : float, up to 1
        Below 0 when the items contradict each other.
    n : int
        People it rests on.
    n_items : int
    confidence : float, 0-1 exclusive
    is_doubtful : bool
        Whether the interval reaches below 0.6: report single items too.
    """

    value: float
    low: float
    high: float
    n: int
    n_items: int
    confidence: float
    is_doubtful: bool


def cronbach_alpha(
    answers: Answers,
    *,
    missing: Literal["listwise", "pairwise"] = "listwise",
    confidence: float = 0.95,
    fewest: int = FEWEST,
) -> Reliability:
    """Measure how far the items of a scale say the same.

    Parameters
    ----------
    answers : array of float or None, shape (n_people, n_items)
        At least two items; all turned the same way.
    missing : listwise or pairwise
        Leave out everybody who left out an item, or only from the covariances
        of that item.
    confidence : float, 0-1 exclusive
    fewest : int, 2 or more

    Returns
    -------
    Reliability

    Raises
    ------
    TooFewAnswers
        If fewer people remain, or two items were answered by fewer than two people.
    NoVariation
        If everybody has the same sum.
    MethodError
        If there is only one item.

    Source
    ------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of
    tests. *Psychometrika* 16(3), 297-334. Feldt, L. S., Woodruff, D. J. and
    Salih, F. A. (1987). Statistical inference for coefficient alpha. *Applied
    Psychological Measurement* 11(1), 93-103.

    Examples
    --------
    >>> found = cronbach_alpha([[3, 4, 3], [5, 5, 4], [2, 2, 3], [4, 4, 4], [1, 2, 2]])
    >>> round(found.value, 10), round(found.low, 3), found.n
    (0.9360902256, 0.677, 5)
    """
    two_sided_z(confidence)
    table = answer_table(answers)
    given = ~np.isnan(table)
    if missing == "listwise":
        table, given = table[given.all(axis=1)], given[given.all(axis=1)]
    n = int(given.any(axis=1).sum())
    n_items = table.shape[1]
    if n_items < 2:
        raise MethodError("How items hang together needs at least two items.")
    refuse_few(n, max(fewest, 2))
    covariances = _covariances(table, given)
    total = float(covariances.sum())
    if total <= 1e-12:
        raise NoVariation(
            "Everybody's answers sum to the same; nothing can be told about the items."
        )
    value = n_items / (n_items - 1) * (1 - float(np.trace(covariances)) / total)
    low, high = feldt_interval(value, n=n, n_items=n_items, confidence=confidence)
    return Reliability(value, low, high, n, n_items, confidence, is_doubtful=low < 0.6)


def feldt_interval(
    alpha: float, *, n: int, n_items: int, confidence: float = 0.95
) -> tuple[float, float]:
    """Give the interval around an α.

    Parameters
    ----------
    alpha : float, up to 1
    n : int, 2 or more
        People it rests on.
    n_items : int, 2 or more
    confidence : float, 0-1 exclusive

    Returns
    -------
    tuple of float
        Low and high, up to 1.

    Source
    ------
    Feldt, L. S., Woodruff, D. J. and Salih, F. A. (1987). Statistical inference
    for coefficient alpha. *Applied Psychological Measurement* 11(1), 93-103.

    Examples
    --------
    >>> [round(end, 3) for end in feldt_interval(0.7326608, n=12, n_items=11)]
    [0.435, 0.909]
    """
    few, many = n - 1, (n - 1) * (n_items - 1)
    tail = (1 - confidence) / 2
    low, high = (
        1 - (1 - alpha) * float(scipy.stats.f.ppf(at, few, many)) for at in (1 - tail, tail)
    )
    return low, high


def _covariances(table: Floats, given: npt.NDArray[np.bool_]) -> Floats:
    """Covariances of items over the people who answered both."""
    n_items = table.shape[1]
    found = np.zeros((n_items, n_items))
    for one in range(n_items):
        for other in range(one, n_items):
            both = given[:, one] & given[:, other]
            if both.sum() < 2:
                raise TooFewAnswers(
                    f"Items {one + 1} and {other + 1} were both answered by {both.sum()} people; "
                    "two are needed.",
                    found=int(both.sum()),
                    least=2,
                )
            x, y = table[both, one], table[both, other]
            covariance = float(((x - x.mean()) * (y - y.mean())).sum() / (both.sum() - 1))
            found[one, other] = found[other, one] = covariance
    return found
