"""What a side needs among its own seats for its yes, as a rule whose power can be measured."""

from __future__ import annotations

from collections.abc import Mapping

from gromada.methods.charter.probing import seats_needed
from gromada.methods.charter.rules import Charter, Rule
from gromada.methods.power import Rule as PowerRule
from gromada.methods.power import count, weighted


def yes_of_side(charter: Charter, rule: Rule, side: str, weights: Mapping[str, int]) -> PowerRule:
    """Give the rule among the seats of one side.

    Parameters
    ----------
    charter : Charter
    rule : Rule
    side : str
    weights : mapping from seat to int
        The weight of each seat of the side.

    Returns
    -------
    gromada.methods.power.Rule
        A count found by asking ``settle`` where all seats weigh one; else the threshold of the
        requirement over the sum of weights.

    Examples
    --------
    >>> from gromada.methods.charter.templates import templates
    >>> table = templates()["M04"].charter
    >>> rule = next(iter(table.families.values()))
    >>> yes_of_side(table, rule, "community", dict.fromkeys("abc", 1))
    Count(at_least=2, of=('a', 'b', 'c'))
    """
    if all(weight == 1 for weight in weights.values()):
        return count(max(seats_needed(charter, rule, side), 1), list(weights))
    share, strict = rule.requirement(side).threshold
    return weighted(share * sum(weights.values()), weights, strict=strict)
