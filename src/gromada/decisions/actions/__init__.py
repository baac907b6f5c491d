"""Answering what people put in, and deciding.

Decisions are taken, recommended or ended under the charter: see ``acts.py``. A view moves the
act; these actions need a mandate.
"""

from gromada.decisions.actions.accepting import accept_answer, send_back, tell_senders
from gromada.decisions.actions.answers import draft_answer, hand_in, take_back
from gromada.decisions.actions.clusters import (
    add_to_cluster,
    give_to,
    make_cluster,
    take_out,
)
from gromada.decisions.actions.deciding import (
    answer_decision,
    end_with_differences,
    note_recommendation,
    recommend,
    take_decision,
)
from gromada.decisions.actions.preparing import edit_decision, prepare_decision, state_position
from gromada.decisions.actions.remarks import (
    bring_in_remarks,
    note_decided_amendment,
    note_direct_answer,
    set_term,
)
from gromada.decisions.actions.reports import publish_report

__all__ = [
    "accept_answer",
    "add_to_cluster",
    "answer_decision",
    "bring_in_remarks",
    "draft_answer",
    "edit_decision",
    "end_with_differences",
    "give_to",
    "hand_in",
    "make_cluster",
    "note_decided_amendment",
    "note_direct_answer",
    "note_recommendation",
    "prepare_decision",
    "publish_report",
    "recommend",
    "send_back",
    "set_term",
    "state_position",
    "take_back",
    "take_decision",
    "take_out",
    "tell_senders",
]
