"""The pages of people and organisations; those of signing in are allauth's, with our templates."""

from gromada.people.views.accounts import add_passkey, demo_sign_in, my_account
from gromada.people.views.organisations import (
    invitation,
    membership_end,
    organisation_create,
    organisation_detail,
    organisation_edit,
    organisation_invite,
    organisation_list,
)

__all__ = [
    "add_passkey",
    "demo_sign_in",
    "invitation",
    "membership_end",
    "my_account",
    "organisation_create",
    "organisation_detail",
    "organisation_edit",
    "organisation_invite",
    "organisation_list",
]
