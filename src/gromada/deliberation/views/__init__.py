"""Pages of voting, statements and the opinion map."""

from gromada.deliberation.views.moderation import hidden_list, hide, restore
from gromada.deliberation.views.statements import (
    own_statement_list,
    statement_add,
    statement_added,
    statement_detail,
    statement_list,
)
from gromada.deliberation.views.voting import own_vote_list, thanks, vote

__all__ = [
    "hidden_list",
    "hide",
    "own_statement_list",
    "own_vote_list",
    "restore",
    "statement_add",
    "statement_added",
    "statement_detail",
    "statement_list",
    "thanks",
    "vote",
]
