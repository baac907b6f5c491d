"""Many participants with the same long row of votes: one hand, or a printed list."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gromada.methods.opinion.kernels import row_hashes
from gromada.methods.opinion.result import Clones, Floats, Ints
from gromada.methods.opinion.votes import VoteMatrix

LONG_ROW = 10
COPIES_ALLOWED = 5
SHARE_ALLOWED = 0.01


@dataclass(frozen=True, eq=False)
class CloneRows:
    """Which rows are copies: what to report, the weight left to each person, whom to keep.

    ``weight`` and ``kept`` have the shape (n,); ``kept`` leaves as many of each row as the cap.
    """

    clones: Clones
    weight: Floats
    kept: npt.NDArray[np.bool_]


def find_clones(votes: VoteMatrix, rows: Ints, *, capped: bool) -> CloneRows:
    """Find rows of ten votes or more that too many participants share.

    Short identical rows are usual: on ten statements of which everyone agrees with nine, many
    people answer alike. Only rows with more than max(5, 1 % of those who voted) copies count.

    Parameters
    ----------
    votes : VoteMatrix
        All votes.
    rows : array of int, shape (n,)
        People in canonical order; the first of each row are kept.
    capped : bool
        Whether copies beyond the cap lose weight. If not, they are only reported.

    Returns
    -------
    CloneRows

    Examples
    --------
    >>> people, statements = np.divmod(np.arange(400), 10)
    >>> same = VoteMatrix.from_triples(people, statements, np.ones(400, int),
    ...     participants=range(40), statements=range(10))
    >>> found = find_clones(same, np.arange(40), capped=True)
    >>> found.clones.sizes, found.clones.share, found.clones.cap, int(found.kept.sum())
    ((40,), 1.0, 5, 5)
    """
    n = votes.n_participants
    weight, kept = np.ones(n), np.ones(n, bool)
    cast = votes.votes_cast
    voters = int((cast > 0).sum())
    cap = max(COPIES_ALLOWED, int(SHARE_ALLOWED * voters))
    long_rows = rows[cast[rows] >= LONG_ROW]
    hashes = row_hashes(votes.indptr, votes.codes)[long_rows]
    order = np.lexsort((cast[long_rows], hashes))
    ordered = long_rows[order]
    new = np.ones(len(ordered), bool)
    new[1:] = (np.diff(hashes[order]) != 0) | (np.diff(cast[ordered]) != 0)
    starts = np.flatnonzero(new)
    sizes = np.diff(np.append(starts, len(ordered)))
    many = sizes > cap
    for start, size in zip(starts[many].tolist(), sizes[many].tolist(), strict=True):
        copies = ordered[start : start + size]
        if capped:
            weight[copies] = cap / size
            kept[copies[cap:]] = False
    shared = int(sizes[many].sum())
    clones = Clones(
        shared / voters if voters else 0.0,
        tuple(sorted(sizes[many].tolist(), reverse=True)),
        cap if capped and shared else None,
    )
    return CloneRows(clones, weight, kept)
