"""How equally people are heard: minutes, words, proposals, those who said nothing included."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.uncertainty import Estimate, Floats, finite


class NothingSaid(TooFewAnswers):
    """Nobody contributed anything, so that there is nothing to share."""


@dataclass(frozen=True, slots=True)
class GroupVoice:
    """One group's part of what was said.

    Attributes
    ----------
    name : hashable
    n : int
        People, those who said nothing included.
    people_share, voice_share : float, 0-1
    parity : float, 0 or more
        ``voice_share / people_share``; 1 is an equal say.
    """

    name: Hashable
    n: int
    people_share: float
    voice_share: float
    parity: float


@dataclass(frozen=True, slots=True)
class Voice:
    """How unequally people contributed.

    Attributes
    ----------
    gini : Estimate
        0 all alike; up to 1 - 1/n when one says all. Its interval is drawn
        anew from the people; equal to the value when no ``rng`` was given.
    gini_corrected : float, 0-1
        Times n/(n-1), so that small groups compare with large ones.
    theil : float, 0 to ln n
    between, within : float or None
        Parts of ``theil`` between groups and within them; they sum to it.
        None without groups.
    top_tenth : float, 0-1
        Share of the most talkative tenth of people, rounded up.
    groups : tuple of GroupVoice
        In order of appearance; empty without groups.
    n : int
        People, those who said nothing included.
    n_silent : int
    """

    gini: Estimate
    gini_corrected: float
    theil: float
    between: float | None
    within: float | None
    top_tenth: float
    groups: tuple[GroupVoice, ...]
    n: int
    n_silent: int


def gini(contributions: npt.ArrayLike) -> float:
    """Measure inequality from the differences between all pairs of people.

    Parameters
    ----------
    contributions : array of float, shape (n,), 0 or more

    Returns
    -------
    float, 0 to 1 - 1/n

    Raises
    ------
    NothingSaid
        If all are 0, or there is nobody.
    MethodError
        If one is below 0.

    Source
    ------
    Gini, C. (1912). *Variabilità e mutabilità*. Sen, A. (1973). *On Economic
    Inequality*. Clarendon, ch. 2.

    Examples
    --------
    >>> round(gini([1, 2, 3, 4, 5]), 7), gini([0, 0, 0, 10])
    (0.2666667, 0.75)
    """
    return _gini(_said(contributions))


def theil(contributions: npt.ArrayLike) -> float:
    """Measure inequality so that it divides into a part between groups and one within.

    Parameters
    ----------
    contributions : array of float, shape (n,), 0 or more

    Returns
    -------
    float, 0 to ln n

    Raises
    ------
    NothingSaid
        If all are 0, or there is nobody.
    MethodError
        If one is below 0.

    Source
    ------
    Theil, H. (1967). *Economics and Information Theory*. North-Holland, ch. 4.

    Examples
    --------
    >>> round(theil([1, 2, 3, 4, 5]), 7), round(theil([0, 0, 0, 10]), 7)
    (0.1196876, 1.3862944)
    """
    return _theil(_said(contributions))


def voice(
    contributions: npt.ArrayLike,
    groups: Sequence[Hashable] | None = None,
    *,
    rng: np.random.Generator | None = None,
    draws: int = 999,
    confidence: float = 0.95,
) -> Voice:
    """Describe how equally people are heard, and how much of it is between groups.

    Parameters
    ----------
    contributions : array of float, shape (n,), 0 or more
        What each person contributed; 0 for those who were there and said nothing.
    groups : sequence, length n, optional
        Which group each person belongs to.
    rng : numpy Generator, optional
        Draws people anew for the interval of the Gini index.
    draws : int, 1 or more
    confidence : float, 0-1 exclusive

    Returns
    -------
    Voice

    Raises
    ------
    TooFewAnswers
        If there are fewer than two people.
    NothingSaid
        If all contributed 0.
    MethodError
        If a contribution is below 0, or the lengths differ.

    Source
    ------
    Gini, C. (1912). *Variabilità e mutabilità*. Theil, H. (1967). *Economics and
    Information Theory*. North-Holland, ch. 4. Small groups: Deltas, G. (2003).
    The small-sample bias of the Gini coefficient. *Review of Economics and
    Statistics* 85(1), 226-234.

    Examples
    --------
    >>> found = voice([30, 10, 0, 20], ["official", "official", "resident", "resident"])
    >>> round(found.theil, 4), round(found.between, 4), round(found.within, 4)
    (0.3749, 0.0566, 0.3183)
    >>> [(group.name, round(group.parity, 2)) for group in found.groups]
    [('official', 1.33), ('resident', 0.67)]
    """
    said = _said(contributions)
    n = len(said)
    if n < 2:
        raise TooFewAnswers("Equality is between at least two people.", found=n, least=2)
    if groups is not None and len(groups) != n:
        raise MethodError(f"Every person has a group; found {len(groups)} for {n} people.")
    parts = _by_group(said, groups) if groups is not None else ()
    value, total = _gini(said), _theil(said)
    between = sum(_times_log(part.voice_share, part.parity) for part in parts)
    ordered = np.sort(said)[::-1]
    low, high = _redrawn(_gini, said, rng, draws, confidence) if rng else (value, value)
    return Voice(
        gini=Estimate(value, min(low, value), max(high, value), n, confidence),
        gini_corrected=value * n / (n - 1),
        theil=total,
        between=max(between, 0.0) if parts else None,
        # rounding can make the rest a hair less than nothing
        within=max(total - between, 0.0) if parts else None,
        top_tenth=float(ordered[: ceil(n / 10)].sum() / said.sum()),
        groups=parts,
        n=n,
        n_silent=int((said == 0).sum()),
    )


def _said(contributions: npt.ArrayLike) -> Floats:
    said = finite(contributions, "Contributions").ravel()
    if (said < 0).any():
        raise MethodError(f"Contributions are 0 or more; found {said.min():g}.")
    if not said.any():
        raise NothingSaid("Nobody contributed anything yet.", found=0, least=1)
    relative: Floats = said / said.max()
    return relative


def _gini(said: Floats) -> float:
    n = len(said)
    ranks = np.arange(1, n + 1)
    value = 2 * float((ranks * np.sort(said)).sum()) / (n * float(said.sum())) - (n + 1) / n
    return max(value, 0.0)


def _theil(said: Floats) -> float:
    relative = said / said.mean()
    some = relative[relative > 0]
    return max(float((some * np.log(some)).sum() / len(said)), 0.0)


def _times_log(weight: float, ratio: float) -> float:
    return weight * float(np.log(ratio)) if weight > 0 else 0.0


def _by_group(said: Floats, groups: Sequence[Hashable]) -> tuple[GroupVoice, ...]:
    found = []
    for name in dict.fromkeys(groups):
        inside = np.array([group == name for group in groups])
        people = int(inside.sum()) / len(said)
        spoken = float(said[inside].sum() / said.sum())
        found.append(GroupVoice(name, int(inside.sum()), people, spoken, spoken / people))
    return tuple(found)


def _redrawn(
    measure: Callable[[Floats], float],
    said: Floats,
    rng: np.random.Generator,
    draws: int,
    confidence: float,
) -> tuple[float, float]:
    drawn = (said[rng.integers(0, len(said), len(said))] for _ in range(draws))
    found = [measure(sample) for sample in drawn if sample.sum()]
    if not found:
        return measure(said), measure(said)
    low, high = np.quantile(found, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)
