"""What people do under a charter: found it, move acts, say words, and change it."""

from gromada.charters.actions.afterwards import close_answer, depart, fulfil
from gromada.charters.actions.changing import (
    begin_versions,
    change_charter,
    fill_seat,
    leave_charter,
    renew_charter,
    vacate_seat,
)
from gromada.charters.actions.emergencies import begin_emergency, end_emergency
from gromada.charters.actions.erasing import erase_invitations, erase_seats
from gromada.charters.actions.founding import SeatPlan, found_charter
from gromada.charters.actions.inviting import withdraw_invitation
from gromada.charters.actions.moving import NoCharter, move
from gromada.charters.actions.seating import (
    accept_seat,
    declare_ties,
    end_mandates,
    give_up_seat,
    hand_over_seat,
    leave_with_membership,
    name_delegate,
    nominate,
)
from gromada.charters.actions.settling import hold_charter, settle_due, settle_motion
from gromada.charters.actions.speaking import (
    accept_condition,
    answer_reason,
    extend,
    say,
    withdraw,
)
from gromada.charters.actions.telling import (
    note_deliveries,
    remind,
    send_digests,
    tell_everybody,
    tell_mover,
    tell_seats,
)

__all__ = [
    "NoCharter",
    "SeatPlan",
    "accept_condition",
    "accept_seat",
    "answer_reason",
    "begin_emergency",
    "begin_versions",
    "change_charter",
    "close_answer",
    "declare_ties",
    "depart",
    "end_emergency",
    "end_mandates",
    "erase_invitations",
    "erase_seats",
    "extend",
    "fill_seat",
    "found_charter",
    "fulfil",
    "give_up_seat",
    "hand_over_seat",
    "hold_charter",
    "leave_charter",
    "leave_with_membership",
    "move",
    "name_delegate",
    "nominate",
    "note_deliveries",
    "remind",
    "renew_charter",
    "say",
    "send_digests",
    "settle_due",
    "settle_motion",
    "tell_everybody",
    "tell_mover",
    "tell_seats",
    "vacate_seat",
    "withdraw",
    "withdraw_invitation",
]
