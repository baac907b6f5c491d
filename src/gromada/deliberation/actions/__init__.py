"""What people do here: say, vote, hide; and what the machine does with it: map, seal, bring in."""

from gromada.deliberation.actions.downloads import download_rows
from gromada.deliberation.actions.importing import import_conversation
from gromada.deliberation.actions.maps import refresh_map, weigh_statements
from gromada.deliberation.actions.merging import merge_participants
from gromada.deliberation.actions.moderation import hide_statement, restore_statement
from gromada.deliberation.actions.quarantine import return_unconfirmed, set_aside
from gromada.deliberation.actions.sealing import seal_votes
from gromada.deliberation.actions.statements import add_statement
from gromada.deliberation.actions.votes import cast_vote

__all__ = [
    "add_statement",
    "cast_vote",
    "download_rows",
    "hide_statement",
    "import_conversation",
    "merge_participants",
    "refresh_map",
    "restore_statement",
    "return_unconfirmed",
    "seal_votes",
    "set_aside",
    "weigh_statements",
]
