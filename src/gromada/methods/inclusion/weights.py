"""Weights that make those who answered count like the population."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.inclusion.tables import DoesNotConverge
from gromada.methods.uncertainty import Estimate, Floats, finite, two_sided_z

Labels = Sequence[Hashable]
Shares = Mapping[Hashable, float]


@dataclass(frozen=True, eq=False)
class Weights:
    """One weight a person, 1 on average.

    Attributes
    ----------
    values : array of float, shape (n,), above 0
    design_effect : float, 1 or more
        ``n / effective_n`` (Kish): what weighing costs in precision.
    effective_n : float, 1-n
    n : int
    n_trimmed : int
        People whose weight was cut to the limit.
    largest_gap : float, 0-1
        The furthest that a weighted margin stays from its target; more than
        rounding only when weights were trimmed.
    """

    values: Floats
    design_effect: float
    effective_n: float
    n: int
    n_trimmed: int = 0
    largest_gap: float = 0.0


def post_stratify(strata: Labels, population: Shares) -> Weights:
    """Weigh people so that each stratum has its share of the population.

    Parameters
    ----------
    strata : sequence, length n
        The stratum of each person.
    population : mapping of stratum to float, above 0
        Shares, or numbers of people; brought to a sum of 1.

    Returns
    -------
    Weights

    Raises
    ------
    TooFewAnswers
        If nobody, or nobody of a stratum, answered: no weight can speak for them.
    MethodError
        If a person is in a stratum that the population does not have.

    Source
    ------
    Holt, D. and Smith, T. M. F. (1979). Post stratification. *JRSS A* 142(1),
    33-46. Kish, L. (1965). *Survey Sampling*. Wiley, 11.7.

    Examples
    --------
    >>> found = post_stratify(["w"] * 30 + ["m"] * 70, {"w": 0.5, "m": 0.5})
    >>> round(found.design_effect, 7), round(found.effective_n, 6)
    (1.1904762, 84.0)
    """
    return rake({"strata": strata}, {"strata": population})


def rake(
    labels: Mapping[str, Labels],
    targets: Mapping[str, Shares],
    *,
    trim: float | None = None,
    tolerance: float = 1e-10,
    most_rounds: int = 1000,
) -> Weights:
    """Weigh people so that several margins, such as age and sex, fit the population at once.

    Parameters
    ----------
    labels : mapping of margin to sequence of length n
        The group of each person, for every margin.
    targets : mapping of margin to mapping of group to float, above 0
        Shares in the population, or numbers; brought to a sum of 1.
    trim : float, above 1, optional
        The largest weight, in medians of all weights; 5 is usual. Trimmed
        weights are raked again with the limit kept, so margins may stay a
        little off (``largest_gap``).
    tolerance : float, above 0
        How close margins must come when nothing is trimmed.
    most_rounds : int, 1 or more

    Returns
    -------
    Weights

    Raises
    ------
    TooFewAnswers
        If nobody, or nobody of a group, answered.
    DoesNotConverge
        If the margins cannot be met together.
    MethodError
        If margins or lengths do not fit.

    Source
    ------
    Deming, W. E. and Stephan, F. F. (1940). On a least squares adjustment of a
    sampled frequency table when the expected marginal totals are known. *Annals
    of Mathematical Statistics* 11(4), 427-444. Kish, L. (1965). *Survey
    Sampling*. Wiley, 11.7.

    Examples
    --------
    >>> found = rake({"sex": ["w", "w", "m", "m"], "age": ["old", "young", "old", "old"]},
    ...              {"sex": {"w": 0.5, "m": 0.5}, "age": {"old": 0.6, "young": 0.4}})
    >>> found.values.round(3).tolist()
    [0.4, 1.6, 1.0, 1.0]
    """
    if trim is not None and trim <= 1:
        raise MethodError(f"The largest weight is above one median; found {trim}.")
    margins = _margins(labels, targets)
    n = len(margins[0][0])
    weights = _raked(np.ones(n), margins, tolerance, most_rounds, limit=None)
    n_trimmed = 0
    if trim is not None and weights.max() > trim * np.median(weights):
        limit = float(trim * np.median(weights))
        weights = _raked(np.minimum(weights, limit), margins, tolerance, most_rounds, limit)
        n_trimmed = int((weights >= limit * (1 - 1e-9)).sum())
    weights = weights * n / weights.sum()
    effective = float(weights.sum() ** 2 / (weights**2).sum())
    return Weights(weights, n / effective, effective, n, n_trimmed, _gap(weights, margins))


def weighted_mean(values: npt.ArrayLike, weights: Weights, *, confidence: float = 0.95) -> Estimate:
    """Estimate the population's mean from weighted answers.

    Parameters
    ----------
    values : array of float, shape (n,)
    weights : Weights
        Of the same people in the same order.
    confidence : float, 0-1 exclusive

    Returns
    -------
    Estimate
        With a linearised standard error that takes the weights as given; a
        little too wide when they explain the values.

    Raises
    ------
    TooFewAnswers
        If there are fewer than two people.
    MethodError
        If the lengths differ.

    Source
    ------
    Särndal, C.-E., Swensson, B. and Wretman, J. (1992). *Model Assisted Survey
    Sampling*. Springer, 5.7.

    Examples
    --------
    >>> weights = post_stratify(["w"] * 30 + ["m"] * 70, {"w": 0.5, "m": 0.5})
    >>> found = weighted_mean([1] * 18 + [0] * 12 + [1] * 28 + [0] * 42, weights)
    >>> round(found.value, 10), found.n
    (0.5, 100)
    """
    z = two_sided_z(confidence)
    x = finite(values, "Values").ravel()
    n = len(x)
    if n != weights.n:
        raise MethodError(f"Every value has a weight; found {n} values and {weights.n} weights.")
    if n < 2:
        raise TooFewAnswers("A mean with an interval needs two people.", found=n, least=2)
    w = weights.values
    value = float((w * x).sum() / w.sum())
    spread = float(((w * (x - value)) ** 2).sum()) / float(w.sum()) ** 2
    reach = z * float(np.sqrt(spread * n / (n - 1)))
    return Estimate(value, value - reach, value + reach, n, confidence)


Margin = tuple[npt.NDArray[np.int64], Floats]


def _margins(labels: Mapping[str, Labels], targets: Mapping[str, Shares]) -> list[Margin]:
    if not labels or set(labels) != set(targets):
        raise MethodError("Every margin has the groups of people and their shares.")
    if len({len(groups) for groups in labels.values()}) != 1:
        raise MethodError("Every person has a group in every margin.")
    return [_margin(name, labels[name], targets[name]) for name in labels]


def _margin(name: str, groups: Labels, shares: Shares) -> Margin:
    number = {group: place for place, group in enumerate(shares)}
    wanted = finite(list(shares.values()), "Shares")
    if not len(wanted) or (wanted <= 0).any():
        raise MethodError(f"Every group of {name} has somebody in the population.")
    strangers = [group for group in groups if group not in number]
    if strangers:
        raise MethodError(f"{strangers[0]} is not a group of {name}; give it a share or leave out.")
    for group in shares:
        if group not in groups:
            raise TooFewAnswers(
                f"Nobody of {group} answered; no weight can speak for them.", found=0, least=1
            )
    places = np.array([number[group] for group in groups], dtype=np.int64)
    return places, wanted / wanted.sum()


def _raked(
    weights: Floats,
    margins: Sequence[Margin],
    tolerance: float,
    most_rounds: int,
    limit: float | None,
) -> Floats:
    n = len(weights)
    for _ in range(most_rounds):
        for places, wanted in margins:
            sums = np.bincount(places, weights, minlength=len(wanted))
            weights = weights * (wanted * n / sums)[places]
        gap = _gap(weights, margins)
        if limit is None and gap <= tolerance:
            return weights
        if limit is not None:
            cut = np.minimum(weights, limit)
            if float(np.abs(cut - weights).max()) <= tolerance * n:
                return cut
            weights = cut
    if limit is not None:
        return weights
    raise DoesNotConverge(
        f"No weights meet all margins; after {most_rounds} rounds one is {gap:.4f} off."
    )


def _gap(weights: Floats, margins: Sequence[Margin]) -> float:
    total = weights.sum()
    return max(
        float(np.abs(np.bincount(places, weights, minlength=len(wanted)) / total - wanted).max())
        for places, wanted in margins
    )
