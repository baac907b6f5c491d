"""Reading statements, votes and maps."""

from gromada.deliberation.queries.statements import (
    hidden_statements,
    own_statements,
    similar_statements,
    sorted_statements,
    statements_of,
    statements_shown,
    statements_visible_to,
)
from gromada.deliberation.queries.votes import (
    Turn,
    next_turn,
    own_votes,
    turn_on,
    with_own_value,
)

__all__ = [
    "Turn",
    "hidden_statements",
    "next_turn",
    "own_statements",
    "own_votes",
    "similar_statements",
    "sorted_statements",
    "statements_of",
    "statements_shown",
    "statements_visible_to",
    "turn_on",
    "with_own_value",
]
