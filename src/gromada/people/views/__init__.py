"""The pages of people and organisations; those of signing in are allauth's, with our templates."""

from gromada.people.views.accounts import add_passkey, demo_sign_in, my_account
from gromada.people.views.cards import card, card_line_change, card_line_remove, card_remove
from gromada.people.views.organisations import (
    invitation,
    invitation_withdraw,
    membership_end,
    organisation_create,
    organisation_detail,
    organisation_edit,
    organisation_invite,
    organisation_list,
)
from gromada.people.views.own_data import own_data, own_data_file
from gromada.people.views.tables import (
    card_place,
    match_answer,
    stake_add,
    stake_withdraw,
    who_brings_what,
)

__all__ = [
    "add_passkey",
    "card",
    "card_line_change",
    "card_line_remove",
    "card_place",
    "card_remove",
    "demo_sign_in",
    "invitation",
    "invitation_withdraw",
    "match_answer",
    "membership_end",
    "my_account",
    "organisation_create",
    "organisation_detail",
    "organisation_edit",
    "organisation_invite",
    "organisation_list",
    "own_data",
    "own_data_file",
    "stake_add",
    "stake_withdraw",
    "who_brings_what",
]
