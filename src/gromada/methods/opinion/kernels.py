"""The few loops that run over every vote, compiled once and kept on disk.

All of them walk packed rows: ``codes[indptr[i]:indptr[i + 1]]`` are the votes of person ``i``,
each ``4 * statement + vote + 1``. ``rows`` says which people, and in which order: floating-point
sums depend on the order, so callers pass the canonical one.
"""

# mypy: disable-error-code="no-any-return"
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any, ParamSpec, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
P = ParamSpec("P")
R = TypeVar("R")


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile on the first call: a page that only reads a stored map need not load a compiler."""
    compiled: list[Callable[P, R]] = []

    @wraps(function)
    def call(*arguments: P.args, **named: P.kwargs) -> R:
        if not compiled:
            njit = import_module("numba").njit
            compiled.append(njit(cache=True, nogil=True, error_model="numpy")(function))
        return compiled[0](*arguments, **named)

    return call


@kernel
def pack_rows(
    participant: Any, statement: Any, value: Any, n_participants: int, n_statements: int, out: Any
) -> Ints:
    """Gather votes by participant into ``out``; of two on one statement the later stays."""
    starts = np.zeros(n_participants + 1, np.int64)
    for k in range(participant.size):
        starts[participant[k] + 1] += 1
    for i in range(n_participants):
        starts[i + 1] += starts[i]
    place = starts[:-1].copy()
    for k in range(participant.size):
        i = participant[k]
        out[place[i]] = statement[k] * 4 + value[k] + 1
        place[i] += 1
    indptr = np.zeros(n_participants + 1, np.int64)
    slot = np.full(n_statements, -1, np.int64)
    end = 0
    for i in range(n_participants):
        begin = end
        for k in range(starts[i], starts[i + 1]):
            code = out[k]
            j = code >> 2
            if slot[j] >= begin:
                out[slot[j]] = code
            else:
                slot[j] = end
                out[end] = code
                end += 1
        out[begin:end].sort()
        indptr[i + 1] = end
    return indptr


@kernel
def tally(
    indptr: Any, codes: Any, rows: Any, weight: Any, label: Any, n_labels: int, n_statements: int
) -> Floats:
    """Sum the weights of disagree, pass and agree for every label and statement."""
    sums = np.zeros((n_labels, n_statements * 4))
    for i in rows:
        if label[i] >= 0:
            row = sums[label[i]]
            for k in range(indptr[i], indptr[i + 1]):
                row[codes[k]] += weight[i]
    return sums.reshape(n_labels, n_statements, 4)[:, :, :3].copy()


@kernel
def apply_scatter(
    indptr: Any, codes: Any, rows: Any, weight: Any, centred: Any, block: Any
) -> Floats:
    """Multiply a block of four vectors by B'WB, where B holds the centred votes."""
    result = np.zeros_like(block)
    for i in rows:
        a0 = a1 = a2 = a3 = 0.0
        for k in range(indptr[i], indptr[i + 1]):
            x = centred[codes[k]]
            j = codes[k] >> 2
            a0 += x * block[j, 0]
            a1 += x * block[j, 1]
            a2 += x * block[j, 2]
            a3 += x * block[j, 3]
        w = weight[i]
        a0 *= w
        a1 *= w
        a2 *= w
        a3 *= w
        for k in range(indptr[i], indptr[i + 1]):
            x = centred[codes[k]]
            j = codes[k] >> 2
            result[j, 0] += x * a0
            result[j, 1] += x * a1
            result[j, 2] += x * a2
            result[j, 3] += x * a3
    return result


@kernel
def scatter_matrix(
    indptr: Any, codes: Any, rows: Any, weight: Any, centred: Any, n_statements: int
) -> Floats:
    """Sum B'WB itself, on and above the diagonal: one pass, but quadratic in votes a person."""
    result = np.zeros((n_statements, n_statements))
    for i in rows:
        for a in range(indptr[i], indptr[i + 1]):
            x = weight[i] * centred[codes[a]]
            row = result[codes[a] >> 2]
            for k in range(a, indptr[i + 1]):
                row[codes[k] >> 2] += x * centred[codes[k]]
    return result


@kernel
def project(indptr: Any, codes: Any, centred: Any, axes: Any, counted: Any) -> tuple[Floats, Ints]:
    """Sum each person's centred votes along both axes, and count the votes that count."""
    n = indptr.size - 1
    sums = np.zeros((n, 2))
    votes = np.zeros(n, np.int64)
    for i in range(n):
        a0 = a1 = 0.0
        for k in range(indptr[i], indptr[i + 1]):
            x = centred[codes[k]]
            j = codes[k] >> 2
            a0 += x * axes[j, 0]
            a1 += x * axes[j, 1]
            votes[i] += counted[j]
        sums[i, 0] = a0
        sums[i, 1] = a1
    return sums, votes


