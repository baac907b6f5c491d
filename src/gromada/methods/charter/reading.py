"""Charters as documents: parsed TOML or JSON, to and fro."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from gromada.methods.charter.rules import (
    SHORTEST_WINDOW,
    Base,
    Charter,
    CharterError,
    Deadlock,
    Family,
    Need,
    Requirement,
    Rule,
    Side,
    Silence,
)

Choice = TypeVar("Choice", bound=StrEnum)
# a power of ten in a few letters would take minutes to write out
FRACTION = re.compile(r"[0-9]{1,9}([./][0-9]{1,9})?")


def read_charter(document: Mapping[str, Any]) -> Charter:
    """Read a charter from a parsed document.

    Parameters
    ----------
    document : mapping
        ``template``, a list of ``sides``, ``families`` with one rule each, and ``exceptions``
        by act. What is asked of a side is a word (``"one_seat"``) or, with details, a
        table (``{need = "share", share = "3/4", quorum = "1/2", base = "words"}``).

    Returns
    -------
    Charter

    Raises
    ------
    CharterError
        With the place and what would be right there.
    """
    known = {"template", "title", "summary", "sides", "families", "exceptions"}
    _no_strangers("the charter", document, known)
    sides = tuple(
        _side(_table(side, f"side {number}"), number)
        for number, side in enumerate(_list(document.get("sides"), "sides"), start=1)
    )
    order = [side.key for side in sides]
    families = {
        _choice(Family, name, "families"): read_rule(
            _table(rule, name), f"families.{name}", sides=order
        )
        for name, rule in _table(document.get("families", {}), "families").items()
    }
    return Charter(
        template=str(document.get("template", "")),
        sides=sides,
        families={family: families[family] for family in Family if family in families},
        exceptions={
            name: read_rule(_table(rule, name), f"exceptions.{name}", sides=order)
            for name, rule in sorted(_table(document.get("exceptions", {}), "exceptions").items())
        },
    )


def write_charter(charter: Charter) -> dict[str, Any]:
    """Write a charter as a document that ``read_charter`` reads back to an equal one."""
    return {
        "template": charter.template,
        "sides": [_write_side(side) for side in charter.sides],
        "families": {
            family.value: write_rule(charter.families[family])
            for family in Family
            if family in charter.families
        },
        "exceptions": {key: write_rule(rule) for key, rule in charter.exceptions.items()},
    }


def _side(side: Mapping[str, Any], number: int) -> Side:
    place = f"side {side.get('key', number)!r}"
    _no_strangers(
        place, side, {"key", "names", "origin", "sector", "seats", "filled", "dependent_on"}
    )
    if not side.get("key"):
        raise CharterError(f"Side {number} has no key.")
    return Side(
        key=str(side["key"]),
        names=_words(side.get("names", {}), f"names of {place}"),
        origin=_words(side.get("origin", {}), f"origin of {place}"),
        sector=str(side.get("sector", "other")),
        seats=_whole(side.get("seats", 1), f"seats of {place}"),
        filled=str(side.get("filled", "appointed")),
        dependent_on=str(side.get("dependent_on", "")),
    )


def read_rule(
    rule: Mapping[str, Any], place: str = "the rule", *, sides: Sequence[str] = ()
) -> Rule:
    """Read one rule, as a motion keeps it from the day it began.

    Parameters
    ----------
    rule : mapping
    place : str
        Where it stands, for errors.
    sides : sequence of str
        The order in which sides are spoken of: databases keep keys of JSON in one of their own.

    Returns
    -------
    Rule

    Raises
    ------
    CharterError
    """
    requires = _table(rule.get("requires", {}), f"{place}.requires")
    known = [side for side in sides if side in requires]
    order = [*known, *(side for side in requires if side not in known)]
    _no_strangers(
        place, rule, {"propose", "requires", "window_days", "silence", "deadlock", "casting"}
    )
    return Rule(
        propose=tuple(str(side) for side in _list(rule.get("propose"), f"{place}.propose")),
        requires={side: _requirement(requires[side], f"{place}.requires.{side}") for side in order},
        window_days=_whole(rule.get("window_days", SHORTEST_WINDOW), f"{place}.window_days"),
        silence=_choice(Silence, rule.get("silence", "nothing"), f"{place}.silence"),
        deadlock=_choice(Deadlock, rule.get("deadlock", "stays"), f"{place}.deadlock"),
        casting=str(rule.get("casting", "")),
    )


def _requirement(asked: Any, place: str) -> Requirement:
    if isinstance(asked, str):
        asked = {"need": asked}
    details = _table(asked, place)
    _no_strangers(place, details, {"need", "days", "share", "quorum", "strict", "base"})
    plain = Requirement()
    return Requirement(
        need=_choice(Need, details.get("need", ""), place),
        days=_whole(details.get("days", 0), f"{place}.days"),
        share=_fraction(details.get("share", plain.share), f"{place}.share"),
        quorum=_fraction(details.get("quorum", plain.quorum), f"{place}.quorum"),
        strict=bool(details.get("strict", plain.strict)),
        base=_choice(Base, details.get("base", plain.base), f"{place}.base"),
    )


def _write_side(side: Side) -> dict[str, Any]:
    written: dict[str, Any] = {
        "key": side.key,
        "names": dict(side.names),
        "sector": side.sector,
        "seats": side.seats,
        "filled": side.filled,
    }
    if side.origin:
        written["origin"] = dict(side.origin)
    if side.dependent_on:
        written["dependent_on"] = side.dependent_on
    return written


def write_rule(rule: Rule) -> dict[str, Any]:
    """Write one rule so that ``read_rule`` reads back an equal one.

    Returns
    -------
    dict
        Plain values, ready for JSON.
    """
    written: dict[str, Any] = {
        "propose": list(rule.propose),
        "requires": {side: _write_requirement(asked) for side, asked in rule.requires.items()},
        "window_days": rule.window_days,
        "silence": rule.silence.value,
        "deadlock": rule.deadlock.value,
    }
    if rule.casting:
        written["casting"] = rule.casting
    return written


def _write_requirement(asked: Requirement) -> str | dict[str, Any]:
    if asked == Requirement(asked.need):
        return asked.need.value
    return {
        "need": asked.need.value,
        "days": asked.days,
        "share": str(asked.share),
        "quorum": str(asked.quorum),
        "strict": asked.strict,
        "base": asked.base.value,
    }


def _no_strangers(place: str, table: Mapping[str, Any], known: set[str]) -> None:
    if strangers := sorted(set(table) - known):
        raise CharterError(
            f"In {place} there is {strangers[0]!r}; it knows only {', '.join(sorted(known))}."
        )


def _choice(kind: type[Choice], value: Any, place: str) -> Choice:
    try:
        return kind(value)
    except ValueError:
        raise CharterError(
            f"{place} is one of {', '.join(each.value for each in kind)}; found {value!r}."
        ) from None


def _table(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise CharterError(f"{place} is a table; found {value!r}.")
    return value


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise CharterError(f"{place} is a list with at least one entry; found {value!r}.")
    return value


def _whole(value: Any, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise CharterError(f"{place} is a whole number; found {value!r}.")
    return value


def _fraction(value: Any, place: str) -> Fraction:
    written = str(value)
    try:
        if FRACTION.fullmatch(written):
            return Fraction(written)
    except ZeroDivisionError:
        pass
    raise CharterError(f"{place} is a fraction such as 2/3; found {written[:40]!r}.")


def _words(value: Any, place: str) -> dict[str, str]:
    return {str(language): str(words) for language, words in _table(value, place).items()}
