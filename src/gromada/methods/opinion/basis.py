"""What a map rests on: which statements and people count, and how much."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

import numpy as np
import numpy.typing as npt

from gromada.methods.opinion.axes import BLOCK, Operator, leading_pairs
from gromada.methods.opinion.clones import CloneRows, find_clones
from gromada.methods.opinion.kernels import apply_scatter, project, scatter_matrix, tally
from gromada.methods.opinion.result import Floats, Ints
from gromada.methods.opinion.routing import scale
from gromada.methods.opinion.votes import VoteMatrix, canonical_order

Compat = Literal["polis"]
Progress = Callable[[str, float], None]

ENOUGH_VOTES = 7
FEWEST_GROUPED_IN_POLIS = 15
SHRINKAGE_VOTES = 7.0
TOLERANCE = 1e-6
TIGHT_TOLERANCE = 1e-11
# the matrix of all pairs of statements is summed in one pass while that costs less than some
# forty passes over the votes, and while it and its mirror image fit in 150 MB
PAIRS_A_VOTE = 130
WIDEST_MATRIX = 3072


@dataclass(frozen=True, eq=False)
class Basis:
    """Votes with what was decided about them before anything is computed.

    Parameters
    ----------
    rows : array of int, shape (n,)
        All people in canonical order.
    weight : array of float, shape (n,), 0-1
        How much each person shapes the axes and the groups.
    counted, is_meta : array of bool, shape (M,)
        Statements that shape the map; statements about the people.
    totals : array of int, shape (M, 3)
        Agree, disagree, seen.
    scale_statements : int
        Statements the scale of the map counts.
    scale_shift : float
        Votes added to each person's own in the scale.
    """

    votes: VoteMatrix
    compat: Compat | None
    rows: Ints
    copies: CloneRows
    weight: Floats
    counted: npt.NDArray[np.bool_]
    is_meta: npt.NDArray[np.bool_]
    totals: Ints
    scale_statements: int
    scale_shift: float
    unknown_statements: int

    def only(self, rows: Ints) -> Basis:
        """The same decisions about some of the people, in the order of ``rows``."""
        return replace(
            self,
            votes=self.votes.only(rows),
            rows=np.arange(rows.size),
            weight=self.weight[rows],
        )


@dataclass(frozen=True, eq=False)
class Plane:
    """The two axes and everyone's place on them.

    ``positions`` has the shape (n, 2), ``axes`` (2, M), ``center`` (M,), ``explained`` (2,) in
    shares of the total variance; ``votes_cast`` (n,) counts votes on counted statements.
    """

    center: Floats
    axes: Floats
    explained: Floats
    gap: float
    positions: Floats
    votes_cast: Ints


def group_counts(votes: VoteMatrix, rows: Ints, label: Ints, n_labels: int) -> Ints:
    """Count agree, disagree and seen for each label and statement, shape (G, M, 3)."""
    ones = np.ones(votes.n_participants)
    sums = tally(votes.indptr, votes.codes, rows, ones, label, n_labels, votes.n_statements)
    return _agree_disagree_seen(sums.astype(np.int64))


def _agree_disagree_seen(sums: npt.NDArray[np.int64]) -> Ints:
    return np.stack([sums[..., 2], sums[..., 0], sums.sum(axis=-1)], axis=-1)


def lay(
    votes: VoteMatrix,
    moderated_out: Collection[object],
    meta: Collection[object],
    compat: Compat | None,
) -> Basis:
    """Decide what counts."""
    rows = canonical_order(votes.participants)
    hidden, unknown_hidden = positions_of(moderated_out, votes.statements)
    about, unknown_about = positions_of(meta, votes.statements)
    is_meta = np.zeros(votes.n_statements, bool)
    is_meta[about] = True
    counted = ~is_meta
    counted[hidden] = False
    copies = find_clones(votes, rows, capped=compat is None)
    totals = group_counts(votes, rows, np.zeros(votes.n_participants, np.int64), 1)[0]
    voted = totals[:, 2] > 0
    if compat == "polis":
        # Polis sets hidden statements to 0 for everyone, and counts that as a vote
        statements, shift = int(voted.sum()), float((voted & ~counted).sum())
    else:
        statements, shift = int((voted & counted).sum()), SHRINKAGE_VOTES
    return Basis(
        votes,
        compat,
        rows,
        copies,
        copies.weight,
        counted,
        is_meta,
        totals,
        statements,
        shift,
        unknown_hidden + unknown_about,
    )


def centred_table(basis: Basis, rows: Ints, weight: Floats) -> tuple[Floats, Floats, Floats]:
    """Mean vote of each statement, (M,); vote minus mean by code, (4 M,); scatter, (M,)."""
    votes, m = basis.votes, basis.votes.n_statements
    together = np.zeros(votes.n_participants, np.int64)
    sums = tally(votes.indptr, votes.codes, rows, weight, together, 1, m)[0]
    seen = sums.sum(axis=1)
    mean = np.where(seen > 0, (sums[:, 2] - sums[:, 0]) / np.where(seen > 0, seen, 1), 0.0)
    mean[~basis.counted] = 0
    table = np.array([-1.0, 0.0, 1.0, 0.0]) - mean[:, None]
    table[~basis.counted] = 0
    scatter = (sums * table[:, :3] ** 2).sum(axis=1)
    return mean, table.ravel(), scatter


def find_plane(
    basis: Basis,
    *,
    rng: np.random.Generator,
    tolerance: float,
    rows: Ints | None = None,
    weight: Floats | None = None,
    start: Floats | None = None,
) -> Plane:
    """Find the axes from some people (all, unless given) and place everyone on them.

    A vote that was not cast is taken as the mean of its statement. Centred, it is 0: the table
    that would have to be filled stays as sparse as the votes.
    """
    rows = basis.rows if rows is None else rows
    weight = basis.weight if weight is None else weight
    votes, m = basis.votes, basis.votes.n_statements
    center, centred, scatter = centred_table(basis, rows, weight)

    if _matrix_is_cheaper(votes, rows):
        upper = scatter_matrix(votes.indptr, votes.codes, rows, weight, centred, m)
        matrix = upper + np.triu(upper, 1).T
        operator: Operator = matrix.__matmul__
    else:
        operator = partial(apply_scatter, votes.indptr, votes.codes, rows, weight, centred)
    found = leading_pairs(operator, _first_block(votes, rng), tolerance=tolerance, start=start)
    # rounding dust on statements that no direction can reach
    axes = np.where(scatter > 0, found.vectors, 0.0)
    variance = float(scatter.sum())
    explained = found.values / variance if variance > 0 else np.zeros(2)
    gap = float(found.values[1] / found.values[0]) if found.values[0] > 0 else 0.0
    positions, cast = place(basis, centred, axes)
    return Plane(center, axes, explained, gap, positions, cast)


def _matrix_is_cheaper(votes: VoteMatrix, rows: Ints) -> bool:
    lengths = votes.votes_cast[rows]
    pairs = int((lengths * (lengths + 1) // 2).sum())
    return votes.n_statements <= WIDEST_MATRIX and pairs <= PAIRS_A_VOTE * int(lengths.sum())


def _first_block(votes: VoteMatrix, rng: np.random.Generator) -> Floats:
    """Random numbers tied to statement ids, so that the order of statements does not matter."""
    block = np.empty((votes.n_statements, BLOCK))
    block[canonical_order(votes.statements)] = rng.standard_normal(block.shape)
    return block


def place(basis: Basis, centred: Floats, axes: Floats) -> tuple[Floats, Ints]:
    """Place everyone on given axes; count the votes each has on counted statements."""
    votes = basis.votes
    sums, cast = project(votes.indptr, votes.codes, centred, axes.T.copy(), basis.counted)
    stretch = scale(cast, basis.scale_statements, basis.scale_shift)
    return sums * stretch[:, None], cast


def votes_needed(basis: Basis) -> int:
    """Votes a person needs to be grouped."""
    return max(1, min(ENOUGH_VOTES, basis.scale_statements))


def people_to_group(basis: Basis, cast: Ints) -> Ints:
    """Rows of those with enough votes to be grouped, in canonical order.

    Seven votes, or as many as there are statements; the Polis variant counts votes on statements
    left out, too, and fills up to fifteen people with the most active.
    """
    needed = votes_needed(basis)
    if basis.compat is None:
        return basis.rows[cast[basis.rows] >= needed]
    raw = basis.votes.votes_cast[basis.rows]
    enough = raw >= needed
    if enough.sum() < FEWEST_GROUPED_IN_POLIS:
        active = np.argsort(-raw, kind="stable")[:FEWEST_GROUPED_IN_POLIS]
        enough[active[raw[active] > 0]] = True
    return basis.rows[enough]


def positions_of(names: Collection[object], ids: tuple[str, ...]) -> tuple[Ints, int]:
    """Positions of names among ids, ascending, and how many names are not among them."""
    index = {name: i for i, name in enumerate(ids)}
    wanted = {str(name) for name in names}
    found = sorted(index[name] for name in wanted if name in index)
    return np.array(found, np.int64), len(wanted) - len(found)
