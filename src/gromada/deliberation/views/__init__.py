"""Pages of voting, statements and the opinion map."""

from gromada.deliberation.views.downloads import map_csv, map_json, rows
from gromada.deliberation.views.maps import map_numbers, opinion_map
from gromada.deliberation.views.moderation import hidden_list, hide, put_aside, restore
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
    "map_csv",
    "map_json",
    "map_numbers",
    "opinion_map",
    "own_statement_list",
    "own_vote_list",
    "put_aside",
    "restore",
    "rows",
    "statement_add",
    "statement_added",
    "statement_detail",
    "statement_list",
    "thanks",
    "vote",
]
