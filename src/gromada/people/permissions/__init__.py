"""Who may do what among organisations and their members, and with what people bring."""

from gromada.people.permissions.cards import (
    may_add_line,
    may_answer_match,
    may_change_line,
    may_remove_line,
    may_sit_down,
    may_state,
    may_withdraw,
)
from gromada.people.permissions.erasing import may_erase
from gromada.people.permissions.organisations import (
    may_accept,
    may_change_organisation,
    may_end_membership,
    may_invite,
    may_open_organisation,
    may_see_members,
)

__all__ = [
    "may_accept",
    "may_add_line",
    "may_answer_match",
    "may_change_line",
    "may_change_organisation",
    "may_end_membership",
    "may_erase",
    "may_invite",
    "may_open_organisation",
    "may_remove_line",
    "may_see_members",
    "may_sit_down",
    "may_state",
    "may_withdraw",
]
