"""Processes: one policy question worked on together."""

from gromada.processes.models.intake import IntakeItem
from gromada.processes.models.phase import Phase, start_of_day
from gromada.processes.models.process import Host, Process

__all__ = ["Host", "IntakeItem", "Phase", "Process", "start_of_day"]
