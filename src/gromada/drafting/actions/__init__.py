"""What people do to a text: open it, propose, decide; and what a decision does: adopt."""

from gromada.drafting.actions.deciding import accept_amendment, reject_amendment
from gromada.drafting.actions.hiding import (
    hide_amendment,
    restore_amendment,
    return_unconfirmed,
    set_aside,
)
from gromada.drafting.actions.merging import merge_participants
from gromada.drafting.actions.opening import adopt_policy, open_policy, withdraw_policy
from gromada.drafting.actions.proposing import (
    propose_amendment,
    rebase_amendment,
    withdraw_amendment,
)

__all__ = [
    "accept_amendment",
    "adopt_policy",
    "hide_amendment",
    "merge_participants",
    "open_policy",
    "propose_amendment",
    "rebase_amendment",
    "reject_amendment",
    "restore_amendment",
    "return_unconfirmed",
    "set_aside",
    "withdraw_amendment",
    "withdraw_policy",
]
