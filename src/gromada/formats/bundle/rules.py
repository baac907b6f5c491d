"""The rules of a charter inside a bundle: sides by sector, codes and numbers, no words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gromada.formats.bundle.facts import SECTORS
from gromada.formats.bundle.places import Place
from gromada.formats.errors import N_

FAMILIES = ("people", "voice", "text", "outcome", "charter")
NEEDS = ("informed", "asked", "one_seat", "majority", "two_thirds", "all", "share")
FILLED = ("elected", "lot", "nominated", "statutory", "office", "appointed")


def read_rules(place: Place) -> dict[str, Any]:
    """The rules as they stand, once every word in them is known or a code.

    What they mean, and whether they contradict themselves, is for those who know charters.
    """
    table = place.table({"sides", "families", "exceptions"})
    sides = [_side(each) for each in place.at("sides").each()]
    if not sides or len(set(sides)) != len(sides):
        raise place.at("sides").refuse(
            N_("each side stands there once, and there is at least one.")
        )
    families = place.at("families")
    families.table(FAMILIES)
    for _name, rule in families.items():
        _check_rule(rule, sides)
    for name, rule in place.at("exceptions").items():
        Place(name, rule.path).code()
        _check_rule(rule, sides)
    return dict(table)


def side_key(sector: str, number: int) -> str:
    """What a side is called in a bundle: its sector, numbered from the second one on.

    >>> side_key("civic", 1), side_key("civic", 2)
    ('civic', 'civic-2')
    """
    return sector if number == 1 else f"{sector}-{number}"


def _side(place: Place) -> str:
    place.table({"key", "sector", "seats", "filled", "dependent_on"})
    sector = place.at("sector").one_of(SECTORS)
    key = place.at("key").code()
    if key not in {side_key(sector, number) for number in range(1, 10)}:
        raise place.at("key").refuse(
            N_("a side is called by its sector; found %(found)s."), found=key
        )
    place.at("seats").whole(1)
    place.at("filled").one_of(FILLED)
    if place.at("dependent_on").value != "":
        place.at("dependent_on").code()
    return key


def _check_rule(place: Place, sides: Iterable[str]) -> None:
    known = tuple(sides)
    place.table({"propose", "requires", "window_days", "silence", "deadlock", "casting"})
    for each in place.at("propose").each():
        each.one_of(known)
    for side, asked in place.at("requires").items():
        Place(side, asked.path).one_of(known)
        _check_requirement(asked)
    place.at("window_days").whole(1)
    place.at("silence").one_of(("nothing", "consent"))
    place.at("deadlock").one_of(("stays", "answer", "mediation", "casting"))
    place.at("casting").one_of(("", *known))


def _check_requirement(place: Place) -> None:
    if isinstance(place.value, str):
        place.one_of(NEEDS)
        return
    place.table({"need", "days", "share", "quorum", "strict", "base"})
    place.at("need").one_of(NEEDS)
    place.at("days").whole()
    place.at("share").code()
    place.at("quorum").code()
    place.at("strict").truth()
    place.at("base").one_of(("seats", "present", "words"))
