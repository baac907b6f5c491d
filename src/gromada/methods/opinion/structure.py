"""Do the votes hold more pattern than chance would make?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import scipy

from gromada.methods.opinion.kernels import shuffle_within, tridiagonalise
from gromada.methods.opinion.result import Floats, Structure
from gromada.methods.opinion.votes import VoteMatrix

LEVEL = 0.01
LANCZOS_STEPS = 20


def structure_test(
    votes: VoteMatrix,
    counted: npt.NDArray[np.bool_],
    *,
    permutations: int,
    rng: np.random.Generator,
    progress: Callable[[float], None] = lambda done: None,
) -> Structure:
    """Test whether people's votes hang together more than votes dealt at random.

    Under the null every person draws from the same votes: the observed votes on each statement are
    permuted among those who voted on it. The statistic is the share of the variance along the first
    axis. Rejecting says that there is *some* pattern, such as a single scale from left to right; it
    does not say that there are separate camps.

    Parameters
    ----------
    votes : VoteMatrix
        The people to test, at most some thousands.
    counted : array of bool, shape (M,)
        Statements that shape the map.
    permutations : int, 0 or more
        99 allow the smallest p-value of .01, at which the test rejects. 0 skips the test.
    rng : numpy Generator
        Deals the votes.
    progress : callable, optional
        Told the share done, 0-1.

    Returns
    -------
    Structure
        ``p_value`` is (1 + as extreme) / (1 + permutations).

    Source
    ------
    Horn, J. L. (1965). A rationale and test for the number of factors in factor analysis.
    *Psychometrika* 30, 179-185; with permutations as in Buja, A. and Eyuboglu, N. (1992). Remarks
    on parallel analysis. *Multivariate Behavioral Research* 27, 509-540. Add-one p: Phipson, B. and
    Smyth, G. K. (2010). Permutation p-values should never be zero. *SAGMB* 9(1), 39.

    Examples
    --------
    >>> people, statements = np.divmod(np.arange(240), 6)
    >>> camps = VoteMatrix.from_triples(people, statements, np.where(people < 20, 1, -1),
    ...     participants=range(40), statements=range(6))
    >>> structure_test(camps, np.ones(6, bool), permutations=99,
    ...     rng=np.random.default_rng(0)).p_value
    0.01
    """
    if permutations <= 0:
        return Structure(
            found=None,
            p_value=None,
            permutations=0,
            n_people=votes.n_participants,
            first_axis_share=None,
        )
    rows, columns, given = votes.triples()
    shaping = counted[columns]
    rows, columns, given = rows[shaping], columns[shaping], given[shaping].astype(float)
    indptr = np.searchsorted(rows, np.arange(votes.n_participants + 1))
    seen = np.bincount(columns, minlength=votes.n_statements)
    mean = np.bincount(columns, given, votes.n_statements) / np.maximum(seen, 1)
    values = given - mean[columns]
    variance = float((values**2).sum())
    if variance <= 0:
        return Structure(
            found=False,
            p_value=1.0,
            permutations=permutations,
            n_people=votes.n_participants,
            first_axis_share=None,
        )
    order = np.argsort(columns, kind="stable")
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(seen)])
    start = rng.standard_normal(votes.n_statements)

    def first_value(some: Floats) -> float:
        steps = min(LANCZOS_STEPS, votes.n_statements)
        diagonal, beside, taken = tridiagonalise(indptr, columns, some, start, steps)
        spectrum = scipy.linalg.eigvalsh_tridiagonal(diagonal[:taken], beside[: taken - 1])
        return float(spectrum[-1])

    observed = first_value(values)
    as_extreme = 0
    for done in range(permutations):
        random = rng.integers(0, 1 << 32, size=values.size, dtype=np.uint32)
        dealt = first_value(shuffle_within(values, order, starts, random))
        as_extreme += dealt >= observed * (1 - 1e-9)
        progress((done + 1) / permutations)
    p_value = (1 + as_extreme) / (1 + permutations)
    return Structure(
        found=p_value <= LEVEL,
        p_value=p_value,
        permutations=permutations,
        n_people=votes.n_participants,
        first_axis_share=observed / variance,
    )
