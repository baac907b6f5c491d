"""Groups of people who stand near each other on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gromada.methods.opinion.kernels import lloyd, silhouettes
from gromada.methods.opinion.result import Floats, Ints

RESTARTS = 10
ROUNDS = 500
CELLS_A_SIDE = 48
TAIL = 0.0005


@dataclass(frozen=True, eq=False)
class Partition:
    """Points split in ``k`` groups: labels, shape (n,), centres, shape (k, 2), and inertia."""

    labels: Ints
    centers: Floats
    inertia: float

    @property
    def k(self) -> int:
        return len(self.centers)


def refine(points: Floats, weight: Floats, labels: Ints, k: int) -> Partition:
    """Move people to the nearest group mean until none moves, from groups already given.

    Parameters
    ----------
    points : array of float, shape (n, 2)
        Places on the map.
    weight : array of float, shape (n,)
        How much each point counts.
    labels : array of int, shape (n,), 0 to k - 1
        Groups to start from.
    k : int
        Number of groups, which stays.

    Returns
    -------
    Partition

    Source
    ------
    Lloyd, S. P. (1982). Least squares quantization in PCM. *IEEE Transactions on Information
    Theory* 28(2), 129-137.

    Examples
    --------
    >>> points = np.array([[0.0, 0], [1, 0], [9, 0], [8, 0]])
    >>> refine(points, np.ones(4), np.array([0, 1, 1, 1]), 2).labels.tolist()
    [0, 0, 1, 1]
    """
    return _descend(points, weight, means(points, weight, labels, k))


def means(points: Floats, weight: Floats, labels: Ints, k: int) -> Floats:
    """Weighted mean of the points of each label, shape (k, 2); that of all for an empty label."""
    total = np.bincount(labels, weight, k)
    sums = np.stack([np.bincount(labels, weight * points[:, d], k) for d in (0, 1)], axis=1)
    overall = np.average(points, axis=0, weights=weight) if len(points) else np.zeros(2)
    return np.where(total[:, None] > 0, sums / np.maximum(total, 1e-300)[:, None], overall)


def _descend(points: Floats, weight: Floats, centers: Floats) -> Partition:
    centers = np.ascontiguousarray(centers, float).copy()
    labels = np.full(len(points), -1, np.int64)
    inertia = lloyd(points, weight, centers, labels, ROUNDS)
    return Partition(labels, centers, float(inertia))


def split(points: Floats, weight: Floats, k: int, rng: np.random.Generator) -> Partition:
    """Find k groups from nothing: the best of several k-means++ starts.

    Parameters
    ----------
    points : array of float, shape (n, 2)
        Places on the map, at least k distinct.
    weight : array of float, shape (n,)
        How much each point counts.
    k : int
        Number of groups.
    rng : numpy Generator
        Draws the starts.

    Returns
    -------
    Partition
        Groups by descending weight.

    Source
    ------
    Arthur, D. and Vassilvitskii, S. (2007). k-means++: the advantages of careful seeding. *SODA*
    2007, 1027-1035.

    Examples
    --------
    >>> points = np.array([[0.0, 0], [9, 0], [1, 0], [8, 0], [9, 1]])
    >>> split(points, np.ones(5), 2, np.random.default_rng(0)).labels.tolist()
    [1, 0, 1, 0, 0]
    """
    cells, mass = sketch(points, weight)
    starts = (_seed(cells, mass, k, rng) for _ in range(RESTARTS))
    best = min((_descend(cells, mass, start) for start in starts), key=lambda p: p.inertia)
    if len(cells) < len(points):
        best = _descend(points, weight, best.centers)
    order = np.argsort(-np.bincount(best.labels, weight, k), kind="stable")
    return Partition(np.argsort(order)[best.labels], best.centers[order], best.inertia)


def _seed(points: Floats, weight: Floats, k: int, rng: np.random.Generator) -> Floats:
    chosen = [_draw(weight, rng)]
    nearest = np.full(len(points), np.inf)
    for _ in range(k - 1):
        nearest = np.minimum(nearest, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
        chosen.append(_draw(weight * nearest, rng))
    return points[chosen]


def _draw(weight: Floats, rng: np.random.Generator) -> int:
    ends = weight.cumsum()
    return min(int(np.searchsorted(ends, rng.random() * ends[-1], side="right")), len(ends) - 1)


def sketch(points: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Stand-ins for many points: the exact mean and weight of each cell of a fine grid.

    Returns the points themselves while they are fewer than the cells. The outermost 0.05 % on each
    side are drawn to the edge cells, or one outlier would stretch the grid.
    """
    if len(points) <= CELLS_A_SIDE**2:
        return points, weight
    low, high = np.quantile(points, [TAIL, 1 - TAIL], axis=0)
    width = np.where(high > low, high - low, 1.0)
    place = np.clip((points - low) / width * CELLS_A_SIDE, 0, CELLS_A_SIDE - 1).astype(np.int64)
    cell = place[:, 0] * CELLS_A_SIDE + place[:, 1]
    mass = np.bincount(cell, weight, CELLS_A_SIDE**2).astype(float)
    used = mass > 0
    sums = [np.bincount(cell, weight * points[:, d], CELLS_A_SIDE**2)[used] for d in (0, 1)]
    return np.stack(sums, axis=1) / mass[used][:, None], mass[used]


