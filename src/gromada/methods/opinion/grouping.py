"""Who belongs to which group: found, refined from given ones, or kept as given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from gromada.methods.opinion import clusters
from gromada.methods.opinion.basis import Basis, Plane, people_to_group
from gromada.methods.opinion.continuity import EarlierMap, group_ids
from gromada.methods.opinion.result import Ints

MOST_GROUPS = 5
PEOPLE_A_GROUP = 12
# what a group says would else show what one or two people said
FEWEST_IN_A_GROUP = 3

Origin = Literal["found", "refined", "kept"]


@dataclass(frozen=True, eq=False)
class Grouping:
    """People in canonical order, the group of each, and the ids of groups 0 to k - 1.

    ``members`` and ``labels`` have the shape (n_grouped,); a label of -1 stands for a group that is
    not known yet. ``unknown`` counts given people who are not in the conversation.
    """

    members: Ints
    labels: Ints
    names: tuple[str, ...]
    origin: Origin
    unknown: int = 0

    @property
    def k(self) -> int:
        return len(self.names)


def given_grouping(given: Mapping[str, object], basis: Basis, origin: Origin) -> Grouping:
    """Read given groups. None and "" leave a person out; numbers are ordered as numbers."""
    wanted = {str(name): str(group) for name, group in given.items() if group not in (None, "")}
    names = sorted(set(wanted.values()), key=_by_number)
    index = {name: g for g, name in enumerate(names)}
    people = basis.votes.participants
    members = [i for i in basis.rows.tolist() if people[i] in wanted]
    labels = [index[wanted[people[i]]] for i in members]
    present = sorted(set(labels))
    renumbered = np.searchsorted(present, labels) if labels else labels
    return Grouping(
        np.array(members, np.int64),
        np.array(renumbered, np.int64),
        tuple(names[g] for g in present),
        origin,
        unknown=len(wanted) - len(members),
    )


def _by_number(name: str) -> tuple[int, int, str]:
    return (0, int(name), name) if name.isdecimal() else (1, 0, name)


def refined(grouping: Grouping, basis: Basis, plane: Plane) -> Grouping:
    """Let people move to the nearest group until none does; the number of groups stays."""
    if grouping.k == 0:
        return grouping
    points, weight = plane.positions[grouping.members], basis.weight[grouping.members]
    labels = clusters.refine(points, weight, grouping.labels, grouping.k).labels
    return replace(grouping, labels=labels)


def admitted(basis: Basis, plane: Plane) -> Grouping:
    """Those with enough votes, not yet in groups."""
    members = people_to_group(basis, plane.votes_cast)
    return Grouping(members, np.full(members.size, -1), (), "found")


def found(
    grouping: Grouping,
    basis: Basis,
    plane: Plane,
    *,
    together: bool,
    earlier: EarlierMap | None,
    rng: np.random.Generator,
) -> Grouping:
    """Find two to five groups by the mean silhouette; one if ``together`` or nobody differs.

    Outside the Polis variant a group holds three people at least.
    """
    members = grouping.members
    points, weight = plane.positions[members], basis.weight[members]
    most = clusters.distinct(points, min(MOST_GROUPS, 2 + members.size // PEOPLE_A_GROUP))
    if together or most < 2:
        k, labels = min(1, members.size), np.zeros(members.size, np.int64)
    else:
        smallest = FEWEST_IN_A_GROUP if basis.compat is None else 1
        partition, _ = clusters.choose(points, weight, range(2, most + 1), rng, smallest=smallest)
        k, labels = partition.k, partition.labels
    people = [basis.votes.participants[i] for i in members.tolist()]
    names = group_ids(labels, k, people, earlier)
    order = sorted(range(k), key=lambda g: _by_number(names[g]))
    rank = np.argsort(order)
    return replace(
        grouping, labels=rank[labels] if k else labels, names=tuple(names[g] for g in order)
    )
