"""Would the same groups come out of other people like these?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from gromada.methods.opinion import clusters
from gromada.methods.opinion.basis import Basis, find_plane
from gromada.methods.opinion.result import Floats, Ints, Stability

LOOSE_TOLERANCE = 1e-3


def resample(
    basis: Basis,
    labels: Ints,
    k: int,
    axes: Floats,
    *,
    cold: bool,
    replicates: int,
    rng: np.random.Generator,
    progress: Callable[[float], None] = lambda done: None,
) -> Stability:
    """Draw people again, map them again, and compare the groups of everyone in the sample.

    Parameters
    ----------
    basis : Basis
        The people to draw from, at most some thousands, all grouped.
    labels : array of int, shape (n,), 0 to k - 1
        Their groups on the map.
    k : int
        Number of groups, kept in every resample.
    axes : array of float, shape (2, M)
        Axes of the map: where the search for new axes starts.
    cold : bool
        Whether groups are found from nothing, or refined from ``labels``.
    replicates : int, 0 or more
        Resamples, each as many people as there are, drawn with replacement.
    rng : numpy Generator
        Draws people and starts of groups.
    progress : callable, optional
        Told the share done, 0-1.

    Returns
    -------
    Stability
        Mean adjusted Rand index over the resamples, which is 1 when all give the same groups.

    Source
    ------
    Hennig, C. (2007). Cluster-wise assessment of cluster stability. *Computational Statistics &
    Data Analysis* 52, 258-271; Hubert, L. and Arabie, P. (1985) for the index.
    """
    n = basis.votes.n_participants
    if replicates <= 0 or k < 2 or n < 2:
        return Stability(None, 0, (), n)
    found = []
    for done in range(replicates):
        times = np.bincount(rng.integers(0, n, n), minlength=n)
        drawn = np.flatnonzero(times)
        weight = basis.weight * times
        plane = find_plane(
            replace(basis, rows=drawn, weight=weight),
            rng=rng,
            tolerance=LOOSE_TOLERANCE,
            start=axes,
        )
        points = plane.positions[drawn]
        if cold and clusters.distinct(points, k) >= k:
            centers = clusters.split(points, weight[drawn], k, rng).centers
        else:
            centers = clusters.refine(points, weight[drawn], labels[drawn], k).centers
        again = clusters.nearest(plane.positions, centers)
        found.append(clusters.adjusted_rand_index(labels, again))
        progress((done + 1) / replicates)
    return Stability(float(np.mean(found)), replicates, tuple(found), n)