def choose(
    points: Floats,
    weight: Floats,
    counts: Sequence[int],
    rng: np.random.Generator,
    *,
    smallest: int = 1,
) -> tuple[Partition, Floats]:
    """Split for each number of groups and keep the split with the widest mean silhouette.

    Parameters
    ----------
    points : array of float, shape (n, 2)
        Places on the map.
    weight : array of float, shape (n,)
        How much each point counts.
    counts : sequence of int, 2 or more
        Numbers of groups to try; the first wins a tie.
    rng : numpy Generator
        Draws the starts.
    smallest : int, 1 or more
        Fewest points of a group. Those of a smaller one go to the nearest other group, so that
        there may be fewer groups than tried, even one.

    Returns
    -------
    Partition, array of float, shape (len(counts),)
        The chosen split, and the mean silhouette width (-1 to 1) of each; -1 for a single group.

    Source
    ------
    Rousseeuw, P. J. (1987). Silhouettes. *Journal of Computational and Applied Mathematics* 20,
    53-65.

    Examples
    --------
    >>> points = np.array([[0.0, 0], [0, 1], [9, 0], [9, 1], [0, 9], [1, 9]])
    >>> best, widths = choose(points, np.ones(6), [2, 3], np.random.default_rng(0))
    >>> best.k, bool(widths[1] > widths[0])
    (3, True)
    """
    partitions = [_merged(split(points, weight, k, rng), points, weight, smallest) for k in counts]
    cells, mass = sketch(points, weight)
    labels = np.stack([nearest(cells, p.centers) for p in partitions])
    widths = silhouettes(cells, mass, labels, max(counts))
    widths[[p.k < 2 for p in partitions]] = -1
    return partitions[int(np.argmax(widths))], widths


def _merged(partition: Partition, points: Floats, weight: Floats, smallest: int) -> Partition:
    large = np.bincount(partition.labels, minlength=partition.k) >= smallest
    if large.all():
        return partition
    centers = partition.centers[large] if large.any() else partition.centers[:1]
    labels = nearest(points, centers)
    spread: Floats = ((points - centers[labels]) ** 2).sum(axis=1)
    return Partition(labels, centers, float(weight @ spread))


def distinct(points: Floats, most: int) -> int:
    """Number of different points, counted up to ``most``."""
    left, seen = points, 0
    while len(left) and seen < most:
        left = left[(left != left[0]).any(axis=1)]
        seen += 1
    return seen


def nearest(points: Floats, centers: Floats) -> Ints:
    """Label each point with the nearest centre, shape (n,)."""
    distances: Floats = ((points[:, None] - centers[None]) ** 2).sum(axis=2)
    return np.asarray(distances.argmin(axis=1), np.int64)


def adjusted_rand_index(first: Ints, second: Ints) -> float:
    """Compare two groupings of the same people: 1 for the same groups, about 0 for chance.

    Parameters
    ----------
    first, second : array of int, shape (n,), 0 or more
        Labels; their numbering does not matter.

    Returns
    -------
    float, -1 to 1
        1 where both put everyone in one group, or everyone alone.

    Source
    ------
    Hubert, L. and Arabie, P. (1985). Comparing partitions. *Journal of Classification* 2, 193-218.

    Examples
    --------
    >>> adjusted_rand_index(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    """
    if not len(first):
        return 1.0
    width = int(second.max()) + 1
    table = np.bincount(first * width + second, minlength=(int(first.max()) + 1) * width)
    table = table.reshape(-1, width).astype(float)
    together, rows, columns, everyone = (
        float((x * (x - 1) / 2).sum())
        for x in (table, table.sum(axis=1), table.sum(axis=0), np.array([float(len(first))]))
    )
    expected = rows * columns / everyone if everyone else 0.0
    largest = (rows + columns) / 2
    return 1.0 if largest == expected else (together - expected) / (largest - expected)
