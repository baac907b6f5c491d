"""The two directions along which votes differ most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gromada.methods.opinion.result import Floats

BLOCK = 4
WIDEST_BASIS = 96
MOST_RESTARTS = 40
NEGLIGIBLE = 1e-12

Operator = Callable[[Floats], Floats]


@dataclass(frozen=True, eq=False)
class Leading:
    """The largest eigenvalues of a symmetric operator, shape (2,), and vectors, shape (2, M)."""

    values: Floats
    vectors: Floats


def leading_pairs(
    operator: Operator,
    block: Floats,
    *,
    tolerance: float,
    start: Floats | None = None,
) -> Leading:
    """Find the two leading eigenpairs of a positive semidefinite operator.

    Parameters
    ----------
    operator : callable
        Multiplies an array of shape (M, 4) by the matrix.
    block : array of float, shape (M, 4)
        Random numbers to start from.
    tolerance : float
        Largest residual of a pair, as a share of the first eigenvalue.
    start : array of float, shape (2, M), optional
        Guesses, such as the axes of an earlier map.

    Returns
    -------
    Leading
        Values descending; where the matrix has a rank below two, zeros.

    Source
    ------
    Golub, G. H. and Underwood, R. (1977). The block Lanczos method for computing eigenvalues.
    In *Mathematical Software III*, 361-377.

    Examples
    --------
    >>> matrix = np.diag([1.0, 5.0, 3.0])
    >>> block = np.random.default_rng(0).standard_normal((3, 4))
    >>> leading_pairs(matrix.__matmul__, block, tolerance=1e-9).values.round(6).tolist()
    [5.0, 3.0]
    """
    size = block.shape[0]
    if start is not None:
        block = block + np.pad(start.T, ((0, 0), (0, BLOCK - 2))) * (3 * np.sqrt(size))
    values, vectors = np.zeros(2), np.zeros((2, size))
    for _ in range(MOST_RESTARTS):
        values, block, residual = _krylov(operator, block, tolerance)
        vectors = np.zeros((2, size))
        found = min(2, block.shape[1])
        vectors[:found] = block[:, :found].T
        if residual <= tolerance * values.max(initial=0.0):
            break
    values = np.pad(values[:2], (0, max(0, 2 - values.size)))
    vectors[values <= NEGLIGIBLE * max(values[0], NEGLIGIBLE)] = 0
    return Leading(np.maximum(values, 0), np.stack([_signed(v) for v in vectors]))


def _krylov(operator: Operator, block: Floats, tolerance: float) -> tuple[Floats, Floats, float]:
    """One expansion: best values, up to four vectors, residual of the first two."""
    size = block.shape[0]
    # Columns that no one voted on, or all alike, are unreachable: start inside the range.
    block = operator(_padded(block))
    basis = _orthonormal(block, np.zeros((size, 0)), float(np.linalg.norm(block)))
    if not basis.shape[1]:
        return np.zeros(0), np.zeros((size, 0)), 0.0
    images = np.zeros((size, 0))
    fresh = basis
    while True:
        image = operator(_padded(fresh))[:, : fresh.shape[1]]
        images = np.hstack([images, image])
        projected = basis.T @ images
        values, mix = np.linalg.eigh((projected + projected.T) / 2)
        values, mix = values[::-1][:BLOCK], mix[:, ::-1][:, :BLOCK]
        vectors = basis @ mix
        residual = images @ mix[:, :2] - vectors[:, :2] * values[:2]
        largest = float(np.sqrt((residual**2).sum(axis=0)).max())
        if largest <= tolerance * values[0] or basis.shape[1] + BLOCK > WIDEST_BASIS:
            return values, vectors, largest
        fresh = _orthonormal(image, basis, float(values[0]))
        if not fresh.shape[1]:
            return values, vectors, 0.0
        basis = np.hstack([basis, fresh])


def _padded(block: Floats) -> Floats:
    missing = BLOCK - block.shape[1]
    return np.ascontiguousarray(np.pad(block, ((0, 0), (0, missing))) if missing else block)


def _orthonormal(block: Floats, basis: Floats, scale: float) -> Floats:
    """What a block adds to a basis, as orthonormal columns; none where it adds nothing."""
    for _ in range(2):
        block = block - basis @ (basis.T @ block)
    left, strength, _ = np.linalg.svd(block, full_matrices=False)
    left = left[:, strength > NEGLIGIBLE * max(scale, np.finfo(float).tiny)]
    left = left - basis @ (basis.T @ left)
    unit: Floats = left / np.sqrt((left**2).sum(axis=0))
    return unit


def _signed(vector: Floats) -> Floats:
    """Fix the sign, which no eigenvector has: the heavier tail is positive."""
    return -vector if (vector**3).sum() < 0 else vector
