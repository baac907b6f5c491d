"""What people do: take part, sign in, open organisations, invite."""

from gromada.people.actions.accounts import (
    change_profile,
    follow_demo_link,
    forget_what_expired,
    issue_demo_link,
    make_operator,
)
from gromada.people.actions.limits import forget_old_tallies, spend
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
    "accept_invitation",
    "add_member",
    "change_organisation",
    "change_profile",
    "end_membership",
    "follow_demo_link",
    "forget_old_tallies",
    "forget_what_expired",
    "invite",
    "issue_demo_link",
    "join",
    "make_operator",
    "open_group",
    "open_organisation",
    "recognise",
    "spend",
    "withdraw_invitation",
]
