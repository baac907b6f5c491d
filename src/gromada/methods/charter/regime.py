"""What rules hold while a side is missing: founding at first, then a duty to answer, never a stall.

Here rules are made from rules. What becomes of a motion under them is still decided by ``settle``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from gromada.methods.charter.difference import sides_that_lose
from gromada.methods.charter.rules import (
    Act,
    Charter,
    Deadlock,
    Effect,
    Family,
    Need,
    Requirement,
    Rule,
    Silence,
)


class Regime(StrEnum):
    """Under what an act is decided."""

    CHARTER = "charter"
    FOUNDING = "founding"  # a side that holds a key has not been there yet
    ANSWER = "answer"  # it stayed away too long, left, or the charter lapsed


FOUNDING_LASTS = timedelta(days=90)
ASKED_DAYS = 5
ONE_SEAT = Requirement(Need.ONE_SEAT)


def key_sides(charter: Charter) -> tuple[str, ...]:
    """Name the sides whose consent any family or exception needs.

    Returns
    -------
    tuple of str
        In the order of the charter.
    """
    keys = {
        side
        for rule in (*charter.families.values(), *charter.exceptions.values())
        for side in rule.key_sides
    }
    return tuple(side.key for side in charter.sides if side.key in keys)


def deciding_sides(charter: Charter, absent: Collection[str]) -> tuple[str, ...]:
    """Name the sides that decide while others are missing.

    Returns
    -------
    tuple of str
        The public sides that are there; without any, all that are there.
    """
    present = [side for side in charter.sides if side.key not in absent]
    public = [side for side in present if side.sector == "public"]
    return tuple(side.key for side in public or present)


def rule_under(
    charter: Charter, act: Act, regime: Regime, absent: Collection[str] = frozenset()
) -> Rule:
    """Give the rule for an act while sides are missing.

    Parameters
    ----------
    charter : Charter
    act : Act
    regime : Regime
    absent : collection of str
        Sides without anybody. In ``ANSWER`` none may be absent: then the charter lapsed.

    Returns
    -------
    Rule
        The charter's own under ``CHARTER``, and always for the family of the charter itself. In
        ``FOUNDING`` missing sides are informed. In ``ANSWER`` all that do not decide are asked:
        their reasons are waited for and answered, and they cannot block. Who fills a seat that
        nobody holds is decided by those who are there; who sits on a side that is there is not.
    """
    rule = charter.rule(act)
    if regime is Regime.CHARTER or act.family is Family.CHARTER:
        return rule
    if act.family is Family.PEOPLE and not absent:
        return rule
    deciding = deciding_sides(charter, absent)
    keeps_all = regime is Regime.FOUNDING or act.family is Family.PEOPLE
    asked = Requirement(Need.ASKED, days=ASKED_DAYS) if regime is Regime.ANSWER else Requirement()
    requires: dict[str, Requirement] = {}
    for side in charter.sides:
        own = rule.requirement(side.key)
        if side.key in absent or not (keeps_all or side.key in deciding):
            requires[side.key] = asked
        elif own.is_key or own.need is Need.ASKED:
            requires[side.key] = own
    if not any(each.is_key for each in requires.values()):
        requires |= dict.fromkeys(deciding[:1], ONE_SEAT)  # nobody's consent is no consent
    return replace(
        rule,
        propose=tuple(dict.fromkeys((*rule.propose, *deciding))),
        requires=requires,
        silence=Silence.NOTHING,
        deadlock=Deadlock.ANSWER if regime is Regime.ANSWER else Deadlock.STAYS,
        casting="",
    )


def possible_while_founding(charter: Charter, act: Act, absent: Collection[str]) -> bool:
    """Say whether an act may be proposed while a side has not been there yet.

    Returns
    -------
    bool
        Only what can be undone; and without a public side only what concerns the platform.
    """
    public = any(side.sector == "public" and side.key not in absent for side in charter.sides)
    return act.reversible and (public or act.effect is Effect.PLATFORM)


def rule_to_change(charter: Charter, rule: Rule, new: Charter) -> Rule:
    """Add the consent of every side that a new charter would take a key or independence from.

    Returns
    -------
    Rule
        A side that already holds a key to the change keeps its requirement.
    """
    losing = [side for side in sides_that_lose(charter, new) if not rule.requirement(side).is_key]
    return replace(rule, requires={**rule.requires, **dict.fromkeys(losing, ONE_SEAT)})


def rule_to_leave(charter: Charter, rule: Rule, side: str) -> Rule:
    """Give the rule by which a side leaves: its own majority, and nobody else's.

    Returns
    -------
    Rule
    """
    requires: Mapping[str, Requirement] = {
        each.key: Requirement() for each in charter.sides if each.key != side
    } | {side: Requirement(Need.MAJORITY)}
    return replace(
        rule, propose=(side,), requires=requires, silence=Silence.NOTHING,
        deadlock=Deadlock.STAYS, casting="",
    )  # fmt: skip
