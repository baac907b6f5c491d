"""A-priori voting power of seats or blocs under a rule."""

from gromada.methods.power.indices import Power, TooManyCoalitions, power
from gromada.methods.power.reading import read_brackets, read_rule
from gromada.methods.power.rules import (
    AllOf,
    AnyOf,
    Count,
    Rule,
    RuleError,
    Veto,
    Weighted,
    all_of,
    any_of,
    count,
    veto,
    weighted,
)

__all__ = [
    "AllOf",
    "AnyOf",
    "Count",
    "Power",
    "Rule",
    "RuleError",
    "TooManyCoalitions",
    "Veto",
    "Weighted",
    "all_of",
    "any_of",
    "count",
    "power",
    "read_brackets",
    "read_rule",
    "veto",
    "weighted",
]
