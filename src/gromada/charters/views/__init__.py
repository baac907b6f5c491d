"""Pages of charters."""

from gromada.charters.views.charters import (
    charter_detail,
    charter_print,
    version_difference,
    version_list,
)
from gromada.charters.views.desk import desk
from gromada.charters.views.motions import (
    condition_accept,
    duty_fulfil,
    motion_condition,
    motion_depart,
    motion_detail,
    motion_extend,
    motion_list,
    motion_say,
    motion_withdraw,
    word_answer,
)
from gromada.charters.views.own_acts import charter_act
from gromada.charters.views.seats import (
    seat_delegate,
    seat_detail,
    seat_fill,
    seat_give_up,
    seat_hand_over,
    seat_invitation,
    seat_nominate,
    seat_ties,
    seat_vacate,
    seat_withdraw,
)
from gromada.charters.views.what_if import what_if

__all__ = [
    "charter_act",
    "charter_detail",
    "charter_print",
    "condition_accept",
    "desk",
    "duty_fulfil",
    "motion_condition",
    "motion_depart",
    "motion_detail",
    "motion_extend",
    "motion_list",
    "motion_say",
    "motion_withdraw",
    "seat_delegate",
    "seat_detail",
    "seat_fill",
    "seat_give_up",
    "seat_hand_over",
    "seat_invitation",
    "seat_nominate",
    "seat_ties",
    "seat_vacate",
    "seat_withdraw",
    "version_difference",
    "version_list",
    "what_if",
    "word_answer",
]
