"""Which statements to show for everyone and for each group, and which unite or divide them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.opinion.result import (
    CommonGround,
    ConsensusStatement,
    Divisiveness,
    Floats,
    Ints,
    RepresentativeStatement,
    Side,
)
from gromada.methods.opinion.statistics import (
    Z_90,
    lower_bound,
    one_share_z,
    shares,
    two_shares_z,
)
from gromada.methods.uncertainty import wilson

SHOWN = 5


def consensus(
    totals: Ints, counted: npt.NDArray[np.bool_], side: Side
) -> tuple[ConsensusStatement, ...]:
    """Pick up to five statements on which most people take the side, strongest first."""
    successes, seen = totals[:, 0 if side == "agree" else 1], totals[:, 2]
    share, z = shares(successes, seen), one_share_z(successes, seen)
    passing = np.flatnonzero(counted & (share > 0.5) & (z > Z_90))
    order = passing[np.argsort(-(share * z)[passing], kind="stable")][:SHOWN]
    return tuple(
        ConsensusStatement(int(j), side, *_three(totals[j]), share=float(share[j]), z=float(z[j]))
        for j in order
    )


def _three(counts: Ints) -> tuple[int, int, int]:
    return int(counts[0]), int(counts[1]), int(counts[2])


def representative(
    counts: Ints, counted: npt.NDArray[np.bool_], *, sides_by_contrast: bool = False
) -> tuple[tuple[RepresentativeStatement, ...], ...]:
    """Pick for each group up to five statements that tell it from the others.

    Parameters
    ----------
    counts : array of int, shape (G, M, 3)
        Agree, disagree, seen.
    counted : array of bool, shape (M,)
        Statements that may be picked.
    sides_by_contrast : bool
        As the reference does: even the statement that a group agrees with most is said to
        be disagreed with when other groups agree with it still more.

    Returns
    -------
    tuple of tuple of RepresentativeStatement
        One a group: what it agrees with first. Empty where there is nothing to compare.

    Source
    ------
    Polis, ``select-rep-comments``; the rest are all other groups together, passes count as seen,
    tests are one-sided at 90 %, ties go to the earlier statement.
    """
    if len(counts) < 2:
        return tuple(() for _ in counts)
    everyone = counts.sum(axis=0)
    return tuple(
        _pick(group, everyone - group, counted, sides_by_contrast=sides_by_contrast)
        for group in counts
    )


def _pick(
    group: Ints, rest: Ints, counted: npt.NDArray[np.bool_], *, sides_by_contrast: bool
) -> tuple[RepresentativeStatement, ...]:
    seen = group[:, 2]
    share = [shares(group[:, s], seen) for s in (0, 1)]
    z = [one_share_z(group[:, s], seen) for s in (0, 1)]
    ratio = [share[s] / shares(rest[:, s], rest[:, 2]) for s in (0, 1)]
    ratio_z = [two_shares_z(group[:, s], seen, rest[:, s], rest[:, 2]) for s in (0, 1)]
    side = (ratio_z[0] <= ratio_z[1]).astype(int)
    metric = np.choose(side, [ratio[s] * ratio_z[s] * share[s] * z[s] for s in (0, 1)])
    candidates = np.flatnonzero(counted)
    if not candidates.size:
        return ()
    sufficient = candidates[
        np.logical_or(*((ratio_z[s] > Z_90) & (z[s] > Z_90) for s in (0, 1)))[candidates]
    ]
    best_agree = _best_agree(group, candidates, share[0], z[0], ratio[0], ratio_z[0])
    if best_agree is not None and not sides_by_contrast:
        side[best_agree] = 0
    if sufficient.size:
        ranked = sufficient[np.argsort(-metric[sufficient], kind="stable")].tolist()
        chosen = [] if best_agree is None else [best_agree]
        chosen = (chosen + [j for j in ranked if j != best_agree])[:SHOWN]
    elif best_agree is not None:
        chosen = [best_agree]
    else:
        strongest = np.maximum(ratio_z[0], ratio_z[1])[candidates]
        chosen = [int(candidates[strongest.argmax()])]
    chosen.sort(key=lambda j: side[j])
    return tuple(
        RepresentativeStatement(
            j,
            "disagree" if side[j] else "agree",
            *_three(group[j]),
            share=float(share[side[j]][j]),
            z=float(z[side[j]][j]),
            ratio=float(ratio[side[j]][j]),
            ratio_z=float(ratio_z[side[j]][j]),
            is_best_agree=j == best_agree,
        )
        for j in chosen
    )


def _best_agree(
    group: Ints, candidates: Ints, share: Floats, z: Floats, ratio: Floats, ratio_z: Floats
) -> int | None:
    """Scan in order: what counts as better depends on the best so far, as in the reference."""
    telling, popular = ratio * ratio_z * share * z, share * z
    best: int | None = None
    for j in candidates.tolist():
        if group[j, 0] == 0 and group[j, 1] == 0:
            continue
        if best is None:
            better = z[j] > Z_90 or (ratio[j] > 1 and share[j] > 0.5)
        elif ratio[best] > 1:
            better = telling[j] > telling[best]
        else:
            better = popular[j] > popular[best]
        if better:
            best = j
    return best


def common_ground(
    counts: Ints, counted: npt.NDArray[np.bool_], *, confidence: float = 0.9
) -> CommonGround:
    """Rank statements by what even the most reluctant group says, allowing for chance.

    Parameters
    ----------
    counts : array of int, shape (G, M, 3)
        Agree, disagree, seen.
    counted : array of bool, shape (M,)
        Statements that may be ranked.
    confidence : float, 0-1 exclusive
        One-sided confidence of the Wilson bounds.

    Returns
    -------
    CommonGround

    Source
    ------
    The maximin criterion of Rawls applied to Wilson (1927) lower bounds.

    Examples
    --------
    >>> counts = np.array([[[9, 0, 10], [9, 1, 10]], [[8, 1, 10], [1, 9, 10]]])
    >>> common_ground(counts, np.array([True, True])).ranking.tolist()
    [0, 1]
    """
    seen = counts[..., 2]
    bounds = [lower_bound(counts[..., s], seen, confidence=confidence) for s in (0, 1)]
    observed = [counts[..., s] / np.maximum(seen, 1) for s in (0, 1)]
    agree, disagree = (_least(b) for b in bounds)
    best = np.maximum(agree, disagree)
    usable = np.flatnonzero(counted & (seen > 0).all(axis=0) & (len(counts) > 0))
    ranking = usable[np.argsort(-best[usable], kind="stable")]
    return CommonGround(
        agree, disagree, _least(observed[0]), _least(observed[1]), ranking, confidence
    )


def _least(values: Floats) -> Floats:
    return values.min(axis=0, initial=1.0) if len(values) else np.zeros(values.shape[1])


def divisiveness(
    counts: Ints, counted: npt.NDArray[np.bool_], *, confidence: float = 0.9
) -> Divisiveness:
    """Rank statements by how far apart the groups are, allowing for chance.

    Parameters
    ----------
    counts : array of int, shape (G, M, 3)
        Agree, disagree, seen.
    counted : array of bool, shape (M,)
        Statements that may be ranked.
    confidence : float, 0-1 exclusive
        One-sided confidence of the bound on the difference of two groups.

    Returns
    -------
    Divisiveness

    Source
    ------
    Newcombe, R. G. (1998). Interval estimation for the difference between independent
    proportions. *Statistics in Medicine* 17(8), 873-890 (method 10).

    Examples
    --------
    >>> counts = np.array([[[9, 0, 10], [9, 1, 10]], [[8, 1, 10], [1, 9, 10]]])
    >>> divisiveness(counts, np.array([True, True])).ranking.tolist()
    [1]
    """
    n_groups, n_statements = counts.shape[:2]
    agree, seen = counts[..., 0].astype(float), counts[..., 2].astype(float)
    share = agree / np.maximum(seen, 1)
    z = float(scipy.special.ndtri(confidence))
    low, high = wilson(agree, seen, -z), wilson(agree, seen, z)
    value, lower = np.zeros(n_statements), np.zeros(n_statements)
    for a in range(n_groups):
        for b in range(n_groups):
            both = (seen[a] > 0) & (seen[b] > 0) & (share[a] >= share[b])
            apart = share[a] - share[b]
            bound = apart - np.hypot(share[a] - low[a], high[b] - share[b])
            value = np.where(both, np.maximum(value, apart), value)
            lower = np.where(both, np.maximum(lower, bound), lower)
    usable = np.flatnonzero(counted & (lower > 0))
    ranking = usable[np.lexsort((-value[usable], -lower[usable]))]
    return Divisiveness(value, lower, ranking, confidence)
