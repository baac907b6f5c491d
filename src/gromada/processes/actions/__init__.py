"""What hosts and visitors do in a process.

What changes the process for everyone is governed by its charter: see ``acts.py``. Such
an action needs a mandate, and a view moves the act instead.
"""

from gromada.processes.actions.intake import answer_input, answer_inputs, record_input, send_input
from gromada.processes.actions.phases import close_phase, extend_phase, open_phase
from gromada.processes.actions.preparing import PhasePlan, create_process, edit_process
from gromada.processes.actions.states import (
    close_process,
    correct_result,
    publish_process,
    publish_result,
    record_effects,
    reopen_process,
)

__all__ = [
    "PhasePlan",
    "answer_input",
    "answer_inputs",
    "close_phase",
    "close_process",
    "correct_result",
    "create_process",
    "edit_process",
    "extend_phase",
    "open_phase",
    "publish_process",
    "publish_result",
    "record_effects",
    "record_input",
    "reopen_process",
    "send_input",
]
