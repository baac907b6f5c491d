"""What changed between two versions of a charter, and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from gromada.methods.charter.probing import FourVerbs, four_verbs
from gromada.methods.charter.reading import write_charter
from gromada.methods.charter.rules import Charter, Family, Side
from gromada.methods.charter.sentences import family_act


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that differs.

    Attributes
    ----------
    place : str
        Such as ``families.voice.window_days``.
    before, after : object
        ``None`` where there was nothing, or is nothing any more.
    """

    place: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class VerbChange:
    """How one of the four verbs of a side changed in a family."""

    family: Family
    side: str
    verb: str
    before: Any
    after: Any


def changes(old: Charter, new: Charter) -> list[Change]:
    """List the facts that differ, by place.

    Returns
    -------
    list of Change
        Empty when the charters are equal.
    """
    before, after = _flat(_keyed(old)), _flat(_keyed(new))
    return [
        Change(place, before.get(place), after.get(place))
        for place in sorted(before.keys() | after.keys())
        if before.get(place) != after.get(place)
    ]


def verb_changes(old: Charter, new: Charter) -> list[VerbChange]:
    """List for whom it became possible, or impossible, to start, stop, carry or be overridden.

    Returns
    -------
    list of VerbChange
        Of the sides that both charters have, family by family.
    """
    kept = [side.key for side in old.sides if side.key in {other.key for other in new.sides}]
    return [
        VerbChange(family, side, verb, before, after)
        for family in Family
        for side in kept
        for verb, before, after in _verbs(
            four_verbs(old, family_act(family), side), four_verbs(new, family_act(family), side)
        )
    ]


def sides_that_lose(old: Charter, new: Charter) -> tuple[str, ...]:
    """Name the sides that a new charter takes a key, a proposal, a seat or independence from.

    Returns
    -------
    tuple of str
        In the order of the old charter.
    """
    after = {side.key: side for side in new.sides}
    acts = sorted({*old.exceptions, *new.exceptions})

    def loses(side: Side) -> bool:
        kept = after.get(side.key)
        if kept is None or kept.seats < side.seats:
            return True
        if kept.dependent_on and kept.dependent_on != side.dependent_on:
            return True
        rules = [(old.families[family], new.families[family]) for family in Family]
        # An exception may bring a key back, or take one away, whatever the family says.
        rules += [
            (old.exceptions[act], new.exceptions[act])
            for act in acts
            if act in old.exceptions and act in new.exceptions
        ]
        rules += [
            (before, new.exceptions[act])
            for act in acts
            if act not in old.exceptions
            for before in old.families.values()
        ]
        rules += [
            (old.exceptions[act], now)
            for act in acts
            if act not in new.exceptions
            for now in new.families.values()
        ]
        return any(
            (was.requirement(side.key).is_key and not now.requirement(side.key).is_key)
            or (side.key in was.propose and side.key not in now.propose)
            or (was.requirement(side.key).is_key and now.casting not in ("", side.key, was.casting))
            for was, now in rules
        )

    return tuple(side.key for side in old.sides if loses(side))


def _verbs(old: FourVerbs, new: FourVerbs) -> Iterator[tuple[str, Any, Any]]:
    for each in fields(FourVerbs):
        before, after = getattr(old, each.name), getattr(new, each.name)
        if before != after:
            yield each.name, before, after


def _keyed(charter: Charter) -> dict[str, Any]:
    document = write_charter(charter)
    return document | {"sides": {side.pop("key"): side for side in document["sides"]}}


def _flat(value: Any, place: str = "") -> dict[str, Any]:
    if isinstance(value, Mapping):
        found: dict[str, Any] = {}
        for key, inside in value.items():
            found |= _flat(inside, f"{place}.{key}" if place else str(key))
        return found
    return {place: value}
