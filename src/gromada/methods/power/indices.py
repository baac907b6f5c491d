"""Power indices of a rule: who is needed how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial, sqrt

import numpy as np

from gromada.methods.errors import MethodError
from gromada.methods.power.counting import (
    MOST_CELLS,
    PRIMES,
    Swings,
    cells,
    swings_by_types,
    swings_by_weight,
    types_of,
)
from gromada.methods.power.rules import Leaf, Rule, carried, check, leaf_weights, leaves

MOST_TABLE = 50_000_000  # cells of size × weight, 8 bytes each


class TooManyCoalitions(MethodError):
    """The exact count would take too long, and no sample was asked for."""


@dataclass(frozen=True, slots=True)
class Power:
    """Power indices of every player under one rule.

    Attributes
    ----------
    players : tuple of str, length n
    swings : tuple of int or None, length n
        Coalitions in which the player is critical; ``None`` when sampled.
    banzhaf : tuple of Fraction, length n
        Normalised Banzhaf index; sums to 1.
    banzhaf_absolute : tuple of Fraction, length n
        Penrose measure: share of the others' coalitions in which the player is critical.
    shapley_shubik : tuple of Fraction, length n
        Share of the orders in which the player is pivotal; sums to 1.
    coleman_act : Fraction
        Share of all coalitions that carry.
    coleman_prevent, coleman_initiate : tuple of Fraction, length n
        Share of the winning coalitions that the player can stop; of the losing
        ones that the player can turn.
    vetoes, dummies : tuple of str
        Players without whom nothing carries; players who never matter.
    dictator : str or None
        The player who carries alone and without whom nothing carries.
    draws : int
        Sampled orders; 0 when the result is exact.
    std_error : float
        The largest standard error of an index; 0 when exact.
    """

    players: tuple[str, ...]
    swings: tuple[int, ...] | None
    banzhaf: tuple[Fraction, ...]
    banzhaf_absolute: tuple[Fraction, ...]
    shapley_shubik: tuple[Fraction, ...]
    coleman_act: Fraction
    coleman_prevent: tuple[Fraction, ...]
    coleman_initiate: tuple[Fraction, ...]
    vetoes: tuple[str, ...]
    dummies: tuple[str, ...]
    dictator: str | None
    draws: int = 0
    std_error: float = 0.0


def power(
    rule: Rule,
    players: Sequence[str],
    *,
    draws: int = 0,
    rng: np.random.Generator | None = None,
) -> Power:
    """Measure the power that a rule gives to each player, exactly where that is possible.

    The indices assume that everybody is present and nobody abstains.

    Parameters
    ----------
    rule : Rule
    players : sequence of str, length n
        Seats, or blocs that vote as one. Which of the two changes the numbers:
        always say it beside them.
    draws : int
        Random orders to draw if the exact count is out of reach; 0 refuses.
    rng : numpy.random.Generator, optional
        Needed with ``draws``.

    Returns
    -------
    Power
        Exact fractions; or, when sampled, fractions of ``draws`` with ``std_error``.

    Raises
    ------
    RuleError
        If the rule contradicts itself or can never be met.
    TooManyCoalitions
        If an exact count is out of reach and ``draws`` is 0.

    Source
    ------
    Banzhaf, J. F. (1965). Weighted voting doesn't work. *Rutgers Law Review* 19.
    Coleman, J. S. (1971). Control of collectivities and the power of a collectivity to act.
    Penrose, L. S. (1946). The elementary statistics of majority voting. *JRSS* 109.
    Shapley, L. S. & Shubik, M. (1954). A method for evaluating the distribution of
    power in a committee system. *APSR* 48.

    Examples
    --------
    >>> from gromada.methods.power import weighted
    >>> result = power(weighted(51, {"a": 50, "b": 49, "c": 1}), ["a", "b", "c"])
    >>> [str(share) for share in result.banzhaf], str(result.shapley_shubik[0])
    (['3/5', '1/5', '1/5'], '2/3')
    """
    check(rule, players)
    if cells(types_of(rule, players)) <= MOST_CELLS:
        return _from_swings(swings_by_types(rule, players), players)
    single = list(leaves(rule))
    if len(single) == 1 and _fits_the_table(single[0], players):
        return _from_swings(swings_by_weight(single[0], players), players)
    if draws <= 0:
        raise TooManyCoalitions(
            f"{len(players)} players under this rule are too many to count exactly; "
            "ask for a sample."
        )
    return _sampled(rule, players, draws, rng or np.random.default_rng(0))


def _fits_the_table(leaf: Leaf, players: Sequence[str]) -> bool:
    _, quota = leaf_weights(leaf, players)
    n = len(players)
    return (n + 1) * quota <= MOST_TABLE and n + 30 <= 30 * len(PRIMES)


def _from_swings(swings: Swings, players: Sequence[str]) -> Power:
    n = len(players)
    totals = [sum(row) for row in swings.by_size]
    everything, winning = 2**n, swings.winning
    losing = everything - winning
    orders = factorial(n)
    pivots = [factorial(s) * factorial(n - s - 1) for s in range(n)]
    vetoes = tuple(p for p, total in zip(players, totals, strict=True) if total == winning)
    # With a veto and power in every coalition: nobody else matters.
    dictator = next(
        (p for p, total in zip(players, totals, strict=True) if total == everything // 2), None
    )
    return Power(
        players=tuple(players),
        swings=tuple(totals),
        banzhaf=tuple(Fraction(total, sum(totals)) for total in totals),
        banzhaf_absolute=tuple(Fraction(total, everything // 2) for total in totals),
        shapley_shubik=tuple(
            Fraction(sum(c * w for c, w in zip(row, pivots, strict=True)), orders)
            for row in swings.by_size
        ),
        coleman_act=Fraction(winning, everything),
        coleman_prevent=tuple(Fraction(total, winning) for total in totals),
        coleman_initiate=tuple(Fraction(total, losing) for total in totals),
        vetoes=vetoes,
        dummies=tuple(p for p, total in zip(players, totals, strict=True) if total == 0),
        dictator=dictator,
    )


def _sampled(rule: Rule, players: Sequence[str], draws: int, rng: np.random.Generator) -> Power:
    """Estimate the indices from random orders and random coalitions; veto and dummy exactly."""
    n = len(players)
    columns, quotas = [], []
    for leaf in leaves(rule):
        weights, quota = leaf_weights(leaf, players)
        columns.append(np.array(weights, dtype=np.int64))
        quotas.append(quota)

    def wins(coalitions: np.ndarray) -> np.ndarray:
        return carried(rule, iter([coalitions @ column for column in columns]), iter(quotas))

    pivots = np.zeros(n, dtype=np.int64)
    swings = np.zeros(n, dtype=np.int64)
    winning = 0
    for _ in range(draws):
        order = rng.permutation(n)
        steps = np.tri(n, dtype=np.int64)[:, np.argsort(order)]
        pivots[order[int(np.argmax(wins(steps)))]] += 1
        coalition = rng.integers(0, 2, n)
        flipped = np.tile(coalition, (n, 1))
        np.fill_diagonal(flipped, 1 - coalition)
        won = bool(wins(coalition[None, :])[0])
        winning += won
        swings += wins(flipped) != won
    everyone_but = wins(1 - np.eye(n, dtype=np.int64))
    vetoes = tuple(p for p, carries in zip(players, everyone_but, strict=True) if not carries)
    hits = [int(s) for s in swings]
    firsts = [int(p) for p in pivots]
    total = sum(hits)
    absolute = [Fraction(s, draws) for s in hits]
    worst = max(float(share * (1 - share)) for share in absolute)
    # A swing joins a winning coalition as often as a losing one: half of each.
    return Power(
        players=tuple(players),
        swings=None,
        banzhaf=tuple(Fraction(s, total) if total else Fraction(0) for s in hits),
        banzhaf_absolute=tuple(absolute),
        shapley_shubik=tuple(Fraction(p, draws) for p in firsts),
        coleman_act=Fraction(winning, draws),
        coleman_prevent=tuple(_bounded(s, 2 * winning) for s in hits),
        coleman_initiate=tuple(_bounded(s, 2 * (draws - winning)) for s in hits),
        vetoes=vetoes,
        dummies=_never_needed(rule, players),
        dictator=None,
        draws=draws,
        std_error=sqrt(max(worst, float(max(_variance(p, draws) for p in firsts))) / draws),
    )


def _variance(hits: int, draws: int) -> float:
    share = hits / draws
    return share * (1 - share)


def _bounded(part: int, whole: int) -> Fraction:
    return min(Fraction(part, whole), Fraction(1)) if whole else Fraction(0)


def _never_needed(rule: Rule, players: Sequence[str]) -> tuple[str, ...]:
    """Players whom no part of the rule counts; other dummies a sample cannot prove."""
    columns = [leaf_weights(leaf, players)[0] for leaf in leaves(rule)]
    return tuple(
        player
        for player, signature in zip(players, zip(*columns, strict=True), strict=True)
        if not any(signature)
    )
