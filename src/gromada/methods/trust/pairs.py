"""Trust between two people who know each other: both directions, side by side."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.trust.scales import FEWEST, refuse_few
from gromada.methods.uncertainty import Estimate, Floats, Ints, finite, mean, share, two_sided_z


@dataclass(frozen=True, slots=True)
class Dyads:
    """What pairs of an official and a local leader say about each other.

    Attributes
    ----------
    mutual : Estimate
        Share of pairs in which both trust at least the threshold.
    reciprocity : Estimate or None
        Correlation of the two directions, -1 to 1; None when one side gives
        everybody the same, or there are fewer than four pairs.
    asymmetry : Estimate
        Officials' trust minus leaders' trust, on the scale of the answers.
    official_mean, leader_mean : float
        Mean trust of officials in leaders, and of leaders in officials.
    n : int
        Pairs.
    n_officials, n_leaders : int
        Different people on each side.
    """

    mutual: Estimate
    reciprocity: Estimate | None
    asymmetry: Estimate
    official_mean: float
    leader_mean: float
    n: int
    n_officials: int
    n_leaders: int


@dataclass(frozen=True, slots=True)
class Recognition:
    """How far partners see the abilities that people say they bring.

    Attributes
    ----------
    recognised : Estimate
        Share of the abilities brought that the partner sees too.
    unclaimed : int
        Abilities that partners see and people do not say they bring.
    by_ability : tuple of (int, int)
        For each ability: how often it was brought, and how often of those it was seen.
    n : int
        Pairs.
    """

    recognised: Estimate
    unclaimed: int
    by_ability: tuple[tuple[int, int], ...]
    n: int


def dyads(
    official_to_leader: npt.ArrayLike,
    leader_to_official: npt.ArrayLike,
    *,
    officials: Sequence[Hashable] | None = None,
    leaders: Sequence[Hashable] | None = None,
    threshold: float = 4,
    confidence: float = 0.95,
    fewest: int = FEWEST,
    rng: np.random.Generator | None = None,
    draws: int = 999,
) -> Dyads:
    """Describe trust in pairs, never a single pair.

    Parameters
    ----------
    official_to_leader, leader_to_official : array of float, shape (n_pairs,)
        The same pair in the same place.
    officials, leaders : sequence, length n_pairs, optional
        Who is in the pair; without them every pair is of two other people.
    threshold : float
        The lowest answer that counts as trusting.
    confidence : float, 0-1 exclusive
    fewest : int, 2 or more
        Different people on each side that may be described.
    rng : numpy Generator, optional
        Draws officials and leaders anew for the interval of the asymmetry, as
        one person stands in several pairs. Without it the interval is a t
        interval, too narrow when they do.
    draws : int, 1 or more

    Returns
    -------
    Dyads

    Raises
    ------
    TooFewAnswers
        If either side has fewer different people.
    MethodError
        If the arrays differ in length.

    Source
    ------
    Kenny, D. A., Kashy, D. A. and Cook, W. L. (2006). *Dyadic Data Analysis*.
    Guilford, ch. 2 and 5. Davison, A. C. and Hinkley, D. V. (1997). *Bootstrap
    Methods and their Application*. Cambridge, ch. 2. Interval of a correlation:
    Fisher's z.

    Examples
    --------
    >>> found = dyads([4, 3, 5, 2, 4, 3], [3, 3, 4, 2, 5, 4])
    >>> round(found.reciprocity.value, 7), found.asymmetry.value, round(found.mutual.value, 3)
    (0.6363636, 0.0, 0.333)
    """
    there = finite(official_to_leader, "Answers").ravel()
    back = finite(leader_to_official, "Answers").ravel()
    n = len(there)
    people = [_places(names, n) for names in (officials, leaders)]
    if len(back) != n:
        raise MethodError(f"A pair has two answers; found {len(there)} and {len(back)}.")
    counts = [len(set(places.tolist())) for places in people]
    refuse_few(min(counts), max(fewest, 2), who="people on one side")
    difference = there - back
    asymmetry = mean(difference, confidence=confidence)
    if rng is not None:
        asymmetry = _redrawn(difference, people[0], people[1], confidence, rng, draws)
    both = int(((there >= threshold) & (back >= threshold)).sum())
    return Dyads(
        mutual=share(both, n, confidence=confidence),
        reciprocity=_correlation(there, back, confidence),
        asymmetry=asymmetry,
        official_mean=float(there.mean()),
        leader_mean=float(back.mean()),
        n=n,
        n_officials=counts[0],
        n_leaders=counts[1],
    )


def recognition(
    brought: npt.ArrayLike,
    seen: npt.ArrayLike,
    *,
    confidence: float = 0.95,
    fewest: int = FEWEST,
) -> Recognition:
    """Compare the abilities people say they bring with those their partners see in them.

    Parameters
    ----------
    brought, seen : array of bool, shape (n_pairs, n_abilities)
        One row a person and their partner.
    confidence : float, 0-1 exclusive
    fewest : int, 1 or more
        Pairs that may be described.

    Returns
    -------
    Recognition

    Raises
    ------
    TooFewAnswers
        If there are fewer pairs, or nobody brings anything.
    MethodError
        If the two differ in shape.

    Source
    ------
    Share of own abilities that the partner recognises; interval of Wilson,
    E. B. (1927). *JASA* 22(158), 209-212.

    Examples
    --------
    >>> found = recognition([[1, 1, 0]] * 5, [[1, 0, 0]] * 4 + [[1, 1, 1]])
    >>> found.recognised.value, found.unclaimed, found.by_ability
    (0.6, 1, ((5, 5), (5, 1), (0, 0)))
    """
    own, others = np.asarray(brought, bool), np.asarray(seen, bool)
    if own.ndim != 2 or own.shape != others.shape:
        raise MethodError("Both say something about the same abilities of the same people.")
    refuse_few(len(own), fewest, who="pairs")
    if not own.any():
        raise TooFewAnswers("Nobody says that they bring anything.", found=0, least=1)
    both = own & others
    return Recognition(
        recognised=share(int(both.sum()), int(own.sum()), confidence=confidence),
        unclaimed=int((others & ~own).sum()),
        by_ability=tuple(
            (int(brought_by), int(seen_by))
            for brought_by, seen_by in zip(own.sum(axis=0), both.sum(axis=0), strict=True)
        ),
        n=len(own),
    )


def _places(names: Sequence[Hashable] | None, n: int) -> Ints:
    if names is None:
        return np.arange(n, dtype=np.int64)
    if len(names) != n:
        raise MethodError(f"Every pair has two people; found {len(names)} names for {n} pairs.")
    number = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return np.array([number[name] for name in names], dtype=np.int64)


def _correlation(one: Floats, other: Floats, confidence: float) -> Estimate | None:
    n = len(one)
    if n < 4 or not np.ptp(one) or not np.ptp(other):
        return None
    r = min(max(float(np.corrcoef(one, other)[0, 1]), -1.0), 1.0)
    if abs(r) > 1 - 1e-12:
        return Estimate(r, r, r, n, confidence)
    z, reach = np.arctanh(r), two_sided_z(confidence) / np.sqrt(n - 3)
    return Estimate(r, float(np.tanh(z - reach)), float(np.tanh(z + reach)), n, confidence)


def _redrawn(
    difference: Floats,
    officials: Ints,
    leaders: Ints,
    confidence: float,
    rng: np.random.Generator,
    draws: int,
) -> Estimate:
    """Bootstrap over officials and leaders at once; a pair counts as often as both were drawn."""
    n_officials, n_leaders = int(officials.max()) + 1, int(leaders.max()) + 1
    found = []
    for _ in range(draws):
        drawn = [
            np.bincount(rng.integers(0, size, size), minlength=size)
            for size in (n_officials, n_leaders)
        ]
        weights = drawn[0][officials] * drawn[1][leaders]
        if weights.sum():
            found.append(float((weights * difference).sum() / weights.sum()))
    value = float(difference.mean())
    tail = (1 - confidence) / 2
    low, high = np.quantile(found, [tail, 1 - tail]) if found else (value, value)
    return Estimate(
        value, min(float(low), value), max(float(high), value), len(difference), confidence
    )
