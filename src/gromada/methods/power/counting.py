"""Counting the coalitions in which a player turns defeat into success, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import comb, prod

import numpy as np
from numpy.typing import NDArray

from gromada.methods.power.rules import Leaf, Rule, carried, leaf_weights, leaves

# Above this many cells of counts the exact method gives way to sampling.
MOST_CELLS = 10_000_000
# Below 2**31, so that the product of two residues fits into 64 bits.
PRIMES = tuple(2**31 - offset for offset in (1, 19, 61, 69, 85, 99, 105, 151, 159, 171))


@dataclass(frozen=True, slots=True)
class Swings:
    """How often each player is critical, by the size of the coalition joined.

    Attributes
    ----------
    by_size : tuple of tuple of int, shape (n, n)
        ``by_size[i][s]`` counts coalitions of ``s`` others that lose without
        player ``i`` and win with them.
    winning : int
        Coalitions that carry the decision, of ``2**n``.
    """

    by_size: tuple[tuple[int, ...], ...]
    winning: int


def types_of(rule: Rule, players: Sequence[str]) -> list[list[int]]:
    """Gather players whom every part of the rule treats alike.

    Returns
    -------
    list of list of int
        Positions of the players of each type, in order of first appearance.
    """
    columns = [leaf_weights(leaf, players)[0] for leaf in leaves(rule)]
    kinds: dict[tuple[int, ...], list[int]] = {}
    for position, signature in enumerate(zip(*columns, strict=True)):
        kinds.setdefault(signature, []).append(position)
    return list(kinds.values())


def cells(types: Sequence[Sequence[int]]) -> int:
    """Count the different coalitions when players of one type are interchangeable."""
    return prod(len(members) + 1 for members in types)


def swings_by_types(rule: Rule, players: Sequence[str]) -> Swings:
    """Count swings for any rule by how many of each type are in favour.

    The work grows with the product of (seats of a type + 1), not with ``2**n``.
    """
    types = types_of(rule, players)
    n = len(players)
    sizes = [len(members) for members in types]
    grid = np.indices([size + 1 for size in sizes]).reshape(len(sizes), -1)
    sums, quotas = [], []
    for leaf in leaves(rule):
        weights, quota = leaf_weights(leaf, players)
        per_type = np.array([weights[members[0]] for members in types], dtype=np.int64)
        sums.append(per_type @ grid)
        quotas.append(quota)
    wins = carried(rule, iter(sums), iter(quotas)).reshape([size + 1 for size in sizes])
    counts = grid.reshape([len(sizes), *wins.shape])
    in_favour = counts.sum(axis=0)
    exact = np.int64 if n <= 62 else object  # beyond, only Python's own integers are exact

    by_size: list[tuple[int, ...]] = [()] * n
    for kind, members in enumerate(types):
        # Cells without one member of this type: would that member be critical?
        without = tuple(slice(None, -1) if k == kind else slice(None) for k in range(len(types)))
        with_one = tuple(slice(1, None) if k == kind else slice(None) for k in range(len(types)))
        critical = wins[with_one] & ~wins[without]
        ways = _ways(counts[(slice(None), *without)], sizes, kind, exact)[critical]
        row = _sum_by_size(ways, in_favour[without][critical], n)
        for position in members:
            by_size[position] = row
    winning = int(sum(_ways(counts, sizes, None, exact)[wins].tolist()))
    return Swings(by_size=tuple(by_size), winning=winning)


def _ways(
    counts: NDArray[np.int64], sizes: Sequence[int], left_out: int | None, exact: type
) -> NDArray[np.generic]:
    """Count the coalitions that look like each cell; one member of ``left_out`` set aside."""
    ways: NDArray[np.generic] = np.ones(counts.shape[1:], dtype=exact)
    for kind, size in enumerate(sizes):
        present = size - 1 if kind == left_out else size
        binomials: NDArray[np.generic] = np.array(
            [comb(present, k) for k in range(size + 1)], dtype=exact
        )
        ways = ways * binomials[counts[kind]]
    return ways


def _sum_by_size(ways: NDArray[np.generic], size: NDArray[np.int64], n: int) -> tuple[int, ...]:
    order = np.argsort(size, kind="stable")
    ways, size = ways[order], size[order]
    bounds = np.searchsorted(size, np.arange(n + 1))
    return tuple(
        int(ways[start:end].sum()) if end > start else 0 for start, end in pairwise(bounds)
    )


def swings_by_weight(leaf: Leaf, players: Sequence[str]) -> Swings:
    """Count swings for one weighted rule by dynamic programming over size and weight.

    The table of coalitions is kept modulo several primes and put together by
    the Chinese remainder theorem: exact, and as fast as machine integers.
    Memory is n × quota × 8 bytes.
    """
    weights, quota = leaf_weights(leaf, players)
    n = len(players)
    primes = PRIMES[: (n + 30) // 30 + 1]
    distinct = sorted(set(weights))
    residues = {weight: np.zeros((len(primes), n), dtype=np.int64) for weight in distinct}
    losing = np.zeros((len(primes), n + 1), dtype=np.int64)
    for place, prime in enumerate(primes):
        table = _coalitions_below(weights, quota, prime)
        losing[place] = table.sum(axis=1) % prime
        for weight in distinct:
            residues[weight][place] = _critical_sizes(table, weight, quota, prime)
    rows = {weight: _from_residues(residues[weight], primes) for weight in distinct}
    return Swings(
        by_size=tuple(rows[weight] for weight in weights),
        winning=2**n - sum(_from_residues(losing, primes)),
    )


def _coalitions_below(weights: Sequence[int], quota: int, prime: int) -> NDArray[np.int64]:
    """Give ``table[s, w]``: coalitions of s players with weight w below the quota."""
    table = np.zeros((len(weights) + 1, quota), dtype=np.int64)
    table[0, 0] = 1
    for done, weight in enumerate(weights):
        if weight < quota:
            moved = table[: done + 1, : quota - weight].copy()
            table[1 : done + 2, weight:] += moved
            table %= prime
    return table


def _critical_sizes(
    table: NDArray[np.int64], weight: int, quota: int, prime: int
) -> NDArray[np.int64]:
    """Count, by size, losing coalitions without one such player that the player turns."""
    n = table.shape[0] - 1
    result = np.zeros(n, dtype=np.int64)
    if weight == 0:
        return result
    others = np.zeros(quota, dtype=np.int64)
    for size in range(n):
        # Divide the player out: coalitions of this size without them.
        current = table[size].copy()
        if size and weight < quota:
            current[weight:] -= others[: quota - weight]
        others = current % prime
        result[size] = others[max(0, quota - weight) :].sum() % prime
    return result


def _from_residues(residues: NDArray[np.int64], primes: Sequence[int]) -> tuple[int, ...]:
    product = prod(primes)
    units = [(product // prime) * pow(product // prime, -1, prime) % product for prime in primes]
    return tuple(
        sum(int(residue) * unit for residue, unit in zip(column, units, strict=True)) % product
        for column in residues.T
    )
