"""Who takes part, compared with who lives here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.uncertainty import Estimate, Floats, Ints, finite, share


@dataclass(frozen=True, slots=True)
class GroupShare:
    """One group among those who take part, and in the population.

    Attributes
    ----------
    name : str
    count : int
    share : Estimate
        Of those who said which group they belong to; Wilson interval.
    reference : float, 0-1
        Share in the population.
    gap : float, -1 to 1
        ``share - reference``.
    ratio : float, 0 or more
        ``share / reference``.
    p_value, p_adjusted : float, 0-1
        Exact binomial test against the reference; adjusted for the number of
        groups (Holm).
    least, most : float, 0-1
        The share if none, or all, of those who did not say belong to the group.
    """

    name: str
    count: int
    share: Estimate
    reference: float
    gap: float
    ratio: float
    p_value: float
    p_adjusted: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Representation:
    """All groups, and how far the whole is from the population.

    Attributes
    ----------
    groups : tuple of GroupShare
        In the order given.
    dissimilarity : float, 0-1
        The share of people who would have to be of another group.
    smallest_dissimilarity : float, 0-1
        The least that so many people can reach: no seat is half a person.
    gallagher : float, 0-1
        Least squares index; weighs one large gap more than many small ones.
    n : int
        People who said which group they belong to.
    n_not_stated : int
    """

    groups: tuple[GroupShare, ...]
    dissimilarity: float
    smallest_dissimilarity: float
    gallagher: float
    n: int
    n_not_stated: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which combinations of groups have anybody there. A full count, so there is no interval.

    Attributes
    ----------
    covered, expected : int
        Cells with somebody, among the cells in which somebody could be expected.
    share : float or None
        ``covered / expected``; None when nobody could be expected anywhere.
    weighted : float, 0-1
        Share of the population that lives in a cell with somebody.
    empty : tuple of (int, float)
        Position and population share of the cells without anybody, largest first.
    n : int
        People.
    """

    covered: int
    expected: int
    share: float | None
    weighted: float
    empty: tuple[tuple[int, float], ...]
    n: int


def representation(
    counts: npt.ArrayLike,
    reference: npt.ArrayLike,
    *,
    names: Sequence[str] = (),
    n_not_stated: int = 0,
    confidence: float = 0.95,
) -> Representation:
    """Compare the groups among those who take part with the population.

    Parameters
    ----------
    counts : array of int, shape (n_groups,), 0 or more
        People of each group.
    reference : array of float, shape (n_groups,), above 0
        Their shares in the population, or the numbers who live there; brought
        to a sum of 1.
    names : sequence of str, length n_groups, optional
        Numbers when left out.
    n_not_stated : int, 0 or more
        People who did not say; never dropped silently.
    confidence : float, 0-1 exclusive

    Returns
    -------
    Representation

    Raises
    ------
    TooFewAnswers
        If nobody said which group they belong to.
    MethodError
        If the lengths differ, or the population has nobody in a group.

    Source
    ------
    Duncan, O. D. and Duncan, B. (1955). A methodological analysis of
    segregation indexes. *American Sociological Review* 20(2), 210-217.
    Gallagher, M. (1991). Proportionality, disproportionality and electoral
    systems. *Electoral Studies* 10(1), 33-51. Holm, S. (1979). A simple
    sequentially rejective multiple test procedure. *Scandinavian Journal of
    Statistics* 6(2), 65-70.

    Examples
    --------
    >>> found = representation([8, 20, 12], [0.35, 0.4, 0.25], names=["young", "middle", "old"])
    >>> round(found.dissimilarity, 3), round(found.gallagher, 7)
    (0.15, 0.1322876)
    >>> young = found.groups[0]
    >>> round(young.gap, 2), round(young.ratio, 4)
    (-0.15, 0.5714)
    """
    people, population = _counts(counts), _population(reference)
    if people.shape != population.shape or people.ndim != 1:
        raise MethodError(
            f"Every group has a count and a reference; found {people.size} and {population.size}."
        )
    if names and len(names) != len(people):
        raise MethodError(f"Every group has a name; found {len(names)} for {len(people)} groups.")
    if n_not_stated < 0:
        raise MethodError(f"People who did not say are 0 or more; found {n_not_stated}.")
    n = int(people.sum())
    if not n:
        raise TooFewAnswers("Nobody said which group they belong to.", found=0, least=1)
    tests = [
        float(scipy.stats.binomtest(int(count), n, min(float(expected), 1.0)).pvalue)
        for count, expected in zip(people, population, strict=True)
    ]
    everybody = n + n_not_stated
    groups = tuple(
        GroupShare(
            name=names[place] if names else str(place),
            count=int(count),
            share=share(int(count), n, confidence=confidence),
            reference=float(expected),
            gap=float(count / n - expected),
            ratio=float(count / n / expected),
            p_value=test,
            p_adjusted=adjusted,
            least=float(count / everybody),
            most=float((count + n_not_stated) / everybody),
        )
        for place, (count, expected, test, adjusted) in enumerate(
            zip(people, population, tests, _holm(tests), strict=True)
        )
    )
    gaps = people / n - population
    seats = np.array(closest_seats(population, n), float)
    return Representation(
        groups=groups,
        dissimilarity=float(np.abs(gaps).sum() / 2),
        smallest_dissimilarity=float(np.abs(seats / n - population).sum() / 2),
        gallagher=float(np.sqrt((gaps**2).sum() / 2)),
        n=n,
        n_not_stated=n_not_stated,
    )


