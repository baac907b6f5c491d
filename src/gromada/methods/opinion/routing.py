"""A newcomer's place on a stored map, and the statement to show next."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt


def place_newcomer(
    votes_of_one: Mapping[int, int],
    center: npt.ArrayLike,
    axes: npt.ArrayLike,
    *,
    scale_statements: int,
    scale_shift: float,
    counted: npt.ArrayLike | None = None,
) -> tuple[float, float]:
    """Place one person on a stored map: one dot product, whatever its size.

    Parameters
    ----------
    votes_of_one : mapping of int to int
        Statement position to vote: 1 agree, 0 pass, -1 disagree.
    center : array of float, shape (M,)
        Mean vote of the map.
    axes : array of float, shape (2, M)
        Unit vectors of the map.
    scale_statements, scale_shift : float
        Scale of the map.
    counted : array of bool, shape (M,), optional
        Statements that shape the map; all, unless given.

    Returns
    -------
    (x, y) : float
        (0, 0) for someone without a vote that counts.

    Examples
    --------
    >>> place_newcomer({0: 1}, [0.5, 0], [[1, 0], [0, 1]], scale_statements=4, scale_shift=0)
    (1.0, 0.0)
    """
    middle, directions = np.asarray(center, float), np.asarray(axes, float)
    shaping = np.ones(middle.size, bool) if counted is None else np.asarray(counted, bool)
    seen = [j for j in votes_of_one if shaping[j]]
    if not seen:
        return 0.0, 0.0
    apart = np.array([votes_of_one[j] for j in seen], float) - middle[seen]
    x, y = directions[:, seen] @ apart * scale(len(seen), scale_statements, scale_shift)
    return float(x), float(y)


def scale(n_votes: npt.ArrayLike, statements: int, shift: float) -> npt.NDArray[np.float64]:
    """Stretch the sums of people who voted on little, as they have little to sum."""
    return np.sqrt(statements / np.maximum(np.asarray(n_votes, float) + shift, 1))


def next_statement(
    priorities: npt.ArrayLike, seen: Collection[int], rng: np.random.Generator
) -> int | None:
    """Draw a statement the person has not seen, with odds in proportion to its priority.

    Parameters
    ----------
    priorities : array of float, shape (M,), 0 or more
        Weights; 0 is never drawn.
    seen : collection of int
        Positions of statements not to draw.
    rng : numpy Generator
        Seeded by the caller, so that a draw can be repeated and published.

    Returns
    -------
    int or None
        Position of the statement; None when none is left.

    Examples
    --------
    >>> next_statement([1.0, 3.0, 2.0], {1}, np.random.default_rng(0))
    2
    """
    weights = np.array(priorities, float)
    weights[list(seen)] = 0
    ends = weights.cumsum()
    if not ends.size or ends[-1] <= 0:
        return None
    return int(np.searchsorted(ends, rng.random() * ends[-1], side="right"))
