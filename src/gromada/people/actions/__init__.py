"""What people do: take part, sign in, open organisations, invite, say what they bring."""

from gromada.people.actions.accounts import (
    change_profile,
    follow_demo_link,
    forget_what_expired,
    issue_demo_link,
    make_operator,
)
from gromada.people.actions.cards import (
    add_line,
    change_line,
    hide_card,
    remove_card,
    remove_line,
    show_card,
)
from gromada.people.actions.erasing import erase_person
from gromada.people.actions.exporting import data_of
from gromada.people.actions.limits import forget_old_tallies, spend
from gromada.people.actions.matches import (
    COUNTED,
    answer_match,
    confirm_match,
    count_collaboration,
    dismiss_match,
    need,
    offer,
    withdraw,
)
from gromada.people.actions.organisations import (
    accept_invitation,
    add_member,
    change_organisation,
    end_membership,
    invite,
    open_group,
    open_organisation,
    withdraw_invitation,
)
from gromada.people.actions.participants import join, recognise

__all__ = [
    "COUNTED",
    "accept_invitation",
    "add_line",
    "add_member",
    "answer_match",
    "change_line",
    "change_organisation",
    "change_profile",
    "confirm_match",
    "count_collaboration",
    "data_of",
    "dismiss_match",
    "end_membership",
    "erase_person",
    "follow_demo_link",
    "forget_old_tallies",
    "forget_what_expired",
    "hide_card",
    "invite",
    "issue_demo_link",
    "join",
    "make_operator",
    "need",
    "offer",
    "open_group",
    "open_organisation",
    "recognise",
    "remove_card",
    "remove_line",
    "show_card",
    "spend",
    "withdraw",
    "withdraw_invitation",
]