def closest_seats(reference: npt.ArrayLike, n_seats: int) -> tuple[int, ...]:
    """Share out seats so that they are as close to the population as whole seats can be.

    Parameters
    ----------
    reference : array of float, shape (n_groups,), above 0
        Shares in the population, or numbers.
    n_seats : int, 1 or more

    Returns
    -------
    tuple of int
        Sums to ``n_seats``. Of equal remainders the earlier group gets the seat.

    Raises
    ------
    MethodError
        If there is no seat, or nobody lives in a group.

    Source
    ------
    Largest remainder (Hamilton); it gives the smallest dissimilarity. Balinski,
    M. L. and Young, H. P. (1982). *Fair Representation*. Yale, ch. 3.

    Examples
    --------
    >>> closest_seats([0.35, 0.4, 0.25], 5)
    (2, 2, 1)
    """
    if n_seats < 1:
        raise MethodError(f"There is at least one seat to share out; found {n_seats}.")
    # rounding must not decide who has the larger remainder
    due = np.round(_population(reference) * n_seats, 9)
    seats = np.floor(due).astype(np.int64)
    order = np.argsort(-np.round(due - seats, 9), kind="stable")
    seats[order[: n_seats - int(seats.sum())]] += 1
    return tuple(int(seat) for seat in seats)


def coverage(counts: npt.ArrayLike, reference: npt.ArrayLike) -> Coverage:
    """See which combinations of groups, such as young women who moved here, have anybody there.

    Parameters
    ----------
    counts : array of int, any shape, 0 or more
        People in each cell.
    reference : array of float, same shape, above 0
        Shares in the population, or numbers.

    Returns
    -------
    Coverage
        Cells are numbered row by row. In a cell somebody can be expected when
        its population share times all people is at least 1.

    Raises
    ------
    TooFewAnswers
        If nobody takes part.
    MethodError
        If the shapes differ.

    Source
    ------
    Counting; for the combinations see Evans, C. R. et al. (2018). A multilevel
    approach to modeling health inequalities at the intersection of multiple
    social identities. *Social Science & Medicine* 203, 64-73.

    Examples
    --------
    >>> found = coverage([[4, 0], [3, 1]], [[0.3, 0.2], [0.45, 0.05]])
    >>> found.covered, found.expected, round(found.weighted, 2), found.empty
    (2, 3, 0.8, ((1, 0.2),))
    """
    people, population = _counts(counts), _population(reference)
    if people.shape != population.shape:
        raise MethodError("Every cell has a count and a reference; the shapes differ.")
    n = int(people.sum())
    if not n:
        raise TooFewAnswers("Nobody takes part, so no cell can have anybody.", found=0, least=1)
    somebody, weight = people.ravel() > 0, population.ravel()
    due = np.round(weight * n, 9) >= 1
    covered, expected = int((somebody & due).sum()), int(due.sum())
    empty = sorted(np.flatnonzero(~somebody).tolist(), key=lambda cell: (-weight[cell], cell))
    return Coverage(
        covered=covered,
        expected=expected,
        share=covered / expected if expected else None,
        weighted=float(weight[somebody].sum()),
        empty=tuple((int(cell), float(weight[cell])) for cell in empty),
        n=n,
    )


def _counts(counts: npt.ArrayLike) -> Ints:
    found = finite(counts, "Counts")
    if (found < 0).any() or (found % 1 != 0).any():
        raise MethodError("Counts of people are whole numbers from 0 up.")
    return found.astype(np.int64)


def _population(reference: npt.ArrayLike) -> Floats:
    found = finite(reference, "Reference shares")
    if not found.size or (found <= 0).any():
        raise MethodError(
            "Every group has somebody in the population; join or leave out those that have nobody."
        )
    shares: Floats = found / found.sum()
    return shares


def _holm(p_values: Sequence[float]) -> list[float]:
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, p_values[place] * (len(p_values) - rank)))
        adjusted[place] = highest
    return adjusted