@kernel
def lloyd(points: Any, weight: Any, centers: Any, label: Any, rounds: int) -> float:
    """Move centres to the mean of what is nearest until nothing changes; return the inertia."""
    n, k = points.shape[0], centers.shape[0]
    inertia = 0.0
    for _ in range(rounds):
        sums = np.zeros((k, 3))
        changed = 0
        inertia = 0.0
        worst, farthest = 0, -1.0
        for i in range(n):
            best, nearest = 0, np.inf
            for c in range(k):
                dx = points[i, 0] - centers[c, 0]
                dy = points[i, 1] - centers[c, 1]
                d = dx * dx + dy * dy
                if d < nearest:
                    best, nearest = c, d
            changed += label[i] != best
            label[i] = best
            inertia += weight[i] * nearest
            sums[best, 0] += weight[i] * points[i, 0]
            sums[best, 1] += weight[i] * points[i, 1]
            sums[best, 2] += weight[i]
            if nearest > farthest:
                worst, farthest = i, nearest
        if changed == 0:
            break
        for c in range(k):
            if sums[c, 2] > 0:
                centers[c, 0] = sums[c, 0] / sums[c, 2]
                centers[c, 1] = sums[c, 1] / sums[c, 2]
            elif farthest > 0:
                # an empty group takes over the person who fits worst
                centers[c, 0] = points[worst, 0]
                centers[c, 1] = points[worst, 1]
                farthest = -1.0
    return inertia


@kernel
def silhouettes(points: Any, weight: Any, labels: Any, n_labels: int) -> Floats:
    """Mean silhouette width of each labelling (rows of ``labels``) of the same weighted points."""
    n, m = points.shape[0], labels.shape[0]
    totals = np.zeros((m, n_labels))
    for a in range(m):
        for i in range(n):
            totals[a, labels[a, i]] += weight[i]
    result = np.zeros(m)
    sums = np.zeros((m, n_labels))
    for i in range(n):
        sums[:] = 0.0
        for j in range(n):
            dx = points[i, 0] - points[j, 0]
            dy = points[i, 1] - points[j, 1]
            d = weight[j] * np.sqrt(dx * dx + dy * dy)
            for a in range(m):
                sums[a, labels[a, j]] += d
        for a in range(m):
            own = labels[a, i]
            if totals[a, own] <= 1.0:
                continue
            inside = sums[a, own] / (totals[a, own] - 1.0)
            outside = np.inf
            for c in range(n_labels):
                if c != own and totals[a, c] > 0:
                    outside = min(outside, sums[a, c] / totals[a, c])
            wider = max(inside, outside)
            if wider > 0 and outside < np.inf:
                result[a] += weight[i] * (outside - inside) / wider
    return result / weight.sum()


@kernel
def row_hashes(indptr: Any, codes: Any) -> npt.NDArray[np.uint64]:
    """Fingerprint each person's votes (FNV-1a): equal rows, equal fingerprints."""
    n = indptr.size - 1
    result = np.empty(n, np.uint64)
    for i in range(n):
        h = np.uint64(14695981039346656037)
        for k in range(indptr[i], indptr[i + 1]):
            h = (h ^ np.uint64(codes[k])) * np.uint64(1099511628211)
        result[i] = h
    return result


@kernel
def shuffle_within(values: Any, order: Any, starts: Any, random: Any) -> Floats:
    """Deal the values of each run of ``order`` anew among its places (Fisher-Yates)."""
    result = values.copy()
    for j in range(starts.size - 1):
        begin = starts[j]
        for a in range(starts[j + 1] - begin - 1, 0, -1):
            b = (np.int64(random[begin + a]) * (a + 1)) >> 32
            p, q = order[begin + a], order[begin + b]
            result[p], result[q] = result[q], result[p]
    return result


@kernel
def tridiagonalise(
    indptr: Any, columns: Any, values: Any, start: Any, steps: int
) -> tuple[Floats, Floats, int]:
    """Lanczos on B'B from one vector: diagonal, off-diagonal and how many steps it took."""
    diagonal, beside = np.zeros(steps), np.zeros(steps)
    before = np.zeros_like(start)
    vector = start / np.sqrt((start * start).sum())
    for step in range(steps):
        image = np.zeros_like(start)
        for i in range(indptr.size - 1):
            a = 0.0
            for k in range(indptr[i], indptr[i + 1]):
                a += values[k] * vector[columns[k]]
            for k in range(indptr[i], indptr[i + 1]):
                image[columns[k]] += values[k] * a
        diagonal[step] = (image * vector).sum()
        image -= diagonal[step] * vector
        if step > 0:
            image -= beside[step - 1] * before
        length = np.sqrt((image * image).sum())
        beside[step] = length
        if length <= 1e-10 * (abs(diagonal[0]) + 1e-300):
            return diagonal, beside, step + 1
        before = vector
        vector = image / length
    return diagonal, beside, steps
