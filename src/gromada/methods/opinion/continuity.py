"""Keep the names of groups and the direction of axes from one map to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy

from gromada.methods.opinion.result import Floats, Ints, OpinionMap


@dataclass(frozen=True)
class EarlierMap:
    """What a later map needs of an earlier one, by id, so that it can be stored as JSON.

    Parameters
    ----------
    groups : mapping of participant id to group id
        Only people who were grouped.
    axes : mapping of statement id to (float, float)
        What each statement adds to the first and the second axis.
    """

    groups: Mapping[str, str]
    axes: Mapping[str, tuple[float, float]]

    @classmethod
    def of(cls, opinion_map: OpinionMap) -> EarlierMap:
        """Take from a map what the next one needs."""
        groups = {
            opinion_map.participants[i]: group.id
            for group in opinion_map.groups
            for i in group.members.tolist()
        }
        x, y = opinion_map.axes.tolist()
        return cls(groups, dict(zip(opinion_map.statements, zip(x, y, strict=True), strict=True)))


def axis_order(axes: Floats, statements: Sequence[str], earlier: EarlierMap) -> tuple[Ints, Floats]:
    """Order and signs, shape (2,), that bring axes closest to the earlier ones.

    Examples
    --------
    >>> earlier = EarlierMap({}, {"a": (1.0, 0.0), "b": (0.0, 1.0)})
    >>> order, signs = axis_order(np.array([[0.0, 1.0], [-1.0, 0.0]]), ["a", "b"], earlier)
    >>> order.tolist(), signs.tolist()
    ([1, 0], [-1.0, 1.0])
    """
    old = np.array([earlier.axes.get(name, (0.0, 0.0)) for name in statements]).reshape(-1, 2)
    likeness = old.T @ axes.T
    straight = abs(likeness[0, 0]) + abs(likeness[1, 1])
    crossed = abs(likeness[0, 1]) + abs(likeness[1, 0])
    order = np.array([1, 0] if crossed > straight else [0, 1])
    signs = np.where(likeness[[0, 1], order] < 0, -1.0, 1.0)
    return order, signs


def group_ids(
    labels: Ints, k: int, participants: Sequence[str], earlier: EarlierMap | None
) -> tuple[str, ...]:
    """Ids for groups 0 to k - 1: those of the earlier groups they share most people with.

    Parameters
    ----------
    labels : array of int, shape (n,)
        Groups of the new map; -1 for people who are not grouped.
    k : int
        Number of groups.
    participants : sequence of str, length n
        Ids of the people.
    earlier : EarlierMap or None
        Without one, groups are called 0, 1, ... in order.

    Returns
    -------
    tuple of str, length k
        A group without an earlier one gets the smallest number that is free.

    Source
    ------
    Kuhn, H. W. (1955). The Hungarian method for the assignment problem. *Naval Research Logistics
    Quarterly* 2, 83-97.

    Examples
    --------
    >>> earlier = EarlierMap({"ana": "1", "bo": "0", "cy": "0"}, {})
    >>> group_ids(np.array([0, 1, 1]), 2, ["ana", "bo", "cy"], earlier)
    ('1', '0')
    """
    if earlier is None or not earlier.groups:
        return tuple(map(str, range(k)))
    names = sorted(set(earlier.groups.values()))
    index = {name: i for i, name in enumerate(names)}
    shared = np.zeros((k, len(names)), np.int64)
    for name, label in zip(participants, labels.tolist(), strict=True):
        if label >= 0 and name in earlier.groups:
            shared[label, index[earlier.groups[name]]] += 1
    kept = {
        int(g): names[o]
        for g, o in zip(*scipy.optimize.linear_sum_assignment(-shared), strict=True)
        if shared[g, o] > 0
    }
    free = (str(i) for i in range(k + len(names) + 1) if str(i) not in index)
    return tuple(kept[g] if g in kept else next(free) for g in range(k))
