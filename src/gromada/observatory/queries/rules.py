"""Rules of a charter without the words of people, and with words of the platform again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from gromada.formats.bundle import CharterVersion
from gromada.formats.bundle.rules import side_key
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter.reading import read_charter, write_rule
from gromada.observatory.queries.words import SIDE_NAMES


def bare_keys(texts: Iterable[Rules]) -> dict[str, str]:
    """What each side is called in a bundle, the same in all versions of one charter."""
    used, keys = Counter[str](), dict[str, str]()
    for text in texts:
        for side in text.sides:
            if side.key not in keys:
                used[side.sector] += 1
                keys[side.key] = side_key(side.sector, used[side.sector])
    return keys


def bare_rules(text: Rules, keys: Mapping[str, str]) -> dict[str, Any]:
    """The rules as data: sides by sector, no names of sides, nothing that a person wrote."""
    return {
        "sides": [
            {
                "key": keys[side.key],
                "sector": side.sector,
                "seats": side.seats,
                "filled": side.filled,
                "dependent_on": keys.get(side.dependent_on, ""),
            }
            for side in text.sides
        ],
        "families": {
            family.value: _bare(write_rule(rule), keys) for family, rule in text.families.items()
        },
        "exceptions": {act: _bare(write_rule(rule), keys) for act, rule in text.exceptions.items()},
    }


def _bare(rule: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    return {
        **rule,
        "propose": [keys[side] for side in rule["propose"]],
        "requires": {keys[side]: asked for side, asked in rule["requires"].items()},
        "casting": keys.get(rule.get("casting", ""), ""),
    }


def readable_rules(version: CharterVersion) -> Rules:
    """The rules as the methods read them, with names of sides by their sector."""
    rules = version.rules
    sides = [{**side, "names": _names(side["key"])} for side in rules["sides"]]
    return read_charter({**rules, "template": version.model, "sides": sides})


def _names(key: str) -> dict[str, str]:
    sector, _dash, number = key.partition("-")
    return {
        language: f"{name} {number}" if number else name
        for language, name in SIDE_NAMES[sector].items()
    }
