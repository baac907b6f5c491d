"""Rules that say which coalitions carry a decision, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from gromada.methods.errors import MethodError

Number = int | Fraction


class RuleError(MethodError):
    """The rule names nobody, contradicts itself, or can never be met."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """Carried when the weights of those in favour reach the quota.

    ``strict`` asks for more than the quota: «more than half» is not «at least half».
    """

    quota: Number
    weights: tuple[tuple[str, Number], ...]
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Carried when at least ``at_least`` of the named players are in favour."""

    at_least: int
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Veto:
    """Carried only when every one of the named players is in favour."""

    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Carried when every part is."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Carried when one of the parts is."""

    rules: tuple[Rule, ...]


Rule = Weighted | Count | Veto | AllOf | AnyOf
Leaf = Weighted | Count | Veto


def leaves(rule: Rule) -> Iterator[Leaf]:
    """Give the simple rules that a rule is made of, from left to right."""
    if isinstance(rule, AllOf | AnyOf):
        for part in rule.rules:
            yield from leaves(part)
    else:
        yield rule


def leaf_weights(leaf: Leaf, players: Sequence[str]) -> tuple[list[int], int]:
    """Write a simple rule as whole weights, one a player, and the least sum that carries.

    Parameters
    ----------
    leaf : Weighted, Count or Veto
    players : sequence of str, length n

    Returns
    -------
    tuple of (list of int, int)
        The weights in the order of ``players``, and the quota they have to reach.
    """
    if isinstance(leaf, Weighted):
        given = dict(leaf.weights)
        scale = lcm(*(Fraction(w).denominator for w in [leaf.quota, *given.values()]))
        weights = [int(given.get(player, 0) * scale) for player in players]
        quota = int(leaf.quota * scale)
        return weights, quota + 1 if leaf.strict else quota
    members = set(leaf.of)
    weights = [int(player in members) for player in players]
    return weights, len(members) if isinstance(leaf, Veto) else leaf.at_least


def carried(
    rule: Rule, sums: Iterator[NDArray[np.int64]], quotas: Iterator[int]
) -> NDArray[np.bool_]:
    """Say for many coalitions at once whether the rule is met.

    Parameters
    ----------
    rule : Rule
    sums : iterator of array of int, one for each leaf, all of one shape
        The weight in favour, for each coalition.
    quotas : iterator of int, one for each leaf

    Returns
    -------
    array of bool, of the same shape
    """
    if isinstance(rule, AllOf):
        met = carried(rule.rules[0], sums, quotas)
        for part in rule.rules[1:]:
            met = met & carried(part, sums, quotas)
        return met
    if isinstance(rule, AnyOf):
        met = carried(rule.rules[0], sums, quotas)
        for part in rule.rules[1:]:
            met = met | carried(part, sums, quotas)
        return met
    return np.asarray(next(sums) >= next(quotas))


def check(rule: Rule, players: Sequence[str]) -> None:
    """Refuse a rule that names strangers, has negative weights, or cannot be met.

    Raises
    ------
    RuleError
        With a sentence that says which part is wrong.
    """
    if not players:
        raise RuleError("A rule needs at least one player.")
    if len(set(players)) != len(players):
        raise RuleError("Two players have the same name.")
    known = set(players)
    for part in _compound(rule):
        if not part.rules:
            raise RuleError(f"{type(part).__name__} needs at least one rule inside.")
    for leaf in leaves(rule):
        named = [name for name, _ in leaf.weights] if isinstance(leaf, Weighted) else leaf.of
        if strangers := sorted(set(named) - known):
            raise RuleError(f"The rule names {strangers[0]!r}, who is not among the players.")
        if not named:
            raise RuleError(f"{type(leaf).__name__} names nobody.")
        if isinstance(leaf, Weighted):
            _check_weights(leaf)
        elif isinstance(leaf, Count) and not 0 < leaf.at_least <= len(set(leaf.of)):
            raise RuleError(
                f"Count asks for {leaf.at_least} of {len(set(leaf.of))} players; "
                "it has to be from 1 to all of them."
            )


def _check_weights(leaf: Weighted) -> None:
    for name, weight in leaf.weights:
        if weight < 0:
            raise RuleError(f"Weights are not negative; {name!r} has {weight}.")
    total = sum(weight for _, weight in leaf.weights)
    if leaf.quota <= 0 and not (leaf.strict and leaf.quota == 0):
        raise RuleError(f"The quota is above 0; found {leaf.quota}.")
    if leaf.quota > total or (leaf.strict and leaf.quota == total):
        raise RuleError(f"The quota {leaf.quota} cannot be reached: all weights sum to {total}.")


def _compound(rule: Rule) -> Iterator[AllOf | AnyOf]:
    if isinstance(rule, AllOf | AnyOf):
        yield rule
        for part in rule.rules:
            yield from _compound(part)


def weighted(quota: Number, weights: Mapping[str, Number], *, strict: bool = False) -> Weighted:
    """Make a weighted rule from names and weights."""
    return Weighted(quota=quota, weights=tuple(weights.items()), strict=strict)


def count(at_least: int, of: Sequence[str]) -> Count:
    """Make a rule that asks for so many of the named players."""
    return Count(at_least=at_least, of=tuple(of))


def veto(*of: str) -> Veto:
    """Make a rule that asks for every one of the named players."""
    return Veto(of=of)


def all_of(*rules: Rule) -> AllOf:
    """Make a rule that asks for every part."""
    return AllOf(rules=rules)


def any_of(*rules: Rule) -> AnyOf:
    """Make a rule that asks for one of the parts."""
    return AnyOf(rules=rules)
