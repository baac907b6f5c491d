"""Draw the opinion map of a conversation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np

from gromada.methods.opinion import grouping as groupings
from gromada.methods.opinion import selection, statistics
from gromada.methods.opinion.basis import (
    TIGHT_TOLERANCE,
    TOLERANCE,
    Basis,
    Compat,
    Plane,
    Progress,
    find_plane,
    group_counts,
    lay,
)
from gromada.methods.opinion.continuity import EarlierMap, axis_order
from gromada.methods.opinion.errors import OpinionError
from gromada.methods.opinion.grouping import Grouping
from gromada.methods.opinion.limits import limits
from gromada.methods.opinion.result import Group, Ints, OpinionMap, Stability, Structure
from gromada.methods.opinion.stability import resample
from gromada.methods.opinion.structure import structure_test
from gromada.methods.opinion.votes import VoteMatrix
from gromada.methods.threads import one_thread

MOST_SAMPLED = 5_000
STABILITY_REPLICATES = 20
STRUCTURE_PERMUTATIONS = 99


def opinion_map(  # noqa: PLR0913
    votes: VoteMatrix,
    *,
    moderated_out: Collection[object] = (),
    meta: Collection[object] = (),
    compat: Compat | None = None,
    groups: Mapping[str, object] | None = None,
    start_groups: Mapping[str, object] | None = None,
    earlier: EarlierMap | None = None,
    seed: int = 0,
    stability_replicates: int = STABILITY_REPLICATES,
    structure_permutations: int = STRUCTURE_PERMUTATIONS,
    progress: Progress | None = None,
) -> OpinionMap:
    """Show where people stand, which groups answer alike, and what all of them share.

    Parameters
    ----------
    votes : VoteMatrix
        n people, M statements.
    moderated_out, meta : collection of statement ids
        Statements that do not shape the map: hidden ones, and ones about the people rather than
        the question. Ids that are not among the statements are reported.
    compat : None or "polis"
        None draws the clean variant. "polis" scales and admits people as Polis does; see
        docs/methods/opinion.md for the differences.
    groups : mapping of participant id to group id, optional
        Groups to keep exactly. Those named take part, whatever their number of votes; None or ""
        leaves a person out.
    start_groups : mapping of participant id to group id, optional
        Groups to refine until nobody stands nearer to another group.
    earlier : EarlierMap, optional
        Its group ids and directions of axes are kept where people and statements overlap.
    seed : int, 0 or more
        Fixes every random choice: same votes and seed, same map, whatever the order of people.
    stability_replicates : int, 0 or more
        Resamples of people; 0 skips them.
    structure_permutations : int, 0 or more
        Votes dealt anew for the structure test; fewer than 99 cannot reject. 0 skips the test, and
        then groups are made without it.
    progress : callable, optional
        Told the stage (axes, groups, structure, stability) and the share of it that is done, 0-1.

    Returns
    -------
    OpinionMap
        Always valid and free of NaN; what limits it is in ``warnings``.

    Raises
    ------
    OpinionError
        If both ``groups`` and ``start_groups`` are given, or ``compat`` is not known.

    Source
    ------
    Small, C., Bjorkegren, M., Erkkilä, T., Shaw, L. and Megill, C. (2021). Polis: scaling
    deliberation by mapping high dimensional opinion spaces. *Recerca* 26(2). Variants, tests and
    rules for ties: docs/methods/opinion.md.

    Examples
    --------
    >>> people, statements = np.divmod(np.arange(480), 8)
    >>> values = np.where((people < 30) | (statements > 5), 1, -1)
    >>> votes = VoteMatrix.from_triples(people, statements, values,
    ...     participants=range(60), statements="abcdefgh")
    >>> found = opinion_map(votes)
    >>> [group.size for group in found.groups], found.structure.found
    ([30, 30], True)
    >>> [found.statements[j] for j in found.common_ground.ranking[:2]]
    ['g', 'h']
    """
    if groups is not None and start_groups is not None:
        raise OpinionError("Give groups to keep or groups to start from, not both.")
    if compat not in (None, "polis"):
        raise OpinionError(f'The variants are None (clean) and "polis"; found {compat!r}.')
    tell = progress or (lambda stage, done: None)
    with one_thread():
        tell("axes", 0.0)
        basis = lay(votes, moderated_out, meta, compat)
        plane = _plane(basis, earlier, seed)
        tell("axes", 1.0)
        if groups is not None:
            grouping = groupings.given_grouping(groups, basis, "kept")
        elif start_groups is not None:
            grouping = groupings.given_grouping(start_groups, basis, "refined")
            grouping = groupings.refined(grouping, basis, plane)
        else:
            grouping = groupings.admitted(basis, plane)
        structure = _structure(basis, grouping, structure_permutations, seed, tell)
        if grouping.origin == "found":
            tell("groups", 0.0)
            together = compat is None and structure.found is False
            grouping = groupings.found(
                grouping, basis, plane, together=together, earlier=earlier, rng=_rng(seed, 1)
            )
            tell("groups", 1.0)
        stability = _stability(basis, plane, grouping, stability_replicates, seed, tell)
        return _assembled(basis, plane, grouping, structure, stability)


def _rng(seed: int, stage: int) -> np.random.Generator:
    """A stream for each stage, so that skipping one does not change the others."""
    return np.random.default_rng([seed, stage])


def _plane(basis: Basis, earlier: EarlierMap | None, seed: int) -> Plane:
    tolerance = TOLERANCE if basis.compat is None else TIGHT_TOLERANCE
    plane = find_plane(basis, rng=_rng(seed, 0), tolerance=tolerance)
    if earlier is None:
        return plane
    order, signs = axis_order(plane.axes, basis.votes.statements, earlier)
    return replace(
        plane,
        axes=plane.axes[order] * signs[:, None],
        explained=plane.explained[order],
        positions=plane.positions[:, order] * signs,
    )


def _structure(
    basis: Basis, grouping: Grouping, permutations: int, seed: int, tell: Progress
) -> Structure:
    # those with few votes are not grouped yet, but they tell whether there is a pattern
    people = basis.rows if grouping.origin == "found" else grouping.members
    people = people[basis.copies.kept[people] & (basis.votes.votes_cast[people] > 1)]
    rng = _rng(seed, 2)
    return structure_test(
        basis.votes.only(_some(people, rng)),
        basis.counted,
        permutations=permutations,
        rng=rng,
        progress=lambda done: tell("structure", done),
    )


def _stability(
    basis: Basis, plane: Plane, grouping: Grouping, replicates: int, seed: int, tell: Progress
) -> Stability:
    rng = _rng(seed, 3)
    drawn = _some(np.arange(grouping.members.size), rng)
    return resample(
        basis.only(grouping.members[drawn]),
        grouping.labels[drawn],
        grouping.k,
        plane.axes,
        cold=grouping.origin == "found",
        replicates=replicates,
        rng=rng,
        progress=lambda done: tell("stability", done),
    )


def _some(people: Ints, rng: np.random.Generator) -> Ints:
    if people.size <= MOST_SAMPLED:
        return people
    return people[np.sort(rng.choice(people.size, MOST_SAMPLED, replace=False))]


def _assembled(
    basis: Basis, plane: Plane, grouping: Grouping, structure: Structure, stability: Stability
) -> OpinionMap:
    votes, counted = basis.votes, basis.counted
    label = np.full(votes.n_participants, -1, np.int64)
    label[grouping.members] = grouping.labels
    counts = group_counts(votes, basis.rows, label, grouping.k)
    # without groups, everyone together stands in for one
    spoken = counts if grouping.k else basis.totals[None]
    extremity = statistics.extremities(plane.center, plane.axes, basis.scale_statements)
    asked = spoken.sum(axis=0) if basis.compat else basis.totals
    return OpinionMap(
        participants=votes.participants,
        statements=votes.statements,
        group_of=label,
        groups=tuple(
            _group(name, np.flatnonzero(label == g), plane) for g, name in enumerate(grouping.names)
        ),
        positions=plane.positions,
        votes_cast=plane.votes_cast,
        axes=plane.axes,
        center=plane.center,
        counted=counted,
        scale_statements=basis.scale_statements,
        scale_shift=basis.scale_shift,
        explained_variance=plane.explained,
        counts=counts,
        totals=basis.totals,
        consensus_agree=selection.consensus(basis.totals, counted, "agree"),
        consensus_disagree=selection.consensus(basis.totals, counted, "disagree"),
        representative=selection.representative(
            counts, counted, sides_by_contrast=basis.compat is not None
        ),
        group_aware_consensus=statistics.group_aware_consensus(spoken),
        extremity=extremity,
        priorities=statistics.priorities(asked, extremity, meta=basis.is_meta),
        common_ground=selection.common_ground(spoken, counted),
        divisiveness=selection.divisiveness(spoken, counted),
        stability=stability,
        structure=structure,
        clones=basis.copies.clones,
        warnings=tuple(limits(basis, plane, grouping, structure, stability)),
    )


def _group(name: str, members: Ints, plane: Plane) -> Group:
    x, y = plane.positions[members].mean(axis=0) if members.size else (0.0, 0.0)
    return Group(name, members, (float(x), float(y)))
