"""Pages of processes."""

from gromada.processes.views.acts import phase_act, process_act
from gromada.processes.views.founding import found, found_plan, found_step, founded
from gromada.processes.views.hosts import host_desk
from gromada.processes.views.intake import intake_answer, intake_list, intake_record, intake_send
from gromada.processes.views.preparing import process_create, process_edit
from gromada.processes.views.processes import process_list, process_timeline

__all__ = [
    "found",
    "found_plan",
    "found_step",
    "founded",
    "host_desk",
    "intake_answer",
    "intake_list",
    "intake_record",
    "intake_send",
    "phase_act",
    "process_act",
    "process_create",
    "process_edit",
    "process_list",
    "process_timeline",
]
