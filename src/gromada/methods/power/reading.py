"""Rules as people write them: ``[51; 50, 49, 1]``, or a small JSON document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from gromada.methods.power.rules import (
    AllOf,
    AnyOf,
    Count,
    Number,
    Rule,
    RuleError,
    Veto,
    Weighted,
)

BRACKETS = re.compile(r"^\s*\[(?P<quota>[^;\[\]]+);(?P<weights>[^;\[\]]+)\]\s*$")
REPEATED = re.compile(r"^(?:(?P<times>\d+)\s*[x×*]\s*)(?P<weight>\S+)$")
MOST_PLAYERS = 5_000


def read_brackets(text: str) -> tuple[Rule, list[str]]:
    """Read the usual notation of a weighted game, such as ``[51; 50, 49, 1]``.

    Parameters
    ----------
    text : str
        The quota, then the weights; ``10×1`` (or ``10x1``, ``10*1``) stands for ten ones.

    Returns
    -------
    tuple of (Rule, list of str)
        Players are called ``1``, ``2``, … in the order of their weights.

    Raises
    ------
    RuleError
        With the part that cannot be read.

    Examples
    --------
    >>> rule, players = read_brackets("[3; 2, 2×1]")
    >>> rule.weights
    (('1', 2), ('2', 1), ('3', 1))
    """
    found = BRACKETS.match(text)
    if found is None:
        raise RuleError(f"A weighted game is written as [quota; weight, weight]; found {text!r}.")
    weights: list[Number] = []
    for part in found["weights"].split(","):
        repeated = REPEATED.match(part.strip())
        times = int(repeated["times"]) if repeated else 1
        if len(weights) + times > MOST_PLAYERS:
            raise RuleError(f"More than {MOST_PLAYERS} players are too many.")
        weights += [read_number(repeated["weight"] if repeated else part)] * times
    players = [str(position) for position in range(1, len(weights) + 1)]
    pairs = tuple(zip(players, weights, strict=True))
    return Weighted(quota=read_number(found["quota"]), weights=pairs), players


def read_number(value: object) -> Number:
    """Read a whole number, a decimal or a fraction exactly; floats by their decimal form."""
    try:
        number = Fraction(str(value).strip())
    except (ValueError, ZeroDivisionError):
        raise RuleError(f"{value!r} is not a number.") from None
    return int(number) if number.denominator == 1 else number


def read_rule(document: Any) -> tuple[Rule, list[str], dict[str, list[str]]]:
    """Read a rule from parsed JSON.

    Parameters
    ----------
    document : object with ``players`` and ``rule``
        ``players`` are names, or objects with ``name`` and ``seats``: then each seat is a
        player of its own, called «name 1», «name 2», and the name stands for all of
        them inside the rule. ``rule`` is one of ``{"weighted": {"quota": 51, "weights":
        {"a": 50}, "strict": false}}``, ``{"count": {"at_least": 5, "of": ["a", "b"]}}``,
        ``{"veto": ["a"]}``, ``{"all_of": [rule, …]}``, ``{"any_of": [rule, …]}``. In
        ``count``, ``of`` may be left out: everybody.

    Returns
    -------
    tuple of (Rule, list of str, dict of str to list of str)
        The rule, its players, and the seats of each side that has several.

    Raises
    ------
    RuleError
        With the part that cannot be read.

    Examples
    --------
    >>> rule, players, sides = read_rule(
    ...     {
    ...         "players": [{"name": "civic", "seats": 2}, "mayor"],
    ...         "rule": {"count": {"at_least": 2}},
    ...     }
    ... )
    >>> players, sides
    (['civic 1', 'civic 2', 'mayor'], {'civic': ['civic 1', 'civic 2']})
    """
    if not isinstance(document, Mapping) or "players" not in document or "rule" not in document:
        raise RuleError("A rule is an object with “players” and “rule”.")
    players: list[str] = []
    sides: dict[str, list[str]] = {}
    if not isinstance(document["players"], list):
        raise RuleError("“players” is a list of names.")
    for player in document["players"]:
        if isinstance(player, Mapping):
            name, seats = str(player.get("name", "")), player.get("seats", 1)
            if not name or not isinstance(seats, int) or not 0 < seats <= MOST_PLAYERS:
                raise RuleError(f"A side has a name and a number of seats; found {dict(player)}.")
            sides[name] = [f"{name} {number}" for number in range(1, seats + 1)]
            players += sides[name]
        else:
            players.append(str(player))
    return _rule(document["rule"], players, sides), players, sides


def _rule(part: Any, players: list[str], sides: Mapping[str, list[str]]) -> Rule:
    if not isinstance(part, Mapping) or len(part) != 1:
        raise RuleError(
            "A rule is one of weighted, count, veto, all_of, any_of; "
            f"found {part if not isinstance(part, Mapping) else ', '.join(part) or 'nothing'}."
        )
    kind, inside = next(iter(part.items()))
    if kind in ("all_of", "any_of"):
        if not isinstance(inside, Sequence) or isinstance(inside, str):
            raise RuleError(f"“{kind}” holds a list of rules.")
        rules = tuple(_rule(each, players, sides) for each in inside)
        return AllOf(rules) if kind == "all_of" else AnyOf(rules)
    if kind == "veto":
        return Veto(of=_members(inside, sides))
    if not isinstance(inside, Mapping):
        raise RuleError(f"“{kind}” holds an object.")
    if kind == "count":
        at_least = inside.get("at_least")
        if not isinstance(at_least, int) or isinstance(at_least, bool):
            raise RuleError(f"“count” asks for a whole number “at_least”; found {at_least!r}.")
        of = _members(inside["of"], sides) if "of" in inside else tuple(players)
        return Count(at_least=at_least, of=of)
    if kind == "weighted":
        return _weighted(inside, players, sides)
    raise RuleError(f"There is no rule called {kind!r}.")


def _weighted(
    inside: Mapping[str, Any], players: list[str], sides: Mapping[str, list[str]]
) -> Weighted:
    weights = inside.get("weights")
    if isinstance(weights, list):
        if len(weights) != len(players):
            raise RuleError(f"{len(players)} players need {len(players)} weights.")
        weights = dict(zip(players, weights, strict=True))
    if not isinstance(weights, Mapping) or "quota" not in inside:
        raise RuleError("“weighted” holds a “quota” and “weights” by name.")
    pairs = tuple(
        (member, read_number(weight))
        for name, weight in weights.items()
        for member in sides.get(name, [name])
    )
    return Weighted(read_number(inside["quota"]), pairs, strict=bool(inside.get("strict", False)))


def _members(names: Any, sides: Mapping[str, list[str]]) -> tuple[str, ...]:
    if isinstance(names, str):
        names = [names]
    if not isinstance(names, Sequence):
        raise RuleError(f"Players are named in a list; found {names!r}.")
    return tuple(member for name in names for member in sides.get(str(name), [str(name)]))
